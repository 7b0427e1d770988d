internal import Vocabulary

/// What the path of a request asks for.
enum RequestTarget: Hashable, Sendable {
  /// A file below the site's root.
  case file(SitePath)
  /// The same, but the address had a slash at its end: `index.html` of this folder (nil is the root) and nothing else.
  case folder(SitePath?)
  /// Another address, percent-encoded.
  case redirect(String)
  /// The preview's own files, by what follows the reserved prefix.
  case reserved(String)
  /// Nothing that could be a file of the site.
  case nothing

  /// Where the preview's own files stand; no site has such a folder.
  static let reservedPrefix = "/__broadsheet/"

  /// Reads a path as it was sent, without its query, for a site that stands at `base` (which begins and ends with a slash).
  ///
  /// It is decoded once. A decoded slash, backslash, NUL or control character, an empty, `.` or `..` component, and bytes that are not
  /// UTF-8 make it nothing, since no address of a site has them.
  init(_ sent: String, base: String) {
    if sent.utf8.starts(with: Self.reservedPrefix.utf8) {
      self = .reserved(String(sent.dropFirst(Self.reservedPrefix.count)))
      return
    }
    guard sent.utf8.first == UInt8(ascii: "/"), let decoded = Self.decode(sent) else {
      self = .nothing
      return
    }
    if !decoded.utf8.starts(with: base.utf8) {
      // The root leads to the site, as does the base without its slash.
      let leads = decoded == "/" || decoded + "/" == base
      self = leads ? .redirect(Self.encoded(base)) : .nothing
      return
    }
    let rest = decoded.utf8.dropFirst(base.utf8.count)
    if rest.isEmpty {
      self = .folder(nil)
    } else if rest.last == UInt8(ascii: "/") {
      self = SitePath(String(decoding: rest.dropLast(), as: UTF8.self)).map { .folder($0) } ?? .nothing
    } else {
      self = SitePath(String(decoding: rest, as: UTF8.self)).map { .file($0) } ?? .nothing
    }
  }

  /// The path with its escapes decoded; nil when an escape is broken or stands for a slash, or when the result is not UTF-8.
  private static func decode(_ sent: String) -> String? {
    var out: [UInt8] = []
    out.reserveCapacity(sent.utf8.count)
    var rest = sent.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        out.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(hexadecimal), let low = rest.popFirst().flatMap(hexadecimal) else { return nil }
      let value = high << 4 | low
      if value == UInt8(ascii: "/") || value == 0 { return nil }
      out.append(value)
    }
    return String(validating: out, as: UTF8.self)
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    if byte.isASCIIDigit { return byte - 0x30 }
    let lower = byte | 0x20
    return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : nil
  }

  /// A base path (begins and ends with a slash) as an address.
  static func encoded(_ base: String) -> String {
    SitePath(String(base.dropFirst().dropLast())).map { "/\($0.percentEncoded)/" } ?? "/"
  }
}
