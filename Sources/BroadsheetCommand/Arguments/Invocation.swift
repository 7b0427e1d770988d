internal import Digests
internal import Vocabulary

/// What a command line asks for, understood whole before anything is touched.
enum Invocation: Hashable, Sendable {
  case build(BuildOptions)
  case parse(ParseOptions)
  case check(CheckOptions)
  case serve(ServeOptions)
  case `init`(InitOptions)
  case context(ContextOptions)
  case `import`(ImportOptions)
  case search(SearchOptions)
  case list(ListOptions)
  case completion(Shell)
  case man
  /// About one command, or about all of them.
  case help(CommandName?)
  case version

  /// Reads the arguments that follow the program's name.
  init(_ arguments: [String]) throws(UsageError) {
    guard let first = arguments.first else { throw .noCommand }
    switch first {
    case "--help", "-h": self = .help(nil)
    case "--version", "-V": self = .version
    default:
      if first.utf8.first == UInt8(ascii: "-") {
        let owner = first.utf8.starts(with: "--".utf8) ? Self.command(with: String(first.dropFirst(2))) : nil
        if owner == nil, let nearest = Self.loneOption(near: first) { throw .misspelledOption(first, nearest: nearest) }
        throw .optionBeforeCommand(first, command: owner)
      }
      self = try Self.read(Self.command(named: first), arguments.dropFirst())
    }
  }

  private static func command(named name: String) throws(UsageError) -> CommandName {
    if let command = CommandName(rawValue: name) { return command }
    throw .unknownCommand(
      name, nearest: NearestName.suggestion(for: name, among: commandTable.map(\.name.rawValue)))
  }

  /// Which of the options that need no command was probably meant; nil when one of a command is as near.
  private static func loneOption(near option: String) -> String? {
    let lone = ["--help", "--version"]
    let nearest = NearestName.suggestion(for: option, among: OptionName.allCases.map { "--\($0.rawValue)" } + lone)
    return nearest.flatMap { lone.contains($0) ? $0 : nil }
  }

  /// The first command that has such an option.
  private static func command(with option: String) -> CommandName? {
    commandTable.first { $0.option(named: String(option.prefix { $0 != "=" })) != nil }?.name
  }

  private static func read(_ command: CommandName, _ arguments: ArraySlice<String>) throws(UsageError) -> Invocation {
    let scanned = try ScannedArguments(arguments, of: command)
    if scanned.flags.contains(.help) { return .help(command) }
    switch command {
    case .build: return .build(BuildOptions(scanned))
    case .parse:
      return .parse(ParseOptions(files: scanned.operands, format: scanned.value(.format).flatMap(DigestFormat.init)))
    case .check: return .check(CheckOptions(scanned))
    case .serve: return .serve(ServeOptions(scanned))
    case .`init`: return .`init`(InitOptions(folder: scanned.operands[0], theme: scanned.has(.theme)))
    case .context:
      var options = ContextOptions(page: scanned.operands[0])
      options.site = SiteOptions(scanned)
      options.jobs = scanned.number(.jobs)
      return .context(options)
    case .`import`: return .`import`(try ImportOptions(scanned))
    case .search: return .search(SearchOptions(scanned))
    case .list: return .list(ListOptions(scanned))
    case .completion: return Shell(rawValue: scanned.operands[0]).map { .completion($0) } ?? .help(.completion)
    case .man: return .man
    case .help: return .help(try scanned.operands.first.map(Self.commandForHelp))
    }
  }

  private static func commandForHelp(_ name: String) throws(UsageError) -> CommandName { try command(named: name) }
}
