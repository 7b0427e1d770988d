private import CCommonMark
private import Synchronization
private import Glibc

/// A node of cmark's tree: the one place that asks the C library about it. Valid as long as the document that it was taken from,
/// which never lets it out.
@safe struct Node: Equatable {
  enum Kind: Equatable {
    case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
    case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image
    case strikethrough, table, tableHeader, tableRow, tableCell
    case other
  }

  let pointer: OpaquePointer

  init?(_ pointer: OpaquePointer?) {
    guard let pointer = unsafe pointer else { return nil }
    unsafe self.pointer = pointer
  }

  static func == (left: Node, right: Node) -> Bool { unsafe left.pointer == right.pointer }

  var firstChild: Node? { unsafe Node(cmark_node_first_child(pointer)) }
  var next: Node? { unsafe Node(cmark_node_next(pointer)) }
  var parent: Node? { unsafe Node(cmark_node_parent(pointer)) }

  var literal: String { unsafe Self.string(cmark_node_get_literal(pointer)) }
  var info: String { unsafe Self.string(cmark_node_get_fence_info(pointer)) }
  var url: String { unsafe Self.string(cmark_node_get_url(pointer)) }
  var title: String { unsafe Self.string(cmark_node_get_title(pointer)) }
  var headingLevel: Int { unsafe Int(cmark_node_get_heading_level(pointer)) }
  var isTight: Bool { unsafe cmark_node_get_list_tight(pointer) != 0 }

  /// The first number of an ordered list, nil for a bulleted one.
  var listStart: Int? {
    guard unsafe cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST else { return nil }
    return unsafe Int(cmark_node_get_list_start(pointer))
  }

  var startLine: Int { unsafe Int(cmark_node_get_start_line(pointer)) }
  var startColumn: Int { unsafe Int(cmark_node_get_start_column(pointer)) }
  var endLine: Int { unsafe Int(cmark_node_get_end_line(pointer)) }
  var endColumn: Int { unsafe Int(cmark_node_get_end_column(pointer)) }

  /// Frees the node and all below it.
  func free() { unsafe cmark_node_free(pointer) }

  /// The HTML of the node in safe mode.
  func html() -> [UInt8] {
    guard let text = unsafe cmark_render_html(pointer, CMARK_OPT_DEFAULT, nil) else { return [] }
    defer { unsafe Glibc.free(text) }
    return unsafe Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
  }

  var kind: Kind {
    switch unsafe cmark_node_get_type(pointer) {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_HTML_INLINE: .htmlInline
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    default: extensionKind
    }
  }

  /// Extensions number their types when they are registered; the names of these are fixed.
  private var extensionKind: Kind {
    switch unsafe Self.string(cmark_node_get_type_string(pointer)) {
    case "strikethrough": .strikethrough
    case "table": .table
    case "table_header": .tableHeader
    case "table_row": .tableRow
    case "table_cell": .tableCell
    default: .other
    }
  }

  private static func string(_ value: UnsafePointer<CChar>?) -> String {
    guard let value = unsafe value else { return "" }
    return unsafe String(cString: value)
  }

  /// Walks through the node and all below it, without recursion. Containers come twice, entered and left.
  func walk<Failure>(_ body: (Node, _ isEntered: Bool) throws(Failure) -> Void) throws(Failure) {
    guard let iterator = unsafe cmark_iter_new(pointer) else { return }
    defer { unsafe cmark_iter_free(iterator) }
    while true {
      let event = unsafe cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = unsafe Node(cmark_iter_get_node(iterator)) else { return }
      try body(node, event == CMARK_EVENT_ENTER)
    }
  }

  /// Parses UTF-8; nil only when memory has run out.
  static func parse(_ source: Span<UInt8>, extensions: MarkdownExtensions) -> Node? {
    guard let parser = unsafe cmark_parser_new(CMARK_OPT_VALIDATE_UTF8) else { return nil }
    defer { unsafe cmark_parser_free(parser) }
    for name in extensions.registeredNames {
      if let found = unsafe cmark_find_syntax_extension(name) {
        _ = unsafe cmark_parser_attach_syntax_extension(parser, found)
      }
    }
    unsafe source.withUnsafeBytes { raw in
      guard let base = raw.baseAddress else { return }
      unsafe cmark_parser_feed(parser, base.assumingMemoryBound(to: CChar.self), raw.count)
    }
    if !extensions.marksCharacters { return unsafe Node(cmark_parser_finish(parser)) }
    var root: Node?
    markedCharacters.withLock { _ in root = unsafe Node(cmark_parser_finish(parser)) }
    return root
  }

  /// cmark marks the characters of inline extensions in a table that all parsers share, and clears them when it is done: two such
  /// parsers at once would miss each other's.
  private static let markedCharacters = Mutex(())
}
