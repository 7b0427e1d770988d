private import CCommonMark

/// What GitHub adds to CommonMark (<https://github.github.com/gfm/>).
public struct MarkdownExtensions: OptionSet, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  public static let table = Self(rawValue: 1 << 0)
  public static let strikethrough = Self(rawValue: 1 << 1)
  /// Bare addresses become links.
  public static let autolink = Self(rawValue: 1 << 2)
  public static let all: Self = [.table, .strikethrough, .autolink]

  /// Whether any of them looks for characters of its own in a line.
  var marksCharacters: Bool { !isDisjoint(with: [.strikethrough, .autolink]) }

  /// cmark's names of the members, all of them registered.
  var registeredNames: [String] { Self.registry.compactMap { name, member in contains(member) ? name : nil } }

  /// Registration is process-wide and must happen once: the initialiser of a static runs once, whoever comes first.
  private static let registry: [(String, MarkdownExtensions)] = {
    cmark_gfm_core_extensions_ensure_registered()
    return [("table", .table), ("strikethrough", .strikethrough), ("autolink", .autolink)]
  }()
}
