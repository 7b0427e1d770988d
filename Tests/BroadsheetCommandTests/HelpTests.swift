import Testing

@testable import BroadsheetCommand

@Suite struct HelpTests {
  @Test func theTableNamesEveryCommandOnce() {
    #expect(Set(commandTable.map(\.name)) == Set(CommandName.allCases))
    #expect(commandTable.count == CommandName.allCases.count)
    for command in CommandName.allCases { #expect(description(of: command).name == command) }
  }

  @Test func everyOptionIsUsed() {
    #expect(Set(commandTable.flatMap { $0.options.map(\.name) }) == Set(OptionName.allCases))
  }

  @Test(arguments: CommandName.allCases)
  func helpTellsAllAboutACommand(command: CommandName) {
    let text = HelpText.about(command)
    let table = description(of: command)
    #expect(text.contains("Usage: broadsheet \(command.rawValue)"))
    for option in table.options {
      #expect(text.contains(option.synopsis))
      #expect(!option.help.hasSuffix("."), "one sentence without a full stop: \(option.help)")
    }
    #expect(!table.examples.isEmpty)
    for example in table.examples { #expect(text.contains(example.command)) }
    #expect(!table.summary.hasSuffix("."))
  }

  /// Examples are long now and then; prose and options fit into 80 columns.
  @Test(arguments: CommandName.allCases)
  func helpFitsATerminal(command: CommandName) {
    let prose = HelpText.about(command).split(separator: "\n").filter { !$0.hasPrefix("  broadsheet ") }
    for line in prose { #expect(line.count <= 80, "\(line)") }
    for line in HelpText.all().split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  /// What an example shows has to be understood, up to what belongs to the shell.
  @Test(arguments: CommandName.allCases)
  func examplesAreUnderstood(command: CommandName) throws {
    for example in description(of: command).examples {
      let words = example.command.split(separator: " ").map(String.init).prefix { !["|", ">", "&&"].contains($0) }
      #expect(words.first == "broadsheet")
      _ = try Invocation(Array(words.dropFirst()))
    }
  }

  @Test func theListOfCommandsIsWhole() {
    for command in commandTable {
      #expect(HelpText.all().contains("  \(command.name.rawValue) "))
    }
  }

  @Test func theManualHoldsEveryOption() {
    let page = ManPage.text()
    #expect(page.hasPrefix(".TH BROADSHEET 1 "))
    for command in commandTable {
      #expect(page.contains(".SS broadsheet \(command.name.rawValue)"))
      for option in command.options where option.name != .help {
        let name = option.name.rawValue.split(separator: "-").joined(separator: "\\-")
        #expect(page.contains("\\-\\-\(name)"))
      }
    }
    for line in page.split(separator: "\n") { #expect(!line.hasPrefix("'")) }
  }
}
