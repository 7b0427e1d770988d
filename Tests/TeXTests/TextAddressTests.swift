import TeX
import Testing

private func link(_ url: String, _ text: String? = nil) -> String {
  #"<a href="\#(url)" rel="nofollow noopener">\#(text ?? url)</a>"#
}

@Test(
  arguments: [
    ("see https://a.org/x.", "see " + link("https://a.org/x") + "."),
    ("(https://a.org/x), ok", "(" + link("https://a.org/x") + "), ok"),
    ("https://en.wikipedia.org/wiki/A_(b)", link("https://en.wikipedia.org/wiki/A_(b)")),
    (#"https://github.com/a/b\_c}"#, link("https://github.com/a/b_c") + "}"),
    (#"\url{https://a.org/x\_y}."#, link("https://a.org/x_y") + "."),
    (#"\href{https://a.org}{the \emph{page}}"#, link("https://a.org", "the <em>page</em>")),
    (#"\href{https://a.org/x}{https://a.org/x}."#, link("https://a.org/x") + "."),
    (#"\textcolor{blue}{https://a.org/}"#, link("https://a.org/")),
    ("在https://a.org/x）上", "在" + link("https://a.org/x") + "）上"),
    (
      "http://a.org?a=1&b=%20%",
      #"<a href="http://a.org?a=1&amp;b=%20%25" rel="nofollow noopener">http://a.org?a=1&amp;b=%20%25</a>"#
    ),
    ("HTTPS://A.org/", link("HTTPS://A.org/")),
    (#"\href{javascript:alert(1)}{x} and \url{data:text/html,x}"#, "x and data:text/html,x"),
    ("javascript:alert(1) ftp://a.org xhttps://a.org https:// https://localhost http://u@a.org", nil),
  ] as [(String, String?)])
func addressesBecomeLinks(source: String, html: String?) {
  #expect(inline(source) == html ?? source)
}

@Test func titlesInLinksHoldNone() {
  var out: [UInt8] = []
  RichText.appendInline(#"https://a.org \href{https://b.org}{b}"#, links: false, to: &out)
  #expect(String(decoding: out, as: UTF8.self) == "https://a.org b")
  RichText.appendInline(#"$x + \href{https://b.org}{b}$"#, links: false, to: &out)
  #expect(!String(decoding: out, as: UTF8.self).contains("<a"))
}

@Test func codeAndProjectPages() {
  let text =
    #"Page: https://x.github.io/y/, code \url{https://github.com/x/y\_z}. Also https://huggingface.co/papers/2504.1 (https://x.github.io/y/)"#
  #expect(
    RichText.addresses(in: text) == [
      "https://x.github.io/y/", "https://github.com/x/y_z", "https://huggingface.co/papers/2504.1",
    ])
  #expect(RichText.codeLink(among: RichText.addresses(in: text)) == "https://github.com/x/y_z")
  #expect(RichText.projectPage(among: RichText.addresses(in: text)) == "https://x.github.io/y/")
}

@Test(arguments: [
  ("https://huggingface.co/a/b", true), ("https://huggingface.co/papers/1", false), ("https://gitlab.inria.fr/a/b", true),
  ("https://www.github.com/a", true), ("https://codeberg.org/a/b", true), ("https://bitbucket.org/a/b", true),
  ("https://github.com", false), ("https://github.com.evil.org/a/b", false), ("https://docs.github.io/x", false),
])
func whatIsCode(url: String, isCode: Bool) {
  #expect((RichText.codeLink(among: RichText.addresses(in: url)) != nil) == isCode)
}

@Test(arguments: [
  ("https://a.pages.dev", true), ("https://a.gitlab.io/b", true), ("https://sites.google.com/view/x", true),
  ("https://github.io/", false),
  ("https://a.org/github.io", false),
])
func whatIsAProjectPage(url: String, isPage: Bool) {
  #expect((RichText.projectPage(among: RichText.addresses(in: url)) != nil) == isPage)
}
