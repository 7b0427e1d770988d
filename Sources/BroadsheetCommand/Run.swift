internal import DefaultTheme
internal import Vocabulary

/// Runs the command that the arguments (without the program's name) ask for; the exit status.
public func run(_ arguments: [String]) -> Int32 {
  run(arguments, on: .standard()).rawValue
}

func run(_ arguments: [String], on console: Console) -> ExitStatus {
  let invocation: Invocation
  do {
    invocation = try Invocation(arguments)
  } catch {
    console.say("broadsheet: " + Style.error.applied(to: "error:", console.colours) + " " + printable(error.message))
    return .wrongUsage
  }
  do {
    return try invocation.run(on: console)
  } catch {
    DiagnosticPrinter(console: console).show(error.all)
    return .failed
  }
}

extension Invocation {
  /// Commands show the diagnostics that leave a result; what stops them is thrown.
  fileprivate func run(on console: Console) throws(Diagnostics) -> ExitStatus {
    switch self {
    case .help(nil): try console.answer(HelpText.all())
    case .help(let command?): try console.answer(HelpText.about(command))
    case .version: try console.answer("broadsheet \(programVersion)\n")
    case .completion(let shell): try console.answer(Completion.script(for: shell))
    case .man: try console.answer(ManPage.text())
    case .build(let options): try BuildCommand(options: options, console: console).run()
    case .parse(let options): try ParseCommand(options: options, console: console).run()
    case .context(let options): try ContextCommand(options: options, console: console).run()
    case .`init`(let options):
      try InitCommand(options: options, console: console, theme: Self.theme, source: Provenance.repository).run()
    case .`import`(let options): try ImportCommand(options: options, console: console).run()
    case .serve(let options): try ServeCommand(options: options, console: console).run()
    case .check(let options): try CheckCommand(options: options, console: console).run()
    case .list(let options): try ListCommand(options: options, console: console).run()
    case .search(let options): try SearchCommand(options: options, console: console).run()
    }
  }

  private static var theme: [NewSiteFile] { DefaultTheme.files().map { NewSiteFile(path: $0.path, bytes: $0.bytes) } }
}

extension Console {
  /// Prints a text that is the whole result.
  func answer(_ text: String) throws(Diagnostics) -> ExitStatus {
    do { try print(text) } catch { throw Diagnostics([error]) }
    return .done
  }
}
