internal import Vocabulary

/// How a month's part is cut into files: shards of terms, each with its postings, and blocks of what results show.
///
/// Every file is fetched whole, so both kinds are kept to a few kilobytes, and their number grows with the papers alone: about one
/// file for 26 papers. `search.js` reads the numbers of files from the catalogue.
enum SearchLayout {
  /// Papers in a block of what results show.
  static let papersPerBlock = 68
  /// Papers for each shard of terms; fewer in a small month, whose papers have more words of their own.
  static let papersPerShard = 42
  static let papersPerShardOfSmallMonth = 24
  static let smallMonth = 1_000

  static func shardCount(documentCount: Int) -> Int {
    func count(_ papers: Int, per shard: Int) -> Int { (papers + shard - 1) / shard }
    return max(
      count(documentCount, per: papersPerShard), count(min(documentCount, smallMonth), per: papersPerShardOfSmallMonth))
  }

  static func blockCount(documentCount: Int) -> Int { (documentCount + papersPerBlock - 1) / papersPerBlock }

  static func shardPath(_ month: Month, _ index: Int) -> SitePath { path(month, "t", index) }

  static func blockPath(_ month: Month, _ index: Int) -> SitePath { path(month, "d", index) }

  private static func path(_ month: Month, _ kind: String, _ index: Int) -> SitePath {
    SitePath(trusted: "search/\(month)/\(kind)\(index).bin")
  }

  /// Beginnings of so many English words that a shard for each would be twice as large as the others: four characters count there.
  static let crowdedBeginnings = [
    "con", "pro", "com", "int", "tra", "pre", "dis", "mod", "per", "gen", "res", "str", "exp", "rec", "sta", "mul", "rea", "cha",
    "par", "rel", "imp", "rep", "sub",
  ]

  /// The same as numbers: three bytes, the first one highest.
  private static let crowdedNumbers = Set(crowdedBeginnings.map { $0.utf8.reduce(0) { $0 << 8 | UInt32($1) } })

  /// The shard that holds a term. All words that share their first three characters are in one shard, so that completing a word
  /// needs one file; pairs of East Asian characters go by the first and two bits of the second, which spreads frequent ones.
  static func shard(of term: Span<UInt8>, count: Int) -> Int {
    let first = scalar(in: term, at: 0)
    let key: UInt32
    if EastAsian.contains(first.value) {
      let second = first.width < term.count ? scalar(in: term, at: first.width).value : 0
      key = mixed(mixed(0, first.value), second & 3)
    } else {
      var at = 0
      var hash: UInt32 = 0
      var beginning: UInt32 = 0
      for index in 0..<4 where at < term.count {
        let next = scalar(in: term, at: at)
        if index < 3 { beginning = beginning << 8 | next.value } else if !crowdedNumbers.contains(beginning) { break }
        hash = mixed(hash, next.value)
        at += next.width
      }
      key = hash
    }
    return Int((UInt64(key) * UInt64(count)) >> 32)
  }

  /// One round of MurmurHash3's mixing (Austin Appleby, public domain), in 32 bits because browsers multiply those.
  private static func mixed(_ hash: UInt32, _ value: UInt32) -> UInt32 {
    var h = (hash ^ value) &* 0x85EB_CA6B
    h ^= h >> 13
    h = h &* 0xC2B2_AE35
    return h ^ (h >> 16)
  }

  /// The Unicode scalar at a place of valid UTF-8, and how many bytes it takes.
  @inline(__always) static func scalar(in bytes: Span<UInt8>, at index: Int) -> (value: UInt32, width: Int) {
    let lead = UInt32(bytes[index])
    if lead < 0x80 { return (lead, 1) }
    func tail(_ offset: Int) -> UInt32 { UInt32(bytes[index + offset]) & 0x3F }
    if lead < 0xE0 { return ((lead & 0x1F) << 6 | tail(1), 2) }
    if lead < 0xF0 { return ((lead & 0x0F) << 12 | tail(1) << 6 | tail(2), 3) }
    return ((lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
  }
}

/// Scripts written without spaces between words, and Hangul, whose words take endings: indexed by pairs of characters.
enum EastAsian {
  static func contains(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3040...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0x2_0000...0x3_FFFF: true
    default: false
    }
  }

  /// Particles and conjunctions (的 了 与 和 及) that end one word and begin another: they separate, so that no pair straddles them.
  static func separates(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x7684, 0x4E86, 0x4E0E, 0x548C, 0x53CA: true
    default: false
    }
  }

  /// The block of Han characters that nearly all text uses; pairs of them are stored densely.
  static func isCommonHan(_ scalar: UInt32) -> Bool { scalar &- 0x4E00 < 0x5200 }
}

extension [UInt8] {
  /// Appends a Unicode scalar as UTF-8.
  mutating func append(scalar: UInt32) {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(0x80 | scalar >> shift & 0x3F) }
    if scalar < 0x80 {
      append(UInt8(scalar))
    } else if scalar < 0x800 {
      append(UInt8(0xC0 | scalar >> 6))
      append(tail(0))
    } else if scalar < 0x1_0000 {
      append(UInt8(0xE0 | scalar >> 12))
      append(tail(6))
      append(tail(0))
    } else {
      append(UInt8(0xF0 | scalar >> 18))
      append(tail(12))
      append(tail(6))
      append(tail(0))
    }
  }
}
