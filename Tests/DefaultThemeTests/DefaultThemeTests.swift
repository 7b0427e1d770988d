import DefaultTheme
import Foundation
import Testing

/// The theme inside the program is the one in `Templates/`, file by file.
@Test func embeddedThemeIsCurrent() throws {
  let templates = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Templates")
  var expected: [String] = []
  let files = FileManager.default.enumerator(atPath: templates.path)
  while let path = files?.nextObject() as? String {
    var isFolder: ObjCBool = false
    let exists = unsafe FileManager.default.fileExists(atPath: templates.path + "/" + path, isDirectory: &isFolder)
    if exists && !isFolder.boolValue { expected.append(path) }
  }
  let embedded = DefaultTheme.files()
  #expect(embedded.map(\.path) == expected.sorted())
  for file in embedded {
    let bytes = try Data(contentsOf: templates.appendingPathComponent(file.path))
    #expect(Data(file.bytes) == bytes, "\(file.path)")
  }
}
