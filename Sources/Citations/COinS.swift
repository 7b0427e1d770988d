internal import Encoding
public import Vocabulary

extension CitedPaper {
  /// The value of a COinS span's `title`, not escaped for HTML: an OpenURL ContextObject (Z39.88-2004) in Dublin Core, of the type that
  /// Zotero takes for a preprint.
  public var coins: String {
    var out: [UInt8] = []
    func pair(_ name: StaticString, _ value: Span<UInt8>) {
      if !out.isEmpty { out.append("&") }
      out.append(name)
      out.append("=")
      out.append(percentEncoding: value)
    }
    pair("ctx_ver", "Z39.88-2004".utf8.span)
    pair("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc".utf8.span)
    pair("rft.type", "preprint".utf8.span)
    pair("rft.title", plainTitle.onOneLine.utf8.span)
    for name in names.names { pair("rft.au", names.bytes.span.extracting(name.familyFirst)) }
    if let date { pair("rft.date", date.utf8.span) }
    if let id {
      pair("rft.publisher", "arXiv".utf8.span)
      pair("rft_id", "info:doi/\(Self.doiPrefix)\(id)".utf8.span)
      pair("rft_id", "\(Self.addressPrefix)\(id)".utf8.span)
    }
    return String(repairing: out.span)
  }

  /// Appends the same with the DOI alone, for long lists: titles and authors that are percent-encoded do not compress against those that
  /// the list shows, and would be a seventh of it; the type comes with them.
  public static func append(shortCoinsOf id: PaperID, to out: inout [UInt8]) {
    out.append("ctx_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:dc&rft_id=info:doi/")
    out.append(doiPrefix)
    out.append(id.description)
  }
}

extension [UInt8] {
  /// All but the unreserved characters of RFC 3986.
  fileprivate mutating func append(percentEncoding text: Span<UInt8>) {
    for at in text.indices {
      let byte = text[at]
      if byte.isASCIILetter || byte.isASCIIDigit || "-._~".utf8.contains(byte) {
        append(byte)
      } else {
        append(UInt8(ascii: "%"))
        for nibble in [byte >> 4, byte & 15] { append(nibble < 10 ? 0x30 + nibble : 0x37 + nibble) }
      }
    }
  }
}
