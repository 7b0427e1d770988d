public import Catalogue
public import Digests
internal import Parallel
internal import Synchronization
public import Vocabulary

/// The digests of a content folder, parsed. What was parsed before and has not changed is not parsed again; texts stay on disk
/// until somebody asks for an entry, so that memory holds only facts.
public struct Archive: Sendable {
  /// In the catalogue's order.
  public let digests: [DigestFacts]
  /// Of every digest: rows that could not be read, missing dates, files that no format knows.
  public let diagnostics: [Diagnostic]
  /// Texts of failed bots that were treated as absent.
  public let placeholders: Int
  /// Files that are a digest of some format; `digests` holds the others too.
  public var recognisedCount: Int { digests.count { $0.format != nil } }
  /// How many digests were parsed now, and not taken from the state.
  public let parsedCount: Int
  /// Of the content of all digests and their names.
  public let fingerprint: Fingerprint

  private let folder: ContentFolder
  private let pack: PackFile
  private let ahead: ReadAhead
  private let slots: [Slot]
  private let statePath: String?
  let program: Fingerprint
  private let limit: Int
  private let repairs: Repairs

  fileprivate struct Slot: Sendable {
    var item: InputIndex.Item
    var contents: DigestRecord.Contents
  }

  /// Reads and parses what is new.
  ///
  /// - Parameters:
  ///   - state: the folder for what is kept between builds; nil keeps nothing and holds the texts in memory.
  ///   - isReadOnly: uses what is in the state and changes nothing there.
  ///   - parsesAll: reads every digest, whatever is known of it.
  ///   - program: of the running program; what another one stored is not used.
  ///   - limit: bytes; a larger digest is an error.
  /// - Throws: the errors of all files that cannot be read.
  public init(
    folder: ContentFolder, state: String?, isReadOnly: Bool = false, parsesAll: Bool = false, program: Fingerprint, limit: Int,
    jobs: Int, progress: (@Sendable () -> Void)? = nil
  ) throws(Diagnostics) {
    let known = parsesAll ? InputIndex(program: program) : Self.index(state, program: program)
    let pack = PackFile(path: state.map { $0 + "/entries" }, isReadOnly: isReadOnly)
    if known.items.isEmpty || pack.end > 3 * Self.liveBytes(known) { pack.truncate() }
    let usable = pack.end == 0 ? InputIndex(program: program) : known
    let results = Parallel.map(folder.digests.count, jobs: jobs, run: 1, makeWorker: { TermCounter() }) {
      counter, index -> Result<(Slot, parsed: Bool), Diagnostic> in
      defer { progress?() }
      return Self.load(folder.digests[index], folder: folder, known: usable, pack: pack, limit: limit, &counter)
    }
    var slots: [Slot] = []
    var failures: [Diagnostic] = []
    var parsed = 0
    for result in results {
      switch result {
      case .success(let loaded):
        slots.append(loaded.0)
        if loaded.parsed { parsed += 1 }
      case .failure(let diagnostic): failures.append(diagnostic)
      }
    }
    guard failures.isEmpty else { throw Diagnostics(failures) }
    self.folder = folder
    self.pack = pack
    ahead = ReadAhead(pack)
    self.slots = slots
    statePath = state
    self.program = program
    self.limit = limit
    repairs = Repairs()
    digests = slots.map(\.contents.facts)
    diagnostics = slots.flatMap(\.contents.diagnostics).map { diagnostic in
      var placed = diagnostic
      placed.location?.file = folder.displayPath(diagnostic.location?.file ?? "")
      return placed
    }
    placeholders = slots.reduce(0) { $0 + $1.contents.placeholders }
    parsedCount = parsed
    var builder = FingerprintBuilder()
    for (file, slot) in zip(folder.digests, slots) {
      builder.add(file.path)
      builder.add(slot.item.content)
    }
    fingerprint = builder.finish()
  }

  private static func index(_ state: String?, program: Fingerprint) -> InputIndex {
    guard let state, let bytes = try? FileReader.read(state + "/inputs") else { return InputIndex(program: program) }
    return InputIndex(bytes, program: program)
  }

  /// The fingerprint that the archive of a folder would have, if that is the one that was saved; nil when a file is new or has changed.
  /// Parses nothing: files with the stamps that were saved are not even read, and those that only have other stamps, as all have in a
  /// fresh checkout, are read once and their stamps saved.
  ///
  /// - Parameter limit: bytes; a larger digest counts as changed.
  public static func fingerprint(
    of folder: ContentFolder, state: String, program: Fingerprint, limit: Int, jobs: Int
  ) -> Fingerprint? {
    var known = index(state, program: program)
    guard known.items.count == folder.digests.count else { return nil }
    var builder = FingerprintBuilder()
    var others: [(file: ContentFolder.File, content: Fingerprint)] = []
    for file in folder.digests {
      guard let item = known.items[file.path] else { return nil }
      if item.stamp != file.stamp { others.append((file, item.content)) }
      builder.add(file.path)
      builder.add(item.content)
    }
    guard !others.isEmpty else { return builder.finish() }
    struct Changed: Error {}
    do throws(Changed) {
      let stamps = try Parallel.map(others.count, jobs: jobs, run: 1) { [others] at throws(Changed) in
        let (file, content) = others[at]
        guard let bytes = try? FileReader.read(folder.displayPath(file.path), limit: limit), Fingerprint(of: bytes) == content
        else { throw Changed() }
        return keptStamp(of: file)
      }
      var isNew = false
      for ((file, _), stamp) in zip(others, stamps) where known.items[file.path]?.stamp != stamp {
        known.items[file.path]?.stamp = stamp
        isNew = true
      }
      // Losing it costs only time.
      if isNew { _ = FileReplacer.replace(state + "/inputs", with: known.encoded()) }
    } catch {
      return nil
    }
    return builder.finish()
  }

  /// The stamp by which a file that was read is known again; none that any file has when it may still change without showing it.
  private static func keptStamp(of file: ContentFolder.File) -> FileStamp {
    Clock.mayStillChange(file.stamp) ? FileStamp(size: -1, modified: 0, changed: 0, inode: 0) : file.stamp
  }

  private static func liveBytes(_ index: InputIndex) -> Int {
    index.items.values.reduce(1 << 20) { $0 + $1.record.length + $1.matches.length }
  }

  private static func load(
    _ file: ContentFolder.File, folder: ContentFolder, known: InputIndex, pack: PackFile, limit: Int,
    _ counter: inout TermCounter
  ) -> Result<(Slot, parsed: Bool), Diagnostic> {
    if let item = known.items[file.path], item.stamp == file.stamp, file.stamp.size <= limit,
      let contents = contents(of: item, in: pack, file: file.path)
    {
      return .success((Slot(item: item, contents: contents), parsed: false))
    }
    let bytes: [UInt8]
    do throws(Diagnostic) {
      bytes = try FileReader.read(folder.displayPath(file.path), limit: limit)
    } catch {
      return .failure(error)
    }
    let content = Fingerprint(of: bytes)
    let stamp = keptStamp(of: file)
    if var item = known.items[file.path], item.content == content,
      let contents = contents(of: item, in: pack, file: file.path)
    {
      item.stamp = stamp
      return .success((Slot(item: item, contents: contents), parsed: false))
    }
    do throws(Diagnostic) {
      let slot = try parse(bytes, file.path, stamp, content, folder: folder, pack: pack, limit: limit, &counter)
      return .success((slot, parsed: true))
    } catch {
      return .failure(error)
    }
  }

  private static func contents(of item: InputIndex.Item, in pack: PackFile, file: String) -> DigestRecord.Contents? {
    DigestRecord.contents(
      of: item.record, in: pack, file: file, seal: DigestRecord.seal(path: file, content: item.content))
  }

  private static func parse(
    _ bytes: [UInt8], _ path: String, _ stamp: FileStamp, _ content: Fingerprint, folder: ContentFolder, pack: PackFile,
    limit: Int, _ counter: inout TermCounter
  ) throws(Diagnostic) -> Slot {
    var limits = DigestParser.Limits()
    limits.bytes = limit
    let encoded = DigestRecord.encode(
      DigestParser.parse(bytes, file: path, limits: limits), seal: DigestRecord.seal(path: path, content: content), &counter)
    guard let place = pack.append(encoded.pieces) else {
      throw .error(
        "the state folder's disk is full: free some space, or put the state elsewhere with --state",
        at: SourceLocation(file: folder.displayPath(path)))
    }
    let item = InputIndex.Item(
      stamp: stamp, content: content, record: place, matches: PackFile.Place(offset: 0, length: 0),
      matchesOf: Fingerprint(high: 0, low: 0))
    return Slot(item: item, contents: encoded.contents)
  }

  /// The terms of a digest's entries, for related papers.
  public func terms(ofDigest index: Int) throws(Diagnostic) -> StoredTerms {
    if let terms = DigestRecord.terms(of: slots[index].item.record, slots[index].contents, in: pack) { return terms }
    let slot = try repaired(index)
    guard let terms = DigestRecord.terms(of: slot.item.record, slot.contents, in: pack) else { throw damaged(index) }
    return terms
  }

  /// Whether something that was stored could not be read, and was made again; it is to be saved once more.
  public var wasRepaired: Bool { repairs.slots.withLock { !$0.isEmpty } }

  /// Parses a digest again of which something that was stored cannot be read.
  private func repaired(_ index: Int) throws(Diagnostic) -> Slot {
    let path = folder.digests[index].path
    return try repairs.slots.withLock { (slots) throws(Diagnostic) in
      if let slot = slots[index] { return slot }
      let item = self.slots[index].item
      let bytes = try FileReader.read(folder.displayPath(path), limit: limit)
      guard Fingerprint(of: bytes) == item.content else {
        throw .error(
          "this digest changed while the site was built; build again", at: SourceLocation(file: folder.displayPath(path)))
      }
      var counter = TermCounter()
      let slot = try Self.parse(bytes, path, item.stamp, item.content, folder: folder, pack: pack, limit: limit, &counter)
      slots[index] = slot
      return slot
    }
  }

  private func damaged(_ digest: Int) -> Diagnostic {
    .error(
      "what was stored of this digest cannot be read back; delete the state folder\(statePath.map { " \($0)" } ?? "") and build again",
      at: SourceLocation(file: folder.displayPath(folder.digests[digest].path)))
  }
}

/// Digests that were parsed again, by their places: shared by all copies of an archive.
private final class Repairs: Sendable {
  let slots = Mutex<[Int: Archive.Slot]>([:])
}

extension Archive: EntrySource {
  public func entry(_ reference: EntryReference) throws(Diagnostic) -> Entry {
    let (digest, ordinal) = (Int(reference.digest), Int(reference.ordinal))
    return try read(reference, preview: false) { (reader) throws(ByteReader.Malformed) in
      try EntryCoding.read(
        reader, slots[digest].contents.facts.entries, at: ordinal, file: slots[digest].contents.facts.file)
    }
  }

  public func abstract(_ reference: EntryReference) throws(Diagnostic) -> String? {
    try read(reference, preview: false) { (reader) throws(ByteReader.Malformed) in try EntryCoding.readAbstract(reader) }
  }

  public func searched(_ reference: EntryReference) throws(Diagnostic) -> SearchedTexts {
    try read(reference, preview: false) { (reader) throws(ByteReader.Malformed) in try EntryCoding.readSearched(reader) }
  }

  public func preview(_ reference: EntryReference) throws(Diagnostic) -> EntryPreview {
    let (digest, ordinal) = (Int(reference.digest), Int(reference.ordinal))
    return try read(reference, preview: true) { (reader) throws(ByteReader.Malformed) in
      try PreviewCoding.read(reader, title: slots[digest].contents.facts.entries[ordinal].title)
    }
  }

  @inline(__always)
  private func read<Value>(
    _ reference: EntryReference, preview: Bool, _ decode: (ByteReader) throws(ByteReader.Malformed) -> Value
  ) throws(Diagnostic) -> Value {
    let (bytes, range) = try read(reference, preview: preview)
    do throws(ByteReader.Malformed) {
      // The checksum of what this build has written itself tells that these are the same bytes.
      return try decode(
        slots[Int(reference.digest)].contents.isOurs
          ? unsafe ByteReader(checked: bytes, in: range) : ByteReader(bytes, in: range))
    } catch {
      throw damaged(Int(reference.digest))
    }
  }

  /// The bytes of an entry, which have the checksum that they were written with, among others.
  private func read(_ reference: EntryReference, preview: Bool) throws(Diagnostic) -> (bytes: [UInt8], range: Range<Int>) {
    // Written out, because a copy of a slot counts references that all threads share.
    let digest = Int(reference.digest)
    let ordinal = Int(reference.ordinal)
    let place = preview ? slots[digest].contents.texts[ordinal].preview : slots[digest].contents.texts[ordinal].entry
    let start = slots[digest].contents.textsStart + place.offset
    if let (bytes, range) = ahead.read(slots[digest].item.record, from: start, length: place.length),
      DigestRecord.checksum(bytes.span.extracting(range)) == place.checksum
    {
      return (bytes, range)
    }
    // The same digest gives the same record, in another place.
    guard let bytes = pack.read(try repaired(digest).item.record, from: start, length: place.length),
      DigestRecord.checksum(bytes.span) == place.checksum
    else { throw damaged(digest) }
    return (bytes, 0..<bytes.count)
  }
}

extension Archive {
  /// For each digest and entry, the taxonomy's phrases that its title and abstract hold; kept for the next build.
  public mutating func matches(_ taxonomy: Taxonomy, jobs: Int) throws(Diagnostic) -> [[[Int32]]] {
    let matcher = PhraseMatcher(phrases: taxonomy.phrases)
    let archive = self
    let found = try Parallel.map(slots.count, jobs: jobs, run: 1) { index throws(Diagnostic) -> ([[Int32]], InputIndex.Item) in
      var item = archive.slots[index].item
      if item.matchesOf == taxonomy.fingerprint, let known = archive.knownMatches(item, index) { return (known, item) }
      // Most digests name no topics, and then there is nothing to look for.
      if taxonomy.phrases.isEmpty { return (Array(repeating: [], count: archive.digests[index].entries.count), item) }
      var matches: [[Int32]] = []
      var bytes: [UInt8] = []
      for ordinal in archive.digests[index].entries.indices {
        let abstract = try archive.abstract(EntryReference(digest: index, ordinal: ordinal))
        let title = archive.digests[index].entries[ordinal].title
        let phrases = matcher.matches(in: [title, abstract ?? ""]).map { Int32($0) }
        bytes.append(number: phrases.count)
        for phrase in phrases { bytes.append(number: Int(phrase)) }
        matches.append(phrases)
      }
      bytes.append(fixed: DigestRecord.checksum(bytes.span) ^ archive.matchesSeal(item.content, taxonomy.fingerprint, index))
      if let place = archive.pack.append([bytes]) {
        item.matches = place
        item.matchesOf = taxonomy.fingerprint
      }
      return (matches, item)
    }
    var slots = slots
    for (index, result) in found.enumerated() { slots[index].item = result.1 }
    self = Archive(self, slots: slots)
    return found.map(\.0)
  }

  private init(_ other: Archive, slots: [Slot]) {
    digests = other.digests
    diagnostics = other.diagnostics
    placeholders = other.placeholders
    parsedCount = other.parsedCount
    fingerprint = other.fingerprint
    folder = other.folder
    pack = other.pack
    ahead = other.ahead
    statePath = other.statePath
    program = other.program
    limit = other.limit
    repairs = other.repairs
    self.slots = slots
  }

  private func knownMatches(_ item: InputIndex.Item, _ digest: Int) -> [[Int32]]? {
    guard item.matches.length >= 8, let bytes = pack.read(item.matches, length: item.matches.length) else { return nil }
    let body = bytes.count - 8
    var trailer = ByteReader(Array(bytes[body...]))
    guard let checksum = try? trailer.fixed(),
      checksum == DigestRecord.checksum(bytes.span.extracting(0..<body)) ^ matchesSeal(item.content, item.matchesOf, digest)
    else {
      return nil
    }
    return try? Self.readMatches(bytes, entries: digests[digest].entries.count)
  }

  /// Like the seal of a record, for a taxonomy.
  private func matchesSeal(_ content: Fingerprint, _ taxonomy: Fingerprint, _ digest: Int) -> UInt64 {
    DigestRecord.seal(path: folder.digests[digest].path, content: content) ^ taxonomy.low
  }

  private static func readMatches(_ bytes: [UInt8], entries: Int) throws(ByteReader.Malformed) -> [[Int32]] {
    var reader = ByteReader(bytes)
    var all: [[Int32]] = []
    all.reserveCapacity(entries)
    for _ in 0..<entries {
      var phrases: [Int32] = []
      for _ in 0..<(try reader.count()) { phrases.append(Int32(truncatingIfNeeded: try reader.number())) }
      all.append(phrases)
    }
    return all
  }

  func relatedStore() -> RelatedStore {
    guard let statePath, let bytes = try? FileReader.read(statePath + "/related") else { return RelatedStore(program: program) }
    return RelatedStore(bytes, program: program)
  }

  /// Losing it costs only time.
  func save(_ store: RelatedStore) {
    if let statePath, pack.isOnDisk { _ = FileReplacer.replace(statePath + "/related", with: store.encoded()) }
  }

  /// Keeps what was parsed for the next build. False when it could not be written, which costs only time.
  public func save() -> Bool {
    guard let statePath, pack.isOnDisk else { return statePath == nil }
    var index = InputIndex(program: program)
    let repaired = repairs.slots.withLock { $0 }
    for (at, slot) in slots.enumerated() { index.items[folder.digests[at].path] = (repaired[at] ?? slot).item }
    return FileReplacer.replace(statePath + "/inputs", with: index.encoded())
  }
}
