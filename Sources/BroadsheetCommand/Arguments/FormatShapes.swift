internal import Digests

extension DigestFormat {
  /// What a digest of this format looks like, in one line.
  var shape: String {
    switch self {
    case .categorySections: "# cs.CV, entries ### [1] [title](url), *authors*, TL;DR: …, labelled paragraphs in <details>"
    case .keywordTables: "## keyword, a table with Title and Date, Abstract or Comment, cells in <details>"
    case .titlePDFSummary: "blocks of Title:, PDF: and Summary: between --- lines"
    case .huggingFaceTable: "## Papers for 2025-04-22, a table with Title and Summary, (Read more on [arXiv](url))"
    case .cvArXivDaily: "## topic, a table with Publish Date, Title, Authors and PDF, or a list of the same"
    case .titleLinkAbstract: "a heading for each paper, **Authors**: …, **Link**: [PDF](url), **Abstract**: …"
    case .listingZH: "#### [new 001] title over 分类, 简介, 链接, 作者 and 摘要"
    case .paperReader: "one paper a file, with title, pdf, abstract_en, tldr … as front matter"
    }
  }
}
