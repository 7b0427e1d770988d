internal import Synchronization

/// A progress bar on a terminal, and nothing elsewhere; also keeps how long each stage took. Any thread may advance it.
final class Progress: Sendable {
  /// Seconds between two drawings.
  private static let interval = 0.08

  private struct State: Sendable {
    var stage: String?
    var total = 0
    var done = 0
    var started = 0.0
    var lastDrawn = 0.0
    var isDrawn = false
    var timings: [(stage: String, seconds: Double)] = []
  }

  private let console: Console
  private let verbosity: Verbosity
  /// Seconds since some fixed instant.
  private let clock: @Sendable () -> Double
  private let state = Mutex(State())

  init(console: Console, verbosity: Verbosity, clock: @escaping @Sendable () -> Double = Progress.monotonicSeconds) {
    self.console = console
    self.verbosity = verbosity
    self.clock = clock
  }

  /// Starts a stage, which ends the one before; `total` is the number of its steps, 0 when that is not known.
  func begin(_ stage: String, total: Int = 0) {
    let now = clock()
    state.withLock { state in
      close(&state, now)
      state.stage = stage
      state.total = total
      state.done = 0
      state.started = now
      // A stage that is over within one interval draws nothing.
      state.lastDrawn = now
    }
  }

  func advance(by steps: Int = 1) { advance { $0 + steps } }

  /// So many steps are done by now; a thread may tell late.
  func advance(to done: Int) { advance { max($0, done) } }

  private func advance(_ count: (Int) -> Int) {
    guard showsBar else { return }
    let now = clock()
    state.withLock { state in
      state.done = count(state.done)
      guard let stage = state.stage, now - state.lastDrawn >= Self.interval else { return }
      state.lastDrawn = now
      state.isDrawn = true
      _ = console.write(.error, Array(("\r" + bar(stage, state.done, state.total) + "\u{1B}[K").utf8))
    }
  }

  /// Ends the last stage and takes the bar away. With `--verbose` prints the stages' timings.
  func finish() {
    let now = clock()
    let timings = state.withLock { state in
      close(&state, now)
      defer { state.timings = [] }
      return state.timings
    }
    guard verbosity == .verbose else { return }
    let width = timings.map(\.stage.count).max() ?? 0
    for (stage, seconds) in timings {
      let padding = String(repeating: " ", count: width - stage.count)
      console.say(Style.quiet.applied(to: "  \(stage)\(padding)  \(Figures.fixed(seconds, 3)) s", console.colours))
    }
  }

  private var showsBar: Bool { console.isTerminal && verbosity != .quiet }

  private func close(_ state: inout State, _ now: Double) {
    if state.isDrawn { _ = console.write(.error, Array("\r\u{1B}[K".utf8)) }
    state.isDrawn = false
    if let stage = state.stage { state.timings.append((stage, now - state.started)) }
    state.stage = nil
  }

  /// `Rendering [########............] 412/1,034`.
  private func bar(_ stage: String, _ done: Int, _ total: Int) -> String {
    guard total > 0 else { return "\(stage) \(Figures.grouped(done))" }
    let figures = "\(Figures.grouped(min(done, total)))/\(Figures.grouped(total))"
    let room = min(40, console.width - stage.count - figures.count - 5)
    guard room >= 4 else { return "\(stage) \(figures)" }
    let filled = room * min(done, total) / total
    return "\(stage) [\(String(repeating: "#", count: filled))\(String(repeating: ".", count: room - filled))] \(figures)"
  }

  static func monotonicSeconds() -> Double {
    let instant = ContinuousClock.now
    let (seconds, attoseconds) = origin.duration(to: instant).components
    return Double(seconds) + Double(attoseconds) / 1e18
  }

  private static let origin = ContinuousClock.now
}
