import Digests
import Foundation
import Testing
import Vocabulary

/// Real digests after what happens to files: bytes that change, lines that go, come twice or change places, ends that are cut off.
@Suite struct DamageTests {
  /// The digests of the repository's own site, which are of four formats, and one of each other format.
  private static let digests: [[UInt8]] = {
    let content = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Content")
      .standardizedFileURL
    let files = FileManager.default.enumerator(atPath: content.path)?.compactMap { $0 as? String } ?? []
    let own = files.filter { $0.hasSuffix(".md") }.sorted().compactMap {
      try? Data(contentsOf: content.appendingPathComponent($0))
    }
    let others = [
      "# A\n\n**Authors**: X, Y\n\n**Link**: [PDF](https://arxiv.org/pdf/2504.14941)\n\n**Abstract**: a\n\n---\n\n# B\n\n**Authors**: Z\n",
      "## Topic\n|Publish Date|Title|Authors|PDF|Code|\n|---|---|---|---|---|\n|**2025-04-22**|**T**|A et.al.|[2504.14941v1](http://arxiv.org/abs/2504.14941v1)|null|\n\n- 2025-04-22, **T**, A et.al., Paper: [http://arxiv.org/abs/2504.14941](http://arxiv.org/abs/2504.14941)\n",
      "# 音频 cs.SD\n\n#### [new 001] T\n- **分类: cs.SD**\n- **简介: x**\n- **链接: [2504.14941](https://arxiv.org/abs/2504.14941)**\n> **作者:** A; B\n> **摘要:** Text\n",
      "---\ntitle: T\npdf: https://arxiv.org/pdf/2504.14941\ntldr: short\nabstract_en: long\nauthors: [A, B]\n---\n\n## Summary\n\nText\n",
    ]
    return own.map { [UInt8]($0) } + others.map { Array($0.utf8) }
  }()

  private static let pieces = [
    "|", "\n", "\r\n", "\t", "[", "](", ")", "<details>", "</details>", "### ", "# ", "---", "*", "`", "$", "\\", "\0",
    "\u{FEFF}", "> ",
    "Title: ", "PDF: ", "Abstract: ", "Main category: ", "\u{2028}", "é",
  ].map { Array($0.utf8) }

  private static func damaged(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    // A stretch of the file is enough, and lets damage meet.
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    if lines.count > 120 {
      let start = Int.random(in: 0..<lines.count - 100, using: &random)
      lines = Array(lines[..<20] + lines[start..<start + 100])
    }
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let line = Int.random(in: 0..<lines.count, using: &random)
      switch Int.random(in: 0..<7, using: &random) {
      case 0 where lines.count > 1: lines.remove(at: line)
      case 1: lines.insert(lines[line], at: Int.random(in: 0...lines.count, using: &random))
      case 2: lines.swapAt(line, Int.random(in: 0..<lines.count, using: &random))
      case 3 where !lines[line].isEmpty: lines[line].removeSubrange(Int.random(in: 0..<lines[line].count, using: &random)...)
      case 4 where !lines[line].isEmpty:
        lines[line][Int.random(in: 0..<lines[line].count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      case 5:
        lines[line].insert(
          contentsOf: pieces.randomElement(using: &random)!, at: Int.random(in: 0...lines[line].count, using: &random))
      default: lines[line] = []
      }
    }
    var text = Array(lines.joined(separator: [0x0A]))
    if Int.random(in: 0..<4, using: &random) == 0 { text.removeLast(Int.random(in: 0...text.count, using: &random)) }
    return text
  }

  @Test(arguments: 0..<40) func everyDamagedFileIsRead(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    try #require(Self.digests.count > 10)
    for bytes in Self.digests {
      let text = Self.damaged(bytes, &random)
      let digest = DigestParser.parse(text, file: "2025-04-22.md")
      let lineCount = text.count { $0 == 0x0A || $0 == 0x0D } + 1
      #expect(digest.entries.allSatisfy { 1...lineCount ~= $0.line })
      #expect(digest.diagnostics.allSatisfy { 0...lineCount ~= $0.location?.line ?? 0 })
      #expect(digest.rowCount >= digest.entries.count)
      #expect(digest.entries.allSatisfy { !$0.title.isEmpty || $0.id != nil })
    }
  }

  /// The papers of a file of which one line went are those of the whole, but for the one that had the line; what else goes is said.
  @Test func aMissingLineHidesNoOtherPaperInSilence() throws {
    for bytes in Self.digests {
      let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      let whole = DigestParser.parse(bytes, file: "2025-04-22.md")
      for at in stride(from: 0, to: lines.count, by: max(1, lines.count / 60)) {
        let rest = Array((lines[..<at] + lines[(at + 1)...]).joined(separator: [0x0A]))
        let digest = DigestParser.parse(rest, file: "2025-04-22.md")
        let lost = Set(whole.entries.compactMap(\.id)).subtracting(digest.entries.compactMap(\.id))
        let line = String(decoding: lines[at], as: UTF8.self)
        let unsaid = lost.filter { id in
          !line.contains(id.description)
            && !digest.diagnostics.contains { $0.message.contains(id.description) || $0.message.contains("no digest format") }
        }
        #expect(unsaid.isEmpty, "without line \(at + 1) of \(whole.title ?? "a digest"): \(line)")
      }
    }
  }
}
