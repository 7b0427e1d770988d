public import Configuration
public import Vocabulary

/// All keywords that the digests' headings, their categories and the settings make, before papers are put under them.
public struct Taxonomy: Sendable {
  /// The phrases to look for in titles and abstracts. What was found of them decides which papers a keyword collects.
  public let phrases: [String]
  /// Of the phrases: matches found with others are of no use.
  public let fingerprint: Fingerprint

  var keywords: [KeywordDraft]
  /// The keywords under which each entry of each digest stands: those of its topics, then those of its categories.
  let standing: StandingKeywords
  /// For each phrase, what finding it means.
  var meanings: [Meaning]

  struct Meaning {
    var keyword: Int32
    var excludes: Bool
  }

  /// Reads the headings of all digests, which must be in the catalogue's order.
  public init(digests: [DigestFacts], settings: SiteSettings) {
    var drafts = KeywordDrafts(settings.keywords)
    var standing = StandingKeywords()
    var ofCategories: [Int32] = []
    for digest in digests.indices {
      standing.beginDigest()
      for ordinal in digests[digest].entries.indices {
        // Its parts alone: a whole entry is handed on with a count for each of its texts.
        let edition = digests[digest].entries[ordinal].edition
        ofCategories.removeAll(keepingCapacity: true)
        for category in digests[digest].entries[ordinal].categories { ofCategories.append(drafts.number(of: category)) }
        for topic in digests[digest].entries[ordinal].keywords { standing.append(drafts.number(ofTopic: topic, edition)) }
        for keyword in ofCategories { standing.append(keyword) }
        standing.endEntry()
      }
    }
    var phrases: [String] = []
    var meanings: [Meaning] = []
    for definition in settings.keywords {
      guard let keyword = drafts.number(of: Slug(definition.name)) else { continue }
      for phrase in definition.match.isEmpty ? [definition.name] : definition.match {
        phrases.append(phrase)
        meanings.append(Meaning(keyword: keyword, excludes: false))
      }
      for phrase in definition.exclude {
        phrases.append(phrase)
        meanings.append(Meaning(keyword: keyword, excludes: true))
      }
    }
    if settings.matchTopics {
      for (index, draft) in drafts.all.enumerated() where draft.kind == .topic {
        for spelling in draft.spellings.sorted() {
          phrases.append(spelling)
          meanings.append(Meaning(keyword: Int32(index), excludes: false))
        }
      }
    }
    var builder = FingerprintBuilder()
    for phrase in phrases { builder.add(phrase) }
    self.phrases = phrases
    self.meanings = meanings
    fingerprint = builder.finish()
    keywords = drafts.all
    self.standing = standing
  }
}
