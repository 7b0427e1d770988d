import Foundation
import Publishing
import Testing
import Vocabulary

struct CompressionTests {
  let scratch = Scratch()
  var site: Site { scratch.site }
  let pages = Pages([
    "index.html": String(repeating: "news ", count: 400), "a/feed.xml": "<rss/>", "a/empty.txt": "", "a/picture.png": "png",
    "CNAME": "example.org",
  ])

  @Test func textFilesGetCopies() throws {
    let report = try site.build(pages, precompress: true)
    let texts = ["index.html", "a/feed.xml", "a/empty.txt"]
    #expect(Set(site.files(manifest: false).keys) == Set(pages.texts.keys).union(texts.flatMap { [$0 + ".gz", $0 + ".br"] }))
    #expect(report.written == 11)
    for path in texts {
      #expect(try unpack("gzip", path + ".gz") == pages.texts[path])
      let manifest = try #require(site.read(".broadsheet-manifest"))
      #expect(manifest.contains("  \(path).gz\n") && manifest.contains("  \(path).br\n"))
    }
  }

  @Test func theHeaderHoldsNoTimeAndNoName() throws {
    try site.build(pages, precompress: true)
    let bytes = try #require(FileManager.default.contents(atPath: site.output + "/index.html.gz"))
    #expect(Array(bytes.prefix(8)) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])
  }

  @Test func copiesAreMadeForChangedFilesOnly() throws {
    try site.build(pages, precompress: true)
    var next = pages
    for index in next.all.indices { next.all[index].facts = "another template \(index)" }
    let stat = site.stat("index.html.br")
    #expect(try site.build(next, precompress: true).written == 0)
    #expect(site.stat("index.html.br") == stat)
    next.all[next.all.count - 1].text += "!"
    next.all[next.all.count - 1].facts = "more news"
    let report = try site.build(next, precompress: true)
    #expect(report.changed.map(\.description) == ["index.html", "index.html.br", "index.html.gz"])
  }

  @Test func aChangedCopyIsRepaired() throws {
    try site.build(pages, precompress: true)
    let good = site.read("index.html.gz")
    site.write("bad", "index.html.gz")
    site.remove("a/feed.xml.br")
    #expect(try site.build(pages, precompress: true).written == 2)
    #expect(site.read("index.html.gz") == good)
  }

  @Test func copiesGoWhenNobodyWantsThem() throws {
    try site.build(pages, precompress: true)
    let report = try site.build(pages)
    #expect(report.removed == 6)
    #expect(site.files(manifest: false) == pages.texts)
  }

  private func unpack(_ tool: String, _ path: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [tool, "-dc", site.output + "/" + path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }
}
