/// That a paper contains a term, and where.
struct Posting: Equatable {
  /// The paper's place in its month, oldest first.
  var document: UInt32
  /// How well the term stands for the title: 0 not in it, 1 in a title of ten terms or more, 2 of five to nine, 3 of four or less.
  var title: UInt8 = 0
  var isAuthor = false
  var isKeyword = false
  /// Occurrences in summary and abstract.
  var frequency: UInt8 = 0

  init(document: UInt32) { self.document = document }

  static func titleClass(termCount: Int) -> UInt8 { termCount <= 4 ? 3 : termCount <= 9 ? 2 : 1 }

  /// 0: not in the text, 1: once, 2: two or three times, 3: more often.
  var level: Int { frequency < 2 ? Int(frequency) : frequency < 4 ? 2 : 3 }
}
