import Foundation
import Synchronization

@testable import BroadsheetCommand

/// A folder of its own for one test, removed with it, and the commands run in it.
final class Sandbox {
  let root: URL

  init() throws {
    root = FileManager.default.temporaryDirectory.appendingPathComponent("broadsheet-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root.appendingPathComponent("Content"), withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  func path(_ name: String) -> String { root.appendingPathComponent(name).path }

  func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

  func write(_ name: String, _ data: Data) throws {
    let file = root.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(at: root.appendingPathComponent(name)) }

  func text(_ name: String) throws -> String { try String(contentsOf: root.appendingPathComponent(name), encoding: .utf8) }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  /// Builds into `output` and returns the exit status.
  @discardableResult
  func build(output: String = "Public", state: String = "state", _ more: String...) -> Int32 {
    run(["build", "--output", path(output), "--state", path(state)] + more).status.rawValue
  }

  /// What a command said.
  struct Answer {
    var status: ExitStatus
    var output: String
    /// Its lines on standard error.
    var said: [String]
  }

  /// Runs a command on the sandbox's content and templates.
  func run(_ arguments: [String]) -> Answer {
    Self.run(
      arguments + (arguments.contains("--content") ? [] : ["--content", path("Content")])
        + (exists("Templates") ? ["--templates", path("Templates")] : []))
  }

  static func run(_ arguments: [String]) -> Answer {
    let written = Mutex((output: [UInt8](), error: [UInt8]()))
    let console = Console(isTerminal: false, colours: false, width: 80) { stream, bytes in
      written.withLock { if stream == .output { $0.output += bytes } else { $0.error += bytes } }
      return nil
    }
    let status = BroadsheetCommand.run(arguments, on: console)
    let (output, error) = written.withLock { $0 }
    return Answer(
      status: status, output: String(decoding: output, as: UTF8.self),
      said: String(decoding: error, as: UTF8.self).split(separator: "\n").map(String.init))
  }

  /// Every file below a folder with its bytes, but for what is the program's own.
  func files(_ folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    let base = root.appendingPathComponent(folder)
    let walk = FileManager.default.enumerator(atPath: base.path)
    while let path = walk?.nextObject() as? String {
      var isFolder: ObjCBool = false
      let file = base.appendingPathComponent(path)
      guard unsafe FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue else {
        continue
      }
      files[path] = try Data(contentsOf: file)
    }
    return files
  }
}

/// The material beside the package; tests that need it say that they were skipped where it is not there.
enum Shared {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../shared")
    .standardizedFileURL

  static var isThere: Bool { FileManager.default.fileExists(atPath: folder.appendingPathComponent("seeds").path) }
}

/// Numbers that look random and are the same in every run.
struct Dice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(sides))
  }
}
