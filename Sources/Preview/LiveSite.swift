private import CMicroHTTPD
internal import Encoding
internal import Synchronization
internal import Vocabulary

/// The site as it is being served: where it stands, and its state, which open pages are told by server-sent events
/// (<https://html.spec.whatwg.org/multipage/server-sent-events.html>), and the connections that wait for news of it.
final class LiveSite: Sendable {
  /// What one open page has heard of.
  struct Heard: Hashable, Sendable {
    var news = 0
    var beats = 0
  }

  enum Turn {
    case say([UInt8])
    case end
    /// The connection sleeps until something happens.
    case sleep
  }

  private struct State: Sendable {
    var generation = 0
    /// Begins and ends with a slash.
    var base = "/"
    var draft: DraftSite?
    var errors: [String] = []
    /// Counted up from 1 so that a new page hears the state at once.
    var latest = Heard(news: 1, beats: 0)
    var isClosed = false
    /// Addresses of suspended connections.
    var sleeping: [UInt] = []
  }

  private let state = Mutex(State())
  /// Tells this run of the program from an earlier one whose pages are still open.
  private let run: String

  init(run: String) { self.run = run }

  /// What one answer is made from. Taken once, before any file is opened: a page that turns out newer than its generation is loaded
  /// once more, while an older one would stay.
  struct Moment: Sendable {
    /// Names the site as it is now; pages carry it.
    var generation: String
    /// The path of the site's address; begins and ends with a slash.
    var base: String
    var draft: DraftSite?
  }

  var moment: Moment {
    state.withLock { Moment(generation: "\(run)-\($0.generation)", base: $0.base, draft: $0.draft) }
  }

  func show(_ draft: DraftSite) {
    wake { state in
      state.generation += 1
      state.base = Self.slashed(draft.base)
      state.draft = draft
      state.errors = []
      state.latest.news += 1
    }
  }

  func tell(_ outcome: BuildOutcome) {
    wake { state in
      // Pages that showed a draft which came to nothing go back to the last good site.
      if outcome.changed || (state.draft != nil && !outcome.errors.isEmpty) { state.generation += 1 }
      state.draft = nil
      if let base = outcome.base { state.base = Self.slashed(base) }
      state.errors = outcome.errors.map(\.description)
      state.latest.news += 1
    }
  }

  /// Lets every connection say that it is alive, so that those whose page is gone are found and closed.
  func beat() { wake { $0.latest.beats += 1 } }

  func close() { wake { $0.isClosed = true } }

  /// What a connection should do next; it is suspended inside the lock, so that no news is missed in between.
  func turn(of connection: OpaquePointer, having heard: inout Heard) -> Turn {
    let address = UInt(bitPattern: connection)
    let before = heard
    let (turn, now) = state.withLock { state -> (Turn, Heard) in
      if state.isClosed { return (.end, before) }
      if before.news != state.latest.news { return (.say(message(state)), state.latest) }
      if before.beats != state.latest.beats { return (.say(Array(": alive\n\n".utf8)), state.latest) }
      state.sleeping.append(address)
      if let connection = unsafe OpaquePointer(bitPattern: address) { unsafe MHD_suspend_connection(connection) }
      return (.sleep, before)
    }
    heard = now
    return turn
  }

  private func wake(_ change: (inout State) -> Void) {
    state.withLock { state in
      change(&state)
      for address in state.sleeping {
        if let connection = unsafe OpaquePointer(bitPattern: address) { unsafe MHD_resume_connection(connection) }
      }
      state.sleeping.removeAll(keepingCapacity: true)
    }
  }

  private static func slashed(_ base: String) -> String {
    var path = base.utf8.first == UInt8(ascii: "/") ? base : "/" + base
    if path.utf8.last != UInt8(ascii: "/") { path += "/" }
    return path
  }

  private func message(_ state: State) -> [UInt8] {
    var out = Bytes()
    out.append("data: {\"generation\":\"\(run)-\(state.generation)\",\"diagnostics\":[")
    for (at, text) in state.errors.enumerated() {
      out.append(at == 0 ? "\"" : ",\"")
      out.append(text, escaping: .json)
      out.append("\"")
    }
    out.append("]}\n\n")
    return out
  }
}
