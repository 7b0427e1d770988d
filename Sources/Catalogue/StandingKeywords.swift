/// For each entry the numbers of some keywords, in blocks of memory that all entries share.
struct StandingKeywords: Sendable {
  private var numbers: [Int32] = []
  /// Where each entry's begin in `numbers`; one more at the end.
  private var starts: [Int32] = [0]
  /// Where each digest's begin in `starts`.
  private var digests: [Int32] = []

  /// What is added from now on belongs to the next digest.
  mutating func beginDigest() { digests.append(Int32(starts.count - 1)) }

  /// Adds a keyword of the entry that comes next.
  mutating func append(_ keyword: Int32) { numbers.append(keyword) }

  /// The entry has no more.
  mutating func endEntry() { starts.append(Int32(numbers.count)) }

  /// The keywords of an entry, in the order in which they were added.
  func forEach(of entry: EntryReference, _ body: (Int32) -> Void) {
    let at = Int(digests[Int(entry.digest)] + entry.ordinal)
    for place in Int(starts[at])..<Int(starts[at + 1]) { body(numbers[place]) }
  }
}
