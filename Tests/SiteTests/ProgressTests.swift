import Synchronization
import Testing

@testable import BroadsheetCommand

/// The bar of a build counts files, though it is told of many at once.
@Test func theBarOfABuildIsFullAtItsEnd() throws {
  let sandbox = try Sandbox()
  try sandbox.write("Content/2025-04-01.md", Samples.huggingFaceTable(Array(1...300), date: "2025-04-01"))
  let written = Mutex<[UInt8]>([])
  let console = Console(isTerminal: true, colours: false, width: 80) { _, bytes in
    written.withLock { $0 += bytes }
    return nil
  }
  // Every look at the clock is a second later, so that every step is drawn.
  let seconds = Mutex(0.0)
  let progress = Progress(console: console, verbosity: .normal) {
    seconds.withLock {
      $0 += 1; return $0
    }
  }
  var options = BuildOptions()
  options.site.content = sandbox.path("Content")
  options.site.output = sandbox.path("Public")
  options.site.state = sandbox.path("state")
  options.jobs = 1
  let report = try BuildCommand(options: options, console: console).build(progress)
  let text = String(decoding: written.withLock { $0 }, as: UTF8.self)
  let bars = text.split(separator: "\r").filter { $0.hasPrefix("Pages [") }
  let total = Figures.grouped(report.pages)
  #expect(bars.count == report.pages / 256 + 1)
  #expect(bars.first?.contains("] 256/\(total)") == true)
  #expect(bars.last?.hasSuffix("#] \(total)/\(total)\u{1B}[K") == true)
}
