/// What a bot leaves in a field when it has failed. Such a field counts as absent.
enum Placeholder {
  private static let whole: Set<String> = [
    "n/a", "na", "none", "null", "nan", "-", "--", "error", "failed", "unknown", "not available", "no summary",
    "no summary available",
    "no abstract", "no abstract available", "summary not available", "abstract not available", "summary unavailable",
    "abstract unavailable", "summary generation failed", "motivation analysis unavailable", "method extraction failed",
    "result analysis unavailable", "conclusion extraction failed", "processing failed", "暂无", "暂无摘要", "无摘要",
  ]

  private static let openings = [
    "error:", "error generating", "error occurred", "failed to generate", "failed to summarize", "summary generation failed",
    "api quota exceeded", "api error", "达到api配额限制", "错误：", "错误:", "生成失败", "摘要生成失败",
  ]

  /// Longer texts are texts, whatever they begin with.
  private static let longest = 200

  static func matches(_ text: String) -> Bool {
    guard text.utf8.count <= longest else { return false }
    let folded = text.lowercased()
    var core = folded[...]
    while let last = core.unicodeScalars.last, last == "." || last == "。" || last == "!" || last == "*" { core = core.dropLast() }
    while core.utf8.first == UInt8(ascii: "*") { core = core.dropFirst() }
    return whole.contains(String(core)) || openings.contains { core.hasPrefix($0) }
  }
}
