internal import Encoding

/// The authors of an entry: names, as `AuthorName.plain` has them, and for each the hash of its slug. Who signs is counted over hundreds
/// of thousands of names, and by these no name need be looked at. A name that was stored is made when it is asked for: a build that changes
/// little asks for few.
public struct AuthorList: Hashable, Sendable {
  private enum Form: Sendable {
    case made([String], signers: [UInt64])
    /// Where the names begin, each with its length before it, and the hashes.
    case stored(Stored, names: Int32, signers: Int32)
  }

  /// The authors of many entries, one behind the other.
  final class Stored: Sendable {
    let names: [UInt8]
    let signers: [UInt64]

    init(names: [UInt8], signers: [UInt64]) {
      self.names = names
      self.signers = signers
    }
  }

  private let form: Form
  public let count: Int

  public var isEmpty: Bool { count == 0 }

  init(_ names: [String], signers: [UInt64]) {
    form = .made(names, signers: signers)
    count = names.count
  }

  /// - Parameters:
  ///   - name: where the names begin.
  ///   - signer: where their hashes begin.
  init(_ stored: Stored, name: Int, signer: Int, count: Int) {
    form = .stored(stored, names: Int32(name), signers: Int32(signer))
    self.count = count
  }

  public var names: [String] {
    switch form {
    case .made(let names, _): return names
    case .stored(let stored, let start, _):
      var names: [String] = []
      names.reserveCapacity(count)
      var at = Int(start)
      for _ in 0..<count { names.append(Self.name(in: stored.names, &at)) }
      return names
    }
  }

  public var first: String? { isEmpty ? nil : name(at: 0) }

  /// The name at a place, counted from 0.
  public func name(at place: Int) -> String {
    switch form {
    case .made(let names, _): return names[place]
    case .stored(let stored, let start, _):
      var at = Int(start)
      for _ in 0..<place { at = Self.range(in: stored.names, at).upperBound }
      return Self.name(in: stored.names, &at)
    }
  }

  func append(signersTo all: inout [UInt64]) {
    switch form {
    case .made(_, let signers): all += signers
    case .stored(let stored, _, let start):
      for at in Int(start)..<(Int(start) + count) { all.append(stored.signers[at]) }
    }
  }

  private static func name(in bytes: [UInt8], _ at: inout Int) -> String {
    let range = range(in: bytes, at)
    at = range.upperBound
    return String(repairing: bytes.span.extracting(range))
  }

  /// The bytes of the name whose length stands at a place. Whoever stored them has looked whether they are there.
  private static func range(in bytes: [UInt8], _ place: Int) -> Range<Int> {
    var at = place
    var length = 0
    var shift = 0
    while bytes[at] >= 0x80 {
      length |= Int(bytes[at] & 0x7F) << shift
      shift += 7
      at += 1
    }
    length |= Int(bytes[at]) << shift
    return (at + 1)..<(at + 1 + length)
  }

  public static func == (left: Self, right: Self) -> Bool { left.names == right.names }

  public func hash(into hasher: inout Hasher) { hasher.combine(names) }
}
