internal import Vocabulary

/// The files of a part of the site, one after the other.
struct FileList: ~Copyable {
  var files: [PlannedFile] = []
  var builder = FingerprintBuilder()
  private let planner: SitePlanner

  init(_ planner: SitePlanner) { self.planner = planner }

  /// Adds a file of a kind.
  /// - Parameter inputs: adds what the file depends on beside what all of its kind do.
  mutating func add(
    _ path: SitePath, _ content: PlannedFile.Content, _ kind: PageKind?, _ inputs: (inout FingerprintBuilder) -> Void
  ) {
    let common = planner.print(of: kind, &builder)
    builder.reset()
    builder.add(common)
    inputs(&builder)
    files.append(PlannedFile(path: path, content: content, fingerprint: builder.finish()))
  }
}
