import Testing

@testable import DefaultTheme

@Suite struct ProvenanceTests {
  /// A program that was compiled from a clone of a folder says nothing of that folder.
  @Test func noFolderOfThisMachineIsEmbedded() {
    let remote = ["https://", "http://", "ssh://", "git@"]
    #expect(embeddedOrigin.isEmpty || remote.contains { embeddedOrigin.hasPrefix($0) })
  }

  @Test(
    arguments: [
      ("https://github.com/me/broadsheet.git", "https://github.com/me/broadsheet.git"),
      ("git@github.com:me/broadsheet.git", "https://github.com/me/broadsheet.git"),
      ("ssh://git@github.com/me/broadsheet", "https://github.com/me/broadsheet"),
      ("github.com:me/broadsheet", "https://github.com/me/broadsheet"),
      ("ssh://git@host.example:2222/me/x", nil), ("", nil), ("/home/me/broadsheet", nil), ("../broadsheet", nil),
      ("server:x", nil),
      ("C:/broadsheet", nil), ("git@github.com:", nil), ("file:///home/me/x", nil), ("./a.b:c", nil),
    ] as [(String, String?)])
  func addressesAreThoseOfTheWeb(origin: String, address: String?) { #expect(Provenance.address(of: origin) == address) }
}
