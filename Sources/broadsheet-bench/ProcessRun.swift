import Glibc

/// One run of a whole process, as the system accounts for it.
struct ProcessRun {
  /// Seconds.
  var wall: Double
  var user: Double
  var system: Double
  /// Kilobytes.
  var peak: Int
  var status: Int32

  /// Runs a program, with what it prints and says of errors put into files; nil when it cannot be started.
  static func of(_ arguments: [String], output: String = "/dev/null", errors: String = "/dev/null") -> ProcessRun? {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    var list: [UnsafeMutablePointer<CChar>?] = unsafe arguments.map { unsafe strdup($0) } + [nil]
    defer { unsafe list.forEach { unsafe free($0) } }
    let start = ContinuousClock.now
    var pid: pid_t = 0
    guard unsafe posix_spawn(&pid, arguments[0], &actions, nil, &list, environ) == 0 else { return nil }
    var usage = rusage()
    var status: Int32 = 0
    guard unsafe wait4(pid, &status, 0, &usage) == pid else { return nil }
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    return ProcessRun(
      wall: Double(seconds) + Double(attoseconds) / 1e18, user: Self.seconds(usage.ru_utime),
      system: Self.seconds(usage.ru_stime), peak: usage.ru_maxrss, status: status)
  }

  /// What a program prints, by way of a file; nothing when it fails.
  static func lines(of arguments: [String], via path: String) -> [String] {
    defer { unsafe unlink(path) }
    guard of(arguments, output: path)?.status == 0, let told = readFile(path) else { return [] }
    return told.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}

/// The minimum, the median and the maximum of some figures.
struct Spread {
  let sorted: [Double]

  init(_ figures: [Double]) { sorted = figures.sorted() }

  var median: Double { sorted.isEmpty ? 0 : sorted[sorted.count / 2] }

  /// `0.412 (0.401–0.433)`.
  func text(_ decimals: Int = 3) -> String {
    guard let low = sorted.first, let high = sorted.last else { return "–" }
    return "\(fixed(median, decimals)) (\(fixed(low, decimals))–\(fixed(high, decimals)))"
  }
}

/// A number with so many decimals.
func fixed(_ value: Double, _ decimals: Int) -> String {
  var scale = 1.0
  for _ in 0..<decimals { scale *= 10 }
  let units = Int((value * scale).rounded())
  guard decimals > 0 else { return String(units) }
  let fraction = String(units % Int(scale))
  return "\(units / Int(scale)).\(String(repeating: "0", count: decimals - fraction.count))\(fraction)"
}
