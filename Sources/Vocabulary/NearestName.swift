/// Finds the name that was probably meant: for unknown keys, options, commands and names in templates.
public enum NearestName {
  /// The candidate with the fewest single-character edits (insert, delete, replace, swap neighbours; letter case aside), at most
  /// a third of the longer name, at least one; of equals the first. Nil when none is near.
  public static func suggestion(for name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = scalars(name)
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let other = scalars(candidate)
      let distance = distance(wanted, other)
      if distance <= max(1, max(wanted.count, other.count) / 3), distance < best?.distance ?? .max {
        best = (candidate, distance)
      }
    }
    return best?.name
  }

  /// `did you mean 'x'?`, with a leading separator, or nothing when no candidate is near.
  public static func hint(for name: String, among candidates: some Sequence<String>) -> String {
    suggestion(for: name, among: candidates).map { "; did you mean '\($0)'?" } ?? ""
  }

  /// Names are compared up to here, which bounds the work on hostile input.
  private static let longest = 100

  private static func scalars(_ name: String) -> [Unicode.Scalar] {
    Array(String(String.UnicodeScalarView(name.unicodeScalars.prefix(longest))).lowercased().unicodeScalars)
  }

  /// The optimal string alignment distance.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in 0..<left.count {
      var row = [i + 1]
      row.reserveCapacity(right.count + 1)
      for j in 0..<right.count {
        var cost = min(last[j] + (left[i] == right[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { cost = min(cost, beforeLast[j - 1] + 1) }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[right.count]
  }
}
