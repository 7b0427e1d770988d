internal import Encoding
internal import Vocabulary

/// Turns trees into a program: names become numbers, white space becomes literal text, and the blocks that a parent's arguments
/// replace are laid in their places, so that inheritance costs nothing while rendering.
///
/// A **routine** is one template with the arguments that are in force in it and the indentation of its caller. Routines are
/// made as they are asked for and shared by all callers that ask for the same. Arguments have lexical scope: the blocks in an
/// argument's own text belong to the template that it is written in. An argument of an outer template wins over one of an inner
/// template, so environments only ever gain names, and there is an end to them.
struct Linker {
  /// More routines or operations than this come from templates that multiply each other; no theme needs them.
  private static let mostRoutines = 5_000
  private static let mostOperations = 2_000_000
  /// Arguments within arguments; it bounds the recursion.
  private static let deepest = 1_000

  struct Key: Hashable {
    var template: Int
    var environment: Int
    /// Put before each line when the program is made …
    var indent: [UInt8] = []
    /// … after what the caller asks for while rendering. That is for templates that include themselves, each time further in.
    var indentsWhileRendering = false
  }

  private struct Routine {
    var key: Key
    /// Which routine asked for it first.
    var parent: Int?
  }

  /// The tree that is being laid out and what is in force there.
  struct Place {
    var template: Int
    var environment: Int
    var indent: [UInt8]
    var indentsWhileRendering: Bool
    var routine: Int
  }

  private let sources: [TemplateSource]
  private let trees: [Syntax]
  private let numbers: [String: Int]
  private var program = ProgramDraft()
  private var routines: [Routine] = []
  private var routineNumbers: [Key: Int] = [:]
  private var environments = Environments()
  private var pathNumbers: [[NameTable.Number]: Int32] = [:]
  private var dispatchNumbers: [Key: Int32] = [:]

  private var depth = 0
  private var openSections = 0
  /// The next line start is not one: what is laid out goes on in a line.
  private var isInsideLine = false
  /// Jumps lead here, so the next text is not joined with the last.
  private var isTarget = true
  private(set) var mistakes: [(Origin, String)] = []

  /// The routine of each template comes first, in order.
  static func link(
    _ sources: [TemplateSource], _ trees: [Syntax], _ numbers: [String: Int]
  ) -> (program: Program, mistakes: [(Origin, String)]) {
    var linker = Linker(sources: sources, trees: trees, numbers: numbers)
    linker.link()
    return (Program(linker.program), linker.mistakes)
  }

  private init(sources: [TemplateSource], trees: [Syntax], numbers: [String: Int]) {
    self.sources = sources
    self.trees = trees
    self.numbers = numbers
  }

  private mutating func link() {
    for template in trees.indices { _ = routine(Key(template: template, environment: Environments.empty), askedBy: nil) }
    var next = 0
    while next < routines.count, mistakes.isEmpty {
      let key = routines[next].key
      program.entries.append(Int32(program.operations.count))
      isTarget = true
      isInsideLine = false
      let place = Place(
        template: key.template, environment: key.environment, indent: key.indent,
        indentsWhileRendering: key.indentsWhileRendering, routine: next)
      lay(trees[key.template].nodes, place)
      add(.finish, at: 0, place)
      if routines.count > Self.mostRoutines || program.operations.count > Self.mostOperations {
        refuse(at: 0, place, "the partials and blocks of this template multiply each other beyond all bounds: include fewer")
      }
      next += 1
    }
  }

  private mutating func refuse(at offset: Int, _ place: Place, _ message: String) {
    mistakes.append((Origin(template: Int32(place.template), offset: Int32(offset)), message))
  }

  /// The number of a routine, which is made later when it is new.
  private mutating func routine(_ key: Key, askedBy parent: Int?) -> Int32 {
    if let number = routineNumbers[key] { return Int32(number) }
    routineNumbers[key] = routines.count
    routines.append(Routine(key: key, parent: parent))
    return Int32(routines.count - 1)
  }

  // MARK: Laying out

  private mutating func lay(_ nodes: [Node], _ place: Place) {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.deepest, program.operations.count <= Self.mostOperations else {
      return refuse(at: 0, place, "blocks in this template hold blocks without end: nest fewer")
    }
    for node in nodes where mistakes.isEmpty { lay(node, place) }
  }

  private mutating func lay(_ node: Node, _ place: Place) {
    let text = sources[place.template].text
    switch node {
    case .line(let space):
      startLine(place)
      add(text[space])
    case .text(let range): add(text[range])
    case .variable(let name, let escaped):
      let code = escaped ? Operation.code(for: sources[place.template].escaping) : .plain
      add(code, reference(name), at: name.offset, place)
    case .section(let name, let inverted, let nodes): lay(section: name, inverted, nodes, place)
    case .include(let include): lay(include, place)
    case .block(let block): lay(block, place)
    }
  }

  private mutating func startLine(_ place: Place) {
    if isInsideLine {
      isInsideLine = false
      return
    }
    if place.indentsWhileRendering { add(.indent, at: 0, place) }
    add(place.indent[...])
  }

  private mutating func lay(section name: Name, _ inverted: Bool, _ nodes: [Node], _ place: Place) {
    let start = program.operations.count
    add(inverted ? .inverted : .section, reference(name), at: name.offset, place)
    openSections += 1
    lay(nodes, place)
    openSections -= 1
    if !inverted { add(.sectionEnd, Int32(start), at: name.offset, place) }
    program.operations[start].b = Int32(program.operations.count - 1)
    isTarget = true
  }

  private mutating func lay(_ block: Block, _ place: Place) {
    guard let argument = environments[place.environment].arguments[block.name] else { return lay(block.nodes, place) }
    let text = sources[place.template].text
    var inner = place
    inner.template = argument.template
    inner.environment = argument.environment
    if block.startsLine {
      let space = block.nodes.intrinsicIndent(in: text) ?? block.indent
      if let space { inner.indent += text[space] }
      if !argument.content.startsLine { startLine(inner) }
    } else {
      // The block goes on in its line; what starts further lines is indented as that line is.
      if let space = block.indent { inner.indent += text[space] }
      isInsideLine = argument.content.startsLine
    }
    lay(argument.content.nodes, inner)
    isInsideLine = false
  }

  private mutating func lay(_ include: Include, _ place: Place) {
    let environment = environments.adding(include.arguments, of: place.template, to: place.environment)
    let space = include.indent.map { sources[place.template].text[$0] }
    // A tag inside a line starts no line: nothing is indented.
    let indent = space.map { place.indent + $0 } ?? []
    let whileRendering = place.indentsWhileRendering && space != nil
    var call = Call(target: .routine(0), isUnconditional: openSections == 0)
    switch include.target {
    case .template(let name):
      guard let template = numbers[name] else { return }
      var key = Key(template: template, environment: environment, indent: indent, indentsWhileRendering: whileRendering)
      if !indent.isEmpty, isAsked(key, from: place.routine) {
        key.indent = []
        key.indentsWhileRendering = true
        call.indent = indent
        call.indentation = place.indentsWhileRendering ? .add : .replace
      }
      call.target = .routine(routine(key, askedBy: place.routine))
    case .named(let name):
      if !indent.isEmpty {
        call.indent = indent
        call.indentation = whileRendering ? .add : .replace
      }
      let key = Key(
        template: -1, environment: include.arguments.isEmpty ? Environments.empty : environment,
        indentsWhileRendering: whileRendering || !indent.isEmpty)
      call.target = .named(by: reference(name), dispatch: dispatch(key, askedBy: place.routine))
    }
    program.calls.append(call)
    add(.call, Int32(program.calls.count - 1), at: include.offset, place)
  }

  /// The routines of all templates, for a name that is read while rendering. (Without arguments of its own such a call passes none
  /// on: which blocks it meets is not known, and every template in every environment would be too many.)
  private mutating func dispatch(_ key: Key, askedBy parent: Int) -> Int32 {
    if let number = dispatchNumbers[key] { return number }
    let number = Int32(program.dispatches.count)
    dispatchNumbers[key] = number
    program.dispatches.append([])
    for template in trees.indices {
      var key = key
      key.template = template
      program.dispatches[Int(number)].append(routine(key, askedBy: parent))
    }
    return number
  }

  /// Whether the template already stands, with another indentation, among the routines that led to this one: then it includes itself.
  private func isAsked(_ key: Key, from routine: Int) -> Bool {
    var at: Int? = routine
    while let number = at {
      let other = routines[number].key
      if other.template == key.template, other.environment == key.environment, other != key { return true }
      at = routines[number].parent
    }
    return false
  }

  // MARK: Operations

  private mutating func reference(_ name: Name) -> Int32 {
    if name.parts.isEmpty { return NameReference.current }
    let numbers = name.parts.map { NameTable.number(of: $0) }
    if numbers.count == 1 { return numbers[0] }
    if let known = pathNumbers[numbers] { return NameReference.path(known) }
    let number = Int32(program.paths.count)
    program.paths.append(numbers)
    pathNumbers[numbers] = number
    return NameReference.path(number)
  }

  private mutating func add(_ code: Operation.Code, _ a: Int32 = 0, at offset: Int, _ place: Place) {
    program.operations.append(Operation(code: code, a: a))
    program.origins.append(Origin(template: Int32(place.template), offset: Int32(offset)))
    isTarget = false
  }

  private mutating func add(_ bytes: ArraySlice<UInt8>) {
    if bytes.isEmpty { return }
    let last = program.operations.count - 1
    if !isTarget, last >= 0, program.operations[last].code == .text {
      program.operations[last].b += Int32(bytes.count)
    } else {
      program.operations.append(Operation(code: .text, a: Int32(program.literals.count), b: Int32(bytes.count)))
      program.origins.append(Origin(template: 0, offset: 0))
      isTarget = false
    }
    program.literals.append(contentsOf: bytes)
  }
}
