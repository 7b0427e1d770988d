internal import Digests
internal import Publishing
internal import Vocabulary

/// The folders of a site and its address, which every command that touches a site takes.
struct SiteOptions: Hashable, Sendable {
  var content = "Content"
  var templates = "Templates"
  var output = "Public"
  var state = ".broadsheet"
  /// Where the site will stand; replaces `url` of `site.yml`.
  var url: String?
  /// True when `--templates` was given: then the folder has to be there.
  var templatesAreRequired = false

  init() {}
}

/// How much a command says on standard error.
enum Verbosity: Hashable, Sendable {
  case quiet, normal, verbose
}

struct BuildOptions: Hashable, Sendable {
  var site = SiteOptions()
  /// Nil: as many as the machine has cores.
  var jobs: Int?
  var strict = false
  var force = false
  var json = false
  var precompress = false
  /// Where the list of changed and removed files goes.
  var manifest: String?
  var verbosity = Verbosity.normal

  init() {}
}

struct ParseOptions: Hashable, Sendable {
  var files: [String]
  /// Nil: recognised by content.
  var format: DigestFormat?

  init(files: [String], format: DigestFormat? = nil) {
    self.files = files
    self.format = format
  }
}

struct CheckOptions: Hashable, Sendable {
  var site = SiteOptions()
  var jobs: Int?
  var strict = false
  var json = false
  /// Whose limits the site has to keep.
  var host: Host?
  /// Kilobytes from which a page is reported as too large.
  var pageLimit = 500
  var verbosity = Verbosity.normal

  init() {}
}

struct ServeOptions: Hashable, Sendable {
  var site = SiteOptions()
  var jobs: Int?
  var port: UInt16 = 8000
  /// A numeric address of this machine.
  var address = "127.0.0.1"
  var verbosity = Verbosity.normal

  init() {}
}

struct InitOptions: Hashable, Sendable {
  var folder: String
  /// Also write the theme's templates.
  var theme: Bool

  init(folder: String, theme: Bool = false) {
    self.folder = folder
    self.theme = theme
  }
}

struct ContextOptions: Hashable, Sendable {
  var site = SiteOptions()
  var jobs: Int?
  /// As it was written: `days/2025-04-22.html`, with or without a leading slash.
  var page: String

  init(page: String) { self.page = page }
}

struct ImportOptions: Hashable, Sendable {
  enum Source: Hashable, Sendable {
    /// The versions of one file in a repository's history.
    case git(repository: String, path: String)
    /// JSON Lines records of the enhanced bots.
    case jsonl(files: [String])
  }

  var site = SiteOptions()
  var source: Source
  var dryRun = false
  var verbosity = Verbosity.normal

  init(source: Source) { self.source = source }
}

/// How papers are printed.
enum ListingStyle: Hashable, Sendable {
  case table, json, bibtex
}

struct SearchOptions: Hashable, Sendable {
  var site = SiteOptions()
  var words: [String]
  var style = ListingStyle.table
  var limit = 20

  init(words: [String]) { self.words = words }
}

struct ListOptions: Hashable, Sendable {
  var site = SiteOptions()
  var day: Day?
  var keyword: String?
  var author: String?
  var style = ListingStyle.table
  /// Nil: all of them.
  var limit: Int?

  init() {}
}

/// Shells for which completions are written.
enum Shell: String, CaseIterable, Hashable, Sendable {
  case bash, zsh, fish
}
