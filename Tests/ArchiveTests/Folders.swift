import Archive
import Foundation
import Vocabulary

/// A content folder and a state folder of its own for one test, removed with it.
final class Folders {
  let root = FileManager.default.temporaryDirectory.appendingPathComponent("broadsheet-archive-\(UUID().uuidString)")
  var content: String { root.appendingPathComponent("Content").path }
  var state: String { root.appendingPathComponent("state").path }
  let program = Fingerprint(of: "this program")

  init() throws {
    for folder in [content, state] {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  /// - Parameter age: seconds since the file was last changed; files changed within the last two are read again in any case.
  func write(_ name: String, _ text: String, age: Double = 60) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: content + "/" + name))
    try touch(name, age: age)
  }

  func touch(_ name: String, age: Double) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: content + "/" + name)
  }

  func digest(_ day: String, _ title: String) -> String {
    "## Papers for \(day)\n\n| Title | Authors | Summary |\n|---|---|---|\n"
      + "| \(title) (Read more on [arXiv](https://arxiv.org/abs/2504.00001)) | Ada Lovelace | A summary. |\n"
  }

  /// The folder as if its files' other facts had changed when their texts did: a test's own files are new.
  ///
  /// - Parameter later: nanoseconds by which they changed later than that.
  func listed(later: Int = 0) throws -> ContentFolder {
    var folder = try ContentFolder.list(content)
    for at in folder.digests.indices { folder.digests[at].stamp.changed = folder.digests[at].stamp.modified + later }
    return folder
  }

  func open(program: Fingerprint? = nil, isReadOnly: Bool = false, parsesAll: Bool = false) throws -> Archive {
    try Archive(
      folder: listed(), state: state, isReadOnly: isReadOnly, parsesAll: parsesAll, program: program ?? self.program,
      limit: 1 << 20, jobs: 2)
  }

  func fingerprint(limit: Int = 1 << 20, later: Int = 0) throws -> Fingerprint? {
    Archive.fingerprint(of: try listed(later: later), state: state, program: program, limit: limit, jobs: 2)
  }

  /// What is known of the stamps of files.
  func index() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: state + "/inputs")) }
}
