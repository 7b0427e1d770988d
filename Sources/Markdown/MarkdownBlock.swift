/// A block of a document with its place in the source. Lines and columns are 1-based; columns count bytes.
public struct MarkdownBlock: Hashable, Sendable {
  /// What a block is.
  public enum Kind: Hashable, Sendable {
    case heading(level: Int)
    case paragraph, table, list, item, blockQuote, html, code, thematicBreak
    /// Something that an extension added.
    case other
  }

  public var kind: Kind
  public var startLine: Int
  public var startColumn: Int
  /// The last line that belongs to the block.
  public var endLine: Int
  /// 0 for a block of the document itself, 1 for one in a list or a quote, …
  public var depth: Int

  public init(kind: Kind, startLine: Int, startColumn: Int, endLine: Int, depth: Int) {
    self.kind = kind
    self.startLine = startLine
    self.startColumn = startColumn
    self.endLine = endLine
    self.depth = depth
  }
}

extension MarkdownBlock {
  init(_ node: Node, depth: Int) {
    let kind: Kind =
      switch node.kind {
      case .heading: .heading(level: node.headingLevel)
      case .paragraph: .paragraph
      case .table: .table
      case .list: .list
      case .item: .item
      case .blockQuote: .blockQuote
      case .htmlBlock: .html
      case .codeBlock: .code
      case .thematicBreak: .thematicBreak
      default: .other
      }
    // Where cmark says column 0, the block ended with the line before; and a block that was closed before its first line ended
    // may seem to end before it starts.
    let last = node.endColumn == 0 ? node.endLine - 1 : node.endLine
    self.init(
      kind: kind, startLine: node.startLine, startColumn: node.startColumn, endLine: max(node.startLine, last), depth: depth)
  }
}
