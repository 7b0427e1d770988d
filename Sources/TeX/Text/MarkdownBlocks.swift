internal import Vocabulary

/// Parts a text into paragraphs and lists by its lines.
enum MarkdownBlocks {
  enum Block: Equatable {
    /// One line; line ends within it are spaces.
    case paragraph([UInt8])
    case list(MarkdownList)
  }

  static func split(_ source: [UInt8]) -> [Block] {
    var reader = Reader()
    for line in source.split(separator: 0x0A, omittingEmptySubsequences: false) { reader.read(line) }
    reader.endParagraph()
    reader.endList()
    return reader.blocks
  }

  private struct Reader {
    var blocks: [Block] = []
    var paragraph: [UInt8] = []
    var list: MarkdownList?
    /// The markers of the list's items, for the case that it is none.
    var markers: [[UInt8]] = []
    /// A blank line came behind the last item: what follows belongs to it only when it is an item too.
    var isLoose = false

    mutating func read(_ line: ArraySlice<UInt8>) {
      guard let first = line.firstIndex(where: { !$0.isASCIISpace }), let last = line.lastIndex(where: { !$0.isASCIISpace })
      else {
        endParagraph()
        isLoose = list != nil
        return
      }
      let indent = first - line.startIndex
      let text = line[first...last]
      if let marker = Marker(text), continues(marker, indent: indent) {
        endParagraph()
        isLoose = false
        let item = Array(text.dropFirst(marker.width))
        var open = list ?? MarkdownList(kind: marker.number == nil ? .bulleted : .numbered)
        list = nil
        if marker.number == nil, open.kind != .bulleted {
          open.items[open.items.count - 1].children.append(item)
        } else {
          open.items.append(MarkdownList.Item(text: item))
          markers.append(Array(text.prefix(marker.width)))
        }
        list = open
      } else if list != nil, !isLoose {
        appendToItem(text)
      } else {
        endList()
        if !paragraph.isEmpty { paragraph.append(0x20) }
        paragraph += text
      }
    }

    /// Whether a marker begins a list or goes on with the one that is open.
    private mutating func continues(_ marker: Marker, indent: Int) -> Bool {
      guard let open = list else {
        // A number that is not the first is the end of a sentence that wrapped.
        return marker.number == nil || marker.number == 1
      }
      if let number = marker.number {
        if open.kind == .numbered, number == open.items.count + 1 { return true }
        guard isLoose || open.kind == .bulleted, number == 1 else { return false }
        endList()
        return true
      }
      if open.kind == .numbered, indent < 2 { endList() }
      return true
    }

    private mutating func appendToItem(_ text: ArraySlice<UInt8>) {
      guard var open = list else { return }
      // Before the items are changed: two lists would share them, and copy them for each line.
      list = nil
      guard var item = open.items.popLast() else { return }
      if var child = item.children.popLast() {
        child.append(0x20)
        child += text
        item.children.append(child)
      } else {
        item.text.append(0x20)
        item.text += text
      }
      open.items.append(item)
      list = open
    }

    mutating func endParagraph() {
      if !paragraph.isEmpty { blocks.append(.paragraph(paragraph)) }
      paragraph = []
    }

    /// A single number is no list: `1. FC Köln won.`
    mutating func endList() {
      guard let open = list else { return }
      list = nil
      isLoose = false
      if open.kind == .numbered, open.items.count == 1, open.items[0].children.isEmpty {
        blocks.append(.paragraph(markers[0] + open.items[0].text))
      } else {
        blocks.append(.list(open))
      }
      markers = []
    }
  }

  /// What begins an item: `- `, `* `, `+ `, `• `, `1. `, `1) `.
  private struct Marker {
    var number: Int?
    var width: Int

    init?(_ line: ArraySlice<UInt8>) {
      let bytes = Array(line.prefix(8))
      if bytes.count > 1, "-*+".utf8.contains(bytes[0]), bytes[1] == 0x20 {
        number = nil
        width = 2
        return
      }
      if bytes.count > 3, bytes[0] == 0xE2, bytes[1] == 0x80, bytes[2] == 0xA2 {
        number = nil
        width = bytes[3] == 0x20 ? 4 : 3
        return
      }
      let digits = bytes.prefix(while: \.isASCIIDigit)
      guard !digits.isEmpty, digits.count <= 3, digits.count + 1 < bytes.count else { return nil }
      let sign = bytes[digits.count]
      let next = bytes[digits.count + 1]
      guard sign == UInt8(ascii: ".") || sign == UInt8(ascii: ")"), next == 0x20 || next >= 0x80 || next == UInt8(ascii: "*")
      else { return nil }
      number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      width = digits.count + (next == 0x20 ? 2 : 1)
    }
  }
}
