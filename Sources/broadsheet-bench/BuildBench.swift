import Glibc
import Vocabulary

/// Builds a content folder from nothing, and again with nothing changed, and checks that all runs agree.
struct BuildBench {
  let content: String
  let program: String
  let work: String
  let runs: Int

  private struct Row {
    var name: String
    var runs: [ProcessRun] = []
  }

  func run() -> Int32 {
    let folder = "\(work)/broadsheet-bench-\(getpid())"
    defer { _ = ProcessRun.of(["/bin/rm", "-rf", folder]) }
    guard unsafe mkdir(folder, 0o755) == 0 else {
      Bench.complain("cannot make \(folder)")
      return 1
    }
    var rows = [Row(name: "from nothing"), Row(name: "from nothing, one job"), Row(name: "nothing changed")]
    var checksums: Set<Fingerprint> = []
    var files = 0
    for round in 0...runs {
      for (index, jobs) in [(0, nil), (1, "1")] as [(Int, String?)] {
        _ = ProcessRun.of(["/bin/rm", "-rf", "\(folder)/Public", "\(folder)/state"])
        guard let run = build(folder, jobs) else { return failed() }
        // The first round warms up.
        if round > 0 { rows[index].runs.append(run) }
        guard let manifest = read("\(folder)/Public/.broadsheet-manifest") else { return failed() }
        checksums.insert(Fingerprint(of: manifest))
        files = manifest.count { $0 == 0x0A }
      }
      guard let again = build(folder, nil) else { return failed() }
      if round > 0 { rows[2].runs.append(again) }
    }
    print("\(content): \(files) files, \(runs) runs, median (least–most) of whole processes")
    print("what                     wall s                 user s                 system s               peak MB")
    for row in rows {
      let columns = [
        Spread(row.runs.map(\.wall)).text(), Spread(row.runs.map(\.user)).text(), Spread(row.runs.map(\.system)).text(),
        Spread(row.runs.map { Double($0.peak) / 1024 }).text(0),
      ]
      print(pad(row.name, 25) + columns.map { pad($0, 23) }.joined())
    }
    if let one = rows[1].runs.isEmpty ? nil : Spread(rows[1].runs.map(\.wall)).median {
      print("two jobs against one: \(fixed(one / Spread(rows[0].runs.map(\.wall)).median, 2)) times faster")
    }
    guard checksums.count == 1, let checksum = checksums.first else {
      Bench.complain("the runs wrote different sites")
      return 1
    }
    print("checksum \(checksum)")
    return 0
  }

  private func build(_ folder: String, _ jobs: String?) -> ProcessRun? {
    var arguments = [
      program, "build", "--quiet", "--content", content, "--templates", "\(folder)/none", "--output", "\(folder)/Public",
      "--state",
      "\(folder)/state", "--url", "https://example.org/digest/",
    ]
    _ = unsafe mkdir("\(folder)/none", 0o755)
    if let jobs { arguments += ["--jobs", jobs] }
    guard let run = ProcessRun.of(arguments), run.status == 0 else { return nil }
    return run
  }

  private func failed() -> Int32 {
    Bench.complain("\(program) build failed on \(content); run it by hand to see why")
    return 1
  }

  private func read(_ path: String) -> [UInt8]? {
    guard let stream = unsafe fopen(path, "r") else { return nil }
    defer { unsafe fclose(stream) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe fread(&buffer, 1, buffer.count, stream)
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}
