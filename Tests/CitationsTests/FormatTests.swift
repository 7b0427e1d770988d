import Citations
import Testing
import Vocabulary

@Suite("RIS, CSL-JSON and COinS")
struct FormatTests {
  @Test func aRISRecord() throws {
    let paper = try sample(
      "$x$ TeX", plain: "x\u{2028}plain", authors: ["Laurens van der Maaten", "Robert Downey Jr.", "王小明"],
      abstract: "One.\n\nTwo.")
    #expect(
      text { paper.appendRIS(to: &$0) }
        == """
        TY  - UNPB
        ID  - maaten2017x-1706.03762
        TI  - x plain
        AU  - van der Maaten, Laurens
        AU  - Downey, Robert, Jr.
        AU  - 王小明
        PY  - 2017
        DA  - 2017/06/12/
        AB  - One. Two.
        PB  - arXiv
        KW  - cs.CL
        DO  - 10.48550/arXiv.1706.03762
        L1  - https://arxiv.org/pdf/1706.03762
        ER  -\u{20}


        """.replacing("\n", with: "\r\n"))
  }

  @Test func aCSLObject() throws {
    let paper = try sample(
      "$x$", plain: "A \"quoted\" <i>x</i>", authors: ["Laurens van der Maaten", "Robert Downey Jr.", "Gemma Team", "Plato"],
      abstract: "Why",
      version: 3)
    #expect(
      text { paper.appendCSLJSON(to: &$0) }
        == #"{"id":"maaten2017quoted-1706.03762","type":"article","title":"A \"quoted\" <i>x</i>","author":["#
        + #"{"family":"Maaten","given":"Laurens","non-dropping-particle":"van der"},"#
        + #"{"family":"Downey","given":"Robert","suffix":"Jr."},{"literal":"Gemma Team"},{"family":"Plato"}],"#
        + #""issued":{"date-parts":[[2017,6,12]]},"abstract":"Why","publisher":"arXiv","number":"arXiv:1706.03762","version":"3","#
        + #""DOI":"10.48550/arXiv.1706.03762"}"#)
  }

  @Test func aContextObject() throws {
    let paper = try sample("$x$", plain: "Über A&B = 50%", authors: ["Ada Lovelace"])
    #expect(
      paper.coins == "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc&rft.type=preprint"
        + "&rft.title=%C3%9Cber%20A%26B%20%3D%2050%25&rft.au=Lovelace%2C%20Ada&rft.date=2017-06-12&rft.publisher=arXiv"
        + "&rft_id=info%3Adoi%2F10.48550%2FarXiv.1706.03762&rft_id=https%3A%2F%2Farxiv.org%2Fabs%2F1706.03762")
  }

  /// A digest that tells of an older paper dates nothing.
  @Test func theDateIsTheIdentifiersWhenTheDigestIsOfAnotherMonth() throws {
    #expect(try sample(day: "2025-04-22").date == "2017-06")
    #expect(try sample(day: "2017-06-30").date == "2017-06-30")
    #expect(try sample(id: nil, day: "2025-04-22").date == "2025-04-22")
    var undated = try sample(id: nil)
    undated.edition = .unknown
    #expect(undated.date == nil)
    #expect(!text { undated.appendRIS(to: &$0) }.contains("PY"))
    #expect(!text { undated.appendCSLJSON(to: &$0) }.contains("issued"))
    #expect(!text { undated.appendBibTeX(to: &$0) }.contains("year"))
  }
}
