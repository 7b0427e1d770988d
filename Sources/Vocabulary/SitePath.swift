/// The address of a file of the site below its root: `days/2025-04-22.html`. Never absolute, never leaves the root.
public struct SitePath: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Components joined by `/`, UTF-8 as on disk (not percent-encoded), no leading slash.
  public let description: String

  /// Nil when a component is empty, `.`, `..`, over 255 bytes, or holds a control character, a NUL or a backslash.
  public init?(_ text: String) {
    guard !text.isEmpty else { return nil }
    for component in text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      guard !component.isEmpty, component.count <= 255, !component.elementsEqual(".".utf8), !component.elementsEqual("..".utf8),
        component.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") })
      else { return nil }
    }
    description = text
  }

  /// For addresses made by this package out of slugs, identifiers and days, which are safe by construction.
  public init(trusted text: String) { description = text }

  /// The same in three parts, put together in one piece of memory, as there are a hundred thousand.
  ///
  /// - Parameter isFolder: a byte of the name that stands for `/`.
  public init(trusted folder: StaticString, _ name: String, _ ending: StaticString, isFolder: UInt8? = nil) {
    let name = name.utf8.span
    let slash = UInt8(ascii: "/")
    let count = folder.utf8CodeUnitCount + name.count + ending.utf8CodeUnitCount
    description = unsafe String(unsafeUninitializedCapacity: count) { path in
      var end = 0
      func append(_ byte: UInt8) {
        unsafe path[end] = byte
        end += 1
      }
      for at in 0..<folder.utf8CodeUnitCount { unsafe append(folder.utf8Start[at]) }
      for at in name.indices { append(name[at] == isFolder ? slash : name[at]) }
      for at in 0..<ending.utf8CodeUnitCount { unsafe append(ending.utf8Start[at]) }
      return end
    }
  }

  /// How many folders stand above the file: 0 at the root.
  public var depth: Int { description.utf8.count { $0 == UInt8(ascii: "/") } }

  /// What leads from this file back to the root: empty, `../`, `../../` …
  public var rootPrefix: String { String(repeating: "../", count: depth) }

  /// The shortest relative address of another file of the site, percent-encoded, for use in this one: ASCII bytes.
  public func link(to other: SitePath) -> [UInt8] {
    var link: [UInt8] = []
    link.reserveCapacity(description.utf8.count + other.description.utf8.count)
    appendLink(to: other, &link)
    return link
  }

  /// Appends what `link` gives.
  public func appendLink(to other: SitePath, _ link: inout [UInt8]) { appendLink(to: other.description.utf8.span, &link) }

  /// The same for the path of a file in bytes.
  public func appendLink(to bytes: Span<UInt8>, _ link: inout [UInt8]) {
    let own = description.utf8.span
    var shared = 0
    var at = 0
    while at < own.count, at < bytes.count, own[at] == bytes[at] {
      at += 1
      if own[at - 1] == UInt8(ascii: "/") { shared = at }
    }
    var up = 0
    for at in shared..<own.count where own[at] == UInt8(ascii: "/") { up += 1 }
    for _ in 0..<up {
      link.append(UInt8(ascii: "."))
      link.append(UInt8(ascii: "."))
      link.append(UInt8(ascii: "/"))
    }
    Self.appendPercentEncoded(bytes.extracting(shared..<bytes.count), to: &link)
  }

  /// The address with everything but unreserved characters and `/` percent-encoded (RFC 3986, 2.3).
  public var percentEncoded: String {
    var out: [UInt8] = []
    appendPercentEncoded(to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// Appends what `percentEncoded` gives.
  public func appendPercentEncoded(to out: inout [UInt8]) { Self.appendPercentEncoded(description.utf8.span, to: &out) }

  private static func appendPercentEncoded(_ bytes: Span<UInt8>, to out: inout [UInt8]) {
    var start = 0
    for at in bytes.indices {
      let byte = bytes[at]
      if isUnreserved(byte) { continue }
      unsafe bytes.extracting(start..<at).withUnsafeBufferPointer { unsafe out.append(contentsOf: $0) }
      out.append(UInt8(ascii: "%"))
      for nibble in [byte >> 4, byte & 15] { out.append(nibble < 10 ? 0x30 + nibble : 0x37 + nibble) }
      start = at + 1
    }
    unsafe bytes.extracting(start..<bytes.count).withUnsafeBufferPointer { unsafe out.append(contentsOf: $0) }
  }

  /// Small letters, and what begins with `-./` and ends with `9`, are nearly all there is.
  private static func isUnreserved(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "-") <= UInt8(ascii: "9") - UInt8(ascii: "-")
      || byte &- UInt8(ascii: "A") < 26 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~")
  }

  public static func < (left: Self, right: Self) -> Bool {
    left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
  }
}
