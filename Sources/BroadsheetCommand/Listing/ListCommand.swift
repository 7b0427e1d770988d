internal import Catalogue
internal import Configuration
internal import Pages
internal import Parallel
internal import Vocabulary

/// `broadsheet list`: papers by day, keyword and author, newest first.
struct ListCommand {
  let options: ListOptions
  let console: Console

  func run() throws(Diagnostics) -> ExitStatus {
    let site = try ListedArchive.site(options.site, console)
    let catalogue = site.catalogue
    var papers = Array(catalogue.papers.indices.reversed())
    if let day = options.day {
      papers = papers.filter { catalogue.papers[$0].appearances.contains { $0.edition == Edition(day) } }
    }
    if let name = options.keyword {
      let slug = Slug(name).description
      let keyword = catalogue.keywords.firstIndex {
        $0.name == name || $0.slug.description == slug || $0.slug.description.lowercased() == name.lowercased()
          || $0.aliases.contains(name)
      }
      guard let keyword else {
        if let known = site.settings.keywords.first(where: { Slug($0.name).description == slug || $0.aliases.contains(name) }) {
          console.say("the keyword '\(printable(known.name))' has no papers")
          return .done
        }
        throw Diagnostics([
          .error("there is no keyword '\(name)'\(NearestName.hint(for: name, among: catalogue.keywords.map(\.name)))")
        ])
      }
      papers = papers.filter { catalogue.keywords(of: Int32($0)).contains(Int32(keyword)) }
    }
    if let name = options.author {
      let wanted = Self.words(name)
      let rarest = FoldedText(wanted.max { $0.utf8.count < $1.utf8.count }.map(String.init) ?? "")
      papers = papers.filter { paper in
        // Few names hold the longest word, and only these are taken apart.
        catalogue.authors(of: Int32(paper)).contains { FoldedText($0).contains(rarest) && Self.words($0).contains(wanted) }
      }
    }
    if let limit = options.limit { papers = Array(papers.prefix(limit)) }
    return try PaperPrinter(site: site, style: options.style, console: console).print(papers)
  }

  /// The words of a name, without what stands between them.
  private static func words(_ name: String) -> [Substring] {
    UnicodeText.caseFolded(name).split { !$0.isLetter && !$0.isNumber }
  }
}

/// `broadsheet search`: papers that hold all the words, those with them in the title first, then the newest. An identifier is a word of the
/// paper that it names; of several identifiers one is enough.
struct SearchCommand {
  let options: SearchOptions
  let console: Console

  /// The identifier that a word is, as people copy it: with marks around it, an address with or without its scheme, or a DOI.
  private static func identifier(_ word: Substring) -> PaperID? {
    var text = word
    while let first = text.first, "\"'([<".contains(first) { text = text.dropFirst() }
    while let last = text.last, "\"')]>.,;/".contains(last) { text = text.dropLast() }
    let lower = text.lowercased()
    if let doi = lower.firstRange(of: "10.48550/arxiv.") { return PaperReference(lower[doi.upperBound...])?.id }
    return (PaperReference(text) ?? PaperReference(url: text) ?? PaperReference(url: "https://" + text))?.id
  }

  func run() throws(Diagnostics) -> ExitStatus {
    let site = try ListedArchive.site(options.site, console)
    var words: [Substring] = []
    var identifiers: [(id: PaperID, word: FoldedText)] = []
    for word in options.words.flatMap({ $0.split(separator: " ") }) {
      if let id = Self.identifier(word) { identifiers.append((id, FoldedText(id.description))) } else { words.append(word) }
    }
    // `arXiv: 2504.14945v2 [cs.CV]` is how arXiv stamps a paper.
    if !identifiers.isEmpty {
      words.removeAll { $0.lowercased() == "arxiv" || $0.lowercased() == "arxiv:" || $0.hasPrefix("[") && $0.hasSuffix("]") }
    }
    let (wanted, named) = (words.map { FoldedText(String($0)) }, identifiers)
    let scores: [Int]
    do throws(Diagnostic) {
      scores = try Parallel.map(site.catalogue.papers.count, jobs: Parallel.cores) { paper throws(Diagnostic) -> Int in
        let (head, body) = try site.searchable(paper)
        let foldedHead = FoldedText(head)
        let foldedBody = FoldedText(body)
        var score = 1
        if !named.isEmpty {
          let id = site.catalogue.papers[paper].key.id
          if named.contains(where: { $0.id == id }) {
            score += 10
          } else if !named.contains(where: { foldedHead.contains($0.word) || foldedBody.contains($0.word) }) {
            return 0
          }
        }
        for word in wanted {
          if foldedHead.contains(word) { score += 3 } else if foldedBody.contains(word) { score += 1 } else { return 0 }
        }
        return score
      }
    } catch {
      throw Diagnostics([error])
    }
    let found = scores.indices.filter { scores[$0] > 0 }.sorted { left, right in
      scores[left] == scores[right] ? left > right : scores[left] > scores[right]
    }
    return try PaperPrinter(site: site, style: options.style, console: console).print(Array(found.prefix(options.limit)))
  }
}

/// The archive as these commands want it.
enum ListedArchive {
  static func site(_ options: SiteOptions, _ console: Console) throws(Diagnostics) -> Site {
    let progress = Progress(console: console, verbosity: .quiet)
    return try LoadedSite(
      try SiteInputs(options), state: .read, findsRelated: false, jobs: Parallel.cores, progress: progress
    ).site
  }
}

/// Prints papers to standard output.
struct PaperPrinter {
  let site: Site
  let style: ListingStyle
  let console: Console

  func print(_ papers: [Int]) throws(Diagnostics) -> ExitStatus {
    var out: [UInt8] = []
    do throws(Diagnostic) {
      for paper in papers {
        switch style {
        case .table: out += Array((row(site.line(paper)) + "\n").utf8)
        case .json: try site.appendJSON(paper, to: &out)
        case .bibtex: site.appendBibTeX(paper, to: &out)
        }
      }
      try console.print(out)
    } catch {
      throw Diagnostics([error])
    }
    if papers.isEmpty { console.say("no paper was found") }
    return .done
  }

  /// `2025-04-22  2504.14945   Title (First Author et al.)`.
  private func row(_ line: Site.Line) -> String {
    let date = line.edition.day?.description ?? line.edition.month?.description ?? "undated"
    var text = date + String(repeating: " ", count: max(2, 12 - date.count))
    text += line.identifier + String(repeating: " ", count: max(2, 18 - line.identifier.count))
    text += line.title
    if let first = line.authors.first { text += " (\(line.authors.count > 1 ? "\(first) et al." : first))" }
    return printable(text)
  }
}
