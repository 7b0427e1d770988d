// swift-tools-version: 6.3
import PackageDescription

/// Every target of the program is built alike: Swift 6, warnings are errors, the strict upcoming features are on. Only what runs while
/// it is built, `EmbedTheme`, is plain Swift 6.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
]

func part(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies, swiftSettings: strict)
}

let package = Package(
  name: "broadsheet",
  products: [
    .executable(name: "broadsheet", targets: ["broadsheet"]),
    .executable(name: "broadsheet-bench", targets: ["broadsheet-bench"]),
  ],
  targets: [
    // C libraries from Debian: a module map and a shim each, nothing else.
    .systemLibrary(name: "CCommonMark", pkgConfig: "libcmark-gfm"),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1"),
    .systemLibrary(name: "CMicroHTTPD", pkgConfig: "libmicrohttpd"),
    .systemLibrary(name: "CXXHash", pkgConfig: "libxxhash"),
    .systemLibrary(name: "CUTF8Proc"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
    .systemLibrary(name: "CBrotli", pkgConfig: "libbrotlienc"),
    // Linux's own calls that the Glibc module leaves out.
    .systemLibrary(name: "CLinux"),

    // The flow of data, upstream first.
    part("Vocabulary", ["CUTF8Proc", "CXXHash"]),
    part("Encoding"),
    part("FileSystem"),
    part("Parallel", ["CLinux"]),
    part("YAML", ["Vocabulary", "CYAML"]),
    part("Markdown", ["CCommonMark"]),
    part("TeX", ["Vocabulary", "Encoding", "Markdown"]),
    part("Digests", ["Vocabulary", "Encoding", "YAML", "Markdown"]),
    part("Configuration", ["Vocabulary", "YAML"]),
    part("Catalogue", ["Vocabulary", "Encoding", "Parallel", "Digests", "Configuration", "TeX"]),
    part("Archive", ["Vocabulary", "FileSystem", "Digests", "Catalogue", "Parallel"]),
    part("Citations", ["Vocabulary", "Encoding"]),
    part("Mustache", ["Vocabulary", "Encoding"]),
    part("Search", ["Vocabulary", "Encoding", "CZlib"]),
    part(
      "Pages",
      [
        "Vocabulary", "Encoding", "Parallel", "YAML", "Configuration", "Digests", "Catalogue", "Mustache", "TeX", "Search",
        "Citations",
      ]),
    .executableTarget(name: "EmbedTheme", swiftSettings: [.swiftLanguageMode(.v6)]),
    .plugin(
      name: "EmbedThemePlugin", capability: .buildTool(), dependencies: ["EmbedTheme"], path: "Sources/EmbedThemePlugin"),
    .target(name: "DefaultTheme", swiftSettings: strict, plugins: ["EmbedThemePlugin"]),
    part("Publishing", ["Vocabulary", "Encoding", "FileSystem", "Parallel", "CLinux", "CZlib", "CBrotli"]),
    part("Preview", ["Vocabulary", "Encoding", "FileSystem", "CMicroHTTPD"]),
    part(
      "BroadsheetCommand",
      [
        "Vocabulary", "Encoding", "FileSystem", "Parallel", "YAML", "Markdown", "Configuration", "Digests", "Catalogue",
        "Archive", "Pages", "DefaultTheme", "Publishing", "Preview", "CLinux",
      ]),
    .executableTarget(name: "broadsheet", dependencies: ["BroadsheetCommand"], swiftSettings: strict),
    .executableTarget(
      name: "broadsheet-bench",
      dependencies: ["Vocabulary", "Encoding", "Parallel", "TeX", "CCommonMark"], swiftSettings: strict),

    tests("Vocabulary"),
    tests("Encoding"),
    tests("FileSystem"),
    tests("Parallel"),
    tests("YAML", ["Vocabulary"]),
    tests("Markdown"),
    tests("TeX", ["Digests"]),
    tests("Digests", ["Vocabulary", "Encoding"]),
    tests("Configuration", ["Vocabulary"]),
    tests("Catalogue", ["Vocabulary", "Digests", "Configuration", "TeX"]),
    tests("Archive", ["Vocabulary", "Digests", "Catalogue", "Configuration"]),
    tests("DefaultTheme"),
    tests("Citations", ["Vocabulary", "Digests"]),
    tests("Mustache", ["Vocabulary", "Encoding"]),
    tests("Search", ["Vocabulary"]),
    tests(
      "Pages", ["Vocabulary", "Encoding", "Catalogue", "Configuration", "Digests", "Mustache", "TeX", "Search", "Citations"]),
    tests("Publishing", ["Vocabulary", "Parallel"]),
    tests("Preview", ["Vocabulary"]),
    tests("BroadsheetCommand", ["Vocabulary", "Digests", "Configuration", "Publishing"]),
    .testTarget(
      name: "SiteTests", dependencies: ["BroadsheetCommand", "Vocabulary"], exclude: ["Golden"],
      swiftSettings: strict),
  ]
)
