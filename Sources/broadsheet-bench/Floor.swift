import CCommonMark
import Glibc
import Parallel

/// What no generator can be faster than: every digest read as CommonMark, and the site's files written as they are.
struct Floor {
  /// Seconds.
  var parsing: Double
  var writing: Double

  var sum: Double { parsing + writing }

  /// - Parameters:
  ///   - content: the folder of digests.
  ///   - site: what was built of them.
  ///   - output: a folder that does not exist yet.
  static func measure(content: String, site: String, output: String) -> Floor? {
    let jobs = Parallel.cores
    let digests = ProcessRun.lines(of: findingDigests(in: content), via: output + ".list")
    let texts = digests.compactMap { readFile($0) }
    let parsing = seconds { Parallel.forEach(texts.count, jobs: jobs, run: 1) { convert(texts[$0]) } }
    guard let manifest = readFile("\(site)/.broadsheet-manifest") else { return nil }
    let files = paths(in: manifest)
    // Twice, and the second counts: a build, too, writes where a site has just been removed. A virtual machine gives memory that has
    // been free for some seconds back to its host, and takes several times longer to write where it has to get it again.
    guard write(files, from: site, to: output, jobs: jobs) != nil, ProcessRun.of(["/bin/rm", "-rf", output])?.status == 0,
      let writing = write(files, from: site, to: output, jobs: jobs)
    else { return nil }
    return Floor(parsing: parsing, writing: writing)
  }

  static func findingDigests(in folder: String) -> [String] {
    ["/usr/bin/find", folder, "-type", "f", "(", "-name", "*.md", "-o", "-name", "*.txt", ")"]
  }

  /// The files of a manifest: a fingerprint, two spaces, the path; comments begin with `#`.
  static func paths(in manifest: [UInt8]) -> [String] {
    manifest.split(separator: 0x0A).filter { $0.first != UInt8(ascii: "#") }.map { line in
      String(decoding: line.drop { $0 != 0x20 }.dropFirst(2), as: UTF8.self)
    }
  }

  private static func convert(_ text: [UInt8]) {
    unsafe text.withUnsafeBytes { bytes in
      let html = unsafe cmark_markdown_to_html(bytes.baseAddress, bytes.count, CMARK_OPT_UNSAFE)
      unsafe free(html)
    }
  }

  /// Some megabytes at a time, so that a large site need not fit into memory; reading them is not counted.
  private static func write(_ files: [String], from site: String, to output: String, jobs: Int) -> Double? {
    var total = 0.0
    guard unsafe mkdir(output, 0o755) == 0 else { return nil }
    var folders: Set<String> = []
    let names = files.map { file in
      let folder = file.split(separator: "/").dropLast().joined(separator: "/")
      if !folder.isEmpty { folders.insert(folder) }
      return "\(output)/\(file)"
    }
    total += seconds {
      for folder in folders.sorted() {
        var path = output
        for part in folder.split(separator: "/") {
          path += "/\(part)"
          _ = unsafe mkdir(path, 0o755)
        }
      }
    }
    var start = 0
    while start < files.count {
      var contents: [[UInt8]] = []
      var bytes = 0
      while start + contents.count < files.count, bytes < 64 << 20 {
        guard let content = readFile("\(site)/\(files[start + contents.count])") else { return nil }
        bytes += content.count
        contents.append(content)
      }
      let batch = contents
      let first = start
      total += seconds {
        Parallel.forEach(batch.count, jobs: jobs, run: 64) { index in
          let file = unsafe open(names[first + index], O_CREAT | O_WRONLY | O_TRUNC, 0o644)
          _ = unsafe Glibc.write(file, batch[index], batch[index].count)
          close(file)
        }
      }
      start += batch.count
    }
    return total
  }

  private static func seconds(_ work: () -> Void) -> Double {
    let (seconds, attoseconds) = ContinuousClock().measure(work).components
    return Double(seconds) + Double(attoseconds) / 1e18
  }
}

/// The bytes of a file; nil when it cannot be read.
func readFile(_ path: String) -> [UInt8]? {
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
