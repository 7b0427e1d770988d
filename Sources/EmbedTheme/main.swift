import Foundation

// Writes a Swift source file that holds every file below a folder: texts as they are, other files in base 64; and the address of the
// repository, unless it holds a password, or is a folder of this machine.
//
// Usage: EmbedTheme FOLDER OUTPUT REPOSITORY

let arguments = CommandLine.arguments
guard arguments.count == 4 else {
  FileHandle.standardError.write(Data("usage: EmbedTheme FOLDER OUTPUT REPOSITORY\n".utf8))
  exit(2)
}
let folder = URL(fileURLWithPath: arguments[1], isDirectory: true).standardizedFileURL
var paths: [String] = []
let files = FileManager.default.enumerator(atPath: folder.path)
while let path = files?.nextObject() as? String {
  var isFolder: ObjCBool = false
  let exists = unsafe FileManager.default.fileExists(atPath: folder.path + "/" + path, isDirectory: &isFolder)
  if exists && !isFolder.boolValue && !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) { paths.append(path) }
}
paths.sort()
var source = "// Made from Templates/ by the build; not to be edited.\n\nlet embeddedFiles: [EmbeddedFile] = [\n"
for path in paths {
  let data = try Data(contentsOf: folder.appendingPathComponent(path))
  if let text = String(data: data, encoding: .utf8), !text.contains("\"\"\"###"), !text.contains("\\###"), !text.contains("\r") {
    source += "  EmbeddedFile(path: \"\(path)\", isBase64: false, text: ###\"\"\"\n\(text)\n\"\"\"###),\n"
  } else {
    source += "  EmbeddedFile(path: \"\(path)\", isBase64: true, text: \"\(data.base64EncodedString())\"),\n"
  }
}
source += "]\n"
let origin = arguments[3]
let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/:@+")
let isRemote = ["https://", "http://", "ssh://", "git@"].contains { origin.hasPrefix($0) }
let mayHoldPassword = origin.hasPrefix("http") && origin.contains("@")
source += "\nlet embeddedOrigin = \"\(isRemote && origin.allSatisfy(plain.contains) && !mayHoldPassword ? origin : "")\"\n"
try Data(source.utf8).write(to: URL(fileURLWithPath: arguments[2]))
