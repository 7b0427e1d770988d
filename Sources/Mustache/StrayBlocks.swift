internal import Vocabulary

/// Finds misspelled blocks inside parent tags: no template that the parent reaches has a block of that name, but one has a similar name.
/// (Others that replace nothing are passed over, as the specification has it: a layout of the owner's may leave out what pages of the
/// default theme offer.)
struct StrayBlocks {
  private let trees: [Syntax]
  private let numbers: [String: Int]
  /// What each template has itself.
  private let parts: [Parts]
  private var reached: [Int: Set<String>] = [:]
  private(set) var found: [(origin: Origin, message: String)] = []

  private struct Parts {
    var blocks: Set<String> = []
    var includes: Set<Int> = []
    /// Which templates it includes with blocks of its own is known only while rendering.
    var isOpen = false
  }

  static func find(in trees: [Syntax], _ numbers: [String: Int]) -> [(origin: Origin, message: String)] {
    var search = StrayBlocks(trees, numbers)
    for template in trees.indices { search.check(trees[template].nodes, in: template) }
    return search.found
  }

  private init(_ trees: [Syntax], _ numbers: [String: Int]) {
    self.trees = trees
    self.numbers = numbers
    parts = trees.map { tree in
      var parts = Parts()
      Self.collect(tree.nodes, numbers, &parts)
      return parts
    }
  }

  private static func collect(_ nodes: [Node], _ numbers: [String: Int], _ parts: inout Parts) {
    for node in nodes {
      switch node {
      case .line, .text, .variable: break
      case .section(_, _, let nodes): collect(nodes, numbers, &parts)
      case .block(let block):
        parts.blocks.insert(block.name)
        collect(block.nodes, numbers, &parts)
      case .include(let include):
        switch include.target {
        case .template(let name): if let number = numbers[name] { parts.includes.insert(number) }
        case .named: if !include.arguments.isEmpty { parts.isOpen = true }
        }
        for argument in include.arguments { collect(argument.nodes, numbers, &parts) }
      }
    }
  }

  private mutating func check(_ nodes: [Node], in template: Int) {
    for node in nodes {
      switch node {
      case .line, .text, .variable: break
      case .section(_, _, let nodes): check(nodes, in: template)
      case .block(let block): check(block.nodes, in: template)
      case .include(let include):
        if case .template(let name) = include.target, let parent = numbers[name], let blocks = blocks(reachedFrom: parent) {
          for argument in include.arguments where !blocks.contains(argument.name) {
            report(argument, name, blocks, in: template)
          }
        }
        for argument in include.arguments { check(argument.nodes, in: template) }
      }
    }
  }

  private mutating func report(_ argument: Argument, _ parent: String, _ blocks: Set<String>, in template: Int) {
    guard let nearest = NearestName.suggestion(for: argument.name, among: blocks.sorted()) else { return }
    found.append(
      (
        Origin(template: Int32(template), offset: Int32(argument.offset)),
        "'\(parent)' has no block '\(argument.name)' to replace; did you mean '\(nearest)'?"
      ))
  }

  /// The blocks of a template and of those that it includes; nil when these are not known.
  private mutating func blocks(reachedFrom template: Int) -> Set<String>? {
    if let known = reached[template] { return known }
    var blocks: Set<String> = []
    var seen: Set<Int> = [template]
    var waiting = [template]
    while let next = waiting.popLast() {
      if parts[next].isOpen { return nil }
      blocks.formUnion(parts[next].blocks)
      for include in parts[next].includes where seen.insert(include).inserted { waiting.append(include) }
    }
    reached[template] = blocks
    return blocks
  }
}
