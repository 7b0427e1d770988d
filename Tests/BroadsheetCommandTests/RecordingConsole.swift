import Synchronization

@testable import BroadsheetCommand

/// Keeps what a command says.
final class Recording: Sendable {
  private let written = Mutex((output: [UInt8](), error: [UInt8]()))
  let failure: Int32?

  init(failure: Int32? = nil) { self.failure = failure }

  var output: String { String(decoding: written.withLock { $0.output }, as: UTF8.self) }
  var error: String { String(decoding: written.withLock { $0.error }, as: UTF8.self) }

  func console(isTerminal: Bool = false, colours: Bool = false, width: Int = 80) -> Console {
    Console(isTerminal: isTerminal, colours: colours, width: width) { stream, bytes in
      if stream == .output, let failure = self.failure { return failure }
      self.written.withLock { if stream == .output { $0.output += bytes } else { $0.error += bytes } }
      return nil
    }
  }
}
