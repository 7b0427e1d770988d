import Foundation
import Parallel
import Synchronization
import Testing
import Vocabulary

@testable import Publishing

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

  /// Which would wait for its own lock.
  @Test(arguments: [false, true]) func oneFolderIsNotBoth(isLink: Bool) throws {
    var both = site
    both.state = site.output
    if isLink {
      try site.build(pages)
      both.state = scratch.path + "/link"
      try FileManager.default.createSymbolicLink(atPath: both.state, withDestinationPath: site.output)
    }
    let mistake = Diagnostics([
      .error("the state folder is the output folder; name another with --state", at: SourceLocation(file: both.state))
    ])
    #expect(throws: mistake) { _ = try open(both) }
    #expect(FileManager.default.fileExists(atPath: site.output) == isLink)
  }

  @Test func theFolderIsFreeAfterTheFirst() throws {
    do { _ = try open(site) }
    _ = try open(site)
  }

  /// A look at the files that stand may go on when its build has ended, and nobody waits for it.
  @Test func whatStillLooksAtFilesHoldsNoLock() throws {
    var paths = PathList()
    for number in 0..<200_000 { paths.append("\(1_000_000 + number).html") }
    let look: EarlyLook
    do {
      let folder = try Descriptor.open(scratch.path, O_RDONLY | O_DIRECTORY)
      try #require(flock(folder.number, LOCK_EX | LOCK_NB) == 0)
      look = EarlyLook(root: folder.number, record: SiteRecord(paths: paths, files: []))
    }
    let folder = try Descriptor.open(scratch.path, O_RDONLY | O_DIRECTORY)
    let isFree = flock(folder.number, LOCK_EX | LOCK_NB) == 0
    #expect(isFree)
    #expect(look.stop().count <= 200_000)
  }

  @Test(.timeLimit(.minutes(10))) func theSecondBuildWaitsAndFindsTheFirstOnesWork() throws {
    let notices = Log()
    let noticed = DispatchSemaphore(value: 0)
    let site = site
    let waiting = Waiting { notice in
      notices.add(notice)
      noticed.signal()
    }
    let first = try open(site)
    let second = Background {
      Result { () throws(Diagnostics) in
        try site.build(Pages(["index.html": "second", "b.html": "b"]), waiting: waiting)
      }
    }
    #expect(noticed.wait(timeout: .now() + 300) == .success)
    try publishAndClose(first)
    let report = try second.wait().get()
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
