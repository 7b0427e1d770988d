internal import Mustache

/// An object of a declared kind while it is filled in: `record[.title] = …` names only what the kind declares.
struct Record<Kind: Fields>: Sendable {
  private(set) var object: Object

  init(_ kind: Kind.Type) { object = Object(kind) }

  subscript(_ field: Kind) -> Value {
    get { object[field] }
    set { object[field] = newValue }
  }
}

extension Value {
  static func object<Kind: Fields>(_ record: Record<Kind>) -> Value { .object(record.object) }
}
