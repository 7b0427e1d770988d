/// An object of one declared kind while it is filled in: `record[.title] = …` names only what the kind declares.
public struct Record<Kind: Fields>: Sendable {
  public private(set) var object: Object

  /// All values are absent.
  @inlinable public init(_ kind: Kind.Type = Kind.self) { self.init(Object(kind)) }

  @usableFromInline init(_ object: Object) { self.object = object }

  @inlinable public subscript(_ field: Kind) -> Value {
    get { value(at: field.rawValue) }
    set { setValue(newValue, at: field.rawValue) }
  }

  @usableFromInline func value(at slot: Int) -> Value { object.values[slot] }

  @usableFromInline mutating func setValue(_ value: Value, at slot: Int) { object.values[slot] = value }
}

extension Value {
  /// The object that a record is.
  public static func object<Kind: Fields>(_ record: Record<Kind>) -> Value { .object(record.object) }
}
