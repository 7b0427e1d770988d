import Foundation
import PackagePlugin

/// Turns `Templates/` into a Swift source file, so that the default theme travels inside the program.
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
        arguments: [templates.path, output.path], inputFiles: inputs, outputFiles: [output])
    ]
  }
}
