/// A file of the theme, wherever it comes from: the site's own `Templates/` or the default that travels with the program.
public struct ThemeFile: Sendable {
  /// Below `Templates/`: `day.mustache`, `partials/paper.mustache`, `assets/style.css`, `strings/en.yml`.
  public var path: String
  /// What messages call it.
  public var displayPath: String
  public var bytes: [UInt8]
  public var origin: Origin

  /// Where a file of the theme comes from.
  public enum Origin: Sendable {
    /// The theme that travels with the program.
    case defaultTheme
    /// The site's own, in place of the default theme's file of the same name, or beside its files.
    case replacement, addition
  }

  public init(path: String, displayPath: String, bytes: [UInt8], origin: Origin = .defaultTheme) {
    self.path = path
    self.displayPath = displayPath
    self.bytes = bytes
    self.origin = origin
  }
}
