private import CLinux
private import Glibc
internal import Vocabulary

/// A program that runs beside this one: started without a shell, with pipes to its input and output. What it says on standard
/// error goes to a file in memory that is read when it has ended, so that no full pipe stops it.
struct ChildProcess: ~Copyable {
  private let name: String
  private let process: pid_t
  private var input: Int32
  private let output: Int32
  private let errors: Int32
  private var buffer: ArraySlice<UInt8> = []

  deinit {
    if input >= 0 { close(input) }
    close(output)
    close(errors)
    // A process that nobody waited for was not needed to its end.
    if !hasEnded {
      kill(process, SIGTERM)
      var status: Int32 = 0
      _ = unsafe waitpid(process, &status, 0)
    }
  }

  private var hasEnded = false

  private init(name: String, process: pid_t, input: Int32, output: Int32, errors: Int32) {
    self.name = name
    self.process = process
    self.input = input
    self.output = output
    self.errors = errors
  }

  /// The variables of the environment that a child gets; those that would lead git to another repository are left out.
  private static let inherited = ["PATH", "HOME", "XDG_CONFIG_HOME", "TMPDIR", "USER"]

  /// Starts a program, which is looked for in `PATH`.
  static func start(_ name: String, _ arguments: [String]) throws(Diagnostic) -> ChildProcess {
    var toChild: [Int32] = [-1, -1]
    var fromChild: [Int32] = [-1, -1]
    let errors = broadsheet_memory_file()
    guard errors >= 0, unsafe pipe(&toChild) == 0, unsafe pipe(&fromChild) == 0 else {
      let failure = errno
      for descriptor in [errors] + toChild + fromChild where descriptor >= 0 { close(descriptor) }
      throw .error("cannot start \(name): \(reason(failure)); close some programs")
    }
    for descriptor in toChild + fromChild { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, toChild[0], 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, fromChild[1], 1)
    unsafe posix_spawn_file_actions_adddup2(&actions, errors, 2)
    let environment = inherited.compactMap { name in environmentVariable(name).map { "\(name)=\($0)" } } + ["LC_ALL=C"]
    var process: pid_t = 0
    let failure = unsafe withStrings([name] + arguments) { words in
      unsafe withStrings(environment) { variables in unsafe posix_spawnp(&process, name, &actions, nil, words, variables) }
    }
    close(toChild[0])
    close(fromChild[1])
    guard failure == 0 else {
      for descriptor in [toChild[1], fromChild[0], errors] { close(descriptor) }
      throw .error("cannot start \(name): \(reason(failure)); install it")
    }
    // A child that ended early is found out by its status, not by a signal.
    _ = signal(SIGPIPE, SIG_IGN)
    return ChildProcess(name: name, process: process, input: toChild[1], output: fromChild[0], errors: errors)
  }

  /// Runs a program to its end; what it wrote to its output.
  static func run(_ name: String, _ arguments: [String]) throws(Diagnostic) -> [UInt8] {
    var child = try start(name, arguments)
    child.closeInput()
    let output = child.readAll()
    try child.finish()
    return output
  }

  mutating func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(input, $0.baseAddress, $0.count) }
      if count < 0 && errno != EINTR { return }
      rest = rest.dropFirst(max(0, count))
    }
  }

  mutating func closeInput() {
    close(input)
    input = -1
  }

  /// The next line without its end; nil at the end of the output.
  mutating func readLine() -> String? {
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        defer { buffer = buffer[(end + 1)...] }
        return String(decoding: buffer[..<end], as: UTF8.self)
      }
      guard fill() else { return nil }
    }
  }

  /// So many bytes; nil when the output ends before.
  mutating func read(count: Int) -> [UInt8]? {
    while buffer.count < count { guard fill() else { return nil } }
    defer { buffer = buffer.dropFirst(count) }
    return Array(buffer.prefix(count))
  }

  private mutating func readAll() -> [UInt8] {
    while fill() {}
    defer { buffer = [] }
    return Array(buffer)
  }

  /// False at the end.
  private mutating func fill() -> Bool {
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      var got: Int
      repeat { got = unsafe Glibc.read(output, buffer.baseAddress, buffer.count) } while got < 0 && errno == EINTR
      count = max(0, got)
    }
    // Starts anew when it can, so that what was taken from the front is freed.
    if buffer.isEmpty { buffer = piece[...] } else { buffer.append(contentsOf: piece) }
    return !piece.isEmpty
  }

  /// Waits for the end; an error that holds what the program said when its status is not 0.
  consuming func finish() throws(Diagnostic) {
    if input >= 0 { closeInput() }
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
    hasEnded = true
    guard status != 0 else { return }
    throw .error("\(name) failed: \(said()); look at the name of the repository and of the file in it")
  }

  /// The first line of what the program said on standard error.
  private func said() -> String {
    lseek(errors, 0, SEEK_SET)
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
      count = unsafe max(0, Glibc.read(errors, buffer.baseAddress, buffer.count))
    }
    let line =
      bytes.split(separator: UInt8(ascii: "\n")).first.map { String(decoding: $0, as: UTF8.self) } ?? "it did not say why"
    return line.utf8.starts(with: "fatal: ".utf8) ? String(line.dropFirst(7)) : line
  }

  private static func reason(_ number: Int32) -> String { unsafe String(cString: strerror(number)) }

  /// Lends the strings as C wants them: an array of pointers that ends with a null pointer.
  private static func withStrings<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var pointers: [UnsafeMutablePointer<CChar>?] = unsafe strings.map { unsafe strdup($0) } + [nil]
    defer { unsafe pointers.forEach { unsafe free($0) } }
    return unsafe pointers.withUnsafeMutableBufferPointer { unsafe body(UnsafePointer($0.baseAddress!)) }
  }
}
