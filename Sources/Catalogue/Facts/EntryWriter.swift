public import Digests
private import Encoding
internal import Vocabulary

/// Writes the entries of a digest for the store, one behind the other: their facts, their texts and their previews.
public struct EntryWriter {
  /// Where an entry is in `texts` and in `previews`.
  public struct Place: Sendable {
    public var text: Range<Int>
    public var preview: Range<Int>
  }

  public private(set) var facts: [UInt8] = []
  public private(set) var texts: [UInt8] = []
  public private(set) var previews: [UInt8] = []
  private var identity: [UInt8] = []

  public init() {}

  /// Writes an entry's texts and preview; the facts wait for what the store itself has to say of the places.
  public mutating func add(_ entry: Entry) -> (facts: EntryFacts, place: Place) {
    let start = texts.count
    let authors = entry.authors.map { AuthorName.plain($0) }
    EntryCoding.append(entry, authors: authors, to: &texts)
    let place = Place(text: start..<texts.count, preview: previews.count..<previews.count)
    PreviewCoding.append(EntryPreview(of: entry), title: entry.title, to: &previews)
    // The same bytes are the beginning of the facts and what tells whether an entry has changed.
    identity.removeAll(keepingCapacity: true)
    FactsCoding.append(entry, authors: authors, to: &identity)
    facts += identity
    identity += texts[place.text]
    let facts = EntryFacts(of: entry, authors: authors, content: Fingerprint(of: identity))
    FactsCoding.appendRest(facts, to: &self.facts)
    return (facts, Place(text: place.text, preview: place.preview.lowerBound..<previews.count))
  }

  /// Adds to the facts.
  public mutating func append(number: Int) { facts.append(number: number) }

  /// Appends eight bytes to the facts.
  public mutating func append(fixed number: UInt64) { facts.append(fixed: number) }

  /// The fingerprint of all fields of an entry but its place: the same text elsewhere has the same.
  static func content(of entry: Entry, authors: [String]) -> Fingerprint {
    var bytes: [UInt8] = []
    FactsCoding.append(entry, authors: authors, to: &bytes)
    EntryCoding.append(entry, authors: authors, to: &bytes)
    return Fingerprint(of: bytes)
  }
}
