extension UsageError {
  /// What is wrong, and what to do; one line.
  var message: String {
    switch self {
    case .noCommand: "no command given; 'broadsheet build' builds the site, 'broadsheet --help' lists the commands"
    case .unknownCommand(let name, let nearest):
      "unknown command '\(name)'; " + (nearest.map { "did you mean '\($0)'?" } ?? "'broadsheet --help' lists the commands")
    case .optionBeforeCommand(let option, let command):
      "'\(option)' stands before the command; write 'broadsheet \(command?.rawValue ?? "COMMAND") \(option)'"
    case .misspelledOption(let option, let nearest): "unknown option '\(option)'; did you mean '\(nearest)'?"
    case .unknownOption(let option, let command, let nearest):
      "unknown option '\(option)'; "
        + (nearest.map { "did you mean '\($0)'?" } ?? "'broadsheet help \(command.rawValue)' lists the options")
        + (description(of: command).operands.count.upperBound > 0 ? " Write '--' before a word that begins with '-'" : "")
    case .missingValue(let option, let placeholder), .emptyValue(let option, let placeholder):
      "'\(option)' needs a value: '\(option) \(placeholder)'"
    case .needlessValue(let option, let value): "'\(option)' takes no value; leave out '=\(value)'"
    case .badNumber(let option, let value, let range):
      "'\(option)' needs a whole number from \(range.lowerBound) to \(range.upperBound), not '\(value)'"
    case .badChoice(let option, let value, let choices, let nearest):
      "'\(value)' is none of the choices for \(option) (\(choices.joined(separator: ", ")))"
        + (nearest.map { "; did you mean '\($0)'?" } ?? "; choose one of them")
    case .badDay(let option, let value): "'\(option)' needs a day such as 2025-04-22, not '\(value)'"
    case .badURL(let option, let value):
      "'\(option)' needs an address that begins with http:// or https:// and has a host, not '\(value)'"
    case .conflict(let first, let second): "'\(first)' and '\(second)' cannot be given together; leave one out"
    case .importWithoutSource:
      "nothing to import; give '--git REPO' for a bot's history or '--jsonl FILE' for its records"
    case .needs(let option, let other): "'\(option)' works only with '\(other)'; add that, or leave it out"
    case .missingOperand(let command, let placeholder):
      "'\(command.rawValue)' needs \(placeholder); 'broadsheet help \(command.rawValue)' shows an example"
    case .surplusOperand(let command, let operand):
      "'\(command.rawValue)' does not know what to do with '\(operand)'; 'broadsheet help \(command.rawValue)' says what it takes"
    }
  }
}
