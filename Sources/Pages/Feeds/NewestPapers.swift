internal import Vocabulary

/// The few newest of many papers by their last news, without sorting them all: the newest first, and of one edition in the papers' order.
struct NewestPapers {
  private struct Entry {
    var edition: Edition
    var paper: Int32

    func comesBefore(_ other: Entry) -> Bool {
      edition == other.edition ? paper < other.paper : edition > other.edition
    }
  }

  private let limit: Int
  /// Kept whatever comes after them; sorted.
  private var safe: [Entry] = []
  /// Sorted.
  private var entries: [Entry] = []

  init(atMost limit: Int) { self.limit = limit }

  mutating func add(_ paper: Int32, _ edition: Edition) {
    let entry = Entry(edition: edition, paper: paper)
    if entries.count >= limit - safe.count {
      guard let last = entries.last, entry.comesBefore(last) else { return }
      entries.removeLast()
    }
    var at = entries.count
    while at > 0, entry.comesBefore(entries[at - 1]) { at -= 1 }
    entries.insert(entry, at: at)
  }

  /// From here on no paper that was added takes the place of one that is there.
  mutating func keepAll() {
    safe = entries
    entries = []
  }

  var papers: [Int32] { (safe + entries).sorted { $0.comesBefore($1) }.map(\.paper) }
}
