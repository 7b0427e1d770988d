internal import Vocabulary

extension CitedPaper {
  /// The value of a COinS span's `title`, not escaped for HTML: an OpenURL ContextObject (Z39.88-2004) in Dublin Core, of the type that
  /// Zotero takes for a preprint.
  public var coins: String {
    var pairs = [
      ("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"), ("rft.type", "preprint"),
      ("rft.title", plainTitle.onOneLine),
    ]
    for name in names { pairs.append(("rft.au", name.familyFirst)) }
    if let date { pairs.append(("rft.date", date)) }
    if id != nil { pairs.append(("rft.publisher", "arXiv")) }
    if let doi { pairs.append(("rft_id", "info:doi/\(doi)")) }
    if let address { pairs.append(("rft_id", address)) }
    return pairs.map { "\($0)=\(Self.percentEncoded($1))" }.joined(separator: "&")
  }

  /// The same with the DOI alone, for long lists: titles and authors that are percent-encoded do not compress against those that the
  /// list shows, and would be a seventh of it; the type comes with them. The whole without a DOI.
  public var shortCoins: String {
    guard let doi else { return coins }
    return "ctx_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:dc&rft_id=info:doi/\(doi)"
  }

  /// All but the unreserved characters of RFC 3986.
  private static func percentEncoded(_ text: String) -> String {
    var out: [UInt8] = []
    for byte in text.utf8 {
      if byte.isASCIILetter || byte.isASCIIDigit || "-._~".utf8.contains(byte) {
        out.append(byte)
      } else {
        out.append(UInt8(ascii: "%"))
        for nibble in [byte >> 4, byte & 15] { out.append(nibble < 10 ? 0x30 + nibble : 0x37 + nibble) }
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
