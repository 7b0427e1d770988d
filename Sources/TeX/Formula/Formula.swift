internal import Encoding

/// Mathematics in TeX notation, as MathML Core and as plain text.
///
/// The theme draws what MathML Core leaves to style sheets: `.tex-l` and `.tex-r` are cells that stand left and right, `.tex-a`
/// cells without space between each other, `.tex-boxed` has a frame and `.tex-struck` a stroke.
public enum Formula {
  /// Appends `<math …>` (MathML Core) for the TeX source that stands between the delimiters.
  ///
  /// - Returns: false, with nothing appended, on a syntax error; the caller shows the source as code.
  public static func appendMathML(_ source: Span<UInt8>, display: Bool, to output: inout [UInt8]) -> Bool {
    let start = output.count
    do {
      var parser = FormulaParser(source)
      let root = try parser.parse(display: display)
      output.append(display ? "<math display=\"block\" alttext=\"" : "<math alttext=\"")
      output.append(source, escaping: .markup)
      output.append("\">")
      var writer = MathMLWriter(parser, display: display, output: &output)
      writer.writeContent(root)
      let isOverfull = writer.isOverfull
      swap(&output, &writer.output)
      if isOverfull {
        output.removeLast(output.count - start)
        return false
      }
      output.append("</math>")
      return true
    } catch {
      return false
    }
  }

  /// Unicode text where it is exact (`10⁻³`, `ℝ^d`, `α`), nil where only the TeX source would do.
  public static func plainText(_ source: Span<UInt8>) -> String? {
    nil
  }
}
