/// Values by name: a shape that many objects share, and one flat array.
///
/// Shapes live for ever, so objects do not count their references: threads that count the same ones wait for each other, and a site has
/// a hundred objects a page.
@safe public struct Object: Sendable {
  @unsafe let shapeReference: Unmanaged<Shape>
  var values: [Value]

  var shape: Shape { unsafe shapeReference.takeUnretainedValue() }

  /// An object of a declared kind, all of whose values are absent.
  @inlinable public init<Kind: Fields>(_ kind: Kind.Type) { self.init(empty: kind.shape) }

  @usableFromInline init(empty shape: Shape) {
    unsafe shapeReference = Unmanaged.passUnretained(shape)
    let count = shape.names.count
    // Not `repeating:`, which copies a value that is counted by reference for all it knows.
    var values: [Value] = []
    values.reserveCapacity(count)
    values.append(addingCapacity: count) { out in
      for _ in 0..<count { out.append(.absent) }
    }
    self.values = values
  }

  /// An object without a declared kind, for tests and small uses: those of the same names share a shape. Of a name given twice the last stays.
  public init(untyped members: [(name: String, value: Value)]) {
    var slots: [String: Int] = [:]
    var names: [String] = []
    var values: [Value] = []
    for member in members {
      if let slot = slots[member.name] {
        values[slot] = member.value
      } else {
        slots[member.name] = names.count
        names.append(member.name)
        values.append(member.value)
      }
    }
    unsafe shapeReference = Unmanaged.passUnretained(Shape.shared(names: names))
    self.values = values
  }

  /// The value of a declared name. The object must have been made for the same kind.
  @inlinable public subscript<Kind: Fields>(_ field: Kind) -> Value {
    get { value(at: field.rawValue, of: Kind.shape) }
    set { setValue(newValue, at: field.rawValue, of: Kind.shape) }
  }

  @usableFromInline func value(at slot: Int, of kind: Shape) -> Value {
    precondition(isOf(kind), "an object of another kind")
    return values[slot]
  }

  @usableFromInline mutating func setValue(_ value: Value, at slot: Int, of kind: Shape) {
    precondition(isOf(kind), "an object of another kind")
    values[slot] = value
  }

  private func isOf(_ kind: Shape) -> Bool { unsafe shapeReference.toOpaque() == Unmanaged.passUnretained(kind).toOpaque() }
}
