public import Vocabulary

extension Host {
  /// Whether a site fits this host: errors where it does not, warnings where nine tenths of a limit are used up. Each says what would
  /// make the site smaller.
  public func check(_ files: [(path: String, bytes: Int)]) -> [Diagnostic] {
    let limits = HostLimits.of(self)
    var diagnostics: [Diagnostic] = []
    var folders: Set<Substring> = []
    var bytes = 0
    var archive = 0
    var copies = 0
    for file in files {
      bytes += file.bytes
      // A tar archive: a header of 512 bytes, the content filled up to a multiple of 512.
      archive += 512 + (file.bytes + 511) / 512 * 512
      if file.path.hasSuffix(".gz") || file.path.hasSuffix(".br") { copies += 1 }
      var path = file.path[...]
      while let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
        path = path[..<slash]
        if !folders.insert(path).inserted { break }
      }
    }
    archive += 512 * folders.count
    let entries = files.count + (limits.countsFolders ? folders.count : 0)
    let shrink = Self.advice(hasCopies: copies > 0)

    func judge(_ what: String, _ value: Int, _ limit: Int?, _ print: (Int) -> String, isHard: Bool = true) {
      guard let limit else { return }
      if value > limit {
        let text = "\(what) \(print(value)), and \(name) takes \(print(limit)) (\(limits.source), \(HostLimits.date)); \(shrink)"
        diagnostics.append(isHard ? .error(text) : .warning(text))
      } else if value > limit / 10 * 9 {
        diagnostics.append(.warning("\(what) \(print(value)), and \(name) takes \(print(limit)); soon \(shrink)"))
      }
    }
    judge("the site has this many \(limits.countsFolders ? "files and folders" : "files"):", entries, limits.files, Self.grouped)
    judge("the site's bytes are", bytes, limits.bytes, Self.megabytes)
    judge("the archive to deploy has", archive, limits.archive, Self.megabytes, isHard: false)
    if let largest = limits.largestFile {
      for file in files.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) where file.bytes > largest {
        diagnostics.append(
          .error(
            "this file has \(Self.megabytes(file.bytes)), and \(name) takes \(Self.megabytes(largest)) (\(limits.source), "
              + "\(HostLimits.date)); keep it elsewhere and link to it", at: SourceLocation(file: file.path)))
      }
    }
    return diagnostics
  }

  /// The settings under `pages:` that leave out most.
  private static func advice(hasCopies: Bool) -> String {
    (hasCopies ? "build without --precompress, or " : "")
      + "in site.yml under pages: keep paper pages of the newest months only (paper-months: 12), "
      + "raise author-minimum or leave out author pages (authors: false), or leave out paper pages (papers: false)"
  }

  static func grouped(_ number: Int) -> String {
    var text = ""
    for (place, digit) in String(number).reversed().enumerated() {
      if place > 0 && place % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }

  /// In millions of bytes, rounded up, so that what is over a limit looks it.
  static func megabytes(_ bytes: Int) -> String { grouped((bytes + 999_999) / 1_000_000) + " MB" }
}
