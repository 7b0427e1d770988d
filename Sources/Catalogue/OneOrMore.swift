/// A list that is never empty and mostly holds one value, which then needs no memory of its own: that of tens of thousands of papers took
/// longer to ask for, and to look into, than what is in it.
public struct OneOrMore<Element: Sendable>: RandomAccessCollection, Sendable {
  private let one: Element
  private let others: [Element]

  public init(_ one: Element) {
    self.one = one
    others = []
  }

  /// - Parameter all: at least one.
  init(of all: [Element]) {
    one = all[0]
    others = Array(all.dropFirst())
  }

  @inline(__always)
  public var startIndex: Int { 0 }

  @inline(__always)
  public var endIndex: Int { others.count + 1 }

  @inline(__always)
  public subscript(_ index: Int) -> Element { index == 0 ? one : others[index - 1] }
}
