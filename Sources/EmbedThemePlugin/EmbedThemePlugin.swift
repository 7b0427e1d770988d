import Foundation
import PackagePlugin

/// Turns `Templates/` into a Swift source file, so that the default theme travels inside the program, together with the name of the
/// repository that it is compiled from.
@main
struct EmbedThemePlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let templates = context.package.directoryURL.appending(path: "Templates")
    let output = context.pluginWorkDirectoryURL.appending(path: "DefaultThemeFiles.swift")
    var inputs: [URL] = []
    let files = FileManager.default.enumerator(at: templates, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      if !file.hasDirectoryPath { inputs.append(file) }
    }
    inputs.sort { $0.path < $1.path }
    return [
      .buildCommand(
        displayName: "Embedding the default theme", executable: try context.tool(named: "EmbedTheme").url,
        arguments: [templates.path, output.path, Self.origin(of: context.package.directoryURL)], inputFiles: inputs,
        outputFiles: [output])
    ]
  }

  /// What git calls `origin` there; empty when it is no clone. A folder inside another repository is none.
  private static func origin(of folder: URL) -> String {
    guard FileManager.default.fileExists(atPath: folder.appending(path: ".git").path) else { return "" }
    let git = Process()
    git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    git.arguments = ["git", "-C", folder.path, "config", "--get", "remote.origin.url"]
    let output = Pipe()
    git.standardOutput = output
    git.standardError = FileHandle.nullDevice
    do { try git.run() } catch { return "" }
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    git.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
