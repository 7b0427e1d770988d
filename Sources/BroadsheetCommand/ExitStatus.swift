/// How the program ends.
public enum ExitStatus: Int32, Sendable {
  /// Done, with warnings or without.
  case done = 0
  /// The site or its sources have errors, or warnings under `--strict`.
  case failed = 1
  /// The command line is wrong.
  case wrongUsage = 2
}
