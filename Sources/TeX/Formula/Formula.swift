internal import Encoding

/// Mathematics in TeX notation, as MathML Core and as plain text.
///
/// A theme draws what MathML Core leaves to style sheets:
///
/// ```css
/// .tex-l { text-align: left; text-align: -webkit-left }
/// .tex-r { text-align: right; text-align: -webkit-right }
/// .tex-l.tex-a { padding-left: 0 } .tex-r.tex-a { padding-right: 0 }
/// .tex-small > mtr > mtd { padding: 0 .2em }
/// .tex-over { border-top: .05em solid; padding-top: .12em } .tex-over > mo:last-child { display: none }
/// .tex-under { border-bottom: .05em solid; padding-bottom: .12em } .tex-under > mo:last-child { display: none }
/// .tex-boxed { border: .05em solid; padding: .2em .3em }
/// .tex-struck { text-decoration: line-through }
/// ```
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
    plainText(source, isBehindScript: false, isScripted: false)
  }

  /// The same for a part of a formula that stands between scripts.
  static func plainText(_ source: Span<UInt8>, isBehindScript: Bool, isScripted: Bool) -> String? {
    do {
      var parser = FormulaParser(source)
      let root = try parser.parse(display: false)
      var writer = FormulaPlainText(parser)
      return writer.text(of: root, isBehindScript: isBehindScript, isScripted: isScripted)
    } catch {
      return nil
    }
  }
}
