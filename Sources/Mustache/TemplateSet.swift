public import Vocabulary

/// Templates compiled together: partials, parents and blocks are resolved, white space is settled. Immutable; render from as many
/// threads as you like, each with a `Renderer` of its own.
public final class TemplateSet: Sendable {
  /// What a partial or parent that no source has means.
  public enum UnknownPartials: Sendable {
    /// A mistake of its template.
    case reported
    /// Nothing is printed for it, as the specification has it.
    case empty
  }

  let sources: [TemplateSource]
  let program: Program
  /// The number of each template, by name.
  let numbers: [String: Int]
  /// For the check.
  let strayBlocks: [(origin: Origin, message: String)]

  /// Compiles the sources, or throws every mistake of every source at once.
  public init(_ sources: [TemplateSource], unknownPartials: UnknownPartials = .reported) throws(Diagnostics) {
    var numbers: [String: Int] = [:]
    var trees: [Syntax] = []
    var diagnostics: [Diagnostic] = []
    for (number, source) in sources.enumerated() {
      if let other = numbers[source.name] {
        diagnostics.append(
          .error(
            "'\(sources[other].file)' has the same name, '\(source.name)': rename one of them",
            at: SourceLocation(file: source.file)))
      }
      numbers[source.name] = number
      let (tree, mistakes) = Parser.parse(source.text)
      trees.append(tree)
      diagnostics += mistakes.map { .error($0.message, at: source.location(of: $0.offset)) }
    }
    if unknownPartials == .reported {
      for (source, tree) in zip(sources, trees) {
        for (name, offset) in tree.includes where numbers[name] == nil {
          let hint = NearestName.hint(for: name, among: numbers.keys.sorted())
          let advice = hint.isEmpty ? "; add \(name).mustache, or correct the name" : hint
          diagnostics.append(.error("there is no template '\(name)'\(advice)", at: source.location(of: offset)))
        }
      }
    }
    guard diagnostics.isEmpty else { throw Diagnostics(diagnostics.sortedByPlace) }

    let (program, mistakes) = Linker.link(sources, trees, numbers)
    for (origin, message) in mistakes {
      diagnostics.append(.error(message, at: sources[Int(origin.template)].location(of: Int(origin.offset))))
    }
    if diagnostics.isEmpty {
      for origin in program.endlessInclusions {
        diagnostics.append(
          .error(
            "this tag includes its own template for ever: put it into a section that ends, or remove it",
            at: sources[Int(origin.template)].location(of: Int(origin.offset))))
      }
    }
    guard diagnostics.isEmpty else { throw Diagnostics(diagnostics.sortedByPlace) }
    strayBlocks = StrayBlocks.find(in: trees, numbers)
    self.sources = sources
    self.program = program
    self.numbers = numbers
  }

  /// The template of that name; nil when no source has it.
  public func template(_ name: String) -> Template? { numbers[name].map { Template(name: name, number: $0) } }

  func location(of origin: Origin) -> SourceLocation { sources[Int(origin.template)].location(of: Int(origin.offset)) }
}

/// One template of a set.
public struct Template: Sendable, Hashable {
  public let name: String
  let number: Int
}

extension TemplateSource {
  func location(of offset: Int) -> SourceLocation {
    let position = Position(of: offset, in: text)
    return SourceLocation(file: file, line: position.line, column: position.column)
  }
}

extension [Diagnostic] {
  /// By file, line and column, then message; none twice.
  var sortedByPlace: [Diagnostic] {
    let unplaced = SourceLocation(file: "")
    let sorted = self.sorted { ($0.location ?? unplaced, $0.message) < ($1.location ?? unplaced, $1.message) }
    return sorted.enumerated().filter { $0.offset == 0 || sorted[$0.offset - 1] != $0.element }.map(\.element)
  }
}
