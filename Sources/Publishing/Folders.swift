internal import Vocabulary

/// The folders of a list of paths, each once, parents before children. Number 0 is the output folder itself.
struct Folders: Sendable {
  /// The folder of each path.
  private(set) var ofPath: [Int32] = []
  /// The last component of each folder.
  private(set) var names: [String] = [""]
  private(set) var parents: [Int32] = [0]
  private var numbers: [String: Int32] = ["": 0]

  init(_ paths: PathList) {
    ofPath.reserveCapacity(paths.count)
    var last = -1
    for index in 0..<paths.count {
      let start = paths.range(index).lowerBound
      let length = max(0, paths.nameStart(index) - start - 1)
      if last >= 0, hasFolder(paths, index, length: length, of: last) {
        ofPath.append(ofPath[last])
      } else {
        ofPath.append(number(of: String(decoding: paths.bytes[start..<start + length], as: UTF8.self)))
      }
      last = index
    }
  }

  private func hasFolder(_ paths: PathList, _ index: Int, length: Int, of other: Int) -> Bool {
    let start = paths.range(index).lowerBound
    let otherStart = paths.range(other).lowerBound
    guard paths.nameStart(other) - otherStart == paths.nameStart(index) - start else { return false }
    let span = paths.bytes.span
    for offset in 0..<length where span[start + offset] != span[otherStart + offset] { return false }
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
