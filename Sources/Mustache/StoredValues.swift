/// Values behind each other. Unlike an array of them, they go without a look at each one: most own no memory, and which do is
/// remembered.
@safe struct StoredValues: ~Copyable {
  @unsafe private var start: UnsafeMutablePointer<Value>
  private(set) var count = 0
  private var capacity: Int
  /// Where values stand, or stood, that own memory.
  private var owners: [Int] = []

  init(capacity: Int) {
    self.capacity = max(16, capacity)
    unsafe start = UnsafeMutablePointer.allocate(capacity: self.capacity)
  }

  deinit {
    // What owns nothing needs no farewell.
    for place in owners { unsafe start[place] = .absent }
    unsafe start.deallocate()
  }

  /// Good as long as nothing is added.
  var buffer: UnsafeBufferPointer<Value> { unsafe UnsafeBufferPointer(start: start, count: count) }

  /// Adds absent values and says where they begin.
  mutating func addAbsent(_ added: Int) -> Int {
    let place = count
    reserve(added)
    for at in place..<place + added { unsafe (start + at).initialize(to: .absent) }
    count += added
    return place
  }

  /// Adds values that own no memory.
  mutating func add(owningNothing values: [Value]) {
    reserve(values.count)
    unsafe values.withUnsafeBytes { bytes in
      if let first = bytes.baseAddress {
        unsafe UnsafeMutableRawPointer(start + count).copyMemory(from: first, byteCount: bytes.count)
      }
    }
    count += values.count
  }

  subscript(_ place: Int) -> Value {
    get {
      precondition(place >= 0 && place < count)
      return unsafe start[place]
    }
    set {
      precondition(place >= 0 && place < count)
      if newValue.ownsMemory { owners.append(place) }
      unsafe start[place] = newValue
    }
  }

  private mutating func reserve(_ added: Int) {
    guard count + added > capacity else { return }
    capacity = max(2 * capacity, count + added)
    let wider = UnsafeMutablePointer<Value>.allocate(capacity: capacity)
    unsafe wider.moveInitialize(from: start, count: count)
    unsafe start.deallocate()
    unsafe start = wider
  }
}

extension Value {
  /// Whether giving the value up may give up memory.
  fileprivate var ownsMemory: Bool {
    switch self {
    case .absent, .flag, .number, .stored, .placed, .items: false
    case .text, .bytes, .list, .texts, .object: true
    }
  }
}
