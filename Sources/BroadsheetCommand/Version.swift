/// The version that `--version` prints and that the build's cache is marked with.
public let programVersion = "1.0.0"
