import Glibc

/// Measures the program, and makes what it is measured on.
enum Bench {
  static let usage = """
    usage: broadsheet-bench corpus --days N --papers N [--records DIR] DIR
             writes digests in all formats, the same for the same numbers, into DIR;
             with --records also the daily JSON Lines records they were made from
           broadsheet-bench build [--runs N] [--program FILE] [--work DIR] CONTENT
             builds CONTENT from nothing and again after small changes; prints medians, and the ratio to the floor;
             the sites lie in DIR, which is in memory where the system has /dev/shm, because a disk's file system may
             take many times as long for files where it has just deleted as many
           broadsheet-bench floor --site DIR --output DIR CONTENT
             prints two numbers: the seconds of reading CONTENT as CommonMark, and of writing the files of a site
             that was built of it into a new folder
           broadsheet-bench formulas [--runs N] FILE
             converts the formulas of a list (count, TAB, formula) and prints how many a second
    """

  static func run(_ arguments: [String]) -> Int32 {
    var options = BenchOptions(arguments)
    switch options.command {
    case "corpus":
      guard let folder = options.operand, let days = options.number("--days"), let papers = options.number("--papers"),
        options.isValid
      else { return wrongUsage() }
      return CorpusWriter(folder: folder, records: options.text("--records"), days: days, papers: papers).run()
    case "build":
      guard let content = options.operand, options.isValid else { return wrongUsage() }
      let beside = CommandLine.arguments[0].split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
        separator: "/")
      let memory = "/dev/shm"
      return BuildBench(
        content: content, program: options.text("--program") ?? (beside.isEmpty ? "." : beside) + "/broadsheet",
        work: options.text("--work") ?? (unsafe access(memory, W_OK) == 0 ? memory : "/tmp"),
        runs: options.number("--runs") ?? 5
      ).run()
    case "floor":
      guard let content = options.operand, let site = options.text("--site"), let output = options.text("--output"),
        options.isValid
      else { return wrongUsage() }
      guard let floor = Floor.measure(content: content, site: site, output: output) else {
        complain("\(site) is no site of Broadsheet's, or \(output) is there already")
        return 1
      }
      print(floor.parsing)
      print(floor.writing)
      return 0
    case "formulas":
      guard let file = options.operand, options.isValid else { return wrongUsage() }
      return FormulaBench(file: file, runs: options.number("--runs") ?? 5).run()
    default: return wrongUsage()
    }
  }

  private static func wrongUsage() -> Int32 {
    complain(usage)
    return 2
  }

  static func complain(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = unsafe write(2, bytes, bytes.count)
  }
}

/// Options with a value each, and one operand.
struct BenchOptions {
  let command: String
  private var values: [String: String] = [:]
  private(set) var operand: String?
  private(set) var isValid = true

  init(_ arguments: [String]) {
    command = arguments.first ?? ""
    var rest = arguments.dropFirst()
    while let argument = rest.popFirst() {
      if argument.hasPrefix("--") {
        if let value = rest.popFirst() { values[argument] = value } else { isValid = false }
      } else if operand == nil {
        operand = argument
      } else {
        isValid = false
      }
    }
  }

  func text(_ name: String) -> String? { values[name] }

  mutating func number(_ name: String) -> Int? {
    guard let text = values[name] else { return nil }
    guard let number = Int(text), number > 0 else {
      isValid = false
      return nil
    }
    return number
  }
}
