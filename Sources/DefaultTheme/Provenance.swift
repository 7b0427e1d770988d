/// Where this program was compiled from, so that a new site's workflow can compile it again.
public enum Provenance {
  /// An address that anyone can fetch from; nil when the program was not compiled in a clone of one.
  public static var repository: String? { address(of: embeddedOrigin) }

  /// What git calls a repository, as an address on the web: `git@host:path` is `https://host/path`; folders have none.
  public static func address(of origin: String) -> String? {
    if origin.hasPrefix("https://") || origin.hasPrefix("http://") { return origin }
    var rest = origin[...]
    let isURL = rest.hasPrefix("ssh://")
    if isURL { rest = rest.dropFirst("ssh://".count) }
    guard let separator = rest.firstIndex(where: { isURL ? $0 == "/" : $0 == ":" || $0 == "/" }), isURL || rest[separator] == ":"
    else { return nil }
    let host = rest[..<separator].split(separator: "@").last ?? ""
    let path = rest[rest.index(after: separator)...]
    // A port is one for ssh.
    guard host.contains("."), !host.contains(":"), !path.isEmpty, !path.hasPrefix("/") else { return nil }
    return "https://\(host)/\(path)"
  }
}
