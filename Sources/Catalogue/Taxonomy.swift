public import Configuration
public import Vocabulary

/// All keywords that the digests' headings, their categories and the settings make, before papers are put under them.
public struct Taxonomy: Sendable {
  /// The phrases to look for in titles and abstracts. What was found of them decides which papers a keyword collects.
  public let phrases: [String]
  /// Of the phrases: matches found with others are of no use.
  public let fingerprint: Fingerprint

  var keywords: [Draft]
  /// The keywords under which each entry of each digest stands: those of its topics, then those of its categories.
  let standing: StandingKeywords
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
    /// A topic or a keyword of the settings may have the address already: `Hep-th` is the category.
    func addCategory(_ category: ArXivCategory) -> Int32 {
      let draft = Draft(category: category)
      let index = bySlug[draft.slug] ?? drafts.count
      if index == drafts.count {
        drafts.append(draft)
        bySlug[draft.slug] = index
      }
      categoryIndex[category] = Int32(index)
      return Int32(index)
    }
    var standing = StandingKeywords()
    // Neighbours mostly stand under the same heading and in the same category, which are looked up once.
    var (lastTopic, keywordOfLastTopic): (String, Int32?) = ("", nil)
    var (lastCategory, keywordOfLastCategory): (ArXivCategory?, Int32) = (nil, 0)
    var ofCategories: [Int32] = []
    for digest in digests.indices {
      standing.beginDigest()
      for ordinal in digests[digest].entries.indices {
        // Its parts alone: a whole entry is handed on with a count for each of its texts.
        let edition = digests[digest].entries[ordinal].edition
        ofCategories.removeAll(keepingCapacity: true)
        for category in digests[digest].entries[ordinal].categories {
          if category != lastCategory {
            keywordOfLastCategory = categoryIndex[category] ?? addCategory(category)
            lastCategory = category
          }
          ofCategories.append(keywordOfLastCategory)
        }
        for topic in digests[digest].entries[ordinal].keywords {
          if topic != lastTopic || keywordOfLastTopic == nil {
            lastTopic = topic
            keywordOfLastTopic = topicIndex[topic]
          }
          if let known = keywordOfLastTopic {
            standing.append(known)
            if drafts[Int(known)].kind == .topic, edition < drafts[Int(known)].firstEdition {
              drafts[Int(known)].firstEdition = edition
              drafts[Int(known)].name = topic
            }
            continue
          }
          if let category = ArXivCategory(topic), ArXivTaxonomy.fullName(of: category) != nil {
            let index = categoryIndex[category] ?? addCategory(category)
            topicIndex[topic] = index
            standing.append(index)
            continue
          }
          let slug = Slug(topic)
          if let index = bySlug[slug] {
            topicIndex[topic] = Int32(index)
            standing.append(Int32(index))
            drafts[index].spellings.insert(topic)
            if drafts[index].kind == .topic, edition < drafts[index].firstEdition {
              drafts[index].firstEdition = edition
              drafts[index].name = topic
            }
          } else {
            topicIndex[topic] = Int32(drafts.count)
            standing.append(Int32(drafts.count))
            bySlug[slug] = drafts.count
            drafts.append(
              Draft(name: topic, slug: slug, kind: .topic, description: "", spellings: [topic], firstEdition: edition))
          }
        }
        for keyword in ofCategories { standing.append(keyword) }
        standing.endEntry()
      }
    }
    var phrases: [String] = []
    var meanings: [Meaning] = []
    for definition in settings.keywords {
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
    self.standing = standing
  }
}

extension Taxonomy.Draft {
  init(category: ArXivCategory) {
    self.init(
      name: category.description, slug: Slug(category: category), kind: .category,
      description: ArXivTaxonomy.fullName(of: category) ?? "", firstEdition: .unknown)
  }
}
