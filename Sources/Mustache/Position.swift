/// A place in a source: 1-based line and column, in bytes.
struct Position {
  let line: Int
  let column: Int

  init(of offset: Int, in text: [UInt8]) {
    let before = text[..<offset]
    line = before.count { $0 == 0x0A } + 1
    column = offset - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
  }
}
