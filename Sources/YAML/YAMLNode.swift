/// A value of a YAML document with its place. Aliases are resolved: the value stands in each place that names it.
public struct YAMLNode: Hashable, Sendable {
  /// What a node holds.
  public enum Content: Hashable, Sendable {
    /// Always text here: `yes`, `1` and `null` are words until somebody asks for a truth, a number or nothing.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    /// In the document's order; keys are unique.
    case mapping([Pair])
  }

  /// A key of a mapping with its value.
  public struct Pair: Hashable, Sendable {
    public var key: String
    /// 1-based; the column counts bytes.
    public var keyLine: Int
    public var keyColumn: Int
    public var value: YAMLNode

    public init(key: String, keyLine: Int, keyColumn: Int, value: YAMLNode) {
      self.key = key
      self.keyLine = keyLine
      self.keyColumn = keyColumn
      self.value = value
    }
  }

  public var content: Content
  /// 1-based.
  public var line: Int
  /// 1-based, in bytes.
  public var column: Int

  public init(_ content: Content, line: Int, column: Int) {
    self.content = content
    self.line = line
    self.column = column
  }
}

/// What a node is read as; nil when it is something else. YAML 1.2's core schema
/// (<https://yaml.org/spec/1.2.2/#103-core-schema>): `yes` and `on` are no truths.
extension YAMLNode {
  /// The text of a scalar, but for null.
  public var string: String? {
    guard case .scalar(let text, _) = content, !isNull else { return nil }
    return text
  }

  public var bool: Bool? {
    switch content {
    case .scalar("true", true), .scalar("True", true), .scalar("TRUE", true): true
    case .scalar("false", true), .scalar("False", true), .scalar("FALSE", true): false
    default: nil
    }
  }

  /// A decimal whole number.
  public var int: Int? {
    guard case .scalar(let text, isPlain: true) = content else { return nil }
    return Int(text)
  }

  public var isNull: Bool {
    switch content {
    case .scalar("", true), .scalar("~", true), .scalar("null", true), .scalar("Null", true), .scalar("NULL", true): true
    default: false
    }
  }

  public var sequence: [YAMLNode]? {
    guard case .sequence(let nodes) = content else { return nil }
    return nodes
  }

  public var mapping: [Pair]? {
    guard case .mapping(let pairs) = content else { return nil }
    return pairs
  }

  /// The value of a key of a mapping.
  public subscript(key: String) -> YAMLNode? { mapping?.first { $0.key == key }?.value }

  /// "a text", "a list", … for diagnostics that say what was found.
  public var kindName: String {
    switch content {
    case .scalar:
      if isNull { "nothing" } else if bool != nil { "true or false" } else if int != nil { "a number" } else { "a text" }
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}
