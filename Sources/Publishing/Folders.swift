internal import Vocabulary

/// The folders of a list of paths, each once, parents before children. Number 0 is the output folder itself.
struct Folders: Sendable {
  /// The folder of each path.
  private(set) var ofPath: [Int32] = []
  /// Where the last component of each path begins in the list's bytes.
  private(set) var nameStarts: [Int32] = []
  /// The last component of each folder.
  private(set) var names: [String] = [""]
  private(set) var parents: [Int32] = [0]
  private var numbers: [String: Int32] = ["": 0]

  init(_ paths: PathList) {
    ofPath.reserveCapacity(paths.count)
    nameStarts.reserveCapacity(paths.count)
    var last = 0..<0
    for index in 0..<paths.count {
      let start = paths.range(index).lowerBound
      let nameStart = paths.nameStart(index)
      nameStarts.append(Int32(nameStart))
      let folder = start..<max(start, nameStart - 1)
      if index > 0, Self.isSame(paths.bytes.span.extracting(folder), paths.bytes.span.extracting(last)) {
        ofPath.append(ofPath[index - 1])
      } else {
        ofPath.append(number(of: String(decoding: paths.bytes[folder], as: UTF8.self)))
      }
      last = folder
    }
  }

  private static func isSame(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    for at in left.indices where left[at] != right[at] { return false }
    return true
  }

  private mutating func number(of path: String) -> Int32 {
    if let known = numbers[path] { return known }
    var parent: Int32 = 0
    var name = path
    if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
      parent = number(of: String(path[..<slash]))
      name = String(path[path.utf8.index(after: slash)...])
    }
    let new = Int32(names.count)
    names.append(name)
    parents.append(parent)
    numbers[path] = new
    return new
  }

  var count: Int { names.count }

  func path(_ folder: Int) -> String {
    var path = names[folder]
    var at = Int(parents[folder])
    while at != 0 {
      path = names[at] + "/" + path
      at = Int(parents[at])
    }
    return path
  }

  func contains(_ path: String) -> Bool { numbers[path] != nil }
}
