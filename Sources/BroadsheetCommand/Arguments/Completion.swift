/// Completions for shells, made from the table of commands.
enum Completion {
  static func script(for shell: Shell) -> String {
    switch shell {
    case .bash: bash()
    case .zsh: zsh()
    case .fish: fish()
    }
  }

  /// What the operands of a command may be, when that is a short list.
  static func operandChoices(_ command: CommandDescription) -> [String] {
    if command.name == .help { return commandTable.map(\.name.rawValue) }
    if case .choice(let names) = command.operands.kind { return names }
    return []
  }
}
