private import Digests
internal import Vocabulary

/// What a new site finds where it is made: the repository of a bot, as a rule.
struct Surroundings: Hashable, Sendable {
  /// What the workflows are called that run at set times, as bots do; sorted.
  var workflows: [String] = []
  /// Whether the README is a digest, as that of a bot which overwrites it each day.
  var hasBotReadme = false
  /// Whether there is a git repository; a worktree's `.git` is a file.
  var isRepository = false

  /// Whether digests can be had from the past of the README.
  var isBotsRepository: Bool { hasBotReadme && isRepository }

  init() {}

  /// Looks around; what cannot be read is as if it were not there.
  init(folder: String) {
    for name in Self.files(below: folder + "/.github/workflows") where name.hasSuffix(".yml") || name.hasSuffix(".yaml") {
      // Our own is no bot's, and workflows stand in the folder itself.
      if name == "publish.yml" || name.contains("/") { continue }
      if let bytes = Self.read("\(folder)/.github/workflows/\(name)"), Self.isScheduled(bytes),
        let title = Self.title(of: bytes)
      {
        workflows.append(title)
      }
    }
    workflows = Set(workflows).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    isRepository = FileWriting.exists(folder + "/.git")
    if let bytes = Self.read(folder + "/README.md") {
      hasBotReadme = !DigestParser.parse(bytes, file: "README.md").entries.isEmpty
    }
  }

  private static func isScheduled(_ workflow: [UInt8]) -> Bool {
    String(decoding: workflow, as: UTF8.self).split(whereSeparator: \.isNewline).contains { line in
      line.drop(while: \.isWhitespace).hasPrefix("schedule:")
    }
  }

  /// The value of `name:` at the beginning of a line, when it can be repeated inside double quotes.
  static func title(of workflow: [UInt8]) -> String? {
    let lines = String(decoding: workflow, as: UTF8.self).split(whereSeparator: \.isNewline)
    guard let line = lines.first(where: { $0.hasPrefix("name:") }) else { return nil }
    var title = line.dropFirst("name:".count)
    if let comment = title.firstRange(of: " #") { title = title[..<comment.lowerBound] }
    while title.first?.isWhitespace ?? false { title.removeFirst() }
    while title.last?.isWhitespace ?? false { title.removeLast() }
    if title.count >= 2, let quote = title.first, quote == title.last, quote == "\"" || quote == "'" {
      title = title.dropFirst().dropLast()
    }
    let isPlain = title.unicodeScalars.allSatisfy { $0 != "\"" && $0 != "\\" && $0.value >= 0x20 }
    return title.isEmpty || !isPlain ? nil : String(title)
  }

  private static func read(_ path: String) -> [UInt8]? {
    do throws(Diagnostic) { return try FileWriting.read(path) } catch { return nil }
  }

  private static func files(below path: String) -> [String] {
    do throws(Diagnostics) { return try FolderListing.files(below: path) ?? [] } catch { return [] }
  }
}
