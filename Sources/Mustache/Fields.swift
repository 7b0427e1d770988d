private import Synchronization

/// The names that a kind of object declares to templates, in order: an enum whose raw values count from 0.
///
///     enum AuthorFields: Int, Fields {
///       case name, address
///       static let shape = Shape(of: Self.self)
///       var type: FieldType { .text }
///     }
public protocol Fields: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == Int {
  /// What the objects of this kind share: write `static let shape = Shape(of: Self.self)`.
  static var shape: Shape { get }
  /// How templates write the name; the case's own name unless told otherwise.
  var name: String { get }
  /// What the name stands for; it may be absent in any case.
  var type: FieldType { get }
}

extension Fields {
  public var name: String { String(describing: self) }
}

/// What a declared name stands for.
public enum FieldType: Sendable {
  /// Text that has to be escaped for the place it goes to.
  case text
  /// Text that is markup already (or JSON already) and may be printed with `{{{name}}}`.
  case html
  case flag
  case number
  case texts
  case object(any Fields.Type)
  case list(any Fields.Type)
}

/// What the objects of one kind share: which name has which slot. Every shape lives for ever: those of declared kinds are constants,
/// the others are kept here.
public final class Shape: Sendable {
  /// The names in declared order.
  public let names: [String]
  let types: [FieldType]
  /// By number of the name: its slot, or -1. Names numbered later than these are not here either.
  let slots: [Int16]

  /// The shape of a declared kind.
  public convenience init<Kind: Fields>(of kind: Kind.Type) {
    let all = Array(kind.allCases)
    precondition(all.enumerated().allSatisfy { $0.offset == $0.element.rawValue }, "raw values of \(kind) must count from 0")
    self.init(names: all.map(\.name), types: all.map(\.type))
  }

  private init(names: [String], types: [FieldType] = []) {
    self.names = names
    self.types = types
    let numbers = names.map { NameTable.number(of: $0) }
    var slots = [Int16](repeating: -1, count: Int(numbers.max() ?? -1) + 1)
    for (slot, number) in numbers.enumerated() { slots[Int(number)] = Int16(slot) }
    self.slots = slots
  }

  private static let undeclared = Mutex<[[String]: Shape]>([:])

  /// The shape of objects without a declared kind.
  static func shared(names: [String]) -> Shape {
    undeclared.withLock { shapes in
      if let known = shapes[names] { return known }
      let shape = Shape(names: names)
      shapes[names] = shape
      return shape
    }
  }

  /// The slot of a name, or -1.
  @inline(__always) func slot(of name: NameTable.Number) -> Int {
    Int(name) < slots.count ? Int(slots[Int(name)]) : -1
  }

  /// What a name is declared to stand for; nil when it is not declared.
  func type(of name: NameTable.Number) -> FieldType? {
    let slot = slot(of: name)
    return slot >= 0 && slot < types.count ? types[slot] : nil
  }
}
