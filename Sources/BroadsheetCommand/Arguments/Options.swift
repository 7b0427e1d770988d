public import Digests
public import Publishing
public import Vocabulary

/// The folders of a site and its address, which every command that touches a site takes.
public struct SiteOptions: Hashable, Sendable {
  public var content = "Content"
  public var templates = "Templates"
  public var output = "Public"
  public var state = ".broadsheet"
  /// Where the site will stand; replaces `url` of `site.yml`.
  public var url: String?
  /// True when `--templates` was given: then the folder has to be there.
  public var templatesAreRequired = false

  public init() {}
}

/// How much a command says on standard error.
public enum Verbosity: Hashable, Sendable {
  case quiet, normal, verbose
}

public struct BuildOptions: Hashable, Sendable {
  public var site = SiteOptions()
  /// Nil: as many as the machine has cores.
  public var jobs: Int?
  public var strict = false
  public var force = false
  public var json = false
  public var precompress = false
  /// Where the list of changed and removed files goes.
  public var manifest: String?
  public var verbosity = Verbosity.normal

  public init() {}
}

public struct ParseOptions: Hashable, Sendable {
  public var files: [String]
  /// Nil: recognised by content.
  public var format: DigestFormat?

  public init(files: [String], format: DigestFormat? = nil) {
    self.files = files
    self.format = format
  }
}

public struct CheckOptions: Hashable, Sendable {
  public var site = SiteOptions()
  public var jobs: Int?
  public var strict = false
  public var json = false
  /// Whose limits the site has to keep.
  public var host: Host?
  /// Kilobytes from which a page is reported as too large.
  public var pageLimit = 500
  public var verbosity = Verbosity.normal

  public init() {}
}

public struct ServeOptions: Hashable, Sendable {
  public var site = SiteOptions()
  public var jobs: Int?
  public var port: UInt16 = 8000
  /// A numeric address of this machine.
  public var address = "127.0.0.1"
  public var verbosity = Verbosity.normal

  public init() {}
}

public struct InitOptions: Hashable, Sendable {
  public var folder: String
  /// Also write the theme's templates.
  public var theme: Bool

  public init(folder: String, theme: Bool = false) {
    self.folder = folder
    self.theme = theme
  }
}

public struct ContextOptions: Hashable, Sendable {
  public var site = SiteOptions()
  public var jobs: Int?
  /// As it was written: `days/2025-04-22.html`, with or without a leading slash.
  public var page: String

  public init(page: String) { self.page = page }
}

public struct ImportOptions: Hashable, Sendable {
  public enum Source: Hashable, Sendable {
    /// The versions of one file in a repository's history.
    case git(repository: String, path: String)
    /// JSON Lines records of the enhanced bots.
    case jsonl(files: [String])
  }

  public var site = SiteOptions()
  public var source: Source
  public var dryRun = false
  public var verbosity = Verbosity.normal

  public init(source: Source) { self.source = source }
}

/// How papers are printed.
public enum ListingStyle: Hashable, Sendable {
  case table, json, bibtex
}

public struct SearchOptions: Hashable, Sendable {
  public var site = SiteOptions()
  public var words: [String]
  public var style = ListingStyle.table
  public var limit = 20

  public init(words: [String]) { self.words = words }
}

public struct ListOptions: Hashable, Sendable {
  public var site = SiteOptions()
  public var day: Day?
  public var keyword: String?
  public var author: String?
  public var style = ListingStyle.table
  /// Nil: all of them.
  public var limit: Int?

  public init() {}
}

/// Shells for which completions are written.
public enum Shell: String, CaseIterable, Hashable, Sendable {
  case bash, zsh, fish
}
