import Testing
import Vocabulary

@testable import Search

@Test func papersAreOrderedByDayAndAddress() {
  let long = "papers/other/" + String(repeating: "a", count: 40)
  let paths = [
    "papers/2504/14945.html", "papers/2504/14944.html", "papers/2503/99999.html", long + "b.html", long + ".html",
    long + "a.html",
    "papers/other/é.html", "papers/other/z.html", "p", "", "papers/2504/1494", "papers/2504/14945.htmm",
  ]
  let days = [Day(year: 2025, month: 4, day: 22), nil, Day(year: 2025, month: 4, day: 3)]
  let documents = (0..<36).map { at in
    SearchDocument(
      path: paths[at / 3 * 5 % paths.count], title: "\(at)", authors: [], keywords: [], summary: "", abstract: "",
      day: days[at % 3])
  }
  let expected = documents.indices.sorted { left, right in
    let (a, b) = (documents[left], documents[right])
    if a.day != b.day { return (a.day?.packed ?? .max) < (b.day?.packed ?? .max) }
    return a.path.utf8.lexicographicallyPrecedes(b.path.utf8)
  }
  // Each address is there once a day.
  #expect(Set(documents.map { [$0.path, $0.day?.description ?? ""] }).count == documents.count)
  #expect(PaperOrder.of(documents) == expected)
}
