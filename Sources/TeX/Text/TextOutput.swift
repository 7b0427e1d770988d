internal import Encoding
internal import Vocabulary

/// Where converted text goes, and in which form.
struct TextOutput {
  enum Form: Sendable {
    /// HTML of a page: formulas as MathML.
    case page
    /// HTML that feed readers understand, which strip MathML: formulas as characters.
    case feed
    /// Unicode without markup.
    case plain
  }

  var bytes: [UInt8] = []
  let form: Form
  /// Whether addresses may become links: not in a text that is a link itself.
  var links: Bool

  /// Whether the text is set in paragraphs, not in a line.
  let isBlock: Bool
  /// Whether each paragraph is isolated from its surroundings, because the text holds controls of direction.
  let isIsolated: Bool

  init(form: Form, links: Bool, isBlock: Bool, isIsolated: Bool) {
    self.form = form
    self.links = links
    self.isBlock = isBlock
    self.isIsolated = isIsolated
  }

  mutating func begin() {
    if isBlock { markup("<p>") }
    if isIsolated { markup("<bdi>") }
  }

  mutating func end() {
    if isIsolated { markup("</bdi>") }
    if isBlock { markup("</p>") }
  }

  mutating func paragraphBreak() {
    end()
    bytes.append("\n")
    begin()
  }

  mutating func lineBreak() { bytes.append(isBlock && !isPlain ? "<br>" : " ") }

  var isPlain: Bool { form == .plain }

  /// Text as it is meant; markup in it is escaped.
  mutating func text(_ source: [UInt8], _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    text(source.span.extracting(range))
  }

  mutating func text(_ span: Span<UInt8>) {
    if isPlain { bytes.appendPlain(span) } else { bytes.append(span, escaping: .markup) }
  }

  mutating func text(_ word: String) { text(word.utf8.span) }

  mutating func text(_ byte: UInt8) { text(CollectionOfOne(byte).span) }

  /// Markup, which a plain text has none of.
  mutating func markup(_ tag: StaticString) {
    if !isPlain { bytes.append(tag) }
  }

  mutating func text(_ word: StaticString) { bytes.append(word) }

  /// One character in a form of its own for plain text.
  mutating func text(_ word: StaticString, plain: StaticString) { bytes.append(isPlain ? plain : word) }

  /// Begins a link; false when the text may have none.
  mutating func openLink(_ url: [UInt8]) -> Bool {
    guard links, !isPlain else { return false }
    bytes.append("<a href=\"")
    bytes.append(url.span, escaping: .markup)
    // Other people's text: no endorsement, and no handle on our window.
    bytes.append("\" rel=\"nofollow noopener\">")
    return true
  }

  mutating func address(_ url: [UInt8]) {
    let isLink = openLink(url)
    text(url.span)
    if isLink { bytes.append("</a>") }
  }
}

extension [UInt8] {
  /// The text without the characters that XML and HTML forbid.
  mutating func appendPlain(_ span: Span<UInt8>) {
    var start = 0
    var at = 0
    while true {
      at = span.firstPlace(from: at) { $0.mayBeginForbidden }
      if at == span.count { break }
      let width = span.forbiddenWidth(at: at)
      if width == 0 {
        at += 1
        continue
      }
      append(span.extracting(start..<at))
      at += width
      start = at
    }
    append(span.extracting(start..<span.count))
  }
}
