internal import Encoding
public import Vocabulary

/// Follows the program as rendering would, with the declared kinds of objects in the place of objects.
struct TemplateCheck {
  /// What stands on the context stack.
  private enum Frame {
    case object(any Fields.Type)
    /// A text, number or flag that a section was opened over.
    case plain(FieldType)
    /// A section over a name that was reported: nothing is known inside.
    case unknown
  }

  private struct Visit: Hashable {
    var routine: Int32
    var frames: [ObjectIdentifier?]
    var plain: Bool
  }

  private let set: TemplateSet
  private var visited: Set<Visit> = []
  private var waiting: [(routine: Int32, stack: [Frame])] = []
  /// A tag is reported once, in the first of the places where its template stands.
  private var reported: Set<Origin> = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ set: TemplateSet) { self.set = set }

  mutating func check(_ template: Template, root: any Fields.Type) {
    ask(Int32(template.number), [.object(root)])
    var next = 0
    while next < waiting.count {
      follow(waiting[next].routine, waiting[next].stack)
      next += 1
    }
    waiting = []
  }

  /// Looks at a routine with a stack once.
  private mutating func ask(_ routine: Int32, _ stack: [Frame]) {
    var frames: [ObjectIdentifier?] = []
    for frame in stack {
      switch frame {
      case .object(let kind): frames.append(ObjectIdentifier(kind))
      case .unknown: frames.append(nil)
      case .plain: break
      }
    }
    var plain = false
    if case .plain = stack.last { plain = true }
    if visited.insert(Visit(routine: routine, frames: frames, plain: plain)).inserted { waiting.append((routine, stack)) }
  }

  /// A stack with one more frame. An object hides a lower one of its kind altogether, and only the top is ever printed as `.`, so
  /// both are left out: the stacks of templates that include themselves stay few.
  private func pushing(_ frame: Frame, on stack: [Frame]) -> [Frame] {
    var below = stack
    if case .plain = below.last { below.removeLast() }
    if case .object(let kind) = frame {
      below.removeAll { if case .object(let other) = $0 { ObjectIdentifier(other) == ObjectIdentifier(kind) } else { false } }
    } else if case .unknown = frame {
      below.removeAll { if case .unknown = $0 { true } else { false } }
    }
    return below + [frame]
  }

  private mutating func follow(_ routine: Int32, _ stack: [Frame]) {
    var stacks = [stack]
    var at = Int(set.program.entries[Int(routine)])
    while true {
      let operation = set.program.operations[at]
      let stack = stacks[stacks.count - 1]
      switch operation.code {
      case .text, .indent: break
      case .markup, .json: checkPrinted(operation.a, in: stack, at: at, escaped: true)
      case .plain: checkPrinted(operation.a, in: stack, at: at, escaped: false)
      case .section: stacks.append(pushing(frame(over: operation.a, in: stack, at: at), on: stack))
      case .inverted: _ = type(of: operation.a, in: stack, at: at)
      case .sectionEnd: stacks.removeLast()
      case .call: follow(call: set.program.calls[Int(operation.a)], stack, at: at)
      case .finish: return
      }
      at += 1
    }
  }

  private mutating func follow(call: Call, _ stack: [Frame], at operation: Int) {
    switch call.target {
    case .routine(let routine): ask(routine, stack)
    case .named(let name, _):
      // Which template it will be is not known; that it is a name is.
      switch type(of: name, in: stack, at: operation) {
      case .text, nil: break
      default: report("'\(spelled(name))' is no text: only a text can name a template", at: operation)
      }
    }
  }

  // MARK: Types

  private mutating func frame(over name: Int32, in stack: [Frame], at operation: Int) -> Frame {
    if name == NameReference.current { return stack[stack.count - 1] }
    guard let type = type(of: name, in: stack, at: operation) else { return .unknown }
    switch type {
    case .object(let kind), .list(let kind): return .object(kind)
    case .texts: return .plain(.text)
    case .text, .html, .flag, .number: return .plain(type)
    }
  }

  private mutating func checkPrinted(_ name: Int32, in stack: [Frame], at operation: Int, escaped: Bool) {
    let spelled = spelled(name)
    if name == NameReference.current, case .object = stack[stack.count - 1] {
      return report("'{{.}}' is an object here and prints nothing: name one of its values", at: operation)
    }
    let mayBePlain = escaped || set.sources[Int(set.program.origins[operation].template)].escaping == .none
    switch type(of: name, in: stack, at: operation) {
    case .object:
      report("'\(spelled)' is an object and prints nothing: name one of its values, as in '{{\(spelled).name}}'", at: operation)
    case .list, .texts:
      report("'\(spelled)' is a list and prints nothing: open a section over it, '{{#\(spelled)}}'", at: operation)
    case .text where !mayBePlain:
      report(
        "'\(spelled)' is text that anybody may have written, and is printed as it is: write '{{\(spelled)}}', which escapes it",
        .warning, at: operation)
    case .text, .html, .flag, .number, nil: break
    }
  }

  /// What a name stands for; nil when it is not known, which has been reported.
  private mutating func type(of reference: Int32, in stack: [Frame], at operation: Int) -> FieldType? {
    if reference == NameReference.current {
      switch stack[stack.count - 1] {
      case .plain(let type): return type
      case .object(let kind): return .object(kind)
      case .unknown: return nil
      }
    }
    let path = reference >= 0 ? [reference] : Array(set.program.pathNames[set.program.paths[Int(NameReference.path(reference))]])
    guard var type = type(ofFirst: path[0], in: stack, at: operation) else { return nil }
    for (before, part) in zip(path, path.dropFirst()) {
      let (owner, wanted) = (NameTable.name(of: before), NameTable.name(of: part))
      switch type {
      case .object(let kind):
        guard let inner = kind.shape.type(of: part) else {
          reportUndeclared(wanted, among: kind.shape.names, inside: "'\(owner)'", at: operation)
          return nil
        }
        type = inner
      case .list, .texts:
        report("'\(owner)' is a list: open a section over it, '{{#\(owner)}}', and use '\(wanted)' inside", at: operation)
        return nil
      case .text, .html, .flag, .number:
        report("'\(owner)' is no object, so it has no '\(wanted)': use '{{\(owner)}}'", at: operation)
        return nil
      }
    }
    return type
  }

  private mutating func type(ofFirst name: NameTable.Number, in stack: [Frame], at operation: Int) -> FieldType? {
    var declared: [String] = []
    for frame in stack.reversed() {
      switch frame {
      case .object(let kind):
        if let type = kind.shape.type(of: name) { return type }
        declared += kind.shape.names
      case .plain: break
      case .unknown: return nil
      }
    }
    reportUndeclared(NameTable.name(of: name), among: declared, inside: "here", at: operation)
    return nil
  }

  private mutating func reportUndeclared(_ name: String, among declared: [String], inside place: String, at operation: Int) {
    let nearest = NearestName.suggestion(for: name, among: declared)
    let declaredWhere = place == "here" ? "here" : "in \(place)"
    let help = nearest.map { "did you mean '\($0)'?" } ?? "declared \(declaredWhere): \(declared.joined(separator: ", "))"
    report("there is no value '\(name)' \(declaredWhere); \(help)", at: operation)
  }

  private mutating func report(_ message: String, _ severity: Diagnostic.Severity = .error, at operation: Int) {
    let origin = set.program.origins[operation]
    guard reported.insert(origin).inserted else { return }
    diagnostics.append(Diagnostic(severity, message, at: set.location(of: origin)))
  }

  private func spelled(_ reference: Int32) -> String {
    if reference == NameReference.current { return "." }
    let path = reference >= 0 ? [reference] : Array(set.program.pathNames[set.program.paths[Int(NameReference.path(reference))]])
    return path.map { NameTable.name(of: $0) }.joined(separator: ".")
  }
}

extension TemplateSet {
  /// Holds templates against the names declared for the pages that they print. Every template that they reach is looked at with
  /// the values it is given there: errors for undeclared names and names used as what they are not, warnings for text that is
  /// printed unescaped, and errors for misspelled blocks; sorted by place, one a tag. (What `{{>*name}}` reaches is known only while rendering.)
  public func check(_ pages: [(template: String, root: any Fields.Type)]) -> [Diagnostic] {
    var check = TemplateCheck(self)
    var unknown: [Diagnostic] = []
    for page in pages {
      if let template = template(page.template) {
        check.check(template, root: page.root)
      } else {
        let hint = NearestName.hint(for: page.template, among: numbers.keys.sorted())
        unknown.append(.error("the template '\(page.template)' is missing\(hint)"))
      }
    }
    let stray = strayBlocks.map { Diagnostic.error($0.message, at: location(of: $0.origin)) }
    return (unknown + stray + check.diagnostics).sortedByPlace
  }
}
