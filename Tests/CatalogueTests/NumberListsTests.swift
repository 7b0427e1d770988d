import Testing

@testable import Catalogue

@Suite("Lists of numbers behind each other")
struct NumberListsTests {
  @Test(arguments: [[], [[]], [[1]], [[], [3, 1, 2], [], [-7, 5]]] as [[[Int32]]])
  func areWhatTheyWereMadeOf(lists: [[Int32]]) {
    let packed = NumberLists(lists)
    for (index, list) in lists.enumerated() {
      var out: [Int32] = [9]
      packed.append(index, to: &out)
      #expect(out == [9] + list)
      #expect(packed.places(index).map { packed[$0] } == list)
    }
  }
}
