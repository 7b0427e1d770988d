/// One file of a new site: its place below the site's folder, and what stands in it.
struct NewSiteFile: Hashable, Sendable {
  let path: String
  let bytes: [UInt8]

  init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }
}

/// What a new site consists of.
enum NewSite {
  static let configuration = NewSiteFile(path: "Content/site.yml", text: newSiteConfiguration)
  static let sample = NewSiteFile(path: "Content/2025-04-22.md", text: newSiteDigest)
  static let ignored = NewSiteFile(
    path: ".gitignore", text: "# What the build makes: the site, and its cache.\n/Public/\n/.broadsheet/\n")

  static func workflow(_ found: Surroundings = Surroundings(), source: String? = nil) -> NewSiteFile {
    let names = found.workflows.isEmpty ? ["Daily digest"] : found.workflows
    return NewSiteFile(
      path: ".github/workflows/publish.yml",
      text: newSiteWorkflow(
        after: names.map { "\"\($0)\"" }.joined(separator: ", "), botReadme: found.hasBotReadme ? "README.md" : "",
        source: source ?? "https://github.com/OWNER/broadsheet"))
  }
}
