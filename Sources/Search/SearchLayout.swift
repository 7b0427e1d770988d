internal import Vocabulary

/// How a month's part is cut into files: shards of terms, each with its postings, and blocks of what results show.
///
/// Every file is fetched whole, so both kinds are kept to a few kilobytes, and their number grows with the papers alone: about one
/// file for 26 papers. `search.js` reads the numbers of files from the catalogue.
enum SearchLayout {
  /// Papers in a block of what results show.
  static let papersPerBlock = 64
  /// Papers for each shard of terms.
  static let papersPerShard = 44

  static func shardCount(documentCount: Int) -> Int { (documentCount + papersPerShard - 1) / papersPerShard }

  static func blockCount(documentCount: Int) -> Int { (documentCount + papersPerBlock - 1) / papersPerBlock }

  static func shardPath(_ month: Month, _ index: Int) -> SitePath { path(month, "t", index) }

  static func blockPath(_ month: Month, _ index: Int) -> SitePath { path(month, "d", index) }

  private static func path(_ month: Month, _ kind: String, _ index: Int) -> SitePath {
    SitePath(trusted: "search/\(month)/\(kind)\(index).bin")
  }

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
      for _ in 0..<3 where at < term.count {
        let next = scalar(in: term, at: at)
        hash = mixed(hash, next.value)
        at += next.width
      }
      key = hash
    }
    return Int(UInt64(key) * UInt64(count) >> 32)
  }

  /// One round of MurmurHash3's mixing (Austin Appleby, public domain), in 32 bits because browsers multiply those.
  private static func mixed(_ hash: UInt32, _ value: UInt32) -> UInt32 {
    var h = (hash ^ value) &* 0x85EB_CA6B
    h ^= h >> 13
    h = h &* 0xC2B2_AE35
    return h ^ (h >> 16)
  }

  /// The Unicode scalar at a place of valid UTF-8, and how many bytes it takes.
  static func scalar(in bytes: Span<UInt8>, at index: Int) -> (value: UInt32, width: Int) {
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

  /// The block of Han characters that nearly all text uses; pairs of them are stored densely.
  static func isCommonHan(_ scalar: UInt32) -> Bool { scalar &- 0x4E00 < 0x5200 }
}
