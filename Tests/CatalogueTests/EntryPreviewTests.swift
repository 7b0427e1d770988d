@testable import Catalogue
import Digests
import TeX
import Testing
import Vocabulary

/// Previews hold what a list would make of the entry itself, and come back from bytes as they were.
@Suite struct EntryPreviewTests {
  private static let long = String(repeating: "A sentence with $x^2$ and \\emph{more} words. ", count: 20)

  private static let entries: [Entry] = {
    var bare = Entry(file: "a.md", line: 3, format: .titleLinkAbstract, title: "扩散模型 of $\\alpha$ \\& more")
    var abstracted = bare
    abstracted.abstract = long + "Code at https://github.com/a/b, page https://a.github.io/b."
    abstracted.comment = "See https://gitlab.com/c/d"
    var summarised = abstracted
    summarised.summary = "Here is a summary of the paper:\n\n**Bold** words. " + long
    var sectioned = summarised
    sectioned.sections = [
      Entry.Section(label: "Method", text: "M"), Entry.Section(label: "TL;DR", text: "一个方法 with `code`"),
    ]
    sectioned.links = [Entry.Link(name: "pdf", url: "https://x.org/p"), Entry.Link(name: "code", url: "https://x.org/c")]
    bare.abstract = ""
    return [Entry(file: "", line: 1, format: .paperReader, title: ""), bare, abstracted, summarised, sectioned]
  }()

  @Test(arguments: entries) func comeBackFromBytes(entry: Entry) throws {
    let preview = EntryPreview(of: entry)
    var bytes: [UInt8] = []
    PreviewCoding.append(preview, title: entry.title, to: &bytes)
    #expect(try PreviewCoding.read(ByteReader(bytes), title: entry.title) == preview)
    for end in 0..<bytes.count {
      #expect(throws: ByteReader.Malformed.self) {
        try PreviewCoding.read(ByteReader(Array(bytes[..<end])), title: entry.title)
      }
    }
  }

  @Test(arguments: entries) func givesTheAbstractAlone(entry: Entry) throws {
    var bytes: [UInt8] = []
    EntryCoding.append(entry, EntryFacts(of: entry), to: &bytes)
    #expect(try EntryCoding.readAbstract(ByteReader(bytes)) == entry.abstract)
  }

  @Test(arguments: entries) func showsWhatTheEntrySays(entry: Entry) {
    let preview = EntryPreview(of: entry)
    var title: [UInt8] = []
    RichText.appendInline(entry.title, links: false, to: &title)
    #expect(preview.titleHTML == title)
    #expect(preview.plainTitle == RichText.plain(entry.title))
    #expect(preview.titleLanguage == TextLanguage(of: entry.title))
    #expect(preview.abstractLanguage == entry.abstract.map { TextLanguage(of: $0) })
    #expect((preview.tldr == nil) == !entry.sections.contains { $0.label == "TL;DR" })
    #expect((preview.summary == nil) == (entry.summary == nil))
    #expect((preview.abstract != nil) == (entry.abstract != nil && preview.tldr == nil && preview.summary == nil))
    #expect(preview.links.code == entry.links.first { $0.name == "code" }?.url)
    #expect(preview.inAbstract?.code == entry.abstract.flatMap { RichText.codeLink(among: RichText.addresses(in: $0)) })
    #expect(preview.inComment?.code == entry.comment.flatMap { RichText.codeLink(among: RichText.addresses(in: $0)) })
  }

  @Test func cutsWhereSentencesEnd() throws {
    let preview = EntryPreview(of: Self.entries[3])
    let summary = try #require(preview.summary)
    #expect(String(decoding: summary.html, as: UTF8.self).hasPrefix("<strong>Bold</strong> words. A sentence"))
    #expect(summary.length < summary.textLength)
    #expect(summary.length <= 420)
    #expect(summary.plain.hasPrefix("Bold words. A sentence with x² and more words."))
    let abstract = try #require(EntryPreview(of: Self.entries[2]).abstract)
    #expect(abstract.length <= 320)
    #expect(String(decoding: abstract.html, as: UTF8.self).hasSuffix("words."))
  }
}
