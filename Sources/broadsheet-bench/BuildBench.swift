import Glibc
import Parallel
import Vocabulary

/// Builds a content folder from nothing, and again after small changes, checks that all runs agree, and compares with the floor.
struct BuildBench {
  let content: String
  let program: String
  let work: String
  let runs: Int

  private struct Row {
    var name: String
    var runs: [ProcessRun] = []
  }

  private enum Failure: Error { case build, file(String) }

  func run() -> Int32 {
    let folder = "\(work)/broadsheet-bench-\(getpid())"
    defer { remove(folder) }
    do throws(Failure) {
      try measure(in: folder)
      return 0
    } catch {
      switch error {
      case .build: Bench.complain("\(program) build failed on \(content); run it by hand to see why")
      case .file(let path): Bench.complain("cannot read or write \(path)")
      }
      return 1
    }
  }

  private func measure(in folder: String) throws(Failure) {
    let digests = "\(folder)/content"
    guard unsafe mkdir(folder, 0o755) == 0, unsafe mkdir("\(folder)/templates", 0o755) == 0, copy(content, digests),
      ProcessRun.of([program, "init", "--theme", "\(folder)/theme"])?.status == 0
    else { throw .file(folder) }
    var rows = [
      "from nothing", "from nothing, one job", "nothing changed", "a day added", "that day removed", "a digest edited",
      "a keyword added", "a template edited",
    ].map { Row(name: $0) }
    var stages: [(name: String, seconds: [Double])] = []
    var manifest: [UInt8] = []
    var floors: [Floor] = []
    let days = try datedDigests(in: digests)
    let (newest, middle) = (days[days.count - 1], days[days.count / 2])
    // The first round warms up.
    for round in 0...runs {
      func keep(_ run: ProcessRun, _ row: Int) { if round > 0 { rows[row].runs.append(run) } }
      remove("\(folder)/Public", "\(folder)/state")
      keep(try build(folder, jobs: 1), 1)
      manifest = try check(folder, manifest)
      remove("\(folder)/Public", "\(folder)/state")
      keep(try build(folder, stages: round > 0 ? { name, seconds in add(seconds, of: name, to: &stages) } : nil), 0)
      manifest = try check(folder, manifest)
      // Files this young are read again, because they may still change.
      sleep(2)
      _ = try build(folder)
      keep(try build(folder), 2)
      try move(newest, from: digests, to: folder)
      // So that no build has seen the day: what is related to its papers is kept for a while.
      remove("\(folder)/state/related")
      _ = try build(folder)
      try move(newest, from: folder, to: digests)
      keep(try build(folder), 3)
      manifest = try check(folder, manifest)
      try move(newest, from: digests, to: folder)
      keep(try build(folder), 4)
      try move(newest, from: folder, to: digests)
      _ = try build(folder)
      manifest = try check(folder, manifest)
      let changes: [(from: String, to: String, change: ([UInt8]) -> [UInt8], row: Int)] = [
        ("\(digests)/\(middle)", "\(digests)/\(middle)", Self.withAWordEdited, 5),
        ("\(content)/site.yml", "\(digests)/site.yml", { $0 + Self.keyword.utf8 }, 6),
        ("\(folder)/theme/Templates/paper.mustache", "\(folder)/templates/paper.mustache", { $0 + "<!-- edited -->\n".utf8 }, 7),
      ]
      for (from, to, change, row) in changes {
        let before = readFile(to)
        try write(change(readFile(from) ?? []), to: to)
        keep(try build(folder), row)
        if let before { try write(before, to: to) } else { remove(to) }
        _ = try build(folder)
        manifest = try check(folder, manifest)
      }
      let floor = try self.floor(folder)
      if round > 0 { floors.append(floor) }
    }
    report(rows, stages, floors, manifest: manifest, bytes: size(of: "\(folder)/Public"))
  }

  /// In a process of its own: a child's peak of memory counts from its parent's.
  private func floor(_ folder: String) throws(Failure) -> Floor {
    remove("\(folder)/floor")
    defer { remove("\(folder)/floor") }
    let command = [CommandLine.arguments[0], "floor", "--site", "\(folder)/Public", "--output", "\(folder)/floor", content]
    let said = lines(of: command, folder).compactMap { Double($0) }
    guard said.count == 2 else { throw .file("\(folder)/floor") }
    return Floor(parsing: said[0], writing: said[1])
  }

  // MARK: Results

  private func report(
    _ rows: [Row], _ stages: [(name: String, seconds: [Double])], _ floors: [Floor], manifest: [UInt8], bytes: Int
  ) {
    let files = Floor.paths(in: manifest).count
    print("\(content): \(files) files, \(fixed(Double(bytes) / 1e6, 1)) MB; \(runs) runs, median (least–most) of whole processes")
    print(pad("what", 25) + ["wall s", "user s", "system s", "peak MB"].map { pad($0, 24) }.joined())
    for row in rows {
      let columns = [
        Spread(row.runs.map(\.wall)).text(), Spread(row.runs.map(\.user)).text(), Spread(row.runs.map(\.system)).text(),
        Spread(row.runs.map { Double($0.peak) / 1024 }).text(0),
      ]
      print(pad(row.name, 25) + columns.map { pad($0, 24) }.joined())
    }
    for stage in stages { print("  \(pad(stage.name, 23))\(Spread(stage.seconds).text())") }
    let floor = Spread(floors.map(\.sum))
    print(pad("the floor", 25) + floor.text())
    print("  \(pad("CommonMark alone", 23))\(Spread(floors.map(\.parsing)).text())")
    print("  \(pad("writing alone", 23))\(Spread(floors.map(\.writing)).text())")
    let whole = Spread(rows[0].runs.map(\.wall)).median
    print("against the floor: \(fixed(whole / floor.median, 2)) times its time")
    print("two jobs against one: \(fixed(Spread(rows[1].runs.map(\.wall)).median / whole, 2)) times faster")
    print("checksum \(Fingerprint(of: manifest))")
  }

  private func add(_ seconds: Double, of name: String, to stages: inout [(name: String, seconds: [Double])]) {
    if let at = stages.firstIndex(where: { $0.name == name }) {
      stages[at].seconds.append(seconds)
    } else {
      stages.append((name, [seconds]))
    }
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  /// The site's manifest, which has to be what it was: a faster wrong build shall be seen.
  private func check(_ folder: String, _ known: [UInt8]) throws(Failure) -> [UInt8] {
    guard let manifest = readFile("\(folder)/Public/.broadsheet-manifest") else { throw .build }
    guard known.isEmpty || manifest == known else {
      Bench.complain("the runs wrote different sites")
      throw .build
    }
    return manifest
  }

  // MARK: Steps

  private func build(
    _ folder: String, jobs: Int? = nil, stages: ((String, Double) -> Void)? = nil
  ) throws(Failure) -> ProcessRun {
    var arguments = [
      program, "build", "--verbose", "--content", "\(folder)/content", "--templates", "\(folder)/templates", "--output",
      "\(folder)/Public", "--state", "\(folder)/state", "--url", "https://example.org/digest/",
    ]
    if let jobs { arguments += ["--jobs", String(jobs)] }
    guard let run = ProcessRun.of(arguments, errors: "\(folder)/told"), run.status == 0 else { throw .build }
    if let stages, let told = readFile("\(folder)/told") {
      for line in told.split(separator: 0x0A) where line.starts(with: "  ".utf8) {
        let words = String(decoding: line, as: UTF8.self).split(separator: " ")
        if words.last == "s", words.count >= 3, let seconds = Double(words[words.count - 2]) {
          stages(words.dropLast(2).joined(separator: " "), seconds)
        }
      }
    }
    return run
  }

  private static let keyword = "keywords:\n  - name: Benchmarks\n    match: [benchmark for]\n"

  /// The digest with another word in its first text that has it.
  private static func withAWordEdited(_ digest: [UInt8]) -> [UInt8] {
    let word = Array(" to ".utf8)
    guard let at = digest.indices.first(where: { digest[$0...].starts(with: word) }) else { return digest }
    return digest[..<at] + Array(" into ".utf8) + digest[(at + word.count)...]
  }

  private func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    guard let stream = unsafe fopen(path, "w") else { throw .file(path) }
    let written = unsafe fwrite(bytes, 1, bytes.count, stream)
    guard unsafe fclose(stream) == 0, written == bytes.count else { throw .file(path) }
  }

  private func move(_ name: String, from: String, to: String) throws(Failure) {
    guard unsafe rename("\(from)/\(name)", "\(to)/\(name)") == 0 else { throw .file(name) }
  }

  private func remove(_ paths: String...) { for path in paths { _ = ProcessRun.of(["/bin/rm", "-rf", path]) } }

  private func copy(_ from: String, _ to: String) -> Bool { ProcessRun.of(["/bin/cp", "-r", from, to])?.status == 0 }

  private func size(of folder: String) -> Int {
    lines(of: ["/usr/bin/find", folder, "-type", "f", "-printf", "%s\\n"], folder).reduce(0) { $0 + (Int($1) ?? 0) }
  }

  /// The names of the digests that begin with a date, oldest first.
  private func datedDigests(in folder: String) throws(Failure) -> [String] {
    let all = lines(of: Floor.findingDigests(in: folder), folder).sorted()
    let dated = all.filter { $0.split(separator: "/").last?.first?.isNumber == true }
    guard !dated.isEmpty else { throw .file(folder) }
    return dated.map { String($0.dropFirst(folder.utf8.count + 1)) }
  }

  private func lines(of command: [String], _ folder: String) -> [String] { ProcessRun.lines(of: command, via: folder + ".list") }
}
