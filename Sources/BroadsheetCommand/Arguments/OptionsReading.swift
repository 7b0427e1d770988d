internal import Publishing
internal import Vocabulary

/// From scanned arguments, whose values the scanner has checked, to each command's options.
extension ScannedArguments {
  func number(_ name: OptionName) -> Int? { value(name).flatMap { Int($0) } }

  var verbosity: Verbosity { has(.quiet) ? .quiet : has(.verbose) ? .verbose : .normal }

  var listingStyle: ListingStyle { has(.json) ? .json : has(.bibtex) ? .bibtex : .table }
}

extension SiteOptions {
  init(_ scanned: ScannedArguments) {
    if let folder = scanned.value(.content) { content = folder }
    if let folder = scanned.value(.templates) { templates = folder }
    if let folder = scanned.value(.output) { output = folder }
    if let folder = scanned.value(.state) { state = folder }
    url = scanned.value(.url)
    templatesAreRequired = scanned.has(.templates)
  }
}

extension BuildOptions {
  init(_ scanned: ScannedArguments) {
    site = SiteOptions(scanned)
    jobs = scanned.number(.jobs)
    strict = scanned.has(.strict)
    force = scanned.has(.force)
    json = scanned.has(.json)
    precompress = scanned.has(.precompress)
    manifest = scanned.value(.manifest)
    verbosity = scanned.verbosity
  }
}

extension CheckOptions {
  init(_ scanned: ScannedArguments) {
    site = SiteOptions(scanned)
    jobs = scanned.number(.jobs)
    strict = scanned.has(.strict)
    json = scanned.has(.json)
    host = scanned.value(.host).flatMap { Host(rawValue: $0) }
    if let limit = scanned.number(.pageLimit) { pageLimit = limit }
    verbosity = scanned.verbosity
  }
}

extension ServeOptions {
  init(_ scanned: ScannedArguments) {
    site = SiteOptions(scanned)
    jobs = scanned.number(.jobs)
    if let number = scanned.number(.port) { port = UInt16(clamping: number) }
    if let address = scanned.value(.address) { self.address = address }
    verbosity = scanned.verbosity
  }
}

extension ImportOptions {
  init(_ scanned: ScannedArguments) throws(UsageError) {
    if let repository = scanned.value(.git) {
      if let surplus = scanned.operands.first { throw .surplusOperand(.`import`, surplus) }
      guard let path = scanned.value(.path) else { throw .importWithoutSource }
      source = .git(repository: repository, path: path)
    } else if let first = scanned.values[.jsonl] {
      if scanned.has(.path) { throw .needs(option: "--path", other: "--git") }
      source = .jsonl(files: first + scanned.operands)
    } else {
      throw .importWithoutSource
    }
    site = SiteOptions(scanned)
    dryRun = scanned.has(.dryRun)
    verbosity = scanned.verbosity
  }
}

extension SearchOptions {
  init(_ scanned: ScannedArguments) {
    self.init(words: scanned.operands)
    site = SiteOptions(scanned)
    style = scanned.listingStyle
    if let number = scanned.number(.limit) { limit = number }
  }
}

extension ListOptions {
  init(_ scanned: ScannedArguments) {
    site = SiteOptions(scanned)
    day = scanned.value(.day).flatMap { Day($0) }
    keyword = scanned.value(.keyword)
    author = scanned.value(.author)
    style = scanned.listingStyle
    limit = scanned.number(.limit)
  }
}
