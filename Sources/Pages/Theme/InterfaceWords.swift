internal import Encoding
internal import Mustache
internal import Vocabulary
internal import YAML

/// What the interface says in one language, from one file `strings/<language>.yml` beside the templates.
public final class InterfaceWords: Sendable {
  /// As in `<html lang>`.
  let language: String
  /// The object `t` of every template.
  let words: Record<StringsFields>
  /// By the numbers of phrases and of dates.
  fileprivate let phrases: [Forms]
  fileprivate let dates: [WordPattern<DatePart>]
  fileprivate let names: [[String]]
  /// Between groups of three digits.
  fileprivate let thousands: String
  /// What sections of summaries are called, by the digests' labels.
  let sectionLabels: [String: String]
  /// The words of the reader's scripts, in the order of the English file, which says what they need.
  fileprivate let script: [(key: String, text: String)]

  /// The same as one JSON object.
  var scriptJSON: [UInt8] {
    var bytes: [UInt8] = []
    Value.object(Object(untyped: script.map { (name: $0.key, value: .text($0.text)) })).appendJSON(to: &bytes)
    return bytes
  }

  /// A phrase in the forms that a count asks for.
  fileprivate struct Forms: Sendable {
    var one: WordPattern<String>
    var other: WordPattern<String>

    init(one: String? = nil, _ other: String) {
      self.one = WordPattern(one ?? other) { $0 }
      self.other = WordPattern(other) { $0 }
    }
  }

  fileprivate init(
    language: String, words: Record<StringsFields>, phrases: [Forms], dates: [WordPattern<DatePart>], names: [[String]],
    thousands: String, sectionLabels: [String: String], script: [(key: String, text: String)]
  ) {
    self.language = language
    self.words = words
    self.phrases = phrases
    self.dates = dates
    self.names = names
    self.thousands = thousands
    self.sectionLabels = sectionLabels
    self.script = script
  }

  /// Reads the file of a language. What it lacks is taken from `fallback`, with a warning; without one, it is an error.
  static func read(
    _ source: [UInt8], file: String, language: String, fallback: InterfaceWords?
  ) -> (words: InterfaceWords?, diagnostics: [Diagnostic]) {
    var reader = WordsReader(file: file, fallback: fallback)
    do throws(Diagnostic) {
      guard let root = try YAMLParser.parse(source, file: file) else {
        return (
          nil,
          [.error("the file is empty; it needs the sections words, phrases, dates and script", at: SourceLocation(file: file))]
        )
      }
      let words = reader.read(root, language: language)
      return (reader.diagnostics.contains { $0.severity == .error } ? nil : words, reader.diagnostics)
    } catch {
      return (nil, [error])
    }
  }

  /// Appends a phrase; whoever calls appends what the names of its places stand for.
  func append(_ phrase: Phrase, to out: inout [UInt8], _ appendValue: (_ name: String, inout [UInt8]) -> Void) {
    phrases[phrase.rawValue].other.append(to: &out, appendValue)
  }

  /// A phrase with its placeholders filled in; `count` decides between singular and plural.
  func phrase(_ phrase: Phrase, _ values: KeyValuePairs<String, String> = [:], count: Int = 0) -> String {
    let pattern = count == 1 ? phrases[phrase.rawValue].one : phrases[phrase.rawValue].other
    return pattern.filled { name in values.first { $0.key == name }?.value }
  }

  /// A counted phrase: `{count}` is the number with the language's separators.
  func counted(_ phrase: Phrase, _ count: Int) -> String {
    var out: [UInt8] = []
    append(phrase, count: count, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// Appends what `counted` gives.
  func append(_ phrase: Phrase, count: Int, to out: inout [UInt8]) {
    let forms = phrase.rawValue
    func appendCount(_ name: String, _ out: inout [UInt8]) { if name == "count" { append(number: count, to: &out) } }
    if count == 1 {
      phrases[forms].one.append(to: &out, appendCount)
    } else {
      phrases[forms].other.append(to: &out, appendCount)
    }
  }

  /// Appends what `number` gives.
  func append(number value: Int, to out: inout [UInt8]) {
    if value >= 0 && value < 1000 { out.append(decimal: value) } else { out.append(number(value)) }
  }

  /// A whole number with the language's separators between thousands: `1,204`.
  func number(_ value: Int) -> String {
    let digits = String(value)
    if digits.utf8.count <= 3 { return digits }
    var out: [UInt8] = []
    for (at, digit) in digits.utf8.enumerated() {
      if at > 0, (digits.utf8.count - at) % 3 == 0 { out.append(contentsOf: thousands.utf8) }
      out.append(digit)
    }
    return String(decoding: out, as: UTF8.self)
  }

  func date(_ day: Day, _ pattern: DateKey) -> String {
    var out: [UInt8] = []
    append(day, pattern, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  func date(_ month: Month, _ pattern: DateKey) -> String { date(month.firstDay, pattern) }

  /// Appends what `date` gives.
  func append(_ day: Day, _ pattern: DateKey, to out: inout [UInt8]) {
    dates[pattern.rawValue].append(to: &out) { part, out in
      switch part {
      case .weekday: out.append(names[DateKey.weekdays.rawValue][day.weekday - 1])
      case .weekdayShort: out.append(names[DateKey.weekdaysShort.rawValue][day.weekday - 1])
      case .day: out.append(decimal: day.dayOfMonth)
      case .month: out.append(names[DateKey.months.rawValue][day.monthOfYear - 1])
      case .monthShort: out.append(names[DateKey.monthsShort.rawValue][day.monthOfYear - 1])
      case .monthNumber: out.append(decimal: day.monthOfYear)
      case .year: out.append(decimal: day.year)
      case .first, .last: break
      }
    }
  }

  func append(_ month: Month, _ pattern: DateKey, to out: inout [UInt8]) { append(month.firstDay, pattern, to: &out) }

  func name(_ key: DateKey, _ index: Int) -> String { names[key.rawValue][index] }

  /// `12 Mar 2025 – 4 Apr 2025`, or one date when both are the same.
  func range(_ first: Day, _ last: Day) -> String {
    if first == last { return date(first, .short) }
    return dates[DateKey.range.rawValue].filled { part in
      part == .first ? date(first, .short) : part == .last ? date(last, .short) : nil
    }
  }
}

/// Holds a language's file against what the interface needs.
private struct WordsReader {
  let file: String
  let fallback: InterfaceWords?
  var diagnostics: [Diagnostic] = []

  mutating func read(_ root: YAMLNode, language: String) -> InterfaceWords {
    checkKeys(root, "the file", ["name", "words", "phrases", "dates", "thousands", "labels", "script"])
    var words = Record(StringsFields.self)
    let wordNodes = section(root, "words", StringsFields.allCases.map(\.name))
    for field in StringsFields.allCases {
      if let text = wordNodes?[field.name]?.string {
        words[field] = .text(text)
      } else {
        missing("words", field.name)
        if let fallback { words[field] = fallback.words[field] }
      }
    }
    var phrases: [InterfaceWords.Forms] = []
    let phraseNodes = section(root, "phrases", Phrase.allCases.map(\.name))
    for phrase in Phrase.allCases {
      if let text = phraseNodes?[phrase.name]?.string {
        phrases.append(InterfaceWords.Forms(text))
      } else if let node = phraseNodes?[phrase.name], let other = node["other"]?.string {
        phrases.append(InterfaceWords.Forms(one: node["one"]?.string, other))
      } else {
        missing("phrases", phrase.name)
        phrases.append(fallback?.phrases[phrase.rawValue] ?? InterfaceWords.Forms(""))
      }
    }
    var dates: [WordPattern<DatePart>] = Array(repeating: WordPattern("") { _ in nil }, count: DateKey.allCases.count)
    var names: [[String]] = Array(repeating: [], count: DateKey.allCases.count)
    let dateNodes = section(root, "dates", DateKey.allCases.map(\.name))
    for key in DateKey.allCases {
      let count = key == .months || key == .monthsShort ? 12 : key == .weekdays || key == .weekdaysShort ? 7 : 0
      if count > 0 {
        let list = dateNodes?[key.name]?.sequence?.compactMap(\.string)
        if let list, list.count == count {
          names[key.rawValue] = list
        } else {
          missing("dates", key.name)
          names[key.rawValue] = fallback?.names[key.rawValue] ?? Array(repeating: "", count: count)
        }
      } else if let text = dateNodes?[key.name]?.string {
        dates[key.rawValue] = WordPattern(text) { DatePart(rawValue: $0) }
      } else {
        missing("dates", key.name)
        if let fallback { dates[key.rawValue] = fallback.dates[key.rawValue] }
      }
    }
    return InterfaceWords(
      language: language, words: words, phrases: phrases, dates: dates, names: names,
      thousands: root["thousands"]?.string ?? ",",
      sectionLabels: Dictionary(
        (root["labels"]?.mapping ?? []).compactMap { pair in pair.value.string.map { (pair.key, $0) } },
        uniquingKeysWith: { $1 }), script: script(root))
  }

  private mutating func section(_ root: YAMLNode, _ name: String, _ keys: [String]) -> YAMLNode? {
    guard let node = root[name], node.mapping != nil else { return nil }
    checkKeys(node, name, keys)
    return node
  }

  private mutating func checkKeys(_ node: YAMLNode, _ owner: String, _ keys: [String]) {
    for pair in node.mapping ?? [] where !keys.contains(pair.key) {
      diagnostics.append(
        .error(
          "unknown key '\(pair.key)' in \(owner)\(NearestName.hint(for: pair.key, among: keys))",
          at: SourceLocation(file: file, line: pair.keyLine, column: pair.keyColumn)))
    }
  }

  private mutating func missing(_ section: String, _ key: String) {
    let message = "'\(key)' is missing under '\(section)'"
    let place = SourceLocation(file: file)
    diagnostics.append(
      fallback == nil
        ? .error("\(message); add it", at: place) : .warning("\(message), so English is shown there; add it", at: place))
  }

  private mutating func script(_ root: YAMLNode) -> [(key: String, text: String)] {
    let pairs = root["script"]?.mapping ?? []
    for pair in pairs where pair.value.string == nil {
      diagnostics.append(
        .error(
          "'\(pair.key)' under 'script' has to be a text",
          at: SourceLocation(file: file, line: pair.keyLine, column: pair.keyColumn)))
    }
    guard let fallback else {
      if pairs.isEmpty {
        diagnostics.append(.error("the section 'script' is missing; add it", at: SourceLocation(file: file)))
      }
      return pairs.map { ($0.key, $0.value.string ?? "") }
    }
    let node = section(root, "script", fallback.script.map(\.key))
    return fallback.script.map { english in
      guard let own = node?[english.key] else {
        missing("script", english.key)
        return english
      }
      return (english.key, own.string ?? english.text)
    }
  }
}
