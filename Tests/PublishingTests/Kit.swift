import Foundation
import Parallel
import Publishing
import Synchronization
import Vocabulary

/// A folder of a test's own, gone when the test ends.
final class Scratch: Sendable {
  let path: String

  init() {
    path = FileManager.default.temporaryDirectory.path + "/broadsheet-" + UUID().uuidString
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var site: Site { Site(path) }
}

/// An output folder and a state folder in a test's folder.
struct Site: Codable, Sendable {
  let base: String
  var state: String
  var output: String { base + "/Public" }

  init(_ base: String, state: String = ".broadsheet") {
    self.base = base
    self.state = base + "/" + state
  }

  @discardableResult
  func build(
    _ source: some PublishingSource, jobs: Int = 2, force: Bool = false, precompress: Bool = false,
    settings: String = "1", memo: [UInt8] = [], waiting: Waiting = Waiting(limit: 20)
  ) throws(Diagnostics) -> PublishReport {
    var publisher = try Publisher(output: output, state: state, settings: Fingerprint(of: settings), waiting: waiting)
    let options = PublishOptions(jobs: jobs, force: force, precompress: precompress)
    publisher.lookAhead(options: options)
    return try publisher.publish(source, inputs: Self.inputs(source), memo: { _ in memo }, options: options)
  }

  func verifyUnchanged(_ source: some PublishingSource, precompress: Bool = false, settings: String = "1") throws
    -> UnchangedSite?
  {
    let publisher = try Publisher(output: output, state: state, settings: Fingerprint(of: settings))
    return publisher.verifyUnchanged(
      inputs: Self.inputs(source), options: PublishOptions(jobs: 2, precompress: precompress))
  }

  static func inputs(_ source: some PublishingSource) -> Fingerprint {
    var builder = FingerprintBuilder()
    for index in 0..<source.count {
      builder.add(source.path(index).description)
      builder.add(source.fingerprint(index))
    }
    return builder.finish()
  }

  /// Every file below the output folder with its bytes; symbolic links as `-> target`, empty folders with a slash.
  func files(manifest: Bool = true) -> [String: String] {
    var files: [String: String] = [:]
    let enumerator = FileManager.default.enumerator(atPath: output)
    while let path = enumerator?.nextObject() as? String {
      let full = output + "/" + path
      if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: full) {
        files[path] = "-> " + target
      } else if let bytes = FileManager.default.contents(atPath: full) {
        if manifest || path != ".broadsheet-manifest" { files[path] = String(decoding: bytes, as: UTF8.self) }
      } else if let inside = try? FileManager.default.contentsOfDirectory(atPath: full), inside.isEmpty {
        files[path + "/"] = ""
      }
    }
    return files
  }

  func write(_ text: String, _ path: String) {
    let full = output + "/" + path
    let folder = full.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // In place: the file keeps its inode.
    try? text.write(toFile: full, atomically: false, encoding: .utf8)
  }

  func read(_ path: String) -> String? {
    FileManager.default.contents(atPath: output + "/" + path).map { String(decoding: $0, as: UTF8.self) }
  }

  func remove(_ path: String) { try? FileManager.default.removeItem(atPath: output + "/" + path) }

  /// Size, time in nanoseconds and inode.
  func stat(_ path: String) -> [Int] {
    var status = Foundation.stat()
    guard unsafe lstat(output + "/" + path, &status) == 0 else { return [] }
    return [Int(status.st_size), status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec, Int(status.st_ino)]
  }
}

/// A site that lies in memory.
struct Pages: PublishingSource {
  struct File: Sendable {
    var path: String
    var text: String
    var stage = Stage.papers
    /// What the fingerprint is made from; the text where there is nothing else.
    var facts: String?
  }

  var all: [File]
  /// The paths that were rendered.
  let rendered = Log()
  /// Called before a file is rendered.
  var onRender: @Sendable (String) throws(Diagnostic) -> Void = { _ in }

  init(_ all: [File]) { self.all = all }

  /// Pages by path, in the order of their paths.
  init(_ texts: [String: String]) {
    all = texts.sorted { $0.key < $1.key }.map { File(path: $0.key, text: $0.value) }
  }

  /// The same site, of which nobody sees the end: the process is killed when so many files were rendered.
  func killing(after count: Int) -> Pages {
    var pages = self
    let left = Countdown(count)
    pages.onRender = { _ in
      if left.isOver() { raise(SIGKILL) }
    }
    return pages
  }

  var count: Int { all.count }
  func path(_ index: Int) -> SitePath { SitePath(trusted: all[index].path) }
  func fingerprint(_ index: Int) -> Fingerprint { Fingerprint(of: all[index].facts ?? all[index].text) }
  func stage(_ index: Int) -> Stage { all[index].stage }

  func render(_ index: Int, into bytes: inout [UInt8]) throws(Diagnostic) {
    try onRender(all[index].path)
    rendered.add(all[index].path)
    bytes.append(contentsOf: all[index].text.utf8)
  }

  var texts: [String: String] { Dictionary(uniqueKeysWithValues: all.map { ($0.path, $0.text) }) }
}

final class Log: Sendable {
  private let lines = Mutex<[String]>([])
  func add(_ line: String) { lines.withLock { $0.append(line) } }
  var all: [String] { lines.withLock { $0.sorted() } }
  func clear() { lines.withLock { $0 = [] } }
}

/// Says once that so many calls have passed.
final class Countdown: Sendable {
  private let left: Atomic<Int>
  init(_ count: Int) { left = Atomic(count) }
  func isOver() -> Bool { left.wrappingSubtract(1, ordering: .relaxed).oldValue == 0 }
}

/// Numbers that look random and are the same in every run (splitmix64, <https://prng.di.unimi.it/splitmix64.c>).
struct Dice: RandomNumberGenerator {
  var seed: UInt64

  mutating func next() -> UInt64 {
    seed &+= 0x9E37_79B9_7F4A_7C15
    var value = seed
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
