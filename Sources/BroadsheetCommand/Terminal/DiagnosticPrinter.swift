internal import Vocabulary

/// Prints diagnostics to standard error, sorted by place, with a line that counts them.
struct DiagnosticPrinter: Sendable {
  let console: Console

  /// Each once, by file, line and column; those without a place come first, errors before warnings.
  static func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let nowhere = SourceLocation(file: "")
    return Set(diagnostics).sorted { left, right in
      let (here, there) = (left.location ?? nowhere, right.location ?? nowhere)
      if here != there { return here < there }
      if left.severity != right.severity { return left.severity < right.severity }
      return left.message < right.message
    }
  }

  func show(_ diagnostics: [Diagnostic]) {
    let sorted = Self.sorted(diagnostics)
    guard !sorted.isEmpty else { return }
    for diagnostic in sorted { console.say(line(diagnostic)) }
    if sorted.count > 1 { console.say(Self.count(sorted)) }
  }

  /// `2 errors, 3 warnings`.
  static func count(_ diagnostics: [Diagnostic]) -> String {
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count - errors
    var parts: [String] = []
    if errors > 0 { parts.append(Figures.counted(errors, "error")) }
    if warnings > 0 { parts.append(Figures.counted(warnings, "warning")) }
    return parts.joined(separator: ", ")
  }

  private func line(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.location.map { Style.place.applied(to: printable($0.description), console.colours) + ": " } ?? ""
    let style: Style = diagnostic.severity == .error ? .error : .warning
    return place + style.applied(to: diagnostic.severity.rawValue + ":", console.colours) + " " + printable(diagnostic.message)
  }
}

extension [Diagnostic] {
  var containErrors: Bool { contains { $0.severity == .error } }

  /// How a command ends that found these.
  func exitStatus(strict: Bool) -> ExitStatus { containErrors || (strict && !isEmpty) ? .failed : .done }
}
