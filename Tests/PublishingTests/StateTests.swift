import Foundation
import Publishing
import Testing
import Vocabulary

/// The state makes builds faster and is never trusted over the files.
struct StateTests {
  let scratch = Scratch()
  var site: Site { scratch.site }
  static let site = Pages((0..<40).map { .init(path: "p/\($0).html", text: "page \($0)", stage: $0 == 0 ? .home : .papers) })
  let pages = Pages(StateTests.site.all)
  var stateFile: String { site.state + "/site" }

  @Test func aStateThatCannotBeReadIsIgnored() throws {
    try site.build(pages)
    let good = try Data(contentsOf: URL(fileURLWithPath: stateFile))
    var dice = Dice(seed: 7)
    var damaged: [Data] = [Data(), Data("BRDSHEET".utf8), good.dropLast(), good.prefix(64), good + Data([0])]
    for _ in 0..<60 {
      var bytes = good
      bytes[Int.random(in: 0..<bytes.count, using: &dice)] ^= UInt8.random(in: 1...255, using: &dice)
      damaged.append(bytes)
      damaged.append(good.prefix(Int.random(in: 0..<good.count, using: &dice)))
      damaged.append(Data((0..<Int.random(in: 0..<3_000, using: &dice)).map { _ in UInt8.random(in: 0...255, using: &dice) }))
    }
    for (number, bytes) in damaged.enumerated() {
      try bytes.write(to: URL(fileURLWithPath: stateFile))
      #expect(try site.verifyUnchanged(pages) == nil, "\(number)")
      pages.rendered.clear()
      let report = try site.build(pages)
      #expect(report.written == 0 && report.diagnostics.isEmpty, "\(number)")
      #expect(pages.rendered.all.count == 40, "\(number)")
      #expect(try site.verifyUnchanged(pages) != nil, "\(number)")
    }
  }

  @Test func aStateOfOtherSettingsIsIgnored() throws {
    try site.build(pages, settings: "version 1")
    pages.rendered.clear()
    #expect(try site.verifyUnchanged(pages, settings: "version 2") == nil)
    let report = try site.build(pages, settings: "version 2")
    #expect(pages.rendered.all.count == 40 && report.written == 0)
  }

  @Test func aDeletedStateFolderIsMadeAgain() throws {
    try site.build(pages)
    try FileManager.default.removeItem(atPath: site.state)
    let report = try site.build(pages)
    #expect(report.written == 0 && report.unchanged == 40)
    #expect(FileManager.default.fileExists(atPath: stateFile))
  }

  @Test func aStateFolderThatIsAFileIsAWarning() throws {
    try "".write(toFile: site.state, atomically: false, encoding: .utf8)
    let report = try site.build(pages)
    #expect(site.files(manifest: false) == pages.texts)
    let expected = Diagnostic.warning(
      "the state folder is a file; remove it or choose another folder; until then every build takes as long as the first",
      at: SourceLocation(file: site.state))
    #expect(report.diagnostics == [expected])
  }

  @Test func aStateOfAnotherOutputFolderIsHarmless() throws {
    try site.build(pages)
    let other = Scratch()
    var second = other.site
    second.state = site.state
    try second.build(Pages(["other.html": "other"]))
    try second.build(pages, force: true)
    #expect(second.files(manifest: false) == pages.texts)
    try site.build(pages)
    #expect(site.files() == second.files())
  }

  @Test func aPageThatSomebodyChangedIsRepaired() throws {
    try site.build(pages)
    for tamper: (String) -> Void in [
      { site.write("PAGE 7", $0) }, { site.write("page 7 and more", $0) }, { site.write("", $0) }, { site.remove($0) },
      { path in
        site.remove(path)
        site.write("PAGE 7", path)
      },
    ] {
      tamper("p/7.html")
      #expect(try site.verifyUnchanged(pages) == nil)
      let report = try site.build(pages)
      #expect(report.written == 1 && report.changed.map(\.description) == ["p/7.html"])
      #expect(site.files(manifest: false) == pages.texts)
      #expect(try site.verifyUnchanged(pages) != nil)
    }
  }

  /// Within the clock's tick, with the same size, in the same inode: only a time that we set ourselves shows it.
  @Test func aChangeRightAfterTheBuildIsRepaired() throws {
    for round in 0..<30 {
      let next = Pages(["index.html": "round \(100 + round)"])
      try site.build(next, force: true)
      site.write("wrong \(100 + round)", "index.html")
      try site.build(next)
      #expect(site.read("index.html") == "round \(100 + round)")
    }
  }

  @Test(arguments: [-1_000_000, 1_000_000, 0])
  func aChangeWithAnotherTimeIsRepaired(seconds: Int) throws {
    try site.build(pages)
    site.write("PAGE 7", "p/7.html")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: Double(seconds))], ofItemAtPath: site.output + "/p/7.html")
    try site.build(pages)
    #expect(site.read("p/7.html") == "page 7")
  }

  @Test func forceReadsTheBytes() throws {
    try site.build(pages)
    let stat = site.stat("p/7.html")
    site.write("PAGE 7", "p/7.html")
    // Whoever forges the time deceives a usual build, and no forced one.
    var times = [timespec](repeating: timespec(tv_sec: stat[1] / 1_000_000_000, tv_nsec: stat[1] % 1_000_000_000), count: 2)
    _ = unsafe utimensat(AT_FDCWD, site.output + "/p/7.html", &times, 0)
    #expect(site.stat("p/7.html") == stat)
    #expect(try site.build(pages).written == 0)
    let report = try site.build(pages, force: true)
    #expect(report.written == 1 && site.read("p/7.html") == "page 7")
  }

  @Test func forceWritesNothingThatStands() throws {
    try site.build(pages)
    pages.rendered.clear()
    let report = try site.build(pages, force: true)
    #expect(report.written == 0 && pages.rendered.all.count == 40)
  }

  @Test func aSiteRestoredFromAnArchiveIsReadAndNotRendered() throws {
    try site.build(pages)
    let copy = scratch.path + "/copy"
    try FileManager.default.moveItem(atPath: site.output, toPath: copy)
    try FileManager.default.copyItem(atPath: copy, toPath: site.output)
    #expect(try site.verifyUnchanged(pages) == nil)
    pages.rendered.clear()
    let report = try site.build(pages)
    #expect(report.written == 0 && pages.rendered.all.isEmpty)
    #expect(try site.verifyUnchanged(pages) != nil)
  }

  @Test func aFolderThatWasDeletedComesBack() throws {
    try site.build(pages)
    site.remove("p")
    let report = try site.build(pages)
    #expect(report.written == 40 && site.files(manifest: false) == pages.texts)
  }

  @Test func theWholeOutputDeletedComesBack() throws {
    try site.build(pages)
    try FileManager.default.removeItem(atPath: site.output)
    let report = try site.build(pages)
    #expect(report.written == 40 && site.files(manifest: false) == pages.texts)
  }

  @Test func aChangedManifestIsNotUnchanged() throws {
    try site.build(pages)
    let manifest = try #require(site.read(".broadsheet-manifest"))
    site.remove(".broadsheet-manifest")
    #expect(try site.verifyUnchanged(pages) == nil)
    try site.build(pages)
    #expect(site.read(".broadsheet-manifest") == manifest)
  }

  @Test func otherInputsAreNotUnchanged() throws {
    try site.build(pages)
    var next = pages
    next.all[3].text = "new"
    #expect(try site.verifyUnchanged(pages) != nil)
    #expect(try site.verifyUnchanged(next) == nil)
    #expect(try site.verifyUnchanged(pages, precompress: true) == nil)
  }

  /// A file size limit stands in for a full disk: the state's file is larger than any page.
  @Test func aStateThatCannotBeWrittenIsAWarning() async {
    await #expect(processExitsWith: .success) { [site = site as Site] in
      signal(SIGXFSZ, SIG_IGN)
      limitFileSize(2_500)
      let report = try site.build(StateTests.site)
      limitFileSize(1 << 40)
      #expect(site.files(manifest: false) == StateTests.site.texts)
      #expect(report.diagnostics.map(\.severity) == [.warning])
      #expect(report.diagnostics.first?.message.hasPrefix("cannot keep the state, so the next build will take as long") == true)
      #expect(try FileManager.default.contentsOfDirectory(atPath: site.state).isEmpty)
      #expect(try site.build(StateTests.site).written == 0)
    }
  }

  @Test func aFullDiskIsAnErrorAndNoHalfFileIsSeen() async {
    await #expect(processExitsWith: .success) { [site = site as Site] in
      try site.build(StateTests.site)
      signal(SIGXFSZ, SIG_IGN)
      var next = StateTests.site
      next.all[20].text = String(repeating: "long ", count: 2_000)
      limitFileSize(5_000)
      let thrown = #expect(throws: Diagnostics.self) { try site.build(next) }
      #expect(thrown?.all.count == 1)
      #expect(thrown?.all.first?.location?.file == site.output + "/p/20.html")
      #expect(site.files(manifest: false) == StateTests.site.texts)
      limitFileSize(1 << 40)
      try site.build(next)
      #expect(site.files(manifest: false) == next.texts)
    }
  }
}

func limitFileSize(_ bytes: UInt) {
  var limit = rlimit(rlim_cur: bytes, rlim_max: 1 << 40)
  #if os(Linux)
    _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
  #endif
}
