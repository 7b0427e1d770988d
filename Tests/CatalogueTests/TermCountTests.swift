@testable import Catalogue
import Digests
import Testing

/// Terms against a count in a dictionary.
@Suite struct TermCountTests {
  private static func obvious(_ entry: Entry) -> [TermCount] {
    var counts: [UInt32: Int] = [:]
    func add(_ text: String, _ weight: Int) {
      // One word at a time, so that nothing has to be summed.
      for word in text.split(separator: " ") {
        var single = Entry(file: "", line: 1, format: .paperReader, title: "")
        single.abstract = String(word)
        for term in terms(of: single) { counts[term.term, default: 0] += weight }
      }
    }
    add(entry.title, 3)
    for section in entry.sections where section.label == "TL;DR" { add(section.text, 1) }
    add(entry.abstract ?? entry.summary ?? "", 1)
    return counts.sorted { $0.key < $1.key }.map { TermCount(term: $0.key, count: UInt8(min($0.value, 255))) }
  }

  @Test func sumsWhatTextsSay() {
    var entry = Entry(file: "", line: 1, format: .paperReader, title: "Diffusion models for graphs")
    entry.abstract = "Graphs and graph diffusion: a Graph Neural Network of networks " + String(repeating: "token ", count: 300)
    entry.sections = [Entry.Section(label: "TL;DR", text: "Diffusion works"), Entry.Section(label: "Method", text: "unheard")]
    let terms = terms(of: entry)
    #expect(terms == Self.obvious(entry))
    #expect(terms.contains { $0.count == 255 })
    #expect(terms.count == 5, "diffusion, graph, neural, network, token; work, model and unheard do not count")
  }

  @Test func takesTheSummaryWithoutAnAbstract() {
    var entry = Entry(file: "", line: 1, format: .paperReader, title: "")
    entry.summary = "quantum quantum"
    #expect(terms(of: entry).map(\.count) == [2])
    entry.abstract = "gravity"
    #expect(terms(of: entry).map(\.count) == [1])
    #expect(terms(of: Entry(file: "", line: 1, format: .paperReader, title: "the of and")).isEmpty)
  }
}

private func terms(of entry: Entry) -> [TermCount] {
  var counter = TermCounter()
  return counter.terms(of: entry)
}
