import Testing
import Vocabulary

@testable import Publishing

/// Lists of paths, and what is asked of each path, against what takes longer and is plain to see.
struct PathListTests {
  private func list(_ paths: [String]) -> PathList {
    var list = PathList()
    for path in paths { list.append(path) }
    return list
  }

  private func isPlain(_ path: String) -> Bool { PathCheck.isPlain(path.utf8.span) }

  /// Paths that are much alike, some of them the beginnings of others.
  private func similarPaths(_ dice: inout Dice) -> [String] {
    let parts = ["papers", "/", "2504", "2505", ".html", "a", "ab", "-", "é", "扩", "Z", "0", "authors", " "]
    return (0..<2_000).map { _ in
      (0..<Int.random(in: 1...8, using: &dice)).map { _ in parts.randomElement(using: &dice) ?? "" }.joined()
    }
  }

  @Test(arguments: [1, 3]) func pathsAreSortedByTheirBytes(_ jobs: Int) {
    var dice = Dice(seed: 4)
    let paths = similarPaths(&dice)
    let sorted = list(paths).sortedOrder(jobs: jobs).map { paths[Int($0)] }
    #expect(sorted == paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(PathList().sortedOrder().isEmpty)
  }

  /// Byte by byte.
  private func isSlowlyPlain(_ path: String) -> Bool {
    let plain = Set("abcdefghijklmnopqrstuvwxyz0123456789-_.".utf8)
    let components = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return path.utf8.count <= 255
      && components.allSatisfy { !$0.isEmpty && $0.first != UInt8(ascii: ".") && $0.allSatisfy(plain.contains) }
  }

  @Test func whatIsPlainIsSafeAndInLowerCaseAndNotReserved() {
    var dice = Dice(seed: 5)
    let plain = Array("abz09-_./".unicodeScalars)
    let others = Array("A~\\\u{7F}\u{1F}é {`:,".unicodeScalars)
    var found = 0
    for length in (0..<6_000).map({ $0 % 60 }) {
      var path = String.UnicodeScalarView()
      for _ in 0..<length {
        path.append((Int.random(in: 0..<60, using: &dice) == 0 ? others : plain).randomElement(using: &dice) ?? "a")
      }
      let text = String(path)
      let name = text.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
      let isPlain = isPlain(text)
      #expect(isPlain == isSlowlyPlain(text), "\(text)")
      guard isPlain else { continue }
      found += 1
      let isSafe = PathCheck.isSafe(text.utf8.span)
      let isReserved = PathCheck.isReserved(name: String(name).utf8.span)
      #expect(isSafe && !isReserved && text.lowercased() == text, "\(text)")
    }
    #expect(found > 500)
    for path in ["", "/a", "a/", "a//b", ".a", "a/.b", "a/..", ".broadsheet-1", String(repeating: "a", count: 256)] {
      #expect(!isPlain(path), "\(path)")
    }
    for path in ["a", "papers/2504/14945.html", "authors/j-r_r.b.html"] { #expect(isPlain(path)) }
    for length in 1...255 { #expect(isPlain(String(repeating: "a", count: length))) }
  }

  @Test(arguments: [false, true]) func aManifestHasALineForEachPath(_ isUnfinished: Bool) {
    var dice = Dice(seed: 6)
    let paths = Set(similarPaths(&dice)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var hashes = paths.map { Fingerprint(of: $0) }
    hashes[7] = Manifest.announced
    hashes[8] = Fingerprint(high: 0, low: 1)
    let bytes = Manifest.encode(list(paths), isUnfinished: isUnfinished) { hashes[$0] }
    var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.removeLast() == "")
    lines.removeAll { $0.hasPrefix("#") }
    #expect(
      lines
        == zip(paths, hashes).map { path, hash in
          "\(hash == Manifest.announced ? String(repeating: "-", count: 32) : hash.description)  \(path)"
        })
  }
}
