/// What a template can be given: values that are ready to print, and what sections walk over.
public enum Value: Sendable {
  /// Prints nothing; its section is left out.
  case absent
  /// Prints `true` or `false`; opens its section or its inverted section.
  case flag(Bool)
  /// Prints decimal digits; 0 is false to a section.
  case number(Int)
  /// A text in UTF-8; the empty one is false to a section.
  case text(String)
  /// The same in bytes, for what was put together as bytes.
  case bytes([UInt8])
  case list([Value])
  /// A list of texts, without a value for each.
  case texts([String])
  case object(Object)
  /// A text, an object, and a list, of the store that the value is rendered with.
  case stored(StoredText)
  case placed(StoredObject)
  case items(StoredItems)

  /// The text, or `absent` when there is none.
  @inlinable public static func text(orAbsent text: String?) -> Value { text.map(Value.text) ?? .absent }

  /// The bytes, or `absent` when there are none.
  @inlinable public static func bytes(orAbsent bytes: [UInt8]?) -> Value { bytes.map(Value.bytes) ?? .absent }

  /// The number, or `absent` when there is none.
  @inlinable public static func number(orAbsent number: Int?) -> Value { number.map(Value.number) ?? .absent }

  /// The object, or `absent` when there is none.
  @inlinable public static func object(orAbsent object: Object?) -> Value { object.map(Value.object) ?? .absent }

  /// A list of objects.
  @inlinable public static func objects(_ objects: [Object]) -> Value { .list(objects.map(Value.object)) }

  /// False to a section: absent, no flag, zero, and every empty text or list.
  public var isFalse: Bool {
    switch self {
    case .absent: true
    case .flag(let flag): !flag
    case .number(let number): number == 0
    case .text(let text): text.isEmpty
    case .bytes(let bytes): bytes.isEmpty
    case .list(let values): values.isEmpty
    case .texts(let texts): texts.isEmpty
    case .object, .placed: false
    case .stored(let text): text.count == 0
    case .items(let items): items.count == 0
    }
  }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral {
  public init(stringLiteral text: String) { self = .text(text) }
  public init(booleanLiteral flag: Bool) { self = .flag(flag) }
  public init(integerLiteral number: Int) { self = .number(number) }
}
