import TeX
import Testing

@Test(arguments: [
  ("", ""), (" \n ", ""), ("one", "<p>one</p>"), ("one\ntwo", "<p>one\ntwo</p>"), ("one\n\ntwo", "<p>one</p>\n<p>two</p>"),
  ("one\n  \n two\n", "<p>one</p>\n<p>two</p>"),
  // arXiv marks a paragraph by an indented line.
  ("It ends.\n  We begin", "<p>It ends.</p>\n<p>We begin</p>"), ("it goes\n  on", "<p>it goes\n  on</p>"),
  ("one & two", "<p>one &amp; two</p>"),
  (#"an \emph{open"#, #"<p>an open</p>"#),
  ("\\emph{a\n\nb} c", "<p><em>a</em></p>\n<p>b c</p>"),
  (#"a \\ b"#, "<p>a <br> b</p>"),
])
func paragraphsOfAbstracts(source: String, html: String) {
  #expect(paragraphs(source) == html)
}

@Test(arguments: [
  (#"Fr\'echet $x$ and \textbf{b}"#, false), ("a\n  b   c", false), ("plain", false), ("**bold** and `code` and *em*", true),
  ("i) one. ii) two.", true),
])
func plainTextHasNoMarkup(source: String, isMarkdown: Bool) {
  let text = isMarkdown ? RichText.plainMarkdown(source) : RichText.plain(source)
  #expect(!text.contains("<") && !text.contains("\\") && !text.contains("*") && !text.contains("  ") && !text.contains("\n"))
}

@Test func plainTextIsUnicode() {
  #expect(RichText.plain(#"Bj{\o}ntegaard~rates of 5\% -- ``exact''"#) == "Bjøntegaard rates of 5% – “exact”")
  #expect(RichText.plain("R&D <event>") == "R&D <event>")
  #expect(RichText.plain("a\u{0}b\u{8}") == "ab")
  #expect(RichText.plainMarkdown("**i) Summary:** a `b` [c](https://d.org)") == "i) Summary: a b c")
}

/// Forbidden characters, and what may not stand in XML.
@Test func forbiddenCharactersAreDropped() {
  #expect(inline("a\u{0}b\u{1B}c\u{FFFE}d\u{85}e\u{7F}f") == "abcdef")
  #expect(markdown("a\u{0}b" + noncharacters("1") + "c") == "<p>ab1c</p>")
}

@Test func controlsOfDirectionAreIsolatedAndBalanced() {
  #expect(inline("a \u{202E}b") == "<bdi>a \u{202E}b\u{202C}</bdi>")
  #expect(inline("a \u{2069}b\u{202C}") == "<bdi>a b</bdi>")
  #expect(paragraphs("\u{2067}\u{202B}b\u{2069}c") == "<p><bdi>\u{2067}\u{202B}b\u{202C}\u{2069}c</bdi></p>")
  #expect(RichText.plain("a \u{202E}b") == "a \u{202E}b\u{202C}")
  #expect(markdown("- \u{202E}b\n- c").contains("<li><bdi>"))
}

@Test func feedsHaveNoMathML() {
  var out: [UInt8] = []
  RichText.appendForFeed(#"$x$ and \emph{y} <z> $\frac{a}{b}$"#, .tex, to: &out)
  let html = String(decoding: out, as: UTF8.self)
  #expect(!html.contains("<math"))
  #expect(html.contains("<em>y</em> &lt;z&gt;"))
}

@Test func feedsPutBracketsAroundFractionsBesideScripts() {
  var out: [UInt8] = []
  RichText.appendForFeed(
    #"$\frac{a}{b}^2$, $x^2\frac{a}{b}$, $x^2 + \frac{a}{b}$, $x^{n+1}\sqrt{n}$, $\sqrt{x}^2$"#, .tex, to: &out)
  #expect(
    String(decoding: out, as: UTF8.self)
      == "<p>(a/b)<sup>2</sup>, x<sup>2</sup>(a/b), x<sup>2</sup>+a/b, x<sup>n+1</sup>√n, (√x)²</p>")
}
