import Citations
import Testing
import Vocabulary

/// A paper with an identifier, seen on the day that its digest says.
func sample(
  _ title: String = "Attention Is All You Need", plain: String? = nil, authors: [String] = ["Ashish Vaswani", "Noam Shazeer"],
  id: String? = "1706.03762", day: String = "2017-06-12", category: String? = "cs.CL", abstract: String? = nil,
  version: Int? = nil
) throws -> CitedPaper {
  let day = try #require(Day(day))
  return CitedPaper(
    id: id.flatMap { PaperID($0) }, version: version, title: title, authors: authors,
    edition: Edition(day), primaryCategory: category.flatMap { ArXivCategory($0) }, abstract: abstract
  ) { plain ?? $0 }
}

func text(_ write: (inout [UInt8]) -> Void) -> String {
  var out: [UInt8] = []
  write(&out)
  return String(decoding: out, as: UTF8.self)
}

/// The value of one field of a BibTeX entry, without its braces.
func field(_ name: String, of paper: CitedPaper) -> String? {
  let lines = text { paper.appendBibTeX(to: &$0) }.split(separator: "\n")
  return lines.first { $0.hasPrefix("  \(name)={") }.map { String($0.dropFirst(name.utf8.count + 4).dropLast(2)) }
}
