public import Vocabulary

/// Reads a YAML 1.1 document with libyaml.
public enum YAMLParser {
  /// How much a file may ask for.
  public struct Limits: Sendable {
    /// The largest source, in bytes.
    public var bytes = 1 << 20
    /// The deepest nesting.
    public var depth = 64
    /// The most nodes, those that aliases repeat included: a few lines of aliases can stand for billions.
    public var nodes = 200_000

    public init() {}
  }

  /// The document's value, nil when there is none (nothing but comments).
  ///
  /// - Parameter firstLine: the line of `file` on which the source begins, for a document inside another file.
  /// - Throws: an error with its place, when the source is no YAML, goes beyond a limit, repeats a key, or has a second document.
  public static func parse(
    _ source: Span<UInt8>, file: String, firstLine: Int = 1, limits: Limits = Limits()
  ) throws(Diagnostic) -> YAMLNode? {
    guard source.count <= limits.bytes else {
      throw .error(
        "the YAML has \(source.count) bytes and the limit is \(limits.bytes): make it smaller", at: SourceLocation(file: file))
    }
    guard let events = YAMLEvents(source) else {
      throw .error("there is not enough memory to read the YAML", at: SourceLocation(file: file))
    }
    var builder = YAMLTreeBuilder(places: YAMLPlaces(source, file: file, firstLine: firstLine), limits: limits)
    return try builder.build(events)
  }

  /// `parse` for a source at hand as an array.
  public static func parse(_ source: [UInt8], file: String, limits: Limits = Limits()) throws(Diagnostic) -> YAMLNode? {
    try parse(source.span, file: file, limits: limits)
  }
}
