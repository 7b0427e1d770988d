internal import Vocabulary

/// Finds which other templates a template names in its tags `{{>name}}` and `{{<name}}`.
enum TemplateReferences {
  /// The names; `*` when one is dynamic.
  static func names(in text: [UInt8]) -> [String] {
    var names: [String] = []
    var at = 0
    while at + 2 < text.count {
      defer { at += 1 }
      guard text[at] == UInt8(ascii: "{"), text[at + 1] == UInt8(ascii: "{") else { continue }
      var start = at + 2
      while start < text.count, text[start].isASCIISpace { start += 1 }
      guard start < text.count, text[start] == UInt8(ascii: ">") || text[start] == UInt8(ascii: "<") else { continue }
      start += 1
      while start < text.count, text[start].isASCIISpace { start += 1 }
      var end = start
      while end < text.count, !text[end].isASCIISpace, text[end] != UInt8(ascii: "}") { end += 1 }
      names.append(text[start..<end].first == UInt8(ascii: "*") ? "*" : String(decoding: text[start..<end], as: UTF8.self))
    }
    return names
  }
}
