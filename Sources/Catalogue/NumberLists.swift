/// Lists of numbers behind each other. A list of its own lies in a place of its own, and whoever asks for it counts a reference there.
struct NumberLists: Sendable {
  /// Where each list begins in `numbers`, and where the last one ends.
  private let starts: [Int32]
  private let numbers: [Int32]

  init(_ lists: [[Int32]]) {
    var starts: [Int32] = [0]
    var numbers: [Int32] = []
    starts.reserveCapacity(lists.count + 1)
    numbers.reserveCapacity(lists.reduce(0) { $0 + $1.count })
    for list in lists {
      numbers += list
      starts.append(Int32(numbers.count))
    }
    self.starts = starts
    self.numbers = numbers
  }

  /// Where the numbers of a list are.
  func places(_ index: Int) -> Range<Int> { Int(starts[index])..<Int(starts[index + 1]) }

  subscript(_ place: Int) -> Int32 { numbers[place] }

  /// Appends a list.
  func append(_ index: Int, to out: inout [Int32]) {
    let places = places(index)
    out.append(addingCapacity: places.count) { out in
      for place in places { out.append(numbers[place]) }
    }
  }
}
