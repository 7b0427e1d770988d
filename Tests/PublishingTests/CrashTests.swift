import Foundation
import Publishing
import Testing
import Vocabulary

/// Killed at any instant, the site that is there still works, and the next build finishes the work.
struct CrashTests {
  let scratch = Scratch()
  var site: Site { scratch.site }

  /// The site before: what stays, what changes, what goes, a file that becomes a folder.
  static let before = Pages(files(edition: 1) + [.init(path: "turn", text: "file")])
  /// The site after.
  static let after = Pages(files(edition: 2) + [.init(path: "turn/a.html", text: "folder", stage: .assets)])

  private static func files(edition: Int) -> [Pages.File] {
    var files: [Pages.File] = []
    for index in 0..<160 {
      let stage = Stage.allCases[index % Stage.allCases.count]
      let text = index % 4 == 0 ? "same" : "edition \(edition) "
      let big = String(repeating: text, count: 1 + index * 37 % 400)
      if index % 11 != 0 { files.append(.init(path: "d\(index % 6)/\(index).html", text: big, stage: stage)) }
      if index % 7 == 0 { files.append(.init(path: "e\(edition)/\(index).html", text: big, stage: stage)) }
    }
    return files
  }

  /// Whole files only, nothing foreign, stages in order, removals last.
  static func check(_ site: Site, _ instant: String) {
    let files = site.files(manifest: false)
    let old = before.texts
    let new = after.texts
    var worst: Stage?
    for (path, text) in files where !path.hasSuffix("/") {
      if path.split(separator: "/").contains(where: { $0.hasPrefix(".broadsheet-") }) { continue }
      #expect(text == old[path] || text == new[path], "\(instant): \(path)")
    }
    // The latest stage of which something new is seen; all earlier ones must be complete.
    for file in after.all where old[file.path] != file.text && files[file.path] == file.text {
      worst = max(worst ?? file.stage, file.stage)
    }
    for file in after.all where file.stage < (worst ?? .assets) {
      #expect(files[file.path] == file.text, "\(instant): \(file.path) is missing though a later stage is there")
    }
    let isRemoving = old.keys.contains { new[$0] == nil && $0 != "turn" && files[$0] == nil }
    if isRemoving {
      for file in after.all { #expect(files[file.path] == file.text, "\(instant): removed before \(file.path) was written") }
    }
    let manifest = site.read(".broadsheet-manifest") ?? "none"
    if !manifest.contains("A build has begun") {
      let whole = files.filter { !$0.key.contains(".broadsheet-") }
      #expect(whole == old || whole == new, "\(instant): half of a build, and the manifest does not say so: \(manifest)")
    }
    for path in files.keys where !path.hasSuffix("/") && !path.contains(".broadsheet-") {
      #expect(manifest.contains("  \(path)\n"), "\(instant): \(path) is nobody's")
    }
  }

  static func expectRepair(_ site: Site, _ instant: String) throws {
    try site.build(after, force: false)
    #expect(site.files(manifest: false) == after.texts, "\(instant)")
    let clean = Scratch()
    try clean.site.build(after)
    #expect(site.files() == clean.site.files(), "\(instant)")
    #expect(try site.verifyUnchanged(after) != nil, "\(instant)")
  }

  @Test(arguments: [0, 1, 2, 5, 20, 50, 90, 120, 130])
  func killedWhileRendering(count: Int) async throws {
    try site.build(Self.before)
    await #expect(processExitsWith: .signal(SIGKILL)) { [site = site as Site, count = count as Int] in
      try site.build(CrashTests.after.killing(after: count), jobs: 2)
    }
    Self.check(site, "after \(count) pages")
    try Self.expectRepair(site, "after \(count) pages")
  }

  /// How many pages a build of the later site renders.
  static let changed = after.all.count { before.texts[$0.path] != $0.text }

  /// An alarm, set when so many pages were rendered, ends the process at whatever it is doing then: between any two calls of the
  /// system, in the removals, in the manifest, in the state.
  @Test(arguments: [1, 10, 60, changed], [5, 40, 150, 400, 900, 2_000])
  func killedAtAnyInstant(count: Int, microseconds: Int) async throws {
    try site.build(Self.before)
    await #expect(processExitsWith: .signal(SIGALRM)) {
      [site = site as Site, count = count as Int, microseconds = microseconds as Int] in
      var source = CrashTests.after
      let left = Countdown(count - 1)
      source.onRender = { _ in
        guard left.isOver() else { return }
        var timer = itimerval()
        timer.it_value.tv_usec = microseconds
        _ = unsafe setitimer(__itimer_which_t(0), &timer, nil)
      }
      try site.build(source, jobs: 2)
      // Faster than the alarm.
      raise(SIGALRM)
    }
    Self.check(site, "\(microseconds) µs after page \(count)")
    try Self.expectRepair(site, "\(microseconds) µs after page \(count)")
  }

  @Test func killedTwiceAndThenAnotherSite() async throws {
    try site.build(Self.before)
    for count in [30, 60] {
      await #expect(processExitsWith: .signal(SIGKILL)) { [site = site as Site, count = count as Int] in
        try site.build(CrashTests.after.killing(after: count), jobs: 1)
      }
    }
    try site.build(Self.before)
    #expect(site.files(manifest: false) == Self.before.texts)
    let clean = Scratch()
    try clean.site.build(Self.before)
    #expect(site.files() == clean.site.files())
  }

  @Test func filesWrittenByAKilledBuildCountAsChanged() async throws {
    try site.build(Self.before)
    await #expect(processExitsWith: .signal(SIGKILL)) { [site = site as Site] in
      try site.build(CrashTests.after.killing(after: 100), jobs: 1)
    }
    let report = try site.build(Self.after)
    let old = Self.before.texts
    let changed = Self.after.all.filter { old[$0.path] != $0.text }.map(\.path)
    #expect(Set(report.changed.map(\.description)) == Set(changed))
    #expect(report.written < changed.count)
    #expect(Set(report.gone.map(\.description)) == Set(old.keys).subtracting(Self.after.texts.keys))
  }

  @Test func aLeftoverOfTheManifestIsClearedAway() throws {
    try site.build(Self.before)
    site.write("half", ".broadsheet-manifest.tmp")
    #expect(try site.verifyUnchanged(Self.before) == nil)
    #expect(try site.build(Self.before).written == 0)
    #expect(site.files(manifest: false) == Self.before.texts)
  }

  @Test func leftoversOfAKilledBuildAreClearedAway() throws {
    try site.build(Self.before)
    let manifest = try #require(site.read(".broadsheet-manifest"))
    site.write("# A build has begun and not ended yet.\n" + manifest, ".broadsheet-manifest")
    site.write("half", "d1/.broadsheet-0.tmp")
    site.write("half", ".broadsheet-1.tmp")
    try site.build(Self.before)
    #expect(site.files(manifest: false) == Self.before.texts)
    #expect(site.read(".broadsheet-manifest") == manifest)
  }

  /// A folder that only a leftover kept goes with it.
  @Test func foldersOfLeftoversGo() throws {
    try site.build(Self.before)
    let manifest = try #require(site.read(".broadsheet-manifest"))
    site.write(manifest + "# A build has begun and not ended yet.\n", ".broadsheet-manifest")
    site.write("half", "d1/.broadsheet-0.tmp")
    let rest = Pages(Self.before.texts.filter { !$0.key.hasPrefix("d1/") })
    try site.build(rest, force: true)
    #expect(site.files(manifest: false) == rest.texts)
  }

  /// What a build says before it writes goes behind the manifest of the build before; here it is cut off anywhere.
  @Test func anAnnouncementThatWasCutOffAnnouncesNothing() throws {
    try site.build(Self.before)
    let manifest = try #require(site.read(".broadsheet-manifest"))
    let dashes = String(repeating: "-", count: 32)
    let announcement = "# A build has begun and not ended yet.\n\(dashes)  new/1.html\n\(dashes)  new/2.html\n"
    for length in 1..<announcement.utf8.count {
      site.write(manifest + String(announcement.prefix(length)), ".broadsheet-manifest")
      // A name that a path was cut off to is still somebody else's.
      site.write("mine", "new/2.h")
      let report = try site.build(Self.before, force: true)
      #expect(report.diagnostics == [], "\(length)")
      #expect(site.read("new/2.h") == "mine", "\(length)")
      site.remove("new")
      #expect(site.files(manifest: false) == Self.before.texts, "\(length)")
      #expect(site.read(".broadsheet-manifest") == manifest, "\(length)")
    }
  }

  @Test func aManifestThatStandsElsewhereAsWellStaysThereAsItIs() throws {
    try site.build(Self.before)
    let manifest = try #require(site.read(".broadsheet-manifest"))
    let copy = scratch.path + "/copy"
    try FileManager.default.linkItem(atPath: site.output + "/.broadsheet-manifest", toPath: copy)
    try site.build(Self.after, force: true)
    #expect(FileManager.default.contents(atPath: copy).map { String(decoding: $0, as: UTF8.self) } == manifest)
  }
}
