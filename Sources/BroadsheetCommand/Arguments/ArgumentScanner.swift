internal import Vocabulary

/// The arguments of one command sorted by the table into options and operands; values are checked, not yet converted.
struct ScannedArguments: Hashable, Sendable {
  let command: CommandName
  /// The last value of each option counts; of `--jsonl` all do.
  private(set) var values: [OptionName: [String]] = [:]
  private(set) var flags: Set<OptionName> = []
  private(set) var operands: [String] = []

  init(_ arguments: ArraySlice<String>, of command: CommandName) throws(UsageError) {
    self.command = command
    let table = description(of: command)
    var rest = arguments
    while let argument = rest.popFirst() {
      if argument == "--" {
        operands += rest
        break
      } else if argument.utf8.starts(with: "--".utf8) {
        try takeLong(argument, &rest, table)
      } else if argument.utf8.first == UInt8(ascii: "-"), argument != "-" {
        try takeShort(argument, &rest, table)
      } else {
        operands.append(argument)
      }
      if flags.contains(.help) { return }
    }
    try checkConflicts(table)
    try checkOperands(table)
  }

  func has(_ name: OptionName) -> Bool { flags.contains(name) || values[name] != nil }

  /// The value given last, else the table's default.
  func value(_ name: OptionName) -> String? {
    values[name]?.last ?? description(of: command).options.first { $0.name == name }?.defaultValue
  }

  private mutating func takeLong(
    _ argument: String, _ rest: inout ArraySlice<String>, _ table: CommandDescription
  ) throws(UsageError) {
    let body = argument.utf8.dropFirst(2)
    let equals = body.firstIndex(of: UInt8(ascii: "="))
    let name = String(argument[body.startIndex..<(equals ?? body.endIndex)])
    guard let option = table.option(named: name) else {
      let nearest = NearestName.suggestion(for: name, among: table.options.map(\.name.rawValue))
      throw .unknownOption("--\(name)", command, nearest: nearest.map { "--\($0)" })
    }
    let attached = equals.map { String(argument[body.index(after: $0)...]) }
    try take(option, written: option.long, attached, &rest, table)
  }

  /// `-q`, `-qv`, `-j4`, `-j 4`.
  private mutating func takeShort(
    _ argument: String, _ rest: inout ArraySlice<String>, _ table: CommandDescription
  ) throws(UsageError) {
    var letters = argument.dropFirst()
    while let letter = letters.popFirst() {
      guard let option = table.option(short: letter) else {
        let nearest = table.option(named: String(argument.dropFirst())).map(\.long)
        throw .unknownOption(nearest == nil ? "-\(letter)" : argument, command, nearest: nearest)
      }
      if option.value != nil, !letters.isEmpty {
        return try take(option, written: "-\(letter)", String(letters), &rest, table)
      }
      try take(option, written: "-\(letter)", nil, &rest, table)
    }
  }

  private mutating func take(
    _ option: OptionDescription, written: String, _ attached: String?, _ rest: inout ArraySlice<String>,
    _ table: CommandDescription
  ) throws(UsageError) {
    guard let kind = option.value else {
      if let attached { throw .needlessValue(option: written, value: attached) }
      flags.insert(option.name)
      return
    }
    if let attached {
      try accept(attached, of: kind, option, written)
    } else if let next = rest.first, !isOption(next, table) {
      rest.removeFirst()
      try accept(next, of: kind, option, written)
    } else {
      throw .missingValue(option: written, placeholder: option.placeholder)
    }
  }

  /// Whether an argument after an option that wants a value is rather the next option: `--port --quiet`.
  private func isOption(_ argument: String, _ table: CommandDescription) -> Bool {
    if argument == "--" { return true }
    return table.options.contains { option in
      argument == option.long || argument.utf8.starts(with: "\(option.long)=".utf8)
        || option.short.map { argument == "-\($0)" } ?? false
    }
  }

  private mutating func accept(
    _ value: String, of kind: ValueKind, _ option: OptionDescription, _ written: String
  ) throws(UsageError) {
    if value.isEmpty { throw .emptyValue(option: written, placeholder: option.placeholder) }
    try Self.check(value, as: kind, written)
    values[option.name, default: []].append(value)
  }

  private static func check(_ value: String, as kind: ValueKind, _ written: String) throws(UsageError) {
    switch kind {
    case .folder, .file, .text: break
    case .number(let range):
      guard value.utf8.allSatisfy(\.isASCIIDigit), let number = Int(value), range.contains(number) else {
        throw .badNumber(option: written, value: value, range: range)
      }
    case .choice(let choices):
      guard choices.contains(value) else {
        throw .badChoice(
          option: written, value: value, choices: choices, nearest: NearestName.suggestion(for: value, among: choices))
      }
    case .day: guard Day(value) != nil else { throw .badDay(option: written, value: value) }
    case .url: guard isWebAddress(value) else { throw .badURL(option: written, value: value) }
    }
  }

  private static func isWebAddress(_ value: String) -> Bool {
    let lower = value.lowercased()
    guard let scheme = ["https://", "http://"].first(where: { lower.utf8.starts(with: $0.utf8) }) else { return false }
    guard let host = value.utf8.dropFirst(scheme.utf8.count).first else { return false }
    return !"/?#:".utf8.contains(host) && value.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
  }

  private func checkConflicts(_ table: CommandDescription) throws(UsageError) {
    for group in table.conflicts {
      let clashing = group.filter(has)
      if clashing.count > 1 { throw .conflict("--\(clashing[0].rawValue)", "--\(clashing[1].rawValue)") }
    }
  }

  private func checkOperands(_ table: CommandDescription) throws(UsageError) {
    if operands.count < table.operands.count.lowerBound || operands.contains("") {
      throw .missingOperand(command, placeholder: table.operands.placeholder)
    }
    if operands.count > table.operands.count.upperBound {
      throw .surplusOperand(command, operands[table.operands.count.upperBound])
    }
    if command == .help { return }
    for operand in operands { try Self.check(operand, as: table.operands.kind, command.rawValue) }
  }
}
