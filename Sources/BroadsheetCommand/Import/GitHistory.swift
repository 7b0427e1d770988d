internal import Vocabulary

/// One version of a file in a repository's history.
struct FileVersion: Hashable, Sendable {
  /// The commit's and the content's names.
  var commit: String
  var blob: String
  /// When it was written, in seconds since 1970, and the day that was in the author's time zone.
  var time: Int
  var day: Day
}

/// Reads the history of one file, through merges and renames, by way of git(1).
struct GitHistory {
  private let repository: String
  private static let mostRenames = 100

  /// - Parameter repository: any folder of a working tree, or a bare repository.
  init(repository: String) { self.repository = repository }

  /// Every content that the file had, oldest first; versions in which it was deleted are left out.
  func versions(of path: String) throws(Diagnostic) -> [FileVersion] {
    guard try !git(["rev-list", "--all", "--max-count=1"]).isEmpty else {
      throw .error("the repository has no commit yet; name one with a history", at: SourceLocation(file: repository))
    }
    let prefix = try text(git(["rev-parse", "--show-prefix"]))
    let up = try text(git(["rev-parse", "--show-cdup"]))
    let top = GitHistory(repository: up.isEmpty ? repository : "\(repository)/\(up)")
    return try top.follow(prefix + path)
  }

  /// Whether a part of the history was never fetched.
  func isShallow() throws(Diagnostic) -> Bool { try text(git(["rev-parse", "--is-shallow-repository"])) == "true" }

  private func follow(_ path: String) throws(Diagnostic) -> [FileVersion] {
    var found: [FileVersion] = []
    var waiting = [(path: path, tip: "HEAD")]
    var seen: Set<String> = []
    while let (path, tip) = waiting.popLast(), seen.count < Self.mostRenames {
      guard seen.insert("\(tip):\(path)").inserted else { continue }
      let (versions, additions) = try log(path, tip)
      // The older name's versions stand before the newer's where times are equal.
      found = versions + found
      for commit in additions {
        if let old = try renameSource(of: path, in: commit) { waiting.append((old, "\(commit)^")) }
      }
    }
    var contents: Set<String> = []
    let sorted = found.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
    // A merge repeats what its branches had.
    return sorted.map(\.element).filter { contents.insert("\($0.blob) \($0.day)").inserted }
  }

  /// The versions of a path, oldest first, and the commits that added it.
  private func log(_ path: String, _ tip: String) throws(Diagnostic) -> (versions: [FileVersion], additions: [String]) {
    let output = try git([
      "log", "-m", "--raw", "-z", "--no-abbrev", "--no-renames", "--format=tformat:%x01%H %at %ad", "--date=format:%Y-%m-%d", tip,
      "--", path,
    ])
    var versions: [FileVersion] = []
    var additions: [String] = []
    var header: [Substring] = []
    for token in Self.tokens(output) {
      if token.utf8.first == 1 {
        header = token.dropFirst().split(separator: " ")
      } else if token.utf8.first == UInt8(ascii: ":"), header.count == 3, let time = Int(header[1]), let day = Day(header[2]) {
        // `:100644 100644 old new M`; links and submodules have other modes, a deletion's new name is all zeros.
        let fields = token.split(separator: " ")
        guard fields.count == 5, fields[1].utf8.starts(with: "100".utf8), fields[3].contains(where: { $0 != "0" }) else {
          continue
        }
        let commit = String(header[0])
        versions.append(FileVersion(commit: commit, blob: String(fields[3]), time: time, day: day))
        if fields[4] == "A" { additions.append(commit) }
      }
    }
    return (versions.reversed(), additions)
  }

  /// The name that a path had before a commit renamed it.
  private func renameSource(of path: String, in commit: String) throws(Diagnostic) -> String? {
    let output = try git([
      "diff-tree", "-r", "-M", "--raw", "-z", "--no-abbrev", "--no-commit-id", "--diff-filter=R", commit,
    ])
    // `:… R095`, the old name, the new name.
    let tokens = Self.tokens(output)
    var at = 0
    while at + 2 < tokens.count {
      if tokens[at + 2] == path { return tokens[at + 1] }
      at += 3
    }
    return nil
  }

  /// Reads contents one after the other from one process.
  func contents() throws(Diagnostic) -> BlobReader {
    BlobReader(process: try ChildProcess.start("git", arguments(["cat-file", "--batch"])))
  }

  private func git(_ words: [String]) throws(Diagnostic) -> [UInt8] { try ChildProcess.run("git", arguments(words)) }

  /// Paths are taken as they are, not as patterns.
  private func arguments(_ words: [String]) -> [String] { ["-C", repository, "--literal-pathspecs", "--no-pager"] + words }

  private func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes[...], as: UTF8.self)
  }

  private static func tokens(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: 0).map { token in
      String(decoding: token.first == UInt8(ascii: "\n") ? token.dropFirst() : token, as: UTF8.self)
    }
  }
}

/// The contents of a repository, by their names.
struct BlobReader: ~Copyable {
  fileprivate var process: ChildProcess

  mutating func read(_ blob: String) throws(Diagnostic) -> [UInt8] {
    process.write(blob + "\n")
    // `<name> blob <size>`, the content, a line end.
    let header = process.readLine()?.split(separator: " ") ?? []
    guard header.count == 3, let size = Int(header[2]), let bytes = process.read(count: size), process.read(count: 1) != nil
    else {
      throw .error("git does not hold the content \(blob); repair the repository with 'git fsck'")
    }
    return bytes
  }
}
