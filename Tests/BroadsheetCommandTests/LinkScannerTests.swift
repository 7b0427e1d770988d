import Testing

@testable import BroadsheetCommand

@Suite struct LinkScannerTests {
  private func links(_ markup: String) -> [String] {
    var found: [String] = []
    LinkScanner.forEachLink(in: Array(markup.utf8)) { found.append($0) }
    return found
  }

  @Test(arguments: [
    ("<a href=\"a.html\">x</a><img src='b.png'/><form action=c.html><input></form>", ["a.html", "b.png", "c.html"]),
    ("<A\n HREF = \"a.html\"\tid=x disabled href2=n>", ["a.html"]),
    ("<a href=\"a?b&amp;c&#39;d\" title=\"a > b href='n'\">", ["a?b&c'd"]),
    ("<a href=\"\"><a href><a href=>x", ["", ""]),
    ("<a data-href=\"n\" xhref=\"n\"/href=\"a\">", ["a"]),
  ])
  func attributesOfTagsAreRead(markup: String, found: [String]) {
    #expect(links(markup) == found)
  }

  @Test(arguments: [
    "<p>Write src=x.png or href=\"y.html\" or action='z' in it</p> href=n", "1 < 2 href=\"n\" > 0 <",
    "<!-- <a href=n> -> > href=n -->",
    "<!doctype html src=\"n\"><? src='n' ?>", "<script>if (a<b) c = \"<a href='n'>\"</script >",
    "<title><a href=n></title><STYLE><a src=n></style>", "<textarea><a href=n>", "<!--", "<a", "<a href", "<a href=",
    "<a href='n",
  ])
  func textIsNone(markup: String) {
    #expect(links(markup) == [])
    // What follows is found as before.
    #expect(links("<!-- --><a href='z'>" + markup) == ["z"])
  }

  @Test func whatFollowsAScriptIsRead() {
    #expect(links("<script src=a.js>'</scr'</script><!-- x --><a href=b>") == ["a.js", "b"])
    #expect(links("<!---->\n<a href=b>") == ["b"])
  }

  @Test func identifiersAreThoseOfElements() {
    let markup = "<h2 id=\"one\"> id=\"no\" </h2><p data-id=no ID=two><script>' id=no'</script>"
    #expect(LinkScanner.identifiers(in: Array(markup.utf8)) == ["one", "two"])
  }
}
