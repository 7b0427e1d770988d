internal import Vocabulary

/// Light Markdown, as models write it: paragraphs and lists of our own, because a summary that begins with `#` or holds `---` means
/// no heading; the inside of the lines by CommonMark.
enum LightMarkdown {
  static func append(_ source: [UInt8], to output: inout TextOutput) {
    guard !source.isEmpty else { return }
    guard output.isBlock else {
      output.begin()
      MarkdownLine.append(source, to: &output)
      output.end()
      return
    }
    var isFirst = true
    for block in MarkdownBlocks.split(source) {
      if !isFirst { output.text("\n") }
      isFirst = false
      switch block {
      case .paragraph(let text): appendParagraph(text, to: &output)
      case .list(let list): appendList(list, to: &output)
      }
    }
  }

  /// A paragraph, and the list that may stand in its line.
  private static func appendParagraph(_ text: [UInt8], to output: inout TextOutput) {
    guard let (intro, list) = ListInLine.split(text) else {
      output.begin()
      MarkdownLine.append(text, to: &output)
      return output.end()
    }
    if !intro.isEmpty {
      output.begin()
      MarkdownLine.append(intro, to: &output)
      output.end()
      output.text("\n")
    }
    appendList(list, to: &output)
  }

  private static func appendList(_ list: MarkdownList, to output: inout TextOutput) {
    output.markup(list.kind.open)
    for item in list.items {
      output.markup("<li>")
      appendItem(item.text, to: &output)
      if !item.children.isEmpty {
        output.markup("<ul>")
        for child in item.children {
          output.markup("<li>")
          appendItem(child, to: &output)
          output.markup("</li>")
        }
        output.markup("</ul>")
      }
      output.markup("</li>")
    }
    output.markup(list.kind.close)
  }

  private static func appendItem(_ text: [UInt8], to output: inout TextOutput) {
    if output.isIsolated { output.markup("<bdi>") }
    MarkdownLine.append(text, to: &output)
    if output.isIsolated { output.markup("</bdi>") }
  }
}

/// A list with at most one level below its items.
struct MarkdownList: Equatable {
  enum Kind: Equatable {
    case bulleted, numbered, roman

    var open: StaticString {
      switch self {
      case .bulleted: "<ul>"
      case .numbered: "<ol>"
      case .roman: "<ol type=\"i\">"
      }
    }

    var close: StaticString { self == .bulleted ? "</ul>" : "</ol>" }
  }

  struct Item: Equatable {
    var text: [UInt8]
    var children: [[UInt8]] = []
  }

  var kind: Kind
  var items: [Item] = []
}
