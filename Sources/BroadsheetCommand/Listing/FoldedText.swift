internal import Vocabulary

/// A text as searches compare it, letter case aside. Bytes are compared: finding a `String` in another one goes by characters, which took
/// most of a search's time.
struct FoldedText: Sendable {
  private let bytes: [UInt8]

  init(_ text: String) { bytes = Array(UnicodeText.caseFolded(text).utf8) }

  func contains(_ part: FoldedText) -> Bool {
    guard let first = part.bytes.first else { return true }
    let whole = bytes.span
    let wanted = part.bytes.span
    var at = 0
    while at + wanted.count <= whole.count {
      if whole[at] == first {
        var length = 1
        while length < wanted.count, whole[at + length] == wanted[length] { length += 1 }
        if length == wanted.count { return true }
      }
      at += 1
    }
    return false
  }
}
