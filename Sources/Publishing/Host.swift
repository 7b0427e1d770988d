/// A host that gives away space for static sites.
public enum Host: String, Sendable, CaseIterable {
  case gitHubPages = "github-pages"
  case cloudflarePages = "cloudflare-pages"
  case gitLabPages = "gitlab-pages"

  public var name: String {
    switch self {
    case .gitHubPages: "GitHub Pages"
    case .cloudflarePages: "Cloudflare Pages"
    case .gitLabPages: "GitLab Pages"
    }
  }
}

/// What a host takes; nil where it states no limit. Sizes in bytes.
public struct HostLimits: Sendable, Equatable {
  public let files: Int?
  /// Whether folders count as files.
  public let countsFolders: Bool
  public let bytes: Int?
  public let largestFile: Int?
  /// Of the archive that a deployment uploads, before compression.
  public let archive: Int?
  /// Where the host says so.
  public let source: String

  /// When the figures were looked up: hosts change them.
  public static let date = "2026-11"

  /// The table.
  public static func of(_ host: Host) -> HostLimits {
    switch host {
    case .gitHubPages:
      // A published site may be no larger than 1 GB; the deployment warns about a larger archive; git refuses files over 100 MiB.
      HostLimits(
        files: nil, countsFolders: false, bytes: 1_000_000_000, largestFile: 100 << 20, archive: 1 << 30,
        source: "https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits")
    case .cloudflarePages:
      // The free plan; paid plans take 100,000 files.
      HostLimits(
        files: 20_000, countsFolders: false, bytes: nil, largestFile: 25 << 20, archive: nil,
        source: "https://developers.cloudflare.com/pages/platform/limits/")
    case .gitLabPages:
      // GitLab.com; entries are files, folders and links.
      HostLimits(
        files: 200_000, countsFolders: true, bytes: 1_000_000_000, largestFile: nil, archive: nil,
        source: "https://docs.gitlab.com/user/gitlab_com/#gitlab-pages")
    }
  }
}
