internal import Encoding
internal import Vocabulary

/// The order of a month's papers: by day, the undated last, then by address.
enum PaperOrder {
  /// A day and the first bytes of an address, which decide nearly every comparison. To compare documents is to copy them, and a copy counts
  /// all that they hold.
  private struct Key {
    let day: Int32
    let first: UInt64
    let second: UInt64
    let third: UInt64
    let index: Int

    init(_ document: borrowing SearchDocument, _ index: Int) {
      day = document.day?.packed ?? .max
      let path = document.path.utf8.span
      first = path.orderedWord(at: 0)
      second = path.orderedWord(at: 8)
      third = path.orderedWord(at: 16)
      self.index = index
    }
  }

  /// The documents' places in order.
  static func of(_ documents: [SearchDocument]) -> [Int] {
    var keys: [Key] = []
    keys.reserveCapacity(documents.count)
    for index in documents.indices { keys.append(Key(documents[index], index)) }
    keys.sort { left, right in
      if left.day != right.day { return left.day < right.day }
      if left.first != right.first { return left.first < right.first }
      if left.second != right.second { return left.second < right.second }
      if left.third != right.third { return left.third < right.third }
      return documents[left.index].path.utf8.lexicographicallyPrecedes(documents[right.index].path.utf8)
    }
    return keys.map(\.index)
  }
}
