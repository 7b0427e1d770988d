private import Encoding

/// Where values of one page stand: its objects behind each other, and its texts in a row. Nothing in it is counted by reference, and all
/// of it goes at once, while a page of objects and texts of their own is mostly the work of counting them.
///
/// A value that stands in a store is good for that store alone, so what several pages show is kept in values of its own.
@safe public final class ValueStore {
  struct Contents {
    var values: [Value] = []
    var bytes: [UInt8] = []
  }

  /// By address: the compiler has every access to a variable of a class checked for others while the program runs, and a page makes
  /// hundreds of them. Nobody but this class has the address, and `isAppending` is the check where one access lies within another.
  @unsafe private let contents: UnsafeMutablePointer<Contents>
  private var isAppending = false
  /// The object that the store was made with.
  public let prepared: Value

  /// - Parameter prepared: an object that is copied into the store; nil for none.
  public init(_ prepared: PreparedTexts? = nil) {
    unsafe contents = UnsafeMutablePointer.allocate(capacity: 1)
    unsafe contents.initialize(to: Contents())
    self.prepared = prepared.map { .placed(StoredObject($0.shape, start: 0)) } ?? .absent
    guard let prepared else { return }
    unsafe contents.pointee.values.reserveCapacity(prepared.values.count + 256)
    unsafe contents.pointee.values += prepared.values
    let bytes = prepared.bytes
    unsafe contents.pointee.bytes.reserveCapacity(bytes.count + 1 << 14)
    unsafe contents.pointee.bytes.append(bytes.span)
  }

  deinit {
    unsafe contents.deinitialize(count: 1)
    unsafe contents.deallocate()
  }

  var values: [Value] { unsafe contents.pointee.values }

  var bytes: [UInt8] { unsafe contents.pointee.bytes }

  /// A text that is appended to what was there before. Meanwhile nothing else may be put into the store.
  public func text(_ append: (inout [UInt8]) -> Void) -> Value {
    precondition(!isAppending, "a text within a text")
    isAppending = true
    defer { isAppending = false }
    let start = unsafe contents.pointee.bytes.count
    unsafe append(&contents.pointee.bytes)
    return stored(from: start)
  }

  public func text(_ text: String) -> Value { self.text(text.utf8.span) }

  public func text(_ text: Span<UInt8>) -> Value {
    precondition(!isAppending, "a text within a text")
    let start = unsafe contents.pointee.bytes.count
    unsafe contents.pointee.bytes.append(text)
    return stored(from: start)
  }

  private func stored(from start: Int) -> Value {
    .stored(StoredText(start: UInt32(start), count: UInt32(unsafe contents.pointee.bytes.count - start)))
  }

  /// The text, or `absent` when there is none.
  public func text(orAbsent text: String?) -> Value { text.map { self.text($0) } ?? .absent }

  /// An object all of whose values are absent.
  func place(_ shape: Shape) -> StoredObject {
    let start = unsafe contents.pointee.values.count
    unsafe contents.pointee.values.append(contentsOf: repeatElement(.absent, count: shape.names.count))
    return StoredObject(shape, start: UInt32(start))
  }

  /// A value of an object of this store.
  subscript(_ object: StoredObject, _ slot: Int) -> Value {
    get { unsafe contents.pointee.values[Int(object.start) + slot] }
    set { unsafe contents.pointee.values[Int(object.start) + slot] = newValue }
  }

  /// The bytes of a text of this store.
  func range(of text: StoredText) -> Range<Int> { Int(text.start)..<Int(text.start) + Int(text.count) }
}

/// A text of a `ValueStore`.
public struct StoredText: Sendable {
  let start: UInt32
  let count: UInt32
}

/// An object of a `ValueStore`.
@safe public struct StoredObject: Sendable {
  /// Shapes live for ever; see `Object`.
  @unsafe let shapeReference: Unmanaged<Shape>
  let start: UInt32

  init(_ shape: Shape, start: UInt32) {
    unsafe shapeReference = Unmanaged.passUnretained(shape)
    self.start = start
  }

  var shape: Shape { unsafe shapeReference.takeUnretainedValue() }
}

/// An object in a store while it is filled in, as `Record` is one on its own.
public struct StoredRecord<Kind: Fields> {
  private let store: ValueStore
  let object: StoredObject

  /// All values are absent.
  public init(_ kind: Kind.Type = Kind.self, in store: ValueStore) {
    self.store = store
    object = store.place(Kind.shape)
  }

  public subscript(_ field: Kind) -> Value {
    get { store[object, field.rawValue] }
    // Mutating, so that a record says whether somebody may fill it in.
    mutating set { store[object, field.rawValue] = newValue }
  }
}

/// An object of texts alone, made once and copied into many stores.
public final class PreparedTexts: Sendable {
  let shape: Shape
  let values: [Value]
  let bytes: [UInt8]

  /// Of a declared kind; values that are no texts become absent.
  public init<Kind: Fields>(_ record: Record<Kind>) {
    shape = Kind.shape
    var bytes: [UInt8] = []
    var values: [Value] = []
    for value in record.object.values {
      let start = bytes.count
      switch value {
      case .text(let text): bytes.append(text)
      case .bytes(let text): bytes.append(text.span)
      default: break
      }
      values.append(
        bytes.count == start ? .absent : .stored(StoredText(start: UInt32(start), count: UInt32(bytes.count - start))))
    }
    self.bytes = bytes
    self.values = values
  }
}

extension Value {
  /// The object that a record in a store is.
  public static func object<Kind: Fields>(_ record: StoredRecord<Kind>) -> Value { .placed(record.object) }
}
