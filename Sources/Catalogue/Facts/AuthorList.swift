internal import Encoding

/// The authors of an entry: names, as `AuthorName.plain` has them, and for each the hash of its slug. Who signs is counted over hundreds
/// of thousands of names, and by these no name need be looked at. A name that was stored is made when it is asked for: a build that changes
/// little asks for few.
public struct AuthorList: Hashable, Sendable {
  /// The authors of many entries, one behind the other.
  final class Stored: Sendable {
    let names: [UInt8]
    let signers: [UInt64]

    init(names: [UInt8], signers: [UInt64]) {
      self.names = names
      self.signers = signers
    }
  }

  // Beside each other, because a look at the names shall count no reference but theirs.
  private let made: [String]
  private let madeSigners: [UInt64]
  /// Nil of authors that a parser gave.
  private let stored: Stored?
  /// Where the stored names begin, each with its length before it, and their hashes.
  private let start: (name: Int32, signer: Int32)
  public let count: Int

  public var isEmpty: Bool { count == 0 }

  init(_ names: [String], signers: [UInt64]) {
    made = names
    madeSigners = signers
    stored = nil
    start = (0, 0)
    count = names.count
  }

  /// - Parameters:
  ///   - name: where the names begin.
  ///   - signer: where their hashes begin.
  init(_ stored: Stored, name: Int, signer: Int, count: Int) {
    made = []
    madeSigners = []
    self.stored = stored
    start = (Int32(name), Int32(signer))
    self.count = count
  }

  @inline(__always)
  public var names: [String] { stored == nil ? made : storedNames }

  private var storedNames: [String] {
    guard let stored else { return [] }
    var names: [String] = []
    names.reserveCapacity(count)
    var at = Int(start.name)
    for _ in 0..<count { names.append(Self.name(in: stored.names, &at)) }
    return names
  }

  public var first: String? { isEmpty ? nil : name(at: 0) }

  /// The name at a place, counted from 0.
  public func name(at place: Int) -> String {
    guard let stored else { return made[place] }
    var at = Int(start.name)
    for _ in 0..<place { at = Self.range(in: stored.names, at).upperBound }
    return Self.name(in: stored.names, &at)
  }

  func append(signersTo all: inout [UInt64]) {
    guard let stored else {
      all += madeSigners
      return
    }
    for at in Int(start.signer)..<(Int(start.signer) + count) { all.append(stored.signers[at]) }
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
