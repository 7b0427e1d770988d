extension Completion {
  static func zsh() -> String {
    var text = """
      #compdef broadsheet
      _broadsheet() {
        local -a commands
        commands=(

      """
    for command in commandTable { text += "    \(quoted("\(command.name.rawValue):\(command.summary)"))\n" }
    text += """
        )
        if ((CURRENT == 2)); then
          _describe -t commands command commands
          _arguments '(-h --help)'{-h,--help}'[Print the help]' '(-V --version)'{-V,--version}'[Print the version]'
          return
        fi
        local command=$words[2]
        shift words
        ((CURRENT--))
        case $command in

      """
    for command in commandTable {
      text += "    \(command.name.rawValue))\n      _arguments -s -S"
      for option in command.options { text += " \\\n        \(argument(option))" }
      if command.operands.count.upperBound > 0 { text += " \\\n        \(operand(command))" }
      text += " ;;\n"
    }
    return text + """
        esac
      }
      if [[ $funcstack[1] == _broadsheet ]]; then
        _broadsheet "$@"
      else
        compdef _broadsheet broadsheet
      fi

      """
  }

  /// One specification of `_arguments` (zshcompsys(1)).
  private static func argument(_ option: OptionDescription) -> String {
    let value = option.value.map { ":\(option.placeholder):\(action($0))" } ?? ""
    let repeats = option.name == .jsonl ? "*" : ""
    let body = "\(option.value == nil ? "" : "=")[\(bracketed(option.helpWithDefault))]\(value)"
    guard let short = option.short else { return quoted("\(repeats)\(option.long)\(body)") }
    let exclusion = quoted("(-\(short) \(option.long))")
    let shortBody = "\(option.value == nil ? "" : "+")[\(bracketed(option.helpWithDefault))]\(value)"
    return "\(exclusion)\(quoted("-\(short)\(shortBody)")) \(exclusion)\(quoted("\(option.long)\(body)"))"
  }

  private static func operand(_ command: CommandDescription) -> String {
    let choices = operandChoices(command)
    let what = choices.isEmpty ? action(command.operands.kind) : "(\(choices.joined(separator: " ")))"
    let name = choices.isEmpty ? command.operands.placeholder : "choice"
    return quoted("\(command.operands.count.upperBound > 1 ? "*" : "1"):\(name):\(what)")
  }

  private static func action(_ kind: ValueKind) -> String {
    switch kind {
    case .folder: "_files -/"
    case .file: "_files"
    case .choice(let names): "(\(names.joined(separator: " ")))"
    case .text, .number, .day, .url: " "
    }
  }

  private static func bracketed(_ text: String) -> String {
    text.map { "[]:\\".contains($0) ? "\\\($0)" : String($0) }.joined()
  }

  /// In single quotes, as zsh and sh read them.
  private static func quoted(_ text: String) -> String {
    "'" + text.map { $0 == "'" ? "'\\''" : String($0) }.joined() + "'"
  }
}
