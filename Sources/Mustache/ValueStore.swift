private import Encoding

/// Where values of one page stand: its objects behind each other, and its texts in a row. Nothing in it is counted by reference, and all
/// of it goes at once, while a page of objects and texts of their own is mostly the work of counting them.
///
/// A value that stands in a store is good for that store alone, so what several pages show is kept in values of its own.
@safe public final class ValueStore {
  struct Contents: ~Copyable {
    var values: StoredValues
    var bytes: [UInt8] = []
  }

  /// By address: the compiler has every access to a variable of a class checked for others while the program runs, and a page makes
  /// hundreds of them. Nobody but this class has the address, and `isAppending` is the check where one access lies within another.
  @unsafe private let contents: UnsafeMutablePointer<Contents>
  private var isAppending = false
  /// The objects that the store was made with.
  private let preparedObjects: [StoredObject]

  /// - Parameter prepared: objects that are copied into the store; nil for none.
  public init(_ prepared: PreparedTexts? = nil) {
    unsafe contents = UnsafeMutablePointer.allocate(capacity: 1)
    unsafe contents.initialize(to: Contents(values: StoredValues(capacity: prepared.map { $0.values.count + 512 } ?? 0)))
    preparedObjects = prepared?.objects ?? []
    guard let prepared else { return }
    unsafe contents.pointee.values.add(owningNothing: prepared.values)
    let bytes = prepared.bytes
    unsafe contents.pointee.bytes.reserveCapacity(bytes.count + 1 << 14)
    unsafe contents.pointee.bytes.append(bytes.span)
  }

  deinit {
    unsafe contents.deinitialize(count: 1)
    unsafe contents.deallocate()
  }

  /// The first object that the store was made with.
  public var prepared: Value { preparedObjects.first.map { .placed($0) } ?? .absent }

  /// An object that the store was made with, to be filled in further. It must have been prepared as the same kind.
  public func preparedRecord<Kind: Fields>(_ kind: Kind.Type = Kind.self, at index: Int) -> StoredRecord<Kind> {
    StoredRecord(preparedObjects[index], in: self)
  }

  /// Good as long as the store is there and nothing is put into it.
  var values: UnsafeBufferPointer<Value> { unsafe contents.pointee.values.buffer }

  var bytes: [UInt8] { unsafe contents.pointee.bytes }

  /// Makes room for so many bytes of texts.
  public func reserve(bytes count: Int) {
    unsafe contents.pointee.bytes.reserveCapacity(contents.pointee.bytes.count + count)
  }

  /// A text that is appended to what was there before. Meanwhile nothing else may be put into the store.
  public func text(_ append: (inout [UInt8]) -> Void) -> Value {
    precondition(!isAppending, "a text within a text")
    isAppending = true
    defer { isAppending = false }
    let start = unsafe contents.pointee.bytes.count
    unsafe append(&contents.pointee.bytes)
    return stored(from: start)
  }

  /// A text as a value; its bytes are kept by the store.
  public func text(_ text: String) -> Value { self.text(text.utf8.span) }

  /// The same of UTF-8 bytes.
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

  /// The object that a packed one is, with a copy of its texts.
  public func object<Kind: Fields>(_ packed: borrowing PackedRecord<Kind>) -> StoredRecord<Kind> {
    precondition(!isAppending, "an object within a text")
    let object = place(Kind.shape)
    let start = unsafe contents.pointee.bytes.count
    unsafe contents.pointee.bytes.append(packed.bytes.span)
    packed.forEachText { slot, range in
      self[object, slot] = .stored(StoredText(start: UInt32(start + range.lowerBound), count: UInt32(range.count)))
    }
    return StoredRecord(object, in: self)
  }

  /// An object all of whose values are absent.
  func place(_ shape: Shape) -> StoredObject {
    StoredObject(shape, start: UInt32(addAbsent(shape.names.count)))
  }

  /// Absent values behind each other, and where they begin.
  func addAbsent(_ count: Int) -> Int { unsafe contents.pointee.values.addAbsent(count) }

  /// A value by its place in the store.
  subscript(_ place: Int) -> Value {
    get { unsafe contents.pointee.values[place] }
    set { unsafe contents.pointee.values[place] = newValue }
  }

  /// A value of an object of this store.
  subscript(_ object: StoredObject, _ slot: Int) -> Value {
    get { self[Int(object.start) + slot] }
    set { self[Int(object.start) + slot] = newValue }
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

/// The items of a list of a `ValueStore`.
public struct StoredItems: Sendable {
  let start: UInt32
  let count: UInt32
}

/// An object in a store while it is filled in, as `Record` is one on its own.
public struct StoredRecord<Kind: Fields> {
  private let store: ValueStore
  let object: StoredObject

  /// All values are absent.
  public init(_ kind: Kind.Type = Kind.self, in store: ValueStore) {
    self.init(store.place(Kind.shape), in: store)
  }

  init(_ object: StoredObject, in store: ValueStore) {
    self.store = store
    self.object = object
  }

  public subscript(_ field: Kind) -> Value {
    get { store[object, field.rawValue] }
    // Mutating, so that a record says whether somebody may fill it in.
    mutating set { store[object, field.rawValue] = newValue }
  }
}

/// A list in a store while items are put in. There is room for all of them from the beginning, as what they hold stands behind them.
public struct StoredList {
  private let store: ValueStore
  private let start: Int
  private let room: Int
  public private(set) var count = 0

  public init(atMost room: Int, in store: ValueStore) {
    self.store = store
    self.room = room
    start = store.addAbsent(room)
  }

  public var isEmpty: Bool { count == 0 }

  /// Appends an item; there must be room for it.
  public mutating func append(_ item: Value) {
    precondition(count < room, "more items than there is room for")
    store[start + count] = item
    count += 1
  }

  var items: StoredItems { StoredItems(start: UInt32(start), count: UInt32(count)) }
}

/// Objects of texts alone, made once and copied into many stores.
public final class PreparedTexts: Sendable {
  let objects: [StoredObject]
  let values: [Value]
  let bytes: [UInt8]

  /// Of declared kinds; values that are no texts become absent.
  public init<First: Fields, Second: Fields>(_ first: Record<First>, _ second: Record<Second>) {
    objects = [
      StoredObject(First.shape, start: 0), StoredObject(Second.shape, start: UInt32(first.object.values.count)),
    ]
    (values, bytes) = Self.stored(first.object.values + second.object.values)
  }

  /// The same of one object.
  public init<Kind: Fields>(_ record: Record<Kind>) {
    objects = [StoredObject(Kind.shape, start: 0)]
    (values, bytes) = Self.stored(record.object.values)
  }

  private static func stored(_ all: [Value]) -> (values: [Value], bytes: [UInt8]) {
    var bytes: [UInt8] = []
    var values: [Value] = []
    for value in all {
      let start = bytes.count
      switch value {
      case .text(let text): bytes.append(text)
      case .bytes(let text): bytes.append(text.span)
      default:
        values.append(.absent)
        continue
      }
      values.append(.stored(StoredText(start: UInt32(start), count: UInt32(bytes.count - start))))
    }
    return (values, bytes)
  }
}

extension Value {
  /// The object that a record in a store is.
  public static func object<Kind: Fields>(_ record: StoredRecord<Kind>) -> Value { .placed(record.object) }

  /// The list that was filled in a store.
  public static func list(_ list: StoredList) -> Value { .items(list.items) }
}
