import Digests
import Testing

@testable import BroadsheetCommand

@Suite struct DigestExcerptTests {
  private static let table = """
    ## Papers for 2025-04-22

    | Title | Authors | Summary |
    |-------|---------|---------|
    | One (Read more on [arXiv](https://arxiv.org/abs/2504.00001)) | A, B | First,
      wrapped $h_{|j|}$. |
    | Two (Read more on [arXiv](https://arxiv.org/abs/2504.00002)) | C | Second. |
    | Three (Read more on [arXiv](https://arxiv.org/abs/2504.00003)) | D | Third. |

    """

  private static let blocks = """
    Title: One
    PDF: http://arxiv.org/pdf/2504.00001v1
    Summary: First text.
      More of it.
    ---
    Title: Two
    PDF: http://arxiv.org/pdf/2504.00002v1
    Summary: Second text.
    ---
    Title: Three
    PDF: http://arxiv.org/pdf/2504.00003v1
    Summary: Third text.

    """

  private static let sections = """
    <div id=toc></div>

    # Table of Contents

    - [cs.CV](#cs.CV) [Total: 2]
    - [cs.CL](#cs.CL) [Total: 1]


    <div id='cs.CV'></div>

    # cs.CV [[Back]](#toc)

    ### [1] [One](https://arxiv.org/abs/2504.00001)
    *A, B*

    Main category: cs.CV

    TL;DR: Short.


    <details>
      <summary>Details</summary>
    Motivation: Why.

    # not a heading of the template

    Abstract: All of it.

    </details>


    ### [2] [Two](https://arxiv.org/abs/2504.00002)
    *C*

    Main category: cs.CV

    TL;DR: Shorter.


    <details>
      <summary>Details</summary>
    Abstract: All.

    </details>


    <div id='cs.CL'></div>

    # cs.CL [[Back]](#toc)

    ### [1] [Three](https://arxiv.org/abs/2504.00003)
    *D*

    Main category: cs.CL

    TL;DR: Shortest.


    <details>
      <summary>Details</summary>
    Abstract: Everything.

    </details>

    """

  @Test(arguments: [table, blocks, sections], [[0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]] as [Set<Int>])
  func whatIsKeptReadsBack(text: String, kept: Set<Int>) throws {
    let digest = DigestParser.parse(Array(text.utf8), file: "2025-04-22.md")
    try #require(digest.entries.count == 3)
    let excerpt = DigestExcerpt.make(Array(text.utf8), of: digest, keeping: kept)
    let again = DigestParser.parse(try #require(excerpt), file: "2025-04-22.md").entries
    #expect(again.map(EntryContent.init) == kept.sorted().map { EntryContent(digest.entries[$0]) })
  }

  @Test func aCutThatWouldReadOtherwiseIsNone() {
    // A blank line ends a row for the cut and not for a text in details.
    let text = Self.table.replacing("First,\n  wrapped", with: "<details>First,\n\nwrapped</details>")
    let digest = DigestParser.parse(Array(text.utf8), file: "2025-04-22.md")
    for at in digest.entries.indices {
      guard let excerpt = DigestExcerpt.make(Array(text.utf8), of: digest, keeping: [at]) else { continue }
      #expect(
        DigestParser.parse(excerpt, file: "2025-04-22.md").entries.map(EntryContent.init) == [EntryContent(digest.entries[at])])
    }
  }

  @Test func allOfItIsTheSource() {
    let source = Array(Self.table.utf8)
    let digest = DigestParser.parse(source, file: "a.md")
    #expect(DigestExcerpt.make(source, of: digest, keeping: [0, 1, 2]) == source)
  }
}
