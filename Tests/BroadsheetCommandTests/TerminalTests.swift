import Synchronization
import Testing
import Vocabulary

@testable import BroadsheetCommand

@Suite struct TerminalTests {
  @Test func theClosingLineReadsWell() {
    var report = BuildReport(digests: 5, entries: 339, papers: 320, pages: 1034, written: 12, unchanged: 1022, seconds: 0.214)
    #expect(report.closingLine == "320 papers from 5 digests → 1,034 pages in 0.21 s, 12 written")
    report.papers = 1
    report.digests = 1
    report.pages = 1_234_567
    report.seconds = 12.34
    report.removed = 3
    #expect(report.closingLine == "1 paper from 1 digest → 1,234,567 pages in 12 s, 12 written, 3 removed")
  }

  @Test(arguments: [
    (0.0004, "0.000"), (0.0042, "0.004"), (0.214, "0.21"), (0.9951, "1.00"), (3.44, "3.4"), (75.2, "75"), (1234.0, "1,234"),
  ])
  func secondsHaveTheDecimalsThatMatter(seconds: Double, text: String) {
    #expect(Figures.seconds(seconds) == text)
  }

  @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-1234, "-1,234"), (1_000_000, "1,000,000")])
  func thousandsAreGrouped(number: Int, text: String) {
    #expect(Figures.grouped(number) == text)
  }

  @Test func theReportIsOneJSONObject() {
    var report = BuildReport(digests: 1, entries: 2, papers: 2, pages: 9, written: 4, unchanged: 5, removed: 1, seconds: 1234.5)
    report.diagnostics = [
      .warning("say \"no\"", at: SourceLocation(file: "b.md", line: 2)),
      .error("bad", at: SourceLocation(file: "a.md", line: 3, column: 4)),
      .warning("general"),
    ]
    #expect(
      String(decoding: report.json, as: UTF8.self) == """
        {"digests":1,"entries":2,"papers":2,"pages":9,"written":4,"unchanged":5,"removed":1,"seconds":1234.500,"diagnostics":[\
        {"severity":"warning","message":"general"},\
        {"severity":"error","file":"a.md","line":3,"column":4,"message":"bad"},\
        {"severity":"warning","file":"b.md","line":2,"message":"say \\"no\\""}]}

        """)
  }

  @Test func diagnosticsAreSortedOnceAndCounted() {
    let recording = Recording()
    let late = Diagnostic.warning("late", at: SourceLocation(file: "b.md", line: 10))
    let early = Diagnostic.error("early\u{1B}[31m", at: SourceLocation(file: "b.md", line: 9, column: 2))
    DiagnosticPrinter(console: recording.console()).show([late, early, late])
    #expect(recording.error == "b.md:9:2: error: early\\u{1b}[31m\nb.md:10: warning: late\n1 error, 1 warning\n")
    #expect(recording.output == "")
  }

  @Test func coloursAreForTerminals() {
    let recording = Recording()
    DiagnosticPrinter(console: recording.console(isTerminal: true, colours: true))
      .show([.error("bad", at: SourceLocation(file: "a.md", line: 1))])
    #expect(recording.error == "\u{1B}[1ma.md:1\u{1B}[0m: \u{1B}[1;31merror:\u{1B}[0m bad\n")
  }

  @Test func warningsFailOnlyWhenStrict() {
    #expect([Diagnostic]().exitStatus(strict: true) == .done)
    #expect([Diagnostic.warning("w")].exitStatus(strict: false) == .done)
    #expect([Diagnostic.warning("w")].exitStatus(strict: true) == .failed)
    #expect([Diagnostic.error("e")].exitStatus(strict: false) == .failed)
  }

  /// Steps forward whenever it is read.
  private func clock(step: Double) -> @Sendable () -> Double {
    let now = Box()
    return {
      now.value.withLock {
        $0 += step; return $0
      }
    }
  }

  private final class Box: Sendable { let value = Mutex(0.0) }

  @Test func progressIsDrawnOnATerminalNowAndThen() {
    let recording = Recording()
    let progress = Progress(console: recording.console(isTerminal: true), verbosity: .normal, clock: clock(step: 0.03))
    progress.begin("Rendering", total: 1000)
    for _ in 0..<9 { progress.advance(by: 100) }
    progress.finish()
    #expect(
      recording.error.split(separator: "\r") == [
        "Rendering [############............................] 300/1,000\u{1B}[K",
        "Rendering [########################................] 600/1,000\u{1B}[K",
        "Rendering [####################################....] 900/1,000\u{1B}[K", "\u{1B}[K",
      ])
  }

  @Test(arguments: [(false, Verbosity.normal), (true, .quiet)])
  func progressIsSilentElsewhere(isTerminal: Bool, verbosity: Verbosity) {
    let recording = Recording()
    let progress = Progress(console: recording.console(isTerminal: isTerminal), verbosity: verbosity, clock: clock(step: 1))
    progress.begin("Rendering", total: 10)
    for _ in 0..<10 { progress.advance() }
    progress.finish()
    #expect(recording.error == "")
  }

  @Test func verboseTellsTheTimeOfEachStage() {
    let recording = Recording()
    let progress = Progress(console: recording.console(), verbosity: .verbose, clock: clock(step: 0.5))
    progress.begin("Parsing", total: 10)
    progress.begin("Writing")
    progress.finish()
    #expect(recording.error == "  Parsing  0.500 s\n  Writing  0.500 s\n")
  }

  @Test func aNarrowTerminalGetsFiguresOnly() {
    let recording = Recording()
    let progress = Progress(
      console: recording.console(isTerminal: true, width: 20), verbosity: .normal, clock: clock(step: 1))
    progress.begin("Rendering", total: 1000)
    progress.advance()
    #expect(recording.error == "\rRendering 1/1,000\u{1B}[K")
  }
}
