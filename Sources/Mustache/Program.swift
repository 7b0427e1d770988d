internal import Encoding

/// Templates as one flat array of operations over one pool of literal bytes. Nothing in an operation is counted by reference, and the
/// whole is one reference, as threads that count the same ones wait for each other.
final class Program: Sendable {
  let operations: [Operation]
  /// Of each operation: the tag that it was made from.
  let origins: [Origin]
  let literals: [UInt8]
  /// Dotted names, one behind the other, and where each stands.
  let pathNames: [NameTable.Number]
  let paths: [Range<Int>]
  let calls: [Call]
  /// For names that are read while rendering: the routine of each template, by its number.
  let dispatches: [[Int32]]
  /// Where each routine begins.
  let entries: [Int32]

  init(_ draft: ProgramDraft) {
    operations = draft.operations
    origins = draft.origins
    literals = draft.literals
    var names: [NameTable.Number] = []
    var ranges: [Range<Int>] = []
    for path in draft.paths {
      ranges.append(names.count..<names.count + path.count)
      names += path
    }
    pathNames = names
    paths = ranges
    calls = draft.calls
    dispatches = draft.dispatches
    entries = draft.entries
  }
}

/// A program while it is linked.
struct ProgramDraft {
  var operations: [Operation] = []
  /// Of each operation: the tag that it was made from.
  var origins: [Origin] = []
  var literals: [UInt8] = []
  /// Dotted names.
  var paths: [[NameTable.Number]] = []
  var calls: [Call] = []
  /// For names that are read while rendering: the routine of each template, by its number.
  var dispatches: [[Int32]] = []
  /// Where each routine begins.
  var entries: [Int32] = []
}

struct Operation: Sendable {
  enum Code: UInt8, Sendable {
    /// Appends literal bytes: `a` is the first, `b` how many.
    case text
    /// Appends the value named `a`, escaped.
    case markup, json, plain
    /// Enters a section over the value named `a`, or goes on behind operation `b` when that is false.
    case section
    /// Goes on behind operation `b` unless the value named `a` is false.
    case inverted
    /// Takes the next item and goes back behind operation `a`, or leaves the section.
    case sectionEnd
    /// Runs the routine of call `a`.
    case call
    /// Appends the indentation that the caller asked for.
    case indent
    /// Goes back to the caller.
    case finish
  }

  var code: Code
  var a: Int32 = 0
  var b: Int32 = 0

  /// What prints a value with this escaping.
  static func code(for escaping: Escaping) -> Code {
    switch escaping {
    case .markup: .markup
    case .json: .json
    case .none: .plain
    }
  }
}

/// A name in an operation: a number of `NameTable`, `current` for `.`, or a dotted name.
enum NameReference {
  static let current: Int32 = -1
  /// The reference to `paths[index]`, and its own inverse.
  static func path(_ index: Int32) -> Int32 { -2 - index }
}

/// Which template and where in it.
struct Origin: Sendable, Hashable {
  var template: Int32
  var offset: Int32
}

/// A partial or parent tag.
struct Call: Sendable {
  enum Target: Sendable {
    case routine(Int32)
    /// The template named by the value: its routine stands in `dispatches`.
    case named(by: Int32, dispatch: Int32)
  }

  var target: Target
  enum Indentation: Sendable { case keep, replace, add }

  /// What becomes of the text that routines which indent while rendering put before each line.
  var indentation = Indentation.keep
  var indent: [UInt8] = []
  /// No section stands around the tag: it runs whenever its template does.
  var isUnconditional: Bool
}
