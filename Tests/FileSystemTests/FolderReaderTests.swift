import FileSystem
import Foundation
import Testing

@Suite final class FolderReaderTests {
  private let path = FileManager.default.temporaryDirectory.path + "/broadsheet-" + UUID().uuidString

  init() throws { try FileManager.default.createDirectory(atPath: path + "/inner", withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @Test func everythingIsThereOnce() throws {
    let names = (0..<1_000).map { "file \($0)" }
    for name in names { try Data().write(to: URL(fileURLWithPath: path + "/" + name)) }
    try FileManager.default.createSymbolicLink(atPath: path + "/link", withDestinationPath: "inner")
    var found: [FolderReader.Kind: [String]] = [:]
    var reader = try FolderReader(path)
    while let item = try reader.next() { found[item.kind, default: []].append(item.name) }
    #expect(found.mapValues { $0.sorted() } == [.file: names.sorted(), .folder: ["inner"], .other: ["link"]])
    var inner = try FolderReader("inner", in: reader.descriptor)
    #expect(try inner.next() == nil)
  }

  @Test(arguments: [
    (ENOENT, "there is nothing of that name; look at the name"), (EISDIR, "this is a folder; name the files in it"),
    (EACCES, "Permission denied; allow it"), (EIO, "Input/output error; check the disk"),
  ])
  func adviceFitsTheReason(code: Int32, message: String) {
    #expect(FolderReader.Failure(code: code).message(whenForbidden: "allow it") == message)
  }

  @Test func whatIsNoFolderIsNotRead() throws {
    try Data().write(to: URL(fileURLWithPath: path + "/file"))
    #expect(throws: FolderReader.Failure(code: ENOTDIR)) { _ = try FolderReader(path + "/file") }
    #expect(throws: FolderReader.Failure(code: ENOENT)) { _ = try FolderReader(path + "/none") }
  }

  /// The stream reads from a file meanwhile, which the system refuses as a broken disk would.
  @Test func anErrorIsNotTheEnd() throws {
    var reader = try FolderReader(path)
    let file = unsafe open("/dev/null", O_RDONLY | O_CLOEXEC)
    try #require(file >= 0 && dup2(file, reader.descriptor) >= 0)
    close(file)
    #expect(throws: FolderReader.Failure(code: ENOTDIR)) { _ = try reader.next() }
  }
}
