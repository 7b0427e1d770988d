/// The text of `--help` and `help COMMAND`, at most 80 columns wide.
enum HelpText {
  private static let width = 80

  static func all() -> String {
    var text = """
      Broadsheet turns a folder of paper digests into a website for any static host.

      Usage: broadsheet COMMAND [options]

      Commands:

      """
    text += columns(commandTable.map { ($0.name.rawValue, $0.summary) })
    text += """

      Options of their own:
        -h, --help     Print this help
        -V, --version  Print the version

      Examples:

      """
    for example in [
      description(of: .`init`).examples[0], description(of: .build).examples[0], description(of: .serve).examples[0],
    ] {
      text += "  \(example.command)\n      \(example.meaning)\n"
    }
    return text + "\n'broadsheet help COMMAND' tells all about a command.\n"
  }

  static func about(_ command: CommandName) -> String {
    let table = description(of: command)
    var text = wrapped("\(table.summary).", indent: 0) + "\n\nUsage: \(table.usage)\n"
    for paragraph in table.discussion { text += "\n" + wrapped(paragraph, indent: 0) + "\n" }
    if !table.options.isEmpty {
      text += "\nOptions:\n"
      text += columns(table.options.map { ($0.alignedSynopsis, $0.helpWithDefault) })
    }
    if !table.examples.isEmpty {
      text += "\nExamples:\n"
      for example in table.examples { text += "  \(example.command)\n      \(example.meaning)\n" }
    }
    return text
  }

  /// Two columns; the second is wrapped under itself.
  private static func columns(_ rows: [(left: String, right: String)]) -> String {
    let left = (rows.map(\.left.count).max() ?? 0) + 4
    return rows.map { row in
      "  " + row.left + String(repeating: " ", count: left - 2 - row.left.count) + wrapped(row.right, indent: left) + "\n"
    }.joined()
  }

  /// Breaks between words so that no line passes the width; lines after the first are indented.
  private static func wrapped(_ text: String, indent: Int) -> String {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, indent + line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    lines.append(line)
    return lines.joined(separator: "\n" + String(repeating: " ", count: indent))
  }
}

extension OptionDescription {
  /// The synopsis, with room for a short name where there is none.
  fileprivate var alignedSynopsis: String { short == nil ? "    \(synopsis)" : synopsis }

  var helpWithDefault: String { help + (defaultValue.map { " (default: \($0))" } ?? "") }
}
