import Digests
import Foundation
import Vocabulary

/// The data beside the package; tests that need it are skipped where it is not there.
enum Shared {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared")

  static var isThere: Bool { FileManager.default.fileExists(atPath: folder.appendingPathComponent("seeds").path) }

  static func bytes(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.appendingPathComponent(path))) }

  static func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }

  /// The files of a folder with an ending, sorted.
  static func files(_ path: String, _ ending: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(path).path)
      .filter { $0.hasSuffix(ending) }.sorted().map { "\(path)/\($0)" }
  }

  static func seed(_ number: Int) throws -> (digest: Digest, text: String) {
    let path = try files("seeds", ".txt")[number]
    return (DigestParser.parse(try bytes(path), file: path), try text(path))
  }
}

func digest(_ text: String, file: String = "2025-04-22.md", format: DigestFormat? = nil) -> Digest {
  DigestParser.parse(Array(text.utf8), file: file, format: format)
}

func collapsed(_ text: String) -> String { text.split { $0 == " " || $0 == "\n" || $0 == "\t" }.joined(separator: " ") }

extension Entry {
  /// The text of a section, empty when it is absent.
  func section(_ label: String) -> String { sections.first { $0.label == label }?.text ?? "" }

  func link(_ name: String) -> String? { links.first { $0.name == name }?.url }
}

extension Digest {
  var messages: [String] { diagnostics.map(\.description) }
}

/// Numbers that are the same in every run: SplitMix64 (<https://prng.di.unimi.it/splitmix64.c>).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
