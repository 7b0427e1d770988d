extension Completion {
  /// For bash 4 and later, without the bash-completion package.
  static func bash() -> String {
    var text = """
      # bash completion for broadsheet
      _broadsheet() {
        local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]} words=
        COMPREPLY=()
        if ((COMP_CWORD == 1)); then
          mapfile -t COMPREPLY < <(compgen -W "\(commands()) --help --version" -- "$cur")
          return
        fi
        case "$command $prev" in

      """
    for command in commandTable { text += valueCases(command) }
    text += """
        esac
        case "$command" in

      """
    for command in commandTable {
      text += "    \(command.name.rawValue))\n"
      text += "      if [[ $cur == -* ]]; then words=\"\(names(command.options).joined(separator: " "))\"\n"
      text += "      else \(operands(command))\n      fi ;;\n"
    }
    return text + """
        esac
        if [[ -n $words ]]; then mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur"); fi
      }
      complete -F _broadsheet broadsheet

      """
  }

  private static func commands() -> String { commandTable.map(\.name.rawValue).joined(separator: " ") }

  private static func names(_ options: [OptionDescription]) -> [String] {
    options.flatMap { option in (option.short.map { ["-\($0)"] } ?? []) + [option.long] }
  }

  /// What follows an option that takes a value.
  private static func valueCases(_ command: CommandDescription) -> String {
    command.options.compactMap { option -> String? in
      guard let kind = option.value else { return nil }
      let patterns = names([option]).map { "\"\(command.name.rawValue) \($0)\"" }.joined(separator: " | ")
      return "    \(patterns)) \(generator(kind)) return ;;\n"
    }.joined()
  }

  private static func operands(_ command: CommandDescription) -> String {
    let choices = operandChoices(command)
    if !choices.isEmpty { return "words=\"\(choices.joined(separator: " "))\"" }
    return command.operands.count.upperBound > 0 ? generator(command.operands.kind) : ":"
  }

  private static func generator(_ kind: ValueKind) -> String {
    switch kind {
    case .folder: "compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- \"$cur\");"
    case .file: "compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- \"$cur\");"
    case .choice(let names): "mapfile -t COMPREPLY < <(compgen -W \"\(names.joined(separator: " "))\" -- \"$cur\");"
    case .text, .number, .day, .url: ":;"
    }
  }
}
