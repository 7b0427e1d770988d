/// The values in which names are looked up, the innermost last, by address.
///
/// Copying values out of an array counts references, which is a third of the time of rendering a page when done for every name.
/// The addresses stay good: everything on the stack is part of the root value, of its store, or of the items that the renderer's loops
/// own. Both are borrowed for the whole of a rendering, nothing in them can change meanwhile, and the stack is emptied at its end.
@safe struct Context {
  @unsafe private struct Frame {
    /// What `.` is.
    let value: UnsafePointer<Value>
    /// By number of the name: the slot in `values`, or -1. Only objects have any.
    let slots: UnsafeBufferPointer<Int16>
    let values: UnsafePointer<Value>?
  }

  private var frames: [Frame] = unsafe []

  init() { unsafe frames.reserveCapacity(16) }

  /// The values of the store that the root value stands in.
  @unsafe private var stored = unsafe UnsafeBufferPointer<Value>(start: nil, count: 0)

  mutating func removeAll() {
    unsafe frames.removeAll(keepingCapacity: true)
    unsafe stored = UnsafeBufferPointer(start: nil, count: 0)
  }

  /// Names the store that values stand in from now on.
  mutating func begin(in stored: UnsafeBufferPointer<Value>) { unsafe self.stored = stored }

  mutating func pop() { unsafe frames.removeLast() }

  mutating func push(_ value: UnsafePointer<Value>) { unsafe frames.append(frame(value)) }

  mutating func replaceTop(_ value: UnsafePointer<Value>) { unsafe frames[frames.count - 1] = frame(value) }

  /// What `.` is.
  var top: UnsafePointer<Value> { unsafe frames[frames.count - 1].value }

  @unsafe private func frame(_ value: UnsafePointer<Value>) -> Frame {
    switch unsafe value.pointee {
    case .placed(let object):
      return unsafe Frame(value: value, slots: Self.slots(object.shapeReference), values: values(of: object))
    case .object(let object):
      return unsafe Frame(
        value: value, slots: Self.slots(object.shapeReference), values: object.values.withUnsafeBufferPointer { $0.baseAddress })
    default: return unsafe Frame(value: value, slots: UnsafeBufferPointer(start: nil, count: 0), values: nil)
    }
  }

  @unsafe private static func slots(_ shape: Unmanaged<Shape>) -> UnsafeBufferPointer<Int16> {
    unsafe shape._withUnsafeGuaranteedRef { unsafe $0.slots.withUnsafeBufferPointer { unsafe $0 } }
  }

  /// Nil for an object of another store, whose values would end beyond this one.
  @unsafe private func values(of object: StoredObject) -> UnsafePointer<Value>? {
    let count = unsafe object.shapeReference._withUnsafeGuaranteedRef { $0.names.count }
    guard unsafe Int(object.start) + count <= stored.count else { return nil }
    return unsafe stored.baseAddress.map { unsafe $0 + Int(object.start) }
  }

  /// The first item of a list; nil for one of another store, whose items would end beyond this one.
  func first(of items: StoredItems) -> UnsafePointer<Value>? {
    guard unsafe Int(items.start) + Int(items.count) <= stored.count else { return nil }
    return unsafe stored.baseAddress.map { unsafe $0 + Int(items.start) }
  }

  /// The value of a name in the innermost object that has it.
  @inline(__always)
  func value(of name: NameTable.Number) -> UnsafePointer<Value>? {
    let name = Int(name)
    var at = unsafe frames.count - 1
    while at >= 0 {
      let frame = unsafe frames[at]
      if unsafe name < frame.slots.count {
        let slot = unsafe frame.slots[name]
        if slot >= 0 { return unsafe frame.values.map { unsafe $0 + Int(slot) } }
      }
      at -= 1
    }
    return nil
  }

  /// The value of a dotted name: its first part is looked for everywhere, the others in what was found.
  func value(of names: [NameTable.Number], _ path: Range<Int>) -> UnsafePointer<Value>? {
    var found = unsafe value(of: names[path.lowerBound])
    for at in path.dropFirst() {
      guard let value = unsafe found else { return nil }
      let name = Int(names[at])
      let inner = unsafe frame(value)
      guard unsafe name < inner.slots.count else { return nil }
      let slot = unsafe inner.slots[name]
      guard slot >= 0 else { return nil }
      unsafe found = inner.values.map { unsafe $0 + Int(slot) }
    }
    return unsafe found
  }
}
