internal import Markdown
internal import Vocabulary

/// One line of light Markdown: emphasis, code, scripts and links; everything else is text.
enum MarkdownLine {
  static func append(_ source: [UInt8], to output: inout TextOutput) {
    if !output.isPlain, PlainRuns.append(source.span, isMarkdown: true, isBlock: false, to: &output.bytes) {
      return
    }
    let line = ProtectedLine(source)
    var writer = Writer(line: line)
    guard line.needsMarkdown else { return writer.text(line.text, to: &output) }
    let document = MarkdownDocument(line.text.span, extensions: [])
    document.walk { writer.write($0, to: &output) }
    writer.end(to: &output)
  }

  private struct Writer {
    let line: ProtectedLine
    /// What is open, so that what comes out is well-formed whatever goes in.
    var open: [Open] = []

    enum Open: Equatable {
      case element(TextElement)
      /// `<sub>` or `<sup>` that the text itself wrote.
      case written(TextElement)
      case link
      /// A container that is not shown.
      case nothing
    }

    mutating func write(_ event: MarkdownEvent, to output: inout TextOutput) {
      switch event {
      case .enter(.emphasis): begin(.emphasis, to: &output)
      case .enter(.strong): begin(.strong, to: &output)
      case .enter(.link(let url, _)), .enter(.image(let url, _)): beginLink(line.restored(url), to: &output)
      case .enter(.document), .leave(.document), .enter(.paragraph), .leave(.paragraph): break
      case .enter: open.append(.nothing)
      case .leave: leave(to: &output)
      case .leaf(.text(let text)): self.text(Array(text.utf8), to: &output)
      case .leaf(.code(let code)), .leaf(.codeBlock(let code, _)):
        output.markup("<code>")
        output.text(line.restored(code).span)
        output.markup("</code>")
      case .leaf(.html(let html, _)): written(html, to: &output)
      case .leaf(.softBreak), .leaf(.lineBreak): output.text("\n")
      case .leaf(.thematicBreak): output.text("---")
      }
    }

    private mutating func begin(_ element: TextElement, to output: inout TextOutput) {
      guard open.count < TeXTextReader.deepestElement else { return open.append(.nothing) }
      output.markup(element.open)
      open.append(.element(element))
    }

    private mutating func beginLink(_ url: [UInt8], to output: inout TextOutput) {
      if let address = Addresses.cleaned(argument: url, 0..<url.count), output.openLink(address) {
        output.links = false
        open.append(.link)
      } else {
        open.append(.nothing)
      }
    }

    /// Leaves a container, and the scripts that were begun in it.
    private mutating func leave(to output: inout TextOutput) {
      while let last = open.popLast() {
        close(last, to: &output)
        if case .written = last { continue }
        return
      }
    }

    private mutating func close(_ last: Open, to output: inout TextOutput) {
      switch last {
      case .element(let element), .written(let element): output.markup(element.close)
      case .link:
        output.markup("</a>")
        output.links = true
      case .nothing: break
      }
    }

    mutating func end(to output: inout TextOutput) {
      while let last = open.popLast() { close(last, to: &output) }
    }

    /// HTML in the text: `<sub>`, `<sup>` and `<br>` are meant, everything else is text.
    private mutating func written(_ html: String, to output: inout TextOutput) {
      switch html.lowercased() {
      case "<sub>": beginWritten(.subscript, to: &output)
      case "<sup>": beginWritten(.superscript, to: &output)
      case "</sub>" where open.last == .written(.subscript), "</sup>" where open.last == .written(.superscript):
        if let last = open.popLast() { close(last, to: &output) }
      case "<br>", "<br/>", "<br />": output.lineBreak()
      default: text(Array(html.utf8), to: &output)
      }
    }

    private mutating func beginWritten(_ element: TextElement, to output: inout TextOutput) {
      guard open.count < TeXTextReader.deepestElement else { return }
      output.markup(element.open)
      open.append(.written(element))
    }

    /// Text with what was protected in its place.
    mutating func text(_ text: [UInt8], to output: inout TextOutput) {
      var start = 0
      while let (range, fragment) = line.fragment(in: text, from: start) {
        output.text(text, start..<range.lowerBound)
        line.write(fragment, to: &output)
        start = range.upperBound
      }
      output.text(text, start..<text.count)
    }
  }
}
