// swift-tools-version: 6.2
import PackageDescription

/// Every target is built alike: Swift 6, warnings are errors, the strict upcoming features are on.
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
    name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies,
    exclude: [], swiftSettings: strict)
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
    part("Parallel", ["CLinux"]),
    part("YAML", ["Vocabulary", "CYAML"]),
    part("Markdown", ["CCommonMark"]),
    part("TeX", ["Vocabulary", "Encoding", "Markdown"]),
    part("Digests", ["Vocabulary", "Encoding", "YAML", "Markdown"]),
    part("Configuration", ["Vocabulary", "YAML"]),
    part("Catalogue", ["Vocabulary", "Encoding", "Parallel", "Digests", "Configuration", "TeX"]),
    part("Archive", ["Vocabulary", "Configuration", "Digests", "Catalogue", "Parallel"]),
    part("Citations", ["Vocabulary", "Encoding"]),
    part("Mustache", ["Vocabulary", "Encoding"]),
    part("Search", ["Vocabulary", "Encoding", "CZlib"]),
    part(
      "Pages",
      [
        "Vocabulary", "Encoding", "Parallel", "Configuration", "Catalogue", "Markdown", "Mustache", "TeX", "Search", "Citations",
        "YAML",
        "Digests",
      ]),
    .executableTarget(name: "EmbedTheme", swiftSettings: [.swiftLanguageMode(.v6)]),
    .plugin(
      name: "EmbedThemePlugin", capability: .buildTool(), dependencies: ["EmbedTheme"], path: "Sources/EmbedThemePlugin"),
    .target(name: "DefaultTheme", swiftSettings: strict, plugins: ["EmbedThemePlugin"]),
    part("Publishing", ["Vocabulary", "Encoding", "Parallel", "CLinux", "CXXHash", "CZlib", "CBrotli"]),
    part("Preview", ["Vocabulary", "Encoding", "CMicroHTTPD"]),
    part(
      "BroadsheetCommand",
      [
        "Vocabulary", "Encoding", "Parallel", "YAML", "Configuration", "Digests", "Catalogue", "Archive", "Mustache", "Pages",
        "CLinux", "DefaultTheme", "Markdown", "Publishing", "Preview", "Search", "TeX",
      ]),
    .executableTarget(name: "broadsheet", dependencies: ["BroadsheetCommand"], swiftSettings: strict),
    .executableTarget(
      name: "broadsheet-bench",
      dependencies: [
        "Vocabulary", "Encoding", "Parallel", "Digests", "Configuration", "Catalogue", "Mustache", "Pages", "Publishing",
        "Search", "TeX", "BroadsheetCommand", "CCommonMark",
      ], swiftSettings: strict),

    tests("Vocabulary"),
    tests("Encoding"),
    tests("Parallel"),
    tests("YAML", ["Vocabulary"]),
    tests("Markdown"),
    tests("TeX", ["Vocabulary", "Encoding", "Digests"]),
    tests("Digests", ["Vocabulary", "Encoding"]),
    tests("Configuration", ["Vocabulary"]),
    tests("Catalogue", ["Vocabulary", "Digests", "Configuration"]),
    tests("Archive", ["Vocabulary", "Digests", "Catalogue", "Configuration"]),
    tests("DefaultTheme"),
    tests("Citations", ["Vocabulary", "Digests"]),
    tests("Mustache", ["Vocabulary", "Encoding"]),
    tests("Search", ["Vocabulary", "Encoding"]),
    tests("Pages", ["Vocabulary", "Encoding", "Catalogue", "Configuration", "Digests", "Mustache", "TeX", "Citations"]),
    tests("Publishing", ["Vocabulary", "Encoding", "Parallel"]),
    tests("Preview", ["Vocabulary", "Encoding"]),
    tests("BroadsheetCommand", ["Vocabulary", "Encoding", "Digests", "Configuration"]),
    .testTarget(
      name: "SiteTests", dependencies: ["BroadsheetCommand", "Vocabulary", "Encoding"], exclude: ["Golden"],
      swiftSettings: strict),
  ]
)
