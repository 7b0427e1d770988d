public import Vocabulary

/// The only writer of the output folder. From opening it until it goes away no other build works in the folder.
public struct Publisher: ~Copyable {
  /// Opens the output folder, which is made when only its parent exists, and the folder of the state, and waits for other builds that use
  /// either. Inputs should be read afterwards, so that the later of two builds publishes the later inputs.
  ///
  /// - Parameters:
  ///   - settings: what all files depend on but no fingerprint of a file holds, such as the program's version. A state
  ///     of other settings is ignored.
  public init(output: String, state: String, settings: Fingerprint, waiting: Waiting = Waiting()) throws(Diagnostics) {
    throw Diagnostics([])
  }

  /// Looks at every file of the last build, without reading it. Nil when the inputs are not those of the last build, or when
  /// anything in the folder is not as that build left it.
  public func verifyUnchanged(inputs: Fingerprint, jobs: Int) -> UnchangedSite? { nil }

  /// Brings the folder to what the source says: writes what differs, removes what is no longer there, touches nothing that it
  /// did not write. On an error nothing was changed, or (full disk, a page that cannot be rendered) the folder is whole and the
  /// next build finishes the work.
  ///
  /// - Parameters:
  ///   - inputs: stands for all inputs of the build: the content of digests, settings, templates.
  ///   - memo: bytes that `verifyUnchanged` gives back.
  public mutating func publish(
    _ source: some PublishingSource, inputs: Fingerprint, memo: [UInt8] = [], options: PublishOptions
  ) throws(Diagnostics) -> PublishReport {
    throw Diagnostics([])
  }
}
