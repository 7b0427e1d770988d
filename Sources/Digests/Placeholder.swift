internal import Vocabulary

/// What a bot leaves in a field when it has failed. Such a field counts as absent.
enum Placeholder {
  /// Texts that are nothing else, but for full stops and asterisks around them; in lower case.
  private static let whole: Set<[UInt8]> = Set(
    [
      "n/a", "na", "none", "null", "nan", "-", "--", "error", "failed", "unknown", "not available", "no summary",
      "no summary available", "no abstract", "no abstract available", "summary not available", "abstract not available",
      "summary unavailable", "abstract unavailable", "summary generation failed", "motivation analysis unavailable",
      "method extraction failed", "result analysis unavailable", "conclusion extraction failed", "processing failed", "暂无",
      "暂无摘要", "无摘要",
    ].map(\.needle))

  /// How other messages begin; in lower case.
  private static let openings = [
    "error:", "error generating", "error occurred", "failed to generate", "failed to summarize", "summary generation failed",
    "api quota exceeded", "api error", "达到api配额限制", "错误：", "错误:", "生成失败", "摘要生成失败",
  ].map(\.needle)

  private static let longestWhole = 40
  /// Longer texts are texts, whatever they begin with.
  private static let longest = 200

  static func matches(_ text: String) -> Bool {
    let bytes = text.utf8.span
    guard bytes.count <= longest else { return false }
    var low = 0
    while low < bytes.count, bytes[low] == UInt8(ascii: "*") { low += 1 }
    for opening in openings where begins(bytes, at: low, with: opening) { return true }
    var high = bytes.count
    while high > low, "*.!".utf8.contains(bytes[high - 1]) { high -= 1 }
    if high - low > longestWhole { return false }
    var core: [UInt8] = []
    for at in low..<high { core.append(lowered(bytes[at])) }
    if core.count > 3, core.suffix(3).elementsEqual("。".utf8) { core.removeLast(3) }
    return whole.contains(core)
  }

  private static func begins(_ bytes: Span<UInt8>, at start: Int, with opening: [UInt8]) -> Bool {
    guard start + opening.count <= bytes.count else { return false }
    for at in 0..<opening.count where lowered(bytes[start + at]) != opening[at] { return false }
    return true
  }

  private static func lowered(_ byte: UInt8) -> UInt8 { byte.isASCIIUpper ? byte | 0x20 : byte }
}
