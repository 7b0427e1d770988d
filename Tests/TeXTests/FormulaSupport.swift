import Foundation
import TeX

/// The formula as MathML, nil where the parser refuses it.
func mathML(_ source: String, display: Bool = false) -> String? {
  var output: [UInt8] = []
  guard Formula.appendMathML(source.utf8.span, display: display, to: &output) else {
    return output.isEmpty ? nil : "left \(output.count) bytes behind"
  }
  return String(decoding: output, as: UTF8.self)
}

/// What stands inside `<math>`.
func mathBody(_ source: String, display: Bool = false) -> String? {
  guard let math = mathML(source, display: display), let start = math.firstIndex(of: ">") else { return nil }
  return String(math[math.index(after: start)...].dropLast("</math>".count))
}

func plainText(_ source: String) -> String? {
  Formula.plainText(source.utf8.span)
}

/// Real formulas that stand beside the package, where they do.
enum SharedFormulas {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("../shared/tex")

  static func lines(of name: String) -> [String] {
    guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)) else { return [] }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  static let spans: [(count: Int, source: String)] = lines(of: "spans.tsv").compactMap { line in
    let parts = line.split(separator: "\t", maxSplits: 1)
    guard parts.count == 2, let count = Int(parts[0]) else { return nil }
    return (count, String(parts[1]))
  }

  static var areThere: Bool { !spans.isEmpty }
}

extension [UInt8] {
  /// The bytes' MathML, nil where the parser refuses them.
  func withFormula() -> String? {
    var output: [UInt8] = []
    return Formula.appendMathML(span, display: false, to: &output) ? String(decoding: output, as: UTF8.self) : nil
  }
}
