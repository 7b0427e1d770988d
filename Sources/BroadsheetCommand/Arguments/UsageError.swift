/// What is wrong with a command line; `message` in `UsageMessages.swift` says it in words.
enum UsageError: Error, Hashable, Sendable {
  case noCommand
  case unknownCommand(String, nearest: String?)
  /// An option where the command should stand.
  case optionBeforeCommand(String, command: CommandName?)
  /// The same, where one that stands without a command was probably meant.
  case misspelledOption(String, nearest: String)
  case unknownOption(String, CommandName, nearest: String?)
  case missingValue(option: String, placeholder: String)
  case emptyValue(option: String, placeholder: String)
  case needlessValue(option: String, value: String)
  case badNumber(option: String, value: String, range: ClosedRange<Int>)
  case badChoice(option: String, value: String, choices: [String], nearest: String?)
  case badDay(option: String, value: String)
  case badURL(option: String, value: String)
  case conflict(String, String)
  /// Neither of the options that say where an import comes from.
  case importWithoutSource
  /// An option that makes sense only beside another.
  case needs(option: String, other: String)
  case missingOperand(CommandName, placeholder: String)
  case surplusOperand(CommandName, String)
}
