internal import Vocabulary

/// What a model says before it begins: "Here is a 4-sentence summary of the research paper:". Entries keep it; pages do not show it.
public enum Chatter {
  /// Longer first sentences are part of the text.
  private static let longest = 240

  private static let openings = [
    "here is", "here's", "here’s", "here are", "sure", "certainly", "of course", "okay", "ok,", "below is", "the following is",
    "以下是", "好的",
  ]

  private static let subjects = ["summary", "summar", "sentence", "overview", "abstract", "总结", "摘要", "概述"]

  /// The text without such a sentence at its start; the text itself when there is none, or nothing else.
  public static func withoutPreamble(_ text: String) -> String {
    let head = text.prefix(longest)
    let folded = head.lowercased()
    guard openings.contains(where: { folded.hasPrefix($0) }), let colon = endOfPreamble(head) else { return text }
    let preamble = text[..<colon].lowercased()
    guard subjects.contains(where: { preamble.contains($0) }) else { return text }
    var rest = text[colon...]
    // Stars that end what the preamble has in bold, and stars that white space follows, which set nothing.
    if preamble.split(separator: "*").count.isMultiple(of: 2) { rest = rest.drop { $0 == "*" } }
    rest = rest.drop(while: \.isWhitespace)
    let behind = rest.drop { $0 == "*" }
    if rest.hasPrefix("**"), behind.first?.isWhitespace ?? true { rest = behind.drop(while: \.isWhitespace) }
    return rest.isEmpty ? text : String(rest)
  }

  /// Behind the colon that ends the preamble: the first that white space or the end of a line follows, titles in quotation marks apart.
  private static func endOfPreamble(_ head: Substring) -> String.Index? {
    var isQuoted = false
    for at in head.indices {
      switch head[at] {
      case "\"": isQuoted.toggle()
      case "“": isQuoted = true
      case "”": isQuoted = false
      case "\n" where !isQuoted: return nil
      case ":", "：":
        let next = head.index(after: at)
        if !isQuoted, next == head.endIndex || head[at] == "：" || head[next].isWhitespace || head[next] == "*" { return next }
      default: break
      }
    }
    return nil
  }
}
