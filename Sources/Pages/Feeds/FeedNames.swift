internal import Vocabulary

/// Identifiers for things that have no address, because the site does not know its own.
enum FeedNames {
  /// A UUID out of a fingerprint (RFC 9562, version 8), the same for the same name for ever.
  static func urn(_ name: String) -> String {
    var builder = FingerprintBuilder()
    builder.add(name)
    var digits = Array(builder.finish().description.utf8)
    digits[12] = UInt8(ascii: "8")
    digits[16] = UInt8(ascii: "8")
    let text = String(decoding: digits, as: UTF8.self)
    func part(_ from: Int, _ to: Int) -> String { String(Array(text)[from..<to]) }
    return "urn:uuid:\(part(0, 8))-\(part(8, 12))-\(part(12, 16))-\(part(16, 20))-\(part(20, 32))"
  }
}
