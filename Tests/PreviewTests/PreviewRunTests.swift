import Foundation
import Testing
import Vocabulary

@testable import Preview

@Suite struct PreviewRunTests {
  @Test func everyChangeIsBuiltUntilItIsTimeToStop() throws {
    let folder = try TemporaryFolder()
    try folder.write("Content/a.md", "a")
    try folder.write("Public/index.html", "<body>1</body>")
    var preview = try Preview(
      .init(folder: folder.at("Public"), port: 0, watched: [folder.at("Content")], excluded: [folder.at("state")]))
    let stop = try StopSignal(signals: [])
    let port = preview.port
    var built: [[String]] = []
    try folder.write("Content/a.md", "b")
    try preview.run(until: stop) { changes, _ in
      built.append(changes.paths.map { String($0.dropFirst(folder.path.count + 1)) })
      #expect(!changes.missedSome)
      #expect(ask(port, "/").text.contains("1"))
      do {
        if built.count == 1 { try folder.write("Content/new/b.md", "c") } else { stop.request() }
      } catch {
        Issue.record(error)
        stop.request()
      }
      return BuildOutcome(changed: true)
    }
    #expect(built == [["Content/a.md"], ["Content/new/b.md"]])
  }

  @Test func anOutputThatIsRemovedIsBuiltAgain() throws {
    let folder = try TemporaryFolder()
    try folder.write("Content/a.md", "a")
    try folder.write("Public/index.html", "<body>1</body>")
    var preview = try Preview(.init(folder: folder.at("Public"), port: 0, watched: [folder.at("Content")]))
    let stop = try StopSignal(signals: [])
    let port = preview.port
    try folder.remove("Public")
    var builds = 0
    try preview.run(until: stop) { _, _ in
      builds += 1
      if builds == 1 { try? folder.write("Public/index.html", "<body>2</body>") }
      // A change that is one, so that a build because of the folder's return would show.
      if builds == 1 { try? folder.write("Content/a.md", "b") } else { stop.request() }
      return BuildOutcome(changed: true)
    }
    #expect(builds == 2)
    #expect(ask(port, "/").text.contains("2"))
  }

  @Test func savesThatBelongTogetherAreOneBuild() throws {
    let folder = try TemporaryFolder()
    try folder.write("Content/a.md", "a")
    var preview = try Preview(.init(folder: folder.at("Public"), port: 0, watched: [folder.at("Content")]))
    let stop = try StopSignal(signals: [])
    for name in ["c", "a", "b", "a"] { try folder.write("Content/\(name).md", "x") }
    var built: [Int] = []
    try preview.run(until: stop) { changes, _ in
      built.append(changes.paths.count)
      stop.request()
      return BuildOutcome(changed: false)
    }
    #expect(built == [3])
  }

  /// In a process of its own, whose signals are nobody else's.
  @Test func aSignalLeavesErrnoAsItIs() async {
    await #expect(processExitsWith: .success) {
      let stop = try StopSignal(signals: [SIGUSR1])
      // Until there is no room for another one.
      errno = 0
      while errno == 0 { stop.request() }
      // Threads of a pool let none through.
      var mask = sigset_t()
      unsafe sigaddset(&mask, SIGUSR1)
      unsafe pthread_sigmask(SIG_UNBLOCK, &mask, nil)
      errno = 0
      raise(SIGUSR1)
      let after = errno
      #expect(after == 0)
    }
  }

  /// Ctrl-C is one of the signals; another one is used here, for the process is that of all tests.
  @Test func aSignalStops() throws {
    let folder = try TemporaryFolder()
    var preview = try Preview(.init(folder: folder.path, port: 0, watched: [folder.path]))
    let stop = try StopSignal(signals: [SIGUSR1])
    kill(getpid(), SIGUSR1)
    try preview.run(until: stop) { _, _ in
      Issue.record("nothing changed")
      return BuildOutcome(changed: false)
    }
  }
}
