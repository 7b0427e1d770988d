@testable import Catalogue
import Digests
import Testing
import Vocabulary

/// The terms of an entry, counted in a dictionary of words.
private func obviousTerms(_ entry: Entry) -> [TermCount] {
  var counts: [UInt32: Int] = [:]
  func add(_ text: String, _ weight: Int) {
    let bytes = Array(text.utf8)
    var previous: UInt64?
    WordScanner.forEachWord(in: bytes.span) { word in
      defer { previous = word.isIdeograph ? word.hash : nil }
      if word.isIdeograph {
        if let previous { counts[TermCount.term(ofPair: previous &* 31 ^ word.hash), default: 0] += weight }
      } else if word.hash != WordScanner.breakHash, word.range.count >= 3 {
        var spelling = Array(bytes[word.range])
        var hash = word.hash
        if spelling.count > 3, [0x53, 0x73].contains(spelling[spelling.count - 1]),
          ![0x53, 0x73].contains(spelling[spelling.count - 2])
        {
          spelling.removeLast()
          hash = WordScanner.hash(spelling.span)
        }
        if !StopWords.contains(hash) { counts[TermCount.term(ofWord: hash), default: 0] += weight }
      }
    }
  }
  add(entry.title, 3)
  for section in entry.sections where section.label == "TL;DR" { add(section.text, 1) }
  add(entry.abstract ?? entry.summary ?? "", 1)
  return counts.map { TermCount(term: $0.key, count: UInt8(min($0.value, 255))) }.sorted { $0.term < $1.term }
}

@Test func termsAreCountedAsInADictionary() {
  var sample = entry(
    "2504.00001", "Graphs and the graph: 图神经网络 models", on: nil, abstract: "Graphs, graph; naïve C++. loss lossy.")
  sample.sections = [Entry.Section(label: "TL;DR", text: "新的图神经"), Entry.Section(label: "Method", text: "Unseen")]
  let many = entry("2504.00002", "", on: nil, summary: (0..<5_000).map { "w\($0 % 3_000)q" }.joined(separator: " "))
  let often = entry("2504.00003", "", on: nil, abstract: String(repeating: "again graph ", count: 400))
  var counter = TermCounter()
  for entry in [sample, many, often, sample, entry(nil, "", on: nil)] { #expect(counter.terms(of: entry) == obviousTerms(entry)) }
  #expect(counter.terms(of: often).map(\.count) == [255])
}

@Test(arguments: [("the", true), ("yet", true), ("thi", true), ("graph", false), ("THE", true), ("", false)])
func stopWordsAreFound(_ word: String, _ isStopWord: Bool) {
  #expect(StopWords.contains(WordScanner.hash(word.utf8.span)) == isStopWord)
}

@Test func storedTermsReadBackTheSame() throws {
  let all = [[TermCount(term: 0, count: 1), TermCount(term: 0x1234_5678, count: 255)], [], [TermCount(term: .max, count: 3)]]
  var bytes: [UInt8] = []
  for terms in all { TermCoding.append(terms, to: &bytes) }
  var papers = PaperTerms()
  papers.begin(try StoredTerms(bytes, entries: 3))
  for entry in [2, 0, 1, 0] { papers.append(entry: entry) }
  let read = (0..<papers.paperCount).map { paper in
    papers.withTerms(of: paper) { stored in
      (0..<(stored.count / TermCoding.length)).map {
        TermCount(term: TermCoding.hash($0, of: stored), count: TermCoding.count($0, of: stored))
      }
    }
  }
  #expect(read == [all[2], all[0], all[1], all[0]])
  #expect(papers.termCount == 5)
  for length in 0..<bytes.count {
    #expect(throws: ByteReader.Malformed.self) { try StoredTerms(Array(bytes[..<length]), entries: 3) }
  }
}
