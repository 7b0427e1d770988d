/// Something that the owner of a site should know, with its place: the only way in which parts report trouble.
public struct Diagnostic: Error, Hashable, Sendable, CustomStringConvertible {
  /// An error stops the work, a warning does not.
  public enum Severity: String, Sendable, Comparable {
    case error, warning

    public static func < (left: Self, right: Self) -> Bool { left == .error && right == .warning }
  }

  public var severity: Severity
  public var location: SourceLocation?
  /// What is wrong, and what to do about it; one line, no full stop at the end.
  public var message: String

  public init(_ severity: Severity, _ message: String, at location: SourceLocation? = nil) {
    self.severity = severity
    self.location = location
    self.message = message
  }

  /// An error with its place.
  public static func error(_ message: String, at location: SourceLocation? = nil) -> Diagnostic {
    Diagnostic(.error, message, at: location)
  }

  /// A warning with its place.
  public static func warning(_ message: String, at location: SourceLocation? = nil) -> Diagnostic {
    Diagnostic(.warning, message, at: location)
  }

  /// `file:line:column: error: what, and what to do`.
  public var description: String {
    let place = location.map { "\($0): " } ?? ""
    return "\(place)\(severity.rawValue): \(message)"
  }
}

/// Diagnostics thrown together, so that one run shows every mistake.
public struct Diagnostics: Error, Equatable, Sendable {
  public var all: [Diagnostic]

  public init(_ all: [Diagnostic]) { self.all = all }
}
