/// The arguments that are in force in a template, by block name. Equal ones have one number.
struct Environments {
  struct Bound {
    var template: Int
    var content: Argument
    /// In force where the argument is written.
    var environment: Int
  }

  struct Environment {
    var arguments: [String: Bound] = [:]
  }

  private struct Identity: Hashable {
    var name: String
    var template: Int
    var ordinal: Int
    var environment: Int
  }

  static let empty = 0

  private var all = [Environment()]
  private var numbers: [[Identity]: Int] = [[]: empty]

  subscript(_ number: Int) -> Environment { all[number] }

  /// The environment inside of a parent tag: what is in force around it, then its own arguments. Of two of one name the last counts.
  mutating func adding(_ arguments: [Argument], of template: Int, to outer: Int) -> Int {
    var inner = all[outer]
    for argument in arguments.reversed() where inner.arguments[argument.name] == nil {
      inner.arguments[argument.name] = Bound(template: template, content: argument, environment: outer)
    }
    if inner.arguments.count == all[outer].arguments.count { return outer }
    let identity = inner.arguments.sorted { $0.key < $1.key }
      .map { Identity(name: $0, template: $1.template, ordinal: $1.content.ordinal, environment: $1.environment) }
    if let known = numbers[identity] { return known }
    numbers[identity] = all.count
    all.append(inner)
    return all.count - 1
  }
}
