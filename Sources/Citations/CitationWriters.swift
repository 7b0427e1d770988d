extension CitedPaper {
  public func appendBibTeX(to out: inout [UInt8]) {}
  public func appendRIS(to out: inout [UInt8]) {}
  /// One object.
  public func appendCSLJSON(to out: inout [UInt8]) {}
  /// The value of a COinS span's `title`, not escaped.
  public var coins: String { "" }
}

/// Many citations in one file.
public enum CitationFile {
  public static func appendBibTeX(_ papers: [CitedPaper], to out: inout [UInt8]) {}
  public static func appendRIS(_ papers: [CitedPaper], to out: inout [UInt8]) {}
  /// A JSON array.
  public static func appendCSLJSON(_ papers: [CitedPaper], to out: inout [UInt8]) {}
}
