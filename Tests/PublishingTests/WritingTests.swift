import Foundation
import Publishing
import Testing
import Vocabulary

struct WritingTests {
  let scratch = Scratch()
  var site: Site { scratch.site }
  let pages = Pages([
    "index.html": "home", "papers/2504/1.html": "one", "papers/2504/2.html": "two", "assets/site.css": "body {}",
    "empty.txt": "",
  ])

  @Test func aFirstBuildWritesEverything() throws {
    let report = try site.build(pages)
    #expect(site.files(manifest: false) == pages.texts)
    #expect(report.written == 5 && report.unchanged == 0 && report.removed == 0)
    #expect(report.bytes == 17 && report.bytesWritten == 17)
    #expect(report.changed.map(\.description) == pages.all.map(\.path))
    #expect(report.gone.isEmpty && report.diagnostics.isEmpty)
  }

  @Test func aSecondBuildWritesAndRendersNothing() throws {
    try site.build(pages)
    let before = site.files().keys.map { ($0, site.stat($0)) }
    pages.rendered.clear()
    let report = try site.build(pages)
    #expect(report.written == 0 && report.unchanged == 5 && report.changed.isEmpty)
    #expect(pages.rendered.all.isEmpty)
    for (path, stat) in before { #expect(site.stat(path) == stat, "\(path)") }
  }

  @Test func onlyWhatChangedIsRenderedAndWritten() throws {
    try site.build(pages)
    var next = Pages(pages.all)
    next.all[3].text = "ONE"
    next.all.append(.init(path: "papers/2504/3.html", text: "three"))
    let untouched = site.stat("index.html")
    let report = try site.build(next)
    #expect(next.rendered.all == [next.all[3].path, "papers/2504/3.html"].sorted())
    #expect(report.written == 2 && report.unchanged == 4)
    #expect(report.changed.map(\.description) == [next.all[3].path, "papers/2504/3.html"].sorted())
    #expect(site.stat("index.html") == untouched)
    #expect(site.files(manifest: false) == next.texts)
  }

  @Test func newFactsWithTheSameBytesWriteNothing() throws {
    try site.build(pages)
    var next = pages
    for index in next.all.indices { next.all[index].facts = "template 2 \(index)" }
    let before = site.stat("papers/2504/1.html")
    let manifest = site.stat(".broadsheet-manifest")
    pages.rendered.clear()
    let report = try site.build(next)
    #expect(report.written == 0 && report.changed.isEmpty)
    #expect(next.rendered.all.count == 5)
    #expect(site.stat("papers/2504/1.html") == before)
    #expect(site.stat(".broadsheet-manifest") == manifest)
    next.rendered.clear()
    try site.build(next)
    #expect(next.rendered.all.isEmpty)
  }

  @Test func whatIsGoneIsRemovedWithItsEmptyFolders() throws {
    try site.build(pages)
    site.write("mine", "papers/notes/keep.txt")
    var next = pages
    next.all.removeAll { $0.path == "assets/site.css" }
    let report = try site.build(next)
    #expect(report.removed == 1 && report.gone.map(\.description) == ["assets/site.css"])
    #expect(site.files(manifest: false) == next.texts.merging(["papers/notes/keep.txt": "mine"]) { $1 })
  }

  @Test(arguments: [1, 2, 3, 8])
  func anyNumberOfJobsGivesTheSameBytes(jobs: Int) throws {
    let many = Pages(
      (0..<900).map {
        .init(
          path: "papers/\($0 % 17)/\($0).html", text: String(repeating: "\($0) ", count: $0 % 50),
          stage: $0 % 9 == 0 ? .lists : .papers)
      })
    let one = Scratch()
    try one.site.build(many, jobs: 1)
    try site.build(many, jobs: jobs)
    #expect(site.files() == one.site.files())
  }

  @Test func stagesFollowOneAnother() throws {
    let stages: [Stage] = [.home, .lists, .papers, .assets]
    var source = Pages((0..<300).map { .init(path: "p\($0).html", text: "\($0)", stage: stages[$0 % stages.count]) })
    let order = Log()
    let site = site
    source.onRender = { path in
      let index = Int(path.dropFirst().prefix { $0 != "." }) ?? 0
      for other in 0..<300
      where stages[other % stages.count] < stages[index % stages.count] && site.read("p\(other).html") != "\(other)" {
        order.add("\(path) before p\(other).html")
      }
    }
    try site.build(source)
    #expect(order.all.isEmpty)
  }

  @Test func replacedFilesStayUntilAllAreWritten() throws {
    let old = Pages((0..<40).map { .init(path: "p/\($0).html", text: "old \($0)") })
    try site.build(old)
    var next = Pages((0..<40).map { .init(path: "p/\($0).html", text: "new \($0)") })
    next.all.append(.init(path: "index.html", text: "home", stage: .home))
    let kept = Log()
    let folder = site.output + "/p"
    next.onRender = { path in
      guard path == "index.html", let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return }
      for name in names where name.hasPrefix(".") {
        kept.add((try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)) ?? "")
      }
    }
    try site.build(next)
    #expect(Set(kept.all) == Set(old.all.map(\.text)))
    #expect(site.files(manifest: false) == next.texts)
  }

  @Test func whoReadsAFileReadsItToItsEnd() throws {
    try site.build(Pages(["a.html": "first a", "b.html": "first b"]))
    let open = ["a", "b"].compactMap { FileHandle(forReadingAtPath: site.output + "/\($0).html") }
    try site.build(Pages(["a.html": "second and longer a", "b.html": "second and longer b"]))
    #expect(try open.map { try $0.readToEnd().map { String(decoding: $0, as: UTF8.self) } } == ["first a", "first b"])
  }

  @Test func removalsComeLast() throws {
    try site.build(Pages(["a.html": "a", "b.html": "b", "old.html": "old"]))
    var next = Pages(["a.html": "A", "b.html": "B"])
    let log = Log()
    let site = site
    next.onRender = { _ in if site.read("old.html") == nil { log.add("gone") } }
    try site.build(next)
    #expect(log.all.isEmpty && site.read("old.html") == nil)
  }

  @Test func aPageThatCannotBeRenderedLeavesWholeFilesAndAnErrorWithItsAddress() throws {
    try site.build(pages)
    var next = Pages(pages.all.map { .init(path: $0.path, text: $0.text + "!") })
    next.onRender = { path throws(Diagnostic) in
      if path == "papers/2504/2.html" { throw .error("no such template; write one") }
    }
    let expected = Diagnostics([.error("no such template; write one", at: SourceLocation(file: "papers/2504/2.html"))])
    #expect(throws: expected) { try site.build(next) }
    for (path, text) in site.files(manifest: false) {
      #expect(text == pages.texts[path] || text == next.texts[path], "\(path)")
    }
    next.onRender = { _ in }
    try site.build(next)
    #expect(site.files(manifest: false) == next.texts)
  }

  @Test func progressEndsWithEverything() throws {
    let log = Log()
    var publisher = try Publisher(output: site.output, state: site.state, settings: Fingerprint(of: ""))
    _ = try publisher.publish(
      pages, inputs: Fingerprint(of: ""), options: PublishOptions(jobs: 2) { log.add("\($0)/\($1)") })
    #expect(log.all == ["5/5"])
  }

  @Test func aTextForTheNextBuildIsKept() throws {
    #expect(try site.verifyUnchanged(pages) == nil)
    try site.build(pages, memo: [1, 2, 3])
    let unchanged = try #require(try site.verifyUnchanged(pages))
    #expect(unchanged.memo == [1, 2, 3] && unchanged.files == 5 && unchanged.bytes == 17)
  }
}
