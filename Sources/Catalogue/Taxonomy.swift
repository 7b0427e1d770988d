public import Configuration
public import Vocabulary

/// All keywords that the digests' headings, their categories and the settings make, before papers are put under them.
public struct Taxonomy: Sendable {
  /// The phrases to look for in titles and abstracts. What was found of them decides which papers a keyword collects.
  public let phrases: [String]
  /// Of the phrases: matches found with others are of no use.
  public let fingerprint: Fingerprint

  var keywords: [Draft]
  /// By the spelling that entries use.
  var keywordOfTopic: [String: Int32] = [:]
  var keywordOfCategory: [ArXivCategory: Int32] = [:]
  /// For each phrase, what finding it means.
  var meanings: [Meaning]

  struct Draft {
    var name: String
    var slug: Slug
    var kind: Keyword.Kind
    var description: String
    var spellings: Set<String> = []
    /// Where the name was read first: the earliest spelling is the one that is shown.
    var firstEdition: Edition
  }

  struct Meaning {
    var keyword: Int32
    var excludes: Bool
  }

  /// Reads the headings of all digests, which must be in the catalogue's order.
  public init(digests: [DigestFacts], settings: SiteSettings) {
    var drafts: [Draft] = []
    var bySlug: [Slug: Int] = [:]
    var topicIndex: [String: Int32] = [:]
    var categoryIndex: [ArXivCategory: Int32] = [:]
    for definition in settings.keywords {
      let slug = Slug(definition.name)
      guard bySlug[slug] == nil else { continue }
      bySlug[slug] = drafts.count
      for alias in definition.aliases where bySlug[Slug(alias)] == nil { bySlug[Slug(alias)] = drafts.count }
      drafts.append(
        Draft(
          name: definition.name, slug: slug, kind: .defined, description: definition.description,
          spellings: Set(definition.aliases), firstEdition: .unknown))
    }
    for digest in digests.indices {
      for ordinal in digests[digest].entries.indices {
        // Its parts alone: a whole entry is handed on with a count for each of its texts.
        let edition = digests[digest].entries[ordinal].edition
        for category in digests[digest].entries[ordinal].categories where categoryIndex[category] == nil {
          categoryIndex[category] = Int32(drafts.count)
          drafts.append(Draft(category: category))
        }
        for topic in digests[digest].entries[ordinal].keywords {
          if let known = topicIndex[topic] {
            if drafts[Int(known)].kind == .topic, edition < drafts[Int(known)].firstEdition {
              drafts[Int(known)].firstEdition = edition
              drafts[Int(known)].name = topic
            }
            continue
          }
          if let category = ArXivCategory(topic), ArXivTaxonomy.fullName(of: category) != nil {
            let index = categoryIndex[category] ?? Int32(drafts.count)
            if index == drafts.count { drafts.append(Draft(category: category)) }
            categoryIndex[category] = index
            topicIndex[topic] = index
            continue
          }
          let slug = Slug(topic)
          if let index = bySlug[slug] {
            topicIndex[topic] = Int32(index)
            drafts[index].spellings.insert(topic)
            if drafts[index].kind == .topic, edition < drafts[index].firstEdition {
              drafts[index].firstEdition = edition
              drafts[index].name = topic
            }
          } else {
            topicIndex[topic] = Int32(drafts.count)
            bySlug[slug] = drafts.count
            drafts.append(
              Draft(name: topic, slug: slug, kind: .topic, description: "", spellings: [topic], firstEdition: edition))
          }
        }
      }
    }
    var phrases: [String] = []
    var meanings: [Meaning] = []
    for (index, definition) in settings.keywords.enumerated() where index < drafts.count {
      guard let keyword = bySlug[Slug(definition.name)] else { continue }
      for phrase in definition.match.isEmpty ? [definition.name] : definition.match {
        phrases.append(phrase)
        meanings.append(Meaning(keyword: Int32(keyword), excludes: false))
      }
      for phrase in definition.exclude {
        phrases.append(phrase)
        meanings.append(Meaning(keyword: Int32(keyword), excludes: true))
      }
    }
    if settings.matchTopics {
      for index in drafts.indices where drafts[index].kind == .topic {
        for spelling in drafts[index].spellings.sorted() {
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
    keywords = drafts
    keywordOfTopic = topicIndex
    keywordOfCategory = categoryIndex
  }
}

extension Taxonomy.Draft {
  init(category: ArXivCategory) {
    self.init(
      name: category.description, slug: Slug(category: category), kind: .category,
      description: ArXivTaxonomy.fullName(of: category) ?? "", firstEdition: .unknown)
  }
}
