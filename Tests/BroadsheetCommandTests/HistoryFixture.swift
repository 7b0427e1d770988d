import Foundation
import Testing
import Vocabulary

/// Makes a repository whose history a test writes down as a stream for git-fast-import(1).
struct HistoryFixture {
  private var stream = ""
  private var lastMark = 0

  /// Adds a commit to a branch; its mark.
  /// - Parameters:
  ///   - day: `2025-04-22`.
  ///   - hour: of that day, in UTC+8.
  ///   - changes: what it does to files.
  @discardableResult
  mutating func commit(
    _ day: String, hour: Int = 12, branch: String = "main", from: Int? = nil, merge: Int? = nil, _ changes: Change...
  ) -> Int {
    lastMark += 1
    let time = "\(((Day(day)?.number ?? 0) * 24 + hour - 8) * 3600) +0800"
    stream += "commit refs/heads/\(branch)\nmark :\(lastMark)\n"
    stream += "author bot <bot@example.org> \(time)\ncommitter bot <bot@example.org> \(time)\n"
    stream += "data 5\ndaily\n"
    if let from { stream += "from :\(from)\n" }
    if let merge { stream += "merge :\(merge)\n" }
    for change in changes {
      switch change {
      case .write(let path, let text): stream += "M 100644 inline \"\(path)\"\ndata \(text.utf8.count)\n\(text)\n"
      case .rename(let old, let new): stream += "R \"\(old)\" \"\(new)\"\n"
      case .delete(let path): stream += "D \"\(path)\"\n"
      }
    }
    stream += "\n"
    return lastMark
  }

  enum Change {
    case write(String, String)
    case rename(String, String)
    case delete(String)
  }

  /// Writes the repository, with `main` checked out.
  func make(_ folder: String) throws {
    try Self.git(["init", "--quiet", "--initial-branch=main", folder])
    try Self.git(["-C", folder, "fast-import", "--quiet"], input: stream)
    try Self.git(["-C", folder, "reset", "--quiet", "--hard"])
  }

  static func git(_ arguments: [String], input: String? = nil) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    let pipe = Pipe()
    process.standardInput = pipe
    try process.run()
    try pipe.fileHandleForWriting.write(contentsOf: Data((input ?? "").utf8))
    try pipe.fileHandleForWriting.close()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }
}
