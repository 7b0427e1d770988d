/// An object of one declared kind while it is filled: `var paper = Record<PaperFields>(); paper[.title] = "…"; paper.value`.
public struct Record<Kind: Fields>: Sendable {
  public private(set) var object: Object

  /// All values are absent.
  public init() { object = Object(Kind.self) }

  @inlinable public subscript(_ field: Kind) -> Value {
    get { object[field] }
    set { setValue(newValue, at: field.rawValue) }
  }

  @usableFromInline mutating func setValue(_ value: Value, at slot: Int) { object.values[slot] = value }

  /// As a value of another object.
  public var value: Value { .object(object) }
}
