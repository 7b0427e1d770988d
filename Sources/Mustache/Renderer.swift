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
  private struct Loop {
    /// What it walks over.
    var items: Value
    var next: Int
    var count: Int
  }

  private struct Return {
    var operation: Int
    /// The indentation to go back to; nil when the call left it alone.
    var indent: [UInt8]?
  }

  private let set: TemplateSet
  private let limits: Limits
  private var context: [Value] = []
  private var loops: [Loop] = []
  private var returns: [Return] = []
  private var indent: [UInt8] = []
  private var steps = 0

  public init(_ set: TemplateSet, limits: Limits = Limits()) {
    self.set = set
    self.limits = limits
  }

  /// Appends what a template prints for a value. The template must be of the renderer's set. Throws when templates include each
  /// other without end or print without end; what was appended until then stays.
  public mutating func render(_ template: Template, _ root: Value, into out: inout [UInt8]) throws(Diagnostic) {
    context.removeAll(keepingCapacity: true)
    loops.removeAll(keepingCapacity: true)
    returns.removeAll(keepingCapacity: true)
    indent.removeAll(keepingCapacity: true)
    steps = limits.steps
    context.append(root)
    try run(from: Int(set.program.entries[template.number]), mostBytes: out.count + limits.bytes, into: &out)
  }

  private mutating func run(from entry: Int, mostBytes: Int, into out: inout [UInt8]) throws(Diagnostic) {
    let program = set.program
    let operations = program.operations.span
    let literals = program.literals.span
    var at = entry
    while true {
      let operation = operations[at]
      switch operation.code {
      case .text: out.append(literals.extracting(Int(operation.a)..<Int(operation.a + operation.b)))
      case .markup: print(operation.a, escaping: .markup, into: &out)
      case .json: print(operation.a, escaping: .json, into: &out)
      case .plain: print(operation.a, escaping: .none, into: &out)
      case .section: if !enter(value(of: operation.a)) { at = Int(operation.b) }
      case .inverted: if !value(of: operation.a).isFalse { at = Int(operation.b) }
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

  /// The value of a name, looked for from the innermost object outwards.
  private func value(of reference: Int32) -> Value {
    if reference >= 0 { return lookUp(reference) }
    if reference == NameReference.current { return context[context.count - 1] }
    let path = set.program.paths[Int(NameReference.path(reference))]
    var value = lookUp(path[0])
    for name in path.dropFirst() {
      guard case .object(let object) = value else { return .absent }
      let slot = object.shape.slot(of: name)
      guard slot >= 0 else { return .absent }
      value = object.values[slot]
    }
    return value
  }

  private func lookUp(_ name: NameTable.Number) -> Value {
    var at = context.count - 1
    while at >= 0 {
      if case .object(let object) = context[at] {
        let slot = object.shape.slot(of: name)
        if slot >= 0 { return object.values[slot] }
      }
      at -= 1
    }
    return .absent
  }

  @inline(__always)
  private func print(_ reference: Int32, escaping: Escaping, into out: inout [UInt8]) {
    switch value(of: reference) {
    case .text(let text): out.append(text.utf8.span, escaping: escaping)
    case .bytes(let bytes): out.append(bytes.span, escaping: escaping)
    case .number(let number): out.append(decimal: number)
    case .flag(let flag): out.append(flag ? "true" : "false")
    case .absent, .list, .texts, .object: break
    }
  }

  // MARK: Sections

  /// Enters a section over a value; false when the value is.
  private mutating func enter(_ value: Value) -> Bool {
    if value.isFalse { return false }
    switch value {
    case .list(let values):
      loops.append(Loop(items: value, next: 1, count: values.count))
      context.append(values[0])
    case .texts(let texts):
      loops.append(Loop(items: value, next: 1, count: texts.count))
      context.append(.text(texts[0]))
    default:
      loops.append(Loop(items: .absent, next: 1, count: 1))
      context.append(value)
    }
    return true
  }

  /// Puts the next item in the place of the last; false when there is none and the section has been left.
  private mutating func nextItem() -> Bool {
    let loop = loops[loops.count - 1]
    guard loop.next < loop.count else {
      loops.removeLast()
      context.removeLast()
      return false
    }
    switch loop.items {
    case .list(let values): context[context.count - 1] = values[loop.next]
    case .texts(let texts): context[context.count - 1] = .text(texts[loop.next])
    default: break
    }
    loops[loops.count - 1].next += 1
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
      guard let template = template(named: value(of: name)) else { return nil }
      routine = set.program.dispatches[Int(dispatch)][template]
    }
    guard returns.count < limits.depth else {
      throw .error(
        "templates include each other more than \(limits.depth) deep here: end the recursion with a section over what is left",
        at: set.location(of: set.program.origins[operation]))
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
    default: nil
    }
  }

  private func endless(_ operation: Int) -> Diagnostic {
    .error(
      "the template prints without end here: \(limits.bytes) bytes or \(limits.steps) steps are the most for one page",
      at: set.location(of: set.program.origins[operation]))
  }
}
