import Publishing
import Synchronization
import Testing
import Vocabulary

/// Two builds at once in one folder: the second waits, or says so.
struct LockTests {
  let scratch = Scratch()
  var site: Site { scratch.site }
  let pages = Pages(["index.html": "home"])

  private func open(_ site: Site, _ waiting: Waiting = Waiting(limit: 0)) throws(Diagnostics) -> Publisher {
    try Publisher(output: site.output, state: site.state, settings: Fingerprint(of: ""), waiting: waiting)
  }

  private func busy(_ path: String) -> Diagnostics {
    Diagnostics([
      .error(
        "another build has been running in this folder for 0.0 seconds; let it end, or end it, and build again",
        at: SourceLocation(file: path))
    ])
  }

  @Test func theSecondBuildSaysSo() throws {
    let first = try open(site)
    #expect(throws: busy(site.output)) { _ = try open(site) }
    _ = first.verifyUnchanged(inputs: Fingerprint(of: ""), options: PublishOptions(jobs: 1))
  }

  @Test func oneOutputWithTwoStatesIsOneFolder() throws {
    let first = try open(site)
    #expect(throws: busy(site.output)) { _ = try open(Site(scratch.path, state: "other")) }
    _ = first.verifyUnchanged(inputs: Fingerprint(of: ""), options: PublishOptions(jobs: 1))
  }

  @Test func oneStateWithTwoOutputsIsOneFolder() throws {
    let first = try open(site)
    let other = Scratch()
    var second = other.site
    second.state = site.state
    #expect(throws: busy(site.state)) { _ = try open(second) }
    _ = first.verifyUnchanged(inputs: Fingerprint(of: ""), options: PublishOptions(jobs: 1))
  }

  @Test func theFolderIsFreeAfterTheFirst() throws {
    do { _ = try open(site) }
    _ = try open(site)
  }

  @Test func theSecondBuildWaitsAndFindsTheFirstOnesWork() async throws {
    let notices = Log()
    let site = site
    let waiting = Waiting { notice in notices.add(notice) }
    let first = try open(site)
    async let second = Task.detached {
      try site.build(Pages(["index.html": "second", "b.html": "b"]), waiting: waiting)
    }.value
    while notices.all.isEmpty { await Task.yield() }
    try publishAndClose(first)
    let report = try await second
    #expect(notices.all == ["another build is running in \(site.output), waiting"])
    #expect(report.written == 2 && report.removed == 0)
    #expect(site.files(manifest: false) == ["index.html": "second", "b.html": "b"])
  }

  private func publishAndClose(_ publisher: consuming Publisher) throws {
    _ = try publisher.publish(pages, inputs: Fingerprint(of: ""), options: PublishOptions(jobs: 1))
  }

  @Test func noLockStaysBehind() throws {
    try site.build(pages)
    #expect(site.files().keys.sorted() == [".broadsheet-manifest", "index.html"])
  }
}
