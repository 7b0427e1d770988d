/// Chooses, among all lines that begin with a label, those that are the template's own.
enum CategorySectionsOrder {
  typealias Mark = CategorySectionsFields.Mark

  /// At most one mark a label, in the template's order.
  ///
  /// The abstract's is the last: arXiv's abstracts have no blank lines, so that no label can stand in one, while a model's text may
  /// well bring an "Abstract:" of its own. The others are those of the longest run in order, but when a model has put the whole answer into one text and
  /// then again where it belongs, the last complete set of them.
  static func choose(_ marks: [Mark]) -> [Mark] {
    // In nearly all entries each label stands once, in order.
    if isInOrder(marks) { return marks }
    guard let abstract = marks.lastIndex(where: { $0.rank == CategorySectionsFields.abstract }) else {
      return inOrder(marks[...])
    }
    let before = marks[..<abstract].filter { $0.rank < CategorySectionsFields.abstract }[...]
    var chosen = inOrder(lastSet(before) ?? before)
    chosen.append(marks[abstract])
    // What follows the abstract by the template's order.
    return chosen + inOrder(marks[(abstract + 1)...]).filter { $0.rank > CategorySectionsFields.abstract }
  }

  private static func isInOrder(_ marks: [Mark]) -> Bool {
    var before = -1
    for mark in marks {
      if mark.rank <= before { return false }
      before = mark.rank
    }
    return true
  }

  /// As many marks as can be in the template's order, and of those that would do the first: a text that brings a later label leaves out
  /// none of those behind it.
  private static func inOrder(_ marks: ArraySlice<Mark>) -> [Mark] {
    // For each rank, how many marks can follow one another from one with it on; for each mark the same.
    var longest = Array(repeating: 0, count: CategorySectionsFields.labels.count)
    var lengths: [Int] = []
    for mark in marks.reversed() {
      let length = 1 + (longest[(mark.rank + 1)...].max() ?? 0)
      lengths.append(length)
      longest[mark.rank] = max(longest[mark.rank], length)
    }
    var wanted = longest.max() ?? 0
    var chosen: [Mark] = []
    for (mark, length) in zip(marks, lengths.reversed()) where length == wanted && mark.rank > chosen.last?.rank ?? -1 {
      chosen.append(mark)
      wanted -= 1
    }
    return chosen
  }

  /// The marks without a first set of Method, Result and Conclusion when another complete one follows.
  private static func lastSet(_ marks: ArraySlice<Mark>) -> ArraySlice<Mark>? {
    let wanted = [CategorySectionsFields.method, CategorySectionsFields.result, CategorySectionsFields.conclusion]
    var sets = 0
    var next = 0
    var start = marks.startIndex
    var lastStart: Int?
    for index in marks.indices where marks[index].rank == wanted[next] {
      if next == 0 { start = index }
      next += 1
      if next == wanted.count {
        sets += 1
        lastStart = start
        next = 0
      }
    }
    guard sets > 1, let lastStart else { return nil }
    let opening = marks.prefix { $0.rank < CategorySectionsFields.method }
    return ArraySlice(Array(opening) + Array(marks[lastStart...]))
  }
}
