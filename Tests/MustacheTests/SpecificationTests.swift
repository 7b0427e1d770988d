import Foundation
import Mustache
import Testing
import Vocabulary

/// The official specification's own test files, in the folder that stands beside the package.
enum Specification {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "../shared/mustache-spec").standardizedFileURL
  static let isThere = FileManager.default.fileExists(atPath: folder.path)

  struct File: Decodable { var tests: [Case] }

  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    var name: String
    var data: JSON
    var template: String
    var partials: [String: String]?
    var expected: String
    var testDescription: String { name }
  }

  static let files = [
    "comments", "delimiters", "interpolation", "inverted", "partials", "sections", "~dynamic-names", "~inheritance",
  ]

  static func cases(_ file: String) throws -> [Case] {
    let data = try Data(contentsOf: folder.appending(path: file + ".json"))
    return try JSONDecoder().decode(File.self, from: data).tests
  }
}

@Suite("The specification's own tests", .enabled(if: Specification.isThere))
struct SpecificationTests {
  @Test(arguments: Specification.files) func passes(file: String) throws {
    let cases = try Specification.cases(file)
    #expect(cases.count > 5)
    for test in cases {
      let printed = try print(test.template, test.data.value, partials: test.partials ?? [:])
      #expect(printed == test.expected, "\(file): \(test.name)")
    }
  }
}

/// What a template prints, with partials of any escaping, unknown ones empty.
func print(_ template: String, _ root: Value, partials: [String: String] = [:]) throws -> String {
  let sources =
    [TemplateSource(name: "(test)", file: "test.mustache", text: template)]
    + partials.sorted { $0.key < $1.key }.map { TemplateSource(name: $0.key, file: "\($0.key).mustache", text: $0.value) }
  let set = try TemplateSet(sources, unknownPartials: .empty)
  var renderer = Renderer(set)
  var out: [UInt8] = []
  try renderer.render(#require(set.template("(test)")), root, into: &out)
  return String(decoding: out, as: UTF8.self)
}
