internal import Encoding

/// The texts of a paper as HTML and as plain Unicode.
///
/// Two kinds come in: *TeX text* is what authors gave to arXiv (titles, abstracts, comments, names); *light Markdown* is what models
/// write (summaries and their sections). Neither is ever HTML: `<event>` is a word in angle brackets. What comes out is well-formed in
/// HTML and XML, holds only elements of a short list, and links only to http and https.
public enum RichText {
  // MARK: TeX text

  /// TeX text in a line, such as a title. Without links where the text stands in a link itself.
  public static func appendInline(_ text: String, links: Bool = true, to out: inout [UInt8]) {
    appendTeX(text, form: .page, links: links, isBlock: false, to: &out)
  }

  /// TeX text in paragraphs (`<p>`), such as an abstract. Nothing for an empty text.
  public static func appendParagraphs(_ text: String, to out: inout [UInt8]) {
    appendTeX(text, form: .page, links: true, isBlock: true, to: &out)
  }

  /// TeX text as Unicode in one line without markup, for `<title>`, feeds, citations and search: formulas as characters where these are
  /// exact (`10⁻³`), else their source with its delimiters.
  public static func plain(_ text: String) -> String {
    let bytes = text.utf8.span
    if PlainRuns.isPlain(bytes, isMarkdown: false) { return isOneLine(bytes) ? text : oneLine(bytes) }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    appendTeX(text, form: .plain, links: false, isBlock: true, to: &out)
    return oneLine(out.span)
  }

  // MARK: Light Markdown

  /// Light Markdown in blocks: `<p>`, `<ul>`, `<ol>`. Nothing for an empty text.
  public static func appendMarkdown(_ text: String, to out: inout [UInt8]) {
    appendMarkdown(text, form: .page, links: true, isBlock: true, to: &out)
  }

  /// Light Markdown in a line.
  public static func appendMarkdownInline(_ text: String, links: Bool = true, to out: inout [UInt8]) {
    appendMarkdown(text, form: .page, links: links, isBlock: false, to: &out)
  }

  /// Light Markdown as Unicode in one line without markup.
  public static func plainMarkdown(_ text: String) -> String {
    let bytes = text.utf8.span
    if PlainRuns.isPlain(bytes, isMarkdown: true) { return isOneLine(bytes) ? text : oneLine(bytes) }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    appendMarkdown(text, form: .plain, links: false, isBlock: false, to: &out)
    return oneLine(out.span)
  }

  // MARK: Feeds

  /// What a text is written in.
  public enum Notation: Sendable {
    case tex, markdown
  }

  /// A text in paragraphs for feed readers, which strip MathML: formulas as characters with `<sup>` and `<sub>` where these are exact,
  /// else their source in `<code>`.
  public static func appendForFeed(_ text: String, _ notation: Notation, to out: inout [UInt8]) {
    switch notation {
    case .tex: appendTeX(text, form: .feed, links: true, isBlock: true, to: &out)
    case .markdown: appendMarkdown(text, form: .feed, links: true, isBlock: true, to: &out)
    }
  }

  // MARK: Both ways

  private static func appendTeX(_ text: String, form: TextOutput.Form, links: Bool, isBlock: Bool, to out: inout [UInt8]) {
    let span = text.utf8.span
    let before = out.count
    let isPlain = form == .plain
    if !isPlain {
      if isBlock { out.append("<p>") }
      if PlainRuns.append(span, isMarkdown: false, isBlock: isBlock, to: &out) {
        if isBlock { endParagraph(from: before, to: &out) }
        return
      }
      out.removeSubrange(before...)
    }
    let balanced = BidiControls.balanced(span)
    var output = TextOutput(form: form, links: links, isBlock: isBlock, isIsolated: balanced != nil)
    swap(&output.bytes, &out)
    var reader = TeXTextReader(trimmed(balanced ?? Array(text.utf8)), makesParagraphs: isBlock)
    if !reader.source.isEmpty {
      output.begin()
      reader.read(to: &output)
      output.end()
    }
    swap(&output.bytes, &out)
  }

  private static func appendMarkdown(_ text: String, form: TextOutput.Form, links: Bool, isBlock: Bool, to out: inout [UInt8]) {
    let span = text.utf8.span
    let before = out.count
    if form != .plain {
      if isBlock { out.append("<p>") }
      if PlainRuns.append(span, isMarkdown: true, isBlock: isBlock, to: &out) {
        if isBlock { endParagraph(from: before, to: &out) }
        return
      }
      out.removeSubrange(before...)
    }
    let balanced = BidiControls.balanced(span)
    var output = TextOutput(form: form, links: links, isBlock: isBlock, isIsolated: balanced != nil)
    swap(&output.bytes, &out)
    LightMarkdown.append(trimmed(balanced ?? Array(text.utf8)), to: &output)
    swap(&output.bytes, &out)
  }

  /// Ends the one paragraph that began at `start`; takes it back when it is empty.
  private static func endParagraph(from start: Int, to out: inout [UInt8]) {
    while let last = out.last, last == 0x20 || last == 0x0A || last == 0x0D || last == 0x09 { out.removeLast() }
    if out.count <= start + 3 { out.removeSubrange(start...) } else { out.append("</p>") }
  }

  private static func trimmed(_ text: [UInt8]) -> [UInt8] {
    guard let first = text.firstIndex(where: { $0 > 0x20 }), let last = text.lastIndex(where: { $0 > 0x20 }) else { return [] }
    return first == 0 && last == text.count - 1 ? text : Array(text[first...last])
  }

  /// Whether there is no white space to collapse.
  private static func isOneLine(_ bytes: Span<UInt8>) -> Bool {
    if bytes.isEmpty { return true }
    return bytes[0] > 0x20 && bytes[bytes.count - 1] > 0x20 && !bytes.hasPair(of: 0x20)
      && bytes.firstPlace(from: 0) { $0.below(0x20) } == bytes.count
  }

  /// White space collapsed.
  private static func oneLine(_ bytes: Span<UInt8>) -> String {
    if isOneLine(bytes) { return String(repairing: bytes) }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    for at in bytes.indices {
      let byte = bytes[at]
      if byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D {
        if let last = out.last, last != 0x20 { out.append(0x20) }
      } else {
        out.append(byte)
      }
    }
    if out.last == 0x20 { out.removeLast() }
    return String(repairing: out.span)
  }
}
