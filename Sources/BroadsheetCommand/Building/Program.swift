internal import Archive
internal import Vocabulary

/// The running program. What another one has stored is not used: it may parse or render otherwise.
enum Program {
  /// Of the executable's bytes; of the version alone where these cannot be read.
  static let fingerprint: Fingerprint = {
    FileReader.fingerprint(ofMapped: "/proc/self/exe") ?? Fingerprint(of: programVersion)
  }()
}
