/// A Markdown text parsed by cmark-gfm. Owns the tree, which is freed with it; nothing of the C library leaves this target.
///
/// Parsing, walking and freeing do not recurse, and lines that would nest very many blocks are read as text, so that hostile
/// input costs neither the stack nor the square of its nesting.
public struct MarkdownDocument: ~Copyable {
  /// Nil when memory ran out: an empty document.
  private let root: Node?

  /// Parses UTF-8. What is not UTF-8 becomes U+FFFD.
  public init(_ source: Span<UInt8>, extensions: MarkdownExtensions = .all) {
    if let tamed = NestingGuard.tamed(source) {
      root = Node.parse(tamed.span, extensions: extensions)
    } else {
      root = Node.parse(source, extensions: extensions)
    }
  }

  public init(_ text: String, extensions: MarkdownExtensions = .all) {
    self.init(text.utf8.span, extensions: extensions)
  }

  deinit { root?.free() }

  /// Hands every node to `body` in document order: containers twice, leaves once.
  public func walk<Failure>(_ body: (MarkdownEvent) throws(Failure) -> Void) throws(Failure) {
    try root?.walk { (node, isEntered) throws(Failure) in
      if let leaf = MarkdownLeaf(node) {
        try body(.leaf(leaf))
      } else {
        try body(isEntered ? .enter(MarkdownContainer(node)) : .leave(MarkdownContainer(node)))
      }
    }
  }

  /// Hands every block to `body` in document order, an outer one before those that it holds.
  public func walkBlocks(_ body: (MarkdownBlock) -> Void) {
    guard let root else { return }
    var node = root.firstChild
    var depth = 0
    while let current = node {
      body(MarkdownBlock(current, depth: depth))
      node = nil
      if current.kind == .blockQuote || current.kind == .list || current.kind == .item, let child = current.firstChild {
        depth += 1
        node = child
        continue
      }
      var ancestor = current
      while ancestor != root {
        if let sibling = ancestor.next {
          node = sibling
          break
        }
        guard let parent = ancestor.parent else { break }
        ancestor = parent
        depth -= 1
      }
    }
  }

  /// The document as HTML in safe mode: raw HTML is left out, and so are addresses of dangerous schemes (`javascript:` …).
  public func html() -> [UInt8] { root?.html() ?? [] }
}
