internal import Vocabulary

/// Builds the tree from events with a stack of its own, so that nesting is bounded by a limit and never by the thread's stack.
struct YAMLTreeBuilder {
  private struct Open {
    var mark: YAMLEvents.Mark
    var anchor: String?
    var isMapping: Bool
    var items: [YAMLNode] = []
    var pairs: [YAMLNode.Pair] = []
    var keys: Set<String> = []
    var key: (text: String, mark: YAMLEvents.Mark)?
    /// Nodes in it, itself included.
    var weight = 1
  }

  private let places: YAMLPlaces
  private let limits: YAMLParser.Limits
  private var stack: [Open] = []
  private var anchors: [String: (node: YAMLNode, weight: Int)] = [:]
  private var root: YAMLNode?

  init(places: YAMLPlaces, limits: YAMLParser.Limits) {
    self.places = places
    self.limits = limits
  }

  mutating func build(_ events: consuming YAMLEvents) throws(Diagnostic) -> YAMLNode? {
    var hasDocument = false
    while true {
      let event: YAMLEvents.Event
      let mark: YAMLEvents.Mark
      do throws(YAMLEvents.Failure) {
        (event, mark) = try events.next()
      } catch {
        throw .error("this is no valid YAML, \(error.message): correct the line", at: places.location(error.mark))
      }
      switch event {
      case .streamEnd: return root
      case .documentStart:
        if hasDocument {
          throw .error("a second YAML document begins here: keep one, and remove this `---`", at: places.location(mark))
        }
        hasDocument = true
      case .documentEnd, .other: break
      case .scalar(let text, let isPlain, let anchor):
        if stack.last?.isMapping == true, stack.last?.key == nil {
          try open(key: text, mark: mark)
          if let anchor { anchors[anchor] = (node(.scalar(text, isPlain: isPlain), at: mark), 1) }
        } else {
          try add(node(.scalar(text, isPlain: isPlain), at: mark), weight: 1, anchor: anchor, mark: mark)
        }
      case .alias(let name): try addAlias(name, mark: mark)
      case .sequenceStart(let anchor): try begin(isMapping: false, anchor: anchor, mark: mark)
      case .mappingStart(let anchor): try begin(isMapping: true, anchor: anchor, mark: mark)
      case .end:
        if let closed = stack.popLast() {
          let content: YAMLNode.Content = closed.isMapping ? .mapping(closed.pairs) : .sequence(closed.items)
          try add(node(content, at: closed.mark), weight: closed.weight, anchor: closed.anchor, mark: closed.mark)
        }
      }
    }
  }

  private func node(_ content: YAMLNode.Content, at mark: YAMLEvents.Mark) -> YAMLNode {
    let place = places.place(mark)
    return YAMLNode(content, line: place.line, column: place.column)
  }

  private mutating func begin(isMapping: Bool, anchor: String?, mark: YAMLEvents.Mark) throws(Diagnostic) {
    if let last = stack.last, last.isMapping, last.key == nil {
      throw .error("a list or a mapping stands where a key is expected: write a word and a colon", at: places.location(mark))
    }
    guard stack.count < limits.depth else {
      throw .error("this is nested more than \(limits.depth) deep: make it flatter", at: places.location(mark))
    }
    stack.append(Open(mark: mark, anchor: anchor, isMapping: isMapping))
  }

  private mutating func open(key: String, mark: YAMLEvents.Mark) throws(Diagnostic) {
    guard stack[stack.count - 1].keys.insert(key).inserted else {
      throw .error("the key `\(key)` stands here a second time: keep one of them", at: places.location(mark))
    }
    stack[stack.count - 1].key = (key, mark)
  }

  private mutating func addAlias(_ name: String, mark: YAMLEvents.Mark) throws(Diagnostic) {
    guard let target = anchors[name] else {
      throw .error("`*\(name)` names no `&\(name)` before it: write the value itself", at: places.location(mark))
    }
    if let last = stack.last, last.isMapping, last.key == nil {
      guard case .scalar(let text, _) = target.node.content else {
        throw .error("`*\(name)` is no text and cannot be a key: write a word and a colon", at: places.location(mark))
      }
      try open(key: text, mark: mark)
    } else {
      try add(target.node, weight: target.weight, anchor: nil, mark: mark)
    }
  }

  /// Puts a finished node where it belongs. `weight` is the number of nodes in it.
  private mutating func add(
    _ node: YAMLNode, weight: Int, anchor: String?, mark: YAMLEvents.Mark
  ) throws(Diagnostic) {
    if let anchor { anchors[anchor] = (node, weight) }
    guard let top = stack.indices.last else {
      root = node
      return
    }
    stack[top].weight += weight
    guard stack[top].weight <= limits.nodes else {
      throw .error(
        "this stands for more than \(limits.nodes) values, aliases written out: write less", at: places.location(mark))
    }
    if let key = stack[top].key {
      let place = places.place(key.mark)
      stack[top].pairs.append(.init(key: key.text, keyLine: place.line, keyColumn: place.column, value: node))
      stack[top].key = nil
    } else {
      stack[top].items.append(node)
    }
  }
}
