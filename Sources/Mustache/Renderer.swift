internal import Encoding
public import Vocabulary

/// Renders templates of one set, again and again, and keeps the memory it works in.
public struct Renderer {
  /// What one rendering may take before it is stopped.
  public struct Limits: Sendable {
    /// Partials and parents within each other.
    public var depth = 200
    /// Partials entered and list items walked over.
    public var steps = 50_000_000
    /// Bytes printed.
    public var bytes = 1 << 28

    public init() {}
  }

  /// A section that has been entered.
  @safe private struct Loop {
    /// What it walks over, by address as in the context; nil when it is over one value.
    @unsafe let items: UnsafePointer<Value>?
    let count: Int
    var next = 1
    /// The same when nothing else owns them.
    let own: [Value]
  }

  private struct Return {
    var operation: Int
    /// The indentation to go back to; nil when the call left it alone.
    var indent: [UInt8]?
  }

  private let set: TemplateSet
  private let limits: Limits
  private var context = Context()
  private var loops: [Loop] = []
  private var returns: [Return] = []
  private var indent: [UInt8] = []
  private var steps = 0
  /// The texts of the store that the value stands in.
  private var texts: [UInt8] = []

  public init(_ set: TemplateSet, limits: Limits = Limits()) {
    self.set = set
    self.limits = limits
    loops.reserveCapacity(16)
    returns.reserveCapacity(16)
  }

  /// Appends what a template prints for a value. The template must be of the renderer's set. Throws when templates include each
  /// other without end or print without end; what was appended until then stays.
  ///
  /// - Parameter store: the one in which the value stands; nil for a value of its own.
  public mutating func render(
    _ template: Template, _ root: Value, of store: ValueStore? = nil, into out: inout [UInt8]
  ) throws(Diagnostic) {
    context.removeAll()
    loops.removeAll(keepingCapacity: true)
    returns.removeAll(keepingCapacity: true)
    indent.removeAll(keepingCapacity: true)
    steps = limits.steps
    let entry = Int(set.program.entries[template.number])
    let mostBytes = out.count + limits.bytes
    texts = store?.bytes ?? []
    defer { texts = [] }
    try withExtendedLifetime(store) { () throws(Diagnostic) in
      try unsafe withUnsafePointer(to: root) { root throws(Diagnostic) in
        unsafe context.begin(in: store?.values ?? UnsafeBufferPointer(start: nil, count: 0))
        unsafe context.push(root)
        defer { context.removeAll() }
        try run(from: entry, mostBytes: mostBytes, into: &out)
      }
    }
  }

  private mutating func run(from entry: Int, mostBytes: Int, into out: inout [UInt8]) throws(Diagnostic) {
    // Arrays of their own, as a span may not outlive what the compiler sees of its owner.
    let (ownOperations, ownLiterals) = (set.program.operations, set.program.literals)
    let operations = ownOperations.span
    let literals = ownLiterals.span
    var at = entry
    while true {
      let operation = operations[at]
      switch operation.code {
      case .text: out.append(literals.extracting(Int(operation.a)..<Int(operation.a + operation.b)))
      case .markup: print(operation.a, escaping: .markup, into: &out)
      case .json: print(operation.a, escaping: .json, into: &out)
      case .plain: print(operation.a, escaping: .none, into: &out)
      case .section: if !enter(operation.a) { at = Int(operation.b) }
      case .inverted: if let value = unsafe value(of: operation.a), unsafe !value.pointee.isFalse { at = Int(operation.b) }
      case .sectionEnd:
        if nextItem() { at = Int(operation.a) }
        steps -= 1
        if steps < 0 || out.count > mostBytes { throw endless(at) }
      case .call:
        if let called = try call(Int(operation.a), at: at) {
          at = called
          steps -= 1
          if steps < 0 || out.count > mostBytes { throw endless(at) }
          continue
        }
      case .indent: out.append(contentsOf: indent)
      case .finish:
        guard let back = returns.popLast() else { return }
        at = back.operation
        if let outer = back.indent { indent = outer }
      }
      at += 1
    }
  }

  // MARK: Names

  /// The value of a name; nil when no object has it.
  @inline(__always)
  private func value(of reference: Int32) -> UnsafePointer<Value>? {
    if reference >= 0 { return unsafe context.value(of: reference) }
    if reference == NameReference.current { return unsafe context.top }
    let path = set.program.paths[Int(NameReference.path(reference))]
    return unsafe context.value(of: set.program.pathNames, path)
  }

  @inline(__always)
  private func print(_ reference: Int32, escaping: Escaping, into out: inout [UInt8]) {
    guard let value = unsafe value(of: reference) else { return }
    switch unsafe value.pointee {
    case .text(let text): out.append(text.utf8.span, escaping: escaping)
    case .bytes(let bytes): out.append(bytes.span, escaping: escaping)
    case .stored(let text):
      let start = Int(text.start)
      guard start + Int(text.count) <= texts.count else { return }
      out.append(texts.span.extracting(start..<start + Int(text.count)), escaping: escaping)
    case .number(let number): out.append(decimal: number)
    case .flag(let flag): out.append(flag ? "true" : "false")
    case .absent, .list, .texts, .object, .placed, .items: break
    }
  }

  // MARK: Sections

  /// Enters a section over a value; false when the value is.
  private mutating func enter(_ reference: Int32) -> Bool {
    guard let value = unsafe value(of: reference), unsafe !value.pointee.isFalse else { return false }
    switch unsafe value.pointee {
    case .items(let items):
      guard let first = unsafe context.first(of: items) else { return false }
      unsafe loops.append(Loop(items: first, count: Int(items.count), own: []))
      unsafe context.push(first)
    case .list(let values): enter(list: values)
    case .texts(let texts): enter(list: texts.map(Value.text))
    default:
      unsafe loops.append(Loop(items: nil, count: 0, own: []))
      unsafe context.push(value)
    }
    return true
  }

  private mutating func enter(list values: [Value]) {
    // The address is good for as long as somebody owns the array: here that is the loop.
    guard let first = unsafe values.withUnsafeBufferPointer({ $0.baseAddress }) else { return }
    unsafe loops.append(Loop(items: first, count: values.count, own: values))
    unsafe context.push(first)
  }

  /// Puts the next item in the place of the last; false when there is none and the section has been left.
  private mutating func nextItem() -> Bool {
    let top = loops.count - 1
    let next = loops[top].next
    guard next < loops[top].count, let items = unsafe loops[top].items else {
      loops.removeLast()
      context.pop()
      return false
    }
    unsafe context.replaceTop(items + next)
    loops[top].next = next + 1
    return true
  }

  // MARK: Calls

  /// Where the called routine begins; nil when no template is called so.
  private mutating func call(_ number: Int, at operation: Int) throws(Diagnostic) -> Int? {
    let call = set.program.calls[number]
    let routine: Int32
    switch call.target {
    case .routine(let known): routine = known
    case .named(let name, let dispatch):
      guard let value = unsafe value(of: name), let template = template(named: unsafe value.pointee) else { return nil }
      routine = set.program.dispatches[Int(dispatch)][template]
    }
    guard returns.count < limits.depth else {
      let tag = set.program.recursion(in: returns.map(\.operation) + [operation])
      throw .error(
        "templates include each other more than \(limits.depth) deep here: end the recursion with a section over what is left",
        at: set.location(of: set.program.origins[tag]))
    }
    var back = Return(operation: operation)
    switch call.indentation {
    case .keep: break
    case .replace:
      back.indent = indent
      indent = call.indent
    case .add:
      back.indent = indent
      indent += call.indent
    }
    returns.append(back)
    return Int(set.program.entries[Int(routine)])
  }

  private func template(named name: Value) -> Int? {
    switch name {
    case .text(let text): set.numbers[text]
    case .bytes(let bytes): set.numbers[String(decoding: bytes, as: UTF8.self)]
    case .stored(let text):
      set.numbers[String(decoding: texts.dropFirst(Int(text.start)).prefix(Int(text.count)), as: UTF8.self)]
    default: nil
    }
  }

  private func endless(_ operation: Int) -> Diagnostic {
    .error(
      "the template prints without end here: \(limits.bytes) bytes or \(limits.steps) steps are the most for one page",
      at: set.location(of: set.program.origins[operation]))
  }
}
