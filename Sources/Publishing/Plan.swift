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
    var errors: [Diagnostic] = []
    firstSlot.reserveCapacity(count + 1)
    for file in 0..<count {
      let path = source.path(file).description
      slots.append(path)
      if let problem = Self.problem(slots, slots.count - 1) { errors.append(problem) }
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
    errors = Self.doubles(paths, order: order, firstSlot: firstSlot) + Self.filesThatAreFolders(paths, folders)
    if !errors.isEmpty { throw Diagnostics(errors) }
    warnings = Self.caseDoubles(paths)
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

  private static func doubles(_ paths: PathList, order: [Int32], firstSlot: [Int32]) -> [Diagnostic] {
    var errors: [Diagnostic] = []
    for index in 1..<max(1, paths.count) where paths.compare(index - 1, with: paths, index) == 0 {
      let files = [order[index - 1], order[index]].map { file(of: Int($0), in: firstSlot) }.sorted()
      errors.append(
        .error(
          "two files of the site have this address (number \(files[0] + 1) and number \(files[1] + 1) of the plan); "
            + "rename what one of them is made from", at: SourceLocation(file: paths.text(index))))
    }
    return errors
  }

  /// Which file of the source a place in `positions` belongs to.
  func file(of slot: Int) -> Int { Self.file(of: slot, in: firstSlot) }

  private static func file(of slot: Int, in firstSlot: [Int32]) -> Int {
    var low = 0
    var high = firstSlot.count - 1
    while low + 1 < high {
      let middle = (low + high) / 2
      if Int(firstSlot[middle]) <= slot { low = middle } else { high = middle }
    }
    return low
  }

  /// Addresses that differ in case only are one file on some disks and hosts.
  private static func caseDoubles(_ paths: PathList) -> [Diagnostic] {
    var folded: [String: String] = [:]
    var warnings: [Diagnostic] = []
    for index in 0..<paths.count {
      let span = paths.bytes.span
      let range = paths.range(index)
      var isPlain = true
      for at in range where span[at].isASCIIUpper || span[at] >= 0x80 { isPlain = false }
      if isPlain { continue }
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
