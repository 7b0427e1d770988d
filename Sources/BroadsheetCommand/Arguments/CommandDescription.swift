/// The commands by the names that are written on the command line.
enum CommandName: String, CaseIterable, Sendable {
  case build, parse, check, serve, `init`, context, `import`, search, list, completion, man, help
}

/// One command: everything that the parser, the help, the completions and the manual say about it.
struct CommandDescription: Sendable {
  let name: CommandName
  /// One line in the list of commands, without a full stop.
  let summary: String
  var operands = Operands.none
  /// Paragraphs that stand in the command's own help.
  var discussion: [String] = []
  var options: [OptionDescription] = []
  /// Options that cannot be given together.
  var conflicts: [[OptionName]] = []
  var examples: [Example] = []

  struct Example: Sendable {
    let command: String
    let meaning: String
  }

  /// What stands after the options.
  struct Operands: Sendable {
    let placeholder: String
    let count: ClosedRange<Int>
    let kind: ValueKind

    static let none = Operands(placeholder: "", count: 0...0, kind: .text)
  }

  /// `broadsheet parse [options] FILE…`.
  var usage: String {
    var text = "broadsheet \(name.rawValue)"
    if !options.isEmpty { text += " [options]" }
    if operands.count.upperBound > 0 {
      text += operands.count.lowerBound == 0 ? " [\(operands.placeholder)]" : " \(operands.placeholder)"
    }
    return text
  }

  func option(named name: String) -> OptionDescription? { options.first { $0.name.rawValue == name } }

  func option(short: Character) -> OptionDescription? { options.first { $0.short == short } }
}
