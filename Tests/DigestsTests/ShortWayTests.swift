@testable import Digests
import Testing
import Vocabulary

/// What is read in a short way is what the long way reads.
@Suite struct ShortWayTests {
  @Test func aPlainLineHasNoControlsAndSingleSpaces() {
    var generator = SeededGenerator(seed: 3)
    let bytes: [UInt8] = [0x20, 0x20, 0x61, 0x62, 0x7F, 0x21, 0x1F, 0x09, 0x80, 0xA0, 0x9F, 0xFF]
    for round in 0..<20_000 {
      // Mostly letters, so that long lines are plain too.
      let line = (0..<Int.random(in: 0..<40, using: &generator)).map { _ in
        Int.random(in: 0..<(round % 20 + 1), using: &generator) == 0 ? bytes.randomElement(using: &generator)! : 0x41
      }
      let isPlain = line.allSatisfy { $0 >= 0x20 } && !zip(line, line.dropFirst()).contains { $0 == 0x20 && $1 == 0x20 }
      #expect(line.isPlainLine(0..<line.count) == isPlain)
      let inner = [0x20, 0x0A] + line + [0x20]
      #expect(inner.isPlainLine(2..<line.count + 2) == isPlain)
    }
  }

  @Test(arguments: [
    "https://arxiv.org/abs/2504.14945", "https://arxiv.org/pdf/2504.1494", "https://arxiv.org/abs/0704.0001",
    "https://arxiv.org/abs/2504.14945v2", "https://arxiv.org/abs/2513.14945", "https://arxiv.org/pdf/2504.14945.pdf",
    "https://arxiv.org/html/2504.14945", "https://arxiv.org/abs/25041.4945", "https://arxiv.org/abs/250414.945",
    "https://arxiv.org/abs/hep-th/9901", "https://arxiv.org/abs/", "http://arxiv.org/abs/2504.14945",
    "https://arxiv.org/abs/2504.14a45",
    "https://arxiv.org/abs/2504.1494é", "HTTPS://arxiv.org/abs/2504.14945", "https://arxiv.org/abs/2504-14945",
  ])
  func commonAddresses(_ url: String) {
    if let common = PaperLinks.common(url) {
      #expect(common.reference == PaperReference(url: url))
      #expect(PaperLinks.isSafe(url))
      // An address with a question is taken apart and leads to the same.
      var links = PaperLinks()
      links.add(url + "?")
      #expect(links.links.map(\.name) == [common.name])
      #expect(links.reference == common.reference)
    }
    var links = PaperLinks()
    links.add(url)
    #expect(links.links.map(\.url) == [url])
    #expect(links.reference == PaperReference(url: url))
  }

  @Test func theTemplatesAddressIsCommon() { #expect(PaperLinks.common("https://arxiv.org/abs/2504.14945")?.name == "arxiv") }

  @Test(arguments: [
    ("A B,C D", ["A B", "C D"]), ("A, Jr.,B", ["A, Jr.", "B"]), ("A,B,", ["A", "B"]), ("A,,B", ["A", "B"]), (",A,B", ["A", "B"]),
    ("A", ["A"]), ("", []), (",", [","]), ("A,", ["A,"]), ("A, B", ["A", "B"]), ("A,B,et al.", ["A", "B"]),
    ("A,et al,B", ["A", "B"]),
    ("A,eve", ["A", "eve"]), ("A ,B, ", ["A", "B,"]), ("A,B , C,", ["A", "B , C"]),
  ])
  func namesJoinedByCommas(_ line: String, _ names: [String]) { #expect(AuthorList.joinedByCommas(line) == names) }

  @Test func namesAreCutAtEachCommaWithoutASpace() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<5_000 {
      let line = String((0..<Int.random(in: 1..<14, using: &generator)).map { _ in "AB, ,".randomElement(using: &generator)! })
      let bytes = Array(line.utf8)
      guard bytes.indices.dropLast().contains(where: { bytes[$0] == 0x2C && bytes[$0 + 1] != 0x20 }) else { continue }
      var names: [[UInt8]] = [[]]
      for at in bytes.indices {
        if bytes[at] == 0x2C, at + 1 == bytes.count || bytes[at + 1] != 0x20 {
          names.append([])
        } else {
          names[names.count - 1].append(bytes[at])
        }
      }
      #expect(AuthorList.joinedByCommas(line) == names.map { FieldText.line($0, 0..<$0.count) }.filter { !$0.isEmpty })
    }
  }
}
