import Foundation
import Publishing
import Testing
import Vocabulary

/// Promise: after any sequence of edits, an incremental build leaves what a clean one would, byte by byte.
struct EditSequenceTests {
  @Test(arguments: 1...8)
  func incrementalEqualsClean(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let scratch = Scratch()
    let site = scratch.site
    var texts: [String: String] = [:]
    for step in 0..<40 {
      let precompress = step / 8 % 2 == 1
      for _ in 0..<Int.random(in: 0...6, using: &dice) { edit(&texts, &dice) }
      tamper(site, texts, &dice)
      let source = Pages(
        texts.sorted { $0.key < $1.key }.map {
          Pages.File(path: $0.key, text: $0.value, stage: Stage.allCases[$0.key.utf8.count % Stage.allCases.count])
        })
      let jobs = Int.random(in: 1...4, using: &dice)
      do {
        try site.build(source, jobs: jobs, force: step % 5 == 4, precompress: precompress)
      } catch {
        // More than half of the pages would go.
        try site.build(source, jobs: jobs, force: true, precompress: precompress)
      }
      let clean = Scratch()
      try clean.site.build(source, jobs: 1, precompress: precompress)
      #expect(bytes(site) == bytes(clean.site), "seed \(seed), step \(step)")
      #expect(try site.verifyUnchanged(source, precompress: precompress) != nil, "seed \(seed), step \(step)")
    }
  }

  private func edit(_ texts: inout [String: String], _ dice: inout Dice) {
    let names = ["index.html", "a", "a.html", "a-b.html", "papers", "data", "x.css", "ö.txt", "k"]
    let depth = Int.random(in: 1...3, using: &dice)
    let path = (0..<depth).map { _ in names.randomElement(using: &dice) ?? "" }.joined(separator: "/")
    switch Int.random(in: 0..<10, using: &dice) {
    case 0..<7:
      // What stands in the way as a file or as a folder goes.
      for other in texts.keys where path.hasPrefix(other + "/") || other.hasPrefix(path + "/") { texts[other] = nil }
      texts[path] = String(repeating: "\(Int.random(in: 0..<3, using: &dice))", count: Int.random(in: 0..<9_000, using: &dice))
    case 7..<9:
      if let gone = texts.keys.sorted().randomElement(using: &dice) { texts[gone] = nil }
    default:
      if let from = texts.keys.sorted().randomElement(using: &dice), !path.hasPrefix(from), !from.hasPrefix(path) {
        for other in texts.keys where path.hasPrefix(other + "/") || other.hasPrefix(path + "/") { texts[other] = nil }
        texts[path] = texts.removeValue(forKey: from)
      }
    }
  }

  /// What somebody else does to the folder between builds.
  private func tamper(_ site: Site, _ texts: [String: String], _ dice: inout Dice) {
    guard let path = texts.keys.sorted().randomElement(using: &dice) else { return }
    switch Int.random(in: 0..<6, using: &dice) {
    case 0: if site.read(path) != nil { site.write("tampered", path) }
    case 1: if site.read(path) != nil { site.remove(path) }
    case 2: try? FileManager.default.removeItem(atPath: site.state)
    case 3: try? Data("nonsense".utf8).write(to: URL(fileURLWithPath: site.state + "/site"))
    default: break
    }
  }

  private func bytes(_ site: Site) -> [String: Data] {
    var all: [String: Data] = [:]
    for path in site.files().keys { all[path] = FileManager.default.contents(atPath: site.output + "/" + path) ?? Data() }
    return all
  }
}
