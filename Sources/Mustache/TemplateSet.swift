public import Vocabulary

/// Templates compiled together: partials, parents and blocks are resolved, white space is settled. Immutable; render from as many
/// threads as you like, each with a `Renderer` of its own.
public struct TemplateSet: Sendable {
  /// What a partial or parent that no source has means.
  public enum UnknownPartials: Sendable {
    /// A mistake of its template.
    case reported
    /// Nothing is printed for it, as the specification has it.
    case empty
  }

  /// Compiles the sources, or throws every mistake of every source at once.
  public init(_ sources: [TemplateSource], unknownPartials: UnknownPartials = .reported) throws(Diagnostics) {
    throw Diagnostics([])
  }

  /// The template of that name; nil when no source has it.
  public func template(_ name: String) -> Template? { nil }

  /// Holds templates against the names declared for the pages that they print. Every template that they reach is looked at with
  /// the values it is given there: errors for undeclared names and names used as what they are not, sorted by place, none twice.
  public func check(_ pages: [(template: String, root: any Fields.Type)]) -> [Diagnostic] { [] }
}

/// One template of a set.
public struct Template: Sendable, Hashable {
  public let name: String
  let index: Int
}

/// Renders templates of one set, again and again, and keeps the memory it works in.
public struct Renderer {
  public init(_ set: TemplateSet) {}

  /// Appends what a template prints for a value. The template must be of the renderer's set. Throws when templates include each
  /// other without end or print without end; what was appended until then stays.
  public mutating func render(_ template: Template, _ root: Value, into out: inout [UInt8]) throws(Diagnostic) {}
}
