internal import Archive
internal import Vocabulary

/// How the folders of a site may lie to each other.
extension SiteOptions {
  /// What is in the content folder, without what other folders of the site that lie in it hold.
  func contentFolder() throws(Diagnostics) -> ContentFolder {
    if let place = FolderIdentity(at: output), place.contains(content) {
      let fault = FolderIdentity(at: content) == place ? "is the content folder" : "contains the content folder"
      throw Diagnostics([
        .error(
          "the output folder \(fault), whose files are not ours to replace; name another with --output",
          at: SourceLocation(file: output))
      ])
    }
    return try ContentFolder.list(content, leavingOut: [output, state, templates])
  }
}
