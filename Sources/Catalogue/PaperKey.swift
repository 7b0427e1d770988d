internal import Encoding
public import Vocabulary

/// What makes entries one paper: the arXiv identifier, or, without one, the normalised title.
public enum PaperKey: Hashable, Sendable, Comparable {
  case arXiv(PaperID)
  /// Case-folded letters, digits and signs of the title, single spaces between.
  case title(String)

  /// The key of an entry; a title without letters or digits is taken as it stands.
  public init(id: PaperID?, title: String) {
    if let id {
      self = .arXiv(id)
    } else {
      self = .title(Self.normalised(title))
    }
  }

  static func normalised(_ title: String) -> String {
    var out = String.UnicodeScalarView()
    var gap = false
    for scalar in UnicodeText.caseFolded(title).unicodeScalars {
      if UnicodeText.isLetterOrDigit(scalar) {
        if gap && !out.isEmpty { out.append(" ") }
        gap = false
        out.append(scalar)
      } else if isSign(scalar) {
        if !out.isEmpty { out.append(" ") }
        out.append(scalar)
        gap = true
      } else {
        gap = true
      }
    }
    return out.isEmpty ? title : String(out)
  }

  /// A sign that tells titles apart: `C++` is not `C#`, and `P = NP` not `P ≠ NP`. What TeX writes formulas with is none, as one digest has
  /// it and another has not.
  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "#": true
    case "~", "^", "|", "\u{2212}": false
    default: scalar.properties.generalCategory == .mathSymbol
    }
  }

  /// For `HashNumbering`: an identifier's and a title's may be alike, as any two.
  var hash: UInt64 {
    switch self {
    case .arXiv(let id): HashNumbering.hash(id.description)
    case .title(let title): HashNumbering.hash(title)
    }
  }

  public var id: PaperID? {
    if case .arXiv(let id) = self { id } else { nil }
  }

  /// Identifies the paper in one short string: the arXiv identifier, or `other/<title-slug>`.
  public var name: String {
    switch self {
    case .arXiv(let id): id.description
    case .title(let title): "other/\(Slug(title))"
    }
  }

  /// `papers/2504/14945.html`, `papers/hep-th/9901001.html`, `papers/other/<title-slug>.html`.
  public var path: SitePath {
    guard case .arXiv(let id) = self else { return SitePath(trusted: "papers/\(name).html") }
    return SitePath(trusted: "papers/", id.description, ".html", isFolder: UInt8(ascii: "."))
  }

  public static func < (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.arXiv(let a), .arXiv(let b)): a < b
    case (.title(let a), .title(let b)): a.utf8.lexicographicallyPrecedes(b.utf8)
    case (.arXiv, .title): true
    case (.title, .arXiv): false
    }
  }
}
