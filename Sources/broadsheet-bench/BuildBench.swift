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
      "from nothing", "from nothing, one job", "nothing changed", "a day added", "that day removed", "a template edited",
    ].map { Row(name: $0) }
    var stages: [(name: String, seconds: [Double])] = []
    var manifest: [UInt8] = []
    var floors: [Floor] = []
    let newest = try newestDigest(in: digests)
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
      guard unsafe rename("\(digests)/\(newest)", "\(folder)/\(newest)") == 0 else { throw .file(newest) }
      _ = try build(folder)
      guard unsafe rename("\(folder)/\(newest)", "\(digests)/\(newest)") == 0 else { throw .file(newest) }
      keep(try build(folder), 3)
      manifest = try check(folder, manifest)
      guard unsafe rename("\(digests)/\(newest)", "\(folder)/\(newest)") == 0 else { throw .file(newest) }
      keep(try build(folder), 4)
      guard unsafe rename("\(folder)/\(newest)", "\(digests)/\(newest)") == 0 else { throw .file(newest) }
      _ = try build(folder)
      try edit("\(folder)/theme/Templates/paper.mustache", to: "\(folder)/templates/paper.mustache")
      keep(try build(folder), 5)
      remove("\(folder)/templates/paper.mustache")
      _ = try build(folder)
      manifest = try check(folder, manifest)
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

  private func edit(_ template: String, to path: String) throws(Failure) {
    guard let text = readFile(template), let stream = unsafe fopen(path, "w") else { throw .file(template) }
    let edited = text + "<!-- edited -->\n".utf8
    let written = unsafe fwrite(edited, 1, edited.count, stream)
    guard unsafe fclose(stream) == 0, written == edited.count else { throw .file(path) }
  }

  private func remove(_ paths: String...) { for path in paths { _ = ProcessRun.of(["/bin/rm", "-rf", path]) } }

  private func copy(_ from: String, _ to: String) -> Bool { ProcessRun.of(["/bin/cp", "-r", from, to])?.status == 0 }

  private func size(of folder: String) -> Int {
    lines(of: ["/usr/bin/find", folder, "-type", "f", "-printf", "%s\\n"], folder).reduce(0) { $0 + (Int($1) ?? 0) }
  }

  private func newestDigest(in folder: String) throws(Failure) -> String {
    guard
      let newest = lines(of: Floor.findingDigests(in: folder), folder).sorted().last(where: {
        $0.split(separator: "/").last?.first?.isNumber == true
      })
    else {
      throw .file(folder)
    }
    return String(newest.dropFirst(folder.utf8.count + 1))
  }

  private func lines(of command: [String], _ folder: String) -> [String] { ProcessRun.lines(of: command, via: folder + ".list") }
}
