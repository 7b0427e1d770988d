private import Encoding
internal import Vocabulary

/// A copy of a file that is kept beside it.
enum Copy: Int, Sendable, CaseIterable {
  case plain, gzip, brotli

  var suffix: StaticString {
    switch self {
    case .plain: ""
    case .gzip: ".gz"
    case .brotli: ".br"
    }
  }
}

/// Every path that the site shall have, in sorted order, and which file of the source each belongs to.
struct Plan: Sendable {
  /// Sorted, without doubles.
  private(set) var paths = PathList()
  /// Where the paths of each file begin in `positions`; one more at the end.
  private(set) var firstSlot: [Int32] = [0]
  /// The place in `paths` of a file's plain form, then of its gzip and its brotli copy when it has them.
  private(set) var positions: [Int32] = []
  private(set) var folders: Folders
  private(set) var warnings: [Diagnostic] = []

  /// Throws when the source asks for something that cannot be: one address twice, a file that is a folder, a way out.
  ///
  /// - Parameter jobs: how many threads sort.
  init(_ source: some PublishingSource, precompress: Bool, jobs: Int) throws(Diagnostics) {
    let count = source.count
    folders = Folders(PathList())
    var slots = PathList(capacity: count)
    /// Those with something to be looked at more closely.
    var special: [Int32] = []
    var errors: [Diagnostic] = []
    firstSlot.reserveCapacity(count + 1)
    for file in 0..<count {
      let path = source.path(file).description
      slots.append(path)
      if !PathCheck.isPlain(slots.bytes.span.extracting(slots.range(slots.count - 1))) {
        special.append(Int32(file))
        if let problem = Self.problem(slots, slots.count - 1) { errors.append(problem) }
      }
      if precompress, PathCheck.isText(slots.bytes.span.extracting(slots.range(slots.count - 1))) {
        slots.append(path, suffix: Copy.gzip.suffix)
        slots.append(path, suffix: Copy.brotli.suffix)
      }
      firstSlot.append(Int32(slots.count))
    }
    if !errors.isEmpty { throw Diagnostics(errors) }

    let order = slots.sortedOrder(jobs: jobs)
    positions = [Int32](repeating: 0, count: order.count)
    paths = PathList(capacity: order.count)
    for (position, slot) in order.enumerated() {
      positions[Int(slot)] = Int32(position)
      paths.append(Int(slot), of: slots)
    }
    folders = Folders(paths)
    errors = doubles(order: order, source) + Self.filesThatAreFolders(paths, folders)
    if !errors.isEmpty { throw Diagnostics(errors) }
    warnings = Self.caseDoubles(paths, special.flatMap { self.slots(of: Int($0)).map { Int(positions[$0]) } }.sorted())
  }

  /// The places in `paths` of a file and its copies.
  func slots(of file: Int) -> Range<Int> { Int(firstSlot[file])..<Int(firstSlot[file + 1]) }

  private static func problem(_ slots: PathList, _ slot: Int) -> Diagnostic? {
    let span = slots.bytes.span
    let range = slots.range(slot)
    if !PathCheck.isSafe(span.extracting(range)) {
      return .error(
        "this address cannot be a file of the site: it is too long, holds a control character or leads elsewhere; "
          + "rename what it is made from", at: SourceLocation(file: slots.text(slot)))
    }
    if PathCheck.isReserved(name: span.extracting(slots.nameStart(slot)..<range.upperBound)) {
      return .error("names that begin with “.broadsheet-” are taken; rename the file", at: SourceLocation(file: slots.text(slot)))
    }
    return nil
  }

  private static func filesThatAreFolders(_ paths: PathList, _ folders: Folders) -> [Diagnostic] {
    (1..<max(1, folders.count)).compactMap { folder in
      let path = folders.path(folder)
      guard paths.firstIndex(of: Array(path.utf8)) != nil else { return nil }
      return .error(
        "this address is a file and a folder of other files; rename what one of them is made from",
        at: SourceLocation(file: path))
    }
  }

  private func doubles(order: [Int32], _ source: some PublishingSource) -> [Diagnostic] {
    (1..<max(1, paths.count)).compactMap { index in
      guard paths.compare(index - 1, with: paths, index) == 0 else { return nil }
      let slots = [Int(order[index - 1]), Int(order[index])]
      let files = slots.map { file(of: $0) }.sorted()
      // Copies of files that have one address.
      if slots.allSatisfy({ Int(firstSlot[file(of: $0)]) != $0 }) { return nil }
      return source.collision(files[0], files[1], at: paths.text(index))
    }
  }

  /// Which file of the source a place in `positions` belongs to.
  func file(of slot: Int) -> Int {
    var low = 0
    var high = firstSlot.count - 1
    while low + 1 < high {
      let middle = (low + high) / 2
      if Int(firstSlot[middle]) <= slot { low = middle } else { high = middle }
    }
    return low
  }

  /// Addresses that differ in case only are one file on some disks and hosts.
  ///
  /// - Parameter special: all that are not in lower case of ASCII, in order.
  private static func caseDoubles(_ paths: PathList, _ special: [Int]) -> [Diagnostic] {
    var folded: [String: String] = [:]
    var warnings: [Diagnostic] = []
    for index in special {
      let span = paths.bytes.span
      let range = paths.range(index)
      var isLower = true
      for at in range where span[at].isASCIIUpper || span[at] >= 0x80 { isLower = false }
      if isLower { continue }
      let path = paths.text(index)
      let key = UnicodeText.caseFolded(path)
      var twin = folded.updateValue(path, forKey: key)
      // A path that is in lower case, and so is not visited here.
      if twin == nil, UnicodeText.isASCII(key), paths.firstIndex(of: Array(key.utf8)) != nil { twin = key }
      if let twin {
        warnings.append(
          .warning(
            "differs from “\(twin)” in upper and lower case only, which some hosts take for one address; rename one of them",
            at: SourceLocation(file: path)))
      }
    }
    return warnings
  }
}
