import DefaultTheme
import Testing

@Suite struct ProvenanceTests {
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
