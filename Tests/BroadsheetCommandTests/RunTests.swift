import Testing

@testable import BroadsheetCommand

@Suite struct RunTests {
  @Test func wrongUsageEndsWithTwoAndSaysSo() {
    let recording = Recording()
    #expect(run(["biuld"], on: recording.console()) == .wrongUsage)
    #expect(recording.output == "")
    #expect(recording.error == "broadsheet: error: unknown command 'biuld'; did you mean 'build'?\n")
  }

  @Test func controlCharactersOfArgumentsDoNotReachTheTerminal() {
    let recording = Recording()
    #expect(run(["\u{1B}[2Jx"], on: recording.console()) == .wrongUsage)
    #expect(!recording.error.contains("\u{1B}"))
  }

  @Test func theVersionIsAResult() {
    let recording = Recording()
    #expect(run(["--version"], on: recording.console()) == .done)
    #expect(recording.output == "broadsheet \(programVersion)\n")
    #expect(recording.error == "")
  }

  @Test func aFullDiskIsNotSilent() {
    let recording = Recording(failure: 28)
    #expect(run(["--help"], on: recording.console()) == .failed)
    #expect(recording.error.contains("cannot write to standard output: No space left on device"))
  }
}
