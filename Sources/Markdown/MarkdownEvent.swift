/// A step of a walk through a document.
public enum MarkdownEvent: Hashable, Sendable {
  case enter(MarkdownContainer)
  case leave(MarkdownContainer)
  case leaf(MarkdownLeaf)
}

/// A node that holds others; entered and left.
public enum MarkdownContainer: Hashable, Sendable {
  case document, blockQuote, item, paragraph
  /// `start` is the first number of an ordered list, nil for a bulleted one.
  case list(start: Int?, isTight: Bool)
  case heading(level: Int)
  case emphasis, strong, strikethrough
  /// The address as it was written, unchecked: any scheme is possible.
  case link(url: String, title: String)
  case image(url: String, title: String)
  case table, tableCell
  case tableRow(isHeader: Bool)
  case other
}

/// A node without children. Literals are the text meant: escapes and character references are resolved, but for HTML.
public enum MarkdownLeaf: Hashable, Sendable {
  case text(String)
  case code(String)
  case codeBlock(String, info: String)
  /// Raw HTML as it was written.
  case html(String, isBlock: Bool)
  case softBreak, lineBreak, thematicBreak
}

extension MarkdownLeaf {
  /// Nil when the node is a container.
  init?(_ node: Node) {
    switch node.kind {
    case .text: self = .text(node.literal)
    case .code: self = .code(node.literal)
    case .codeBlock: self = .codeBlock(node.literal, info: node.info)
    case .htmlInline: self = .html(node.literal, isBlock: false)
    case .htmlBlock: self = .html(node.literal, isBlock: true)
    case .softBreak: self = .softBreak
    case .lineBreak: self = .lineBreak
    case .thematicBreak: self = .thematicBreak
    default: return nil
    }
  }
}

extension MarkdownContainer {
  init(_ node: Node) {
    switch node.kind {
    case .document: self = .document
    case .blockQuote: self = .blockQuote
    case .list: self = .list(start: node.listStart, isTight: node.isTight)
    case .item: self = .item
    case .paragraph: self = .paragraph
    case .heading: self = .heading(level: node.headingLevel)
    case .emphasis: self = .emphasis
    case .strong: self = .strong
    case .strikethrough: self = .strikethrough
    case .link: self = .link(url: node.url, title: node.title)
    case .image: self = .image(url: node.url, title: node.title)
    case .table: self = .table
    case .tableHeader: self = .tableRow(isHeader: true)
    case .tableRow: self = .tableRow(isHeader: false)
    case .tableCell: self = .tableCell
    default: self = .other
    }
  }
}
