extension Completion {
  static func fish() -> String {
    var text = """
      # fish completion for broadsheet
      complete -c broadsheet -f
      complete -c broadsheet -n __fish_use_subcommand -s h -l help -d 'Print the help'
      complete -c broadsheet -n __fish_use_subcommand -s V -l version -d 'Print the version'

      """
    for command in commandTable {
      text += "complete -c broadsheet -n __fish_use_subcommand -a \(command.name.rawValue) -d \(quoted(command.summary))\n"
      let condition = "-n '__fish_seen_subcommand_from \(command.name.rawValue)'"
      for option in command.options {
        text += "complete -c broadsheet \(condition)"
        if let short = option.short { text += " -s \(short)" }
        text += " -l \(option.name.rawValue) -d \(quoted(option.helpWithDefault))"
        if let kind = option.value { text += " \(value(kind))" }
        text += "\n"
      }
      let choices = operandChoices(command)
      if !choices.isEmpty {
        text += "complete -c broadsheet \(condition) -a \(quoted(choices.joined(separator: " ")))\n"
      } else if command.operands.count.upperBound > 0, let words = completer(command.operands.kind) {
        text += "complete -c broadsheet \(condition) \(words)\n"
      }
    }
    return text
  }

  private static func value(_ kind: ValueKind) -> String {
    if case .choice(let names) = kind { return "-x -a \(quoted(names.joined(separator: " ")))" }
    return completer(kind).map { "-r \($0)" } ?? "-x"
  }

  private static func completer(_ kind: ValueKind) -> String? {
    switch kind {
    case .folder: "-x -a '(__fish_complete_directories)'"
    case .file: "-F"
    case .text, .number, .day, .url, .choice: nil
    }
  }

  /// In single quotes, as fish reads them.
  private static func quoted(_ text: String) -> String {
    "'" + text.map { $0 == "'" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "'"
  }
}
