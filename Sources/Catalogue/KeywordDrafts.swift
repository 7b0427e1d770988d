internal import Configuration
internal import Vocabulary

/// A keyword before papers are put under it.
struct KeywordDraft {
  var name: String
  var slug: Slug
  var kind: Keyword.Kind
  var description: String
  var spellings: Set<String> = []
  /// Where the name was read first: the earliest spelling is the one that is shown.
  var firstEdition: Edition

  init(
    name: String, slug: Slug, kind: Keyword.Kind, description: String, spellings: Set<String> = [], firstEdition: Edition
  ) {
    self.name = name
    self.slug = slug
    self.kind = kind
    self.description = description
    self.spellings = spellings
    self.firstEdition = firstEdition
  }

  init(category: ArXivCategory) {
    self.init(
      name: category.description, slug: Slug(category: category), kind: .category,
      description: ArXivTaxonomy.fullName(of: category) ?? "", firstEdition: .unknown)
  }
}

/// Numbers keywords as they are met: what has one address is one keyword, however it is spelled.
struct KeywordDrafts {
  private(set) var all: [KeywordDraft] = []
  private var bySlug: [Slug: Int32] = [:]
  private var byTopic: [String: Int32] = [:]
  private var byCategory: [ArXivCategory: Int32] = [:]
  // Neighbours mostly stand under the same heading and in the same category, which are looked up once.
  private var lastTopic: (name: String, number: Int32)?
  private var lastCategory: (category: ArXivCategory, number: Int32)?

  /// Begins with the owner's keywords, so that topics of the same name or alias are theirs.
  init(_ definitions: [KeywordDefinition]) {
    for definition in definitions {
      let slug = Slug(definition.name)
      guard bySlug[slug] == nil else { continue }
      let number = add(
        KeywordDraft(
          name: definition.name, slug: slug, kind: .defined, description: definition.description,
          spellings: Set(definition.aliases), firstEdition: .unknown))
      for alias in definition.aliases where bySlug[Slug(alias)] == nil { bySlug[Slug(alias)] = number }
    }
  }

  func number(of slug: Slug) -> Int32? { bySlug[slug] }

  mutating func number(of category: ArXivCategory) -> Int32 {
    if let last = lastCategory, last.category == category { return last.number }
    let number = byCategory[category] ?? add(category)
    lastCategory = (category, number)
    return number
  }

  /// - Parameter edition: in which the topic stands; the earliest decides how it is spelled.
  mutating func number(ofTopic topic: String, _ edition: Edition) -> Int32 {
    let number: Int32
    if let last = lastTopic, last.name == topic {
      number = last.number
    } else {
      number = byTopic[topic] ?? add(topic: topic, edition)
      lastTopic = (topic, number)
    }
    let index = Int(number)
    if all[index].kind == .topic, edition < all[index].firstEdition {
      all[index].firstEdition = edition
      all[index].name = topic
    }
    return number
  }

  private mutating func add(topic: String, _ edition: Edition) -> Int32 {
    let number: Int32
    if let category = Self.category(spelled: topic) {
      number = byCategory[category] ?? add(category)
    } else {
      let slug = Slug(topic)
      number = bySlug[slug] ?? add(KeywordDraft(name: topic, slug: slug, kind: .topic, description: "", firstEdition: edition))
      all[Int(number)].spellings.insert(topic)
    }
    byTopic[topic] = number
    return number
  }

  /// A topic or a keyword of the owner's may have the address already: `Alg-geom` is the category. An alias has none, so that the
  /// category keeps its page.
  private mutating func add(_ category: ArXivCategory) -> Int32 {
    let draft = KeywordDraft(category: category)
    let known = bySlug[draft.slug].flatMap { all[Int($0)].slug == draft.slug ? $0 : nil }
    let number = known ?? add(draft)
    byCategory[category] = number
    return number
  }

  /// The category that a topic spells, in lower or upper case: `CS.CV`, `Hep-th`.
  private static func category(spelled topic: String) -> ArXivCategory? {
    guard topic.utf8.count < 32 else { return nil }
    let lower = topic.lowercased()
    var spellings = [topic, lower]
    if let dot = lower.firstIndex(of: ".") { spellings.append(lower[..<dot] + lower[dot...].uppercased()) }
    return spellings.lazy.compactMap { ArXivCategory($0) }.first { ArXivTaxonomy.fullName(of: $0) != nil }
  }

  private mutating func add(_ draft: KeywordDraft) -> Int32 {
    let number = Int32(all.count)
    all.append(draft)
    if bySlug[draft.slug] == nil { bySlug[draft.slug] = number }
    return number
  }
}
