private import Glibc

/// Standard output or standard error.
enum StandardStream: Int32, Sendable {
  case output = 1
  case error = 2

  var isTerminal: Bool { isatty(rawValue) == 1 }

  /// Columns of the terminal, when there is one.
  var width: Int? {
    var size = winsize()
    guard unsafe ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Writes everything; the number of the error that stopped it (errno(3)), or nil.
  func write(_ bytes: Span<UInt8>) -> Int32? {
    var at = 0
    while at < bytes.count {
      let rest = bytes.extracting(at..<bytes.count)
      let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(rawValue, $0.baseAddress, $0.count) }
      if written >= 0 {
        at += written
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }

  static func describe(error number: Int32) -> String { unsafe String(cString: strerror(number)) }
}

/// The value of an environment variable.
func environmentVariable(_ name: String) -> String? {
  guard let value = unsafe getenv(name) else { return nil }
  return unsafe String(cString: value)
}
