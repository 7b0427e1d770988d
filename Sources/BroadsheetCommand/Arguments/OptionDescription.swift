/// Every option of every command, by the long name that is written after `--`.
enum OptionName: String, CaseIterable, Sendable {
  case address, author, bibtex, content, day, dryRun = "dry-run", force, format, git, help, host, jobs, json, jsonl, keyword,
    limit
  case manifest, output, pageLimit = "page-limit", path, port, precompress, quiet, state, strict, templates, theme, url, verbose
}

/// What may follow an option; also tells the shells how to complete it.
enum ValueKind: Hashable, Sendable {
  case folder, file, text
  case number(ClosedRange<Int>)
  case choice([String])
  /// `YYYY-MM-DD`.
  case day
  /// An absolute http or https address.
  case url
}

/// One option of a command: everything that the parser, the help, the completions and the manual say about it.
struct OptionDescription: Sendable {
  let name: OptionName
  var short: Character?
  /// Nil for a flag.
  var value: ValueKind?
  /// What stands for the value in the help: `DIR`.
  var placeholder = ""
  /// The value when the option is not given.
  var defaultValue: String?
  /// One sentence without a full stop.
  let help: String

  static func flag(_ name: OptionName, short: Character? = nil, _ help: String) -> OptionDescription {
    OptionDescription(name: name, short: short, help: help)
  }

  static func value(
    _ name: OptionName, short: Character? = nil, _ kind: ValueKind, _ placeholder: String, default defaultValue: String? = nil,
    _ help: String
  ) -> OptionDescription {
    OptionDescription(
      name: name, short: short, value: kind, placeholder: placeholder, defaultValue: defaultValue, help: help)
  }

  /// `--content`.
  var long: String { "--\(name.rawValue)" }

  /// `-j, --jobs N`.
  var synopsis: String {
    var text = short.map { "-\($0), \(long)" } ?? long
    if value != nil { text += " \(placeholder)" }
    return text
  }

  /// The values to choose from, when they can be listed.
  var choices: [String] {
    if case .choice(let names) = value { names } else { [] }
  }
}
