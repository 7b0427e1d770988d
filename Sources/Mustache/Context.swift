/// The values in which names are looked up, the innermost last, by address.
///
/// Copying values out of an array counts references, which is a third of the time of rendering a page when done for every name.
/// The addresses stay good: everything on the stack is part of the root value, or of the items that the renderer's loops own. The
/// root is borrowed for the whole of a rendering, nothing in it can change meanwhile, and the stack is emptied at its end.
@safe struct Context {
  @unsafe private struct Frame {
    /// What `.` is.
    let value: UnsafePointer<Value>
    /// By number of the name: the slot in `values`, or -1. Only objects have any.
    let slots: UnsafeBufferPointer<Int16>
    let values: UnsafePointer<Value>?
  }

  private var frames: [Frame] = unsafe []

  mutating func removeAll() { unsafe frames.removeAll(keepingCapacity: true) }

  mutating func pop() { unsafe frames.removeLast() }

  mutating func push(_ value: UnsafePointer<Value>) { unsafe frames.append(Self.frame(value)) }

  mutating func replaceTop(_ value: UnsafePointer<Value>) { unsafe frames[frames.count - 1] = Self.frame(value) }

  /// What `.` is.
  var top: UnsafePointer<Value> { unsafe frames[frames.count - 1].value }

  @unsafe private static func frame(_ value: UnsafePointer<Value>) -> Frame {
    if case .object(let object) = unsafe value.pointee {
      let slots = unsafe object.shapeReference._withUnsafeGuaranteedRef { unsafe $0.slots.withUnsafeBufferPointer { unsafe $0 } }
      return unsafe Frame(
        value: value, slots: slots,
        values: object.values.withUnsafeBufferPointer { $0.baseAddress })
    }
    return unsafe Frame(value: value, slots: UnsafeBufferPointer(start: nil, count: 0), values: nil)
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
  func value(of path: [NameTable.Number]) -> UnsafePointer<Value>? {
    var found = unsafe value(of: path[0])
    for name in path.dropFirst() {
      guard let value = unsafe found, case .object(let object) = unsafe value.pointee else { return nil }
      let slot = object.shape.slot(of: name)
      guard slot >= 0 else { return nil }
      unsafe found = object.values.withUnsafeBufferPointer { unsafe $0.baseAddress.map { unsafe $0 + slot } }
    }
    return unsafe found
  }
}
