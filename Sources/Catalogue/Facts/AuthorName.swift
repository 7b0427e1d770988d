private import TeX
private import Vocabulary

/// The names of those who sign papers.
public enum AuthorName {
  /// A name in Unicode, in one line, whatever TeX the digest had: `G\"odel` and `Gödel` sign as one.
  public static func plain(_ name: String) -> String {
    // What most names consist of stays as it is.
    let isPlain = name.utf8.allSatisfy {
      $0.isASCIILetter || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
    }
    if isPlain { return name }
    // A space that does not break is a space in an address and in a citation.
    return RichText.plain(name).replacing("\u{A0}", with: " ")
  }
}
