private import Synchronization

/// Values by index, each made when it is first asked for: a build that changes little asks for few. Threads share them without
/// locks. Two that ask for the same value at the same time may both make it, and one of the two, which are alike, is kept.
///
/// A value is given back with all others and never before, so that who looks at one counts no reference: threads that count the same
/// ones wait for each other.
@safe public final class OnceEach<Value: Sendable>: Sendable {
  private final class Box: Sendable {
    let value: Value

    init(_ value: Value) { self.value = value }
  }

  private typealias Place = Atomic<Unmanaged<Box>?>

  @unsafe private nonisolated(unsafe) let places: UnsafeMutablePointer<Place>
  private let count: Int

  public init(count: Int) {
    self.count = count
    unsafe places = UnsafeMutablePointer.allocate(capacity: count)
    for index in 0..<count { unsafe (places + index).initialize(to: Atomic(nil)) }
  }

  deinit {
    for index in 0..<count {
      if let box = unsafe places[index].load(ordering: .acquiring) { unsafe box.release() }
      unsafe (places + index).deinitialize(count: 1)
    }
    unsafe places.deallocate()
  }

  /// The value at an index; nil when nobody has made it yet.
  public func known(at index: Int) -> Value? {
    withKnown(at: index) { copy $0 }
  }

  /// Looks at the value at an index; nil when nobody has made it yet.
  public func withKnown<Result>(at index: Int, _ body: (borrowing Value) -> Result) -> Result? {
    precondition(index >= 0 && index < count)
    return unsafe places[index].load(ordering: .acquiring)?._withUnsafeGuaranteedRef { body($0.value) }
  }

  /// The value at an index, which is made when there is none yet.
  public func value(at index: Int, make: () -> Value) -> Value { withValue(at: index, make: make) { copy $0 } }

  /// Looks at the value at an index, which is made when there is none yet.
  public func withValue<Result>(at index: Int, make: () -> Value, _ body: (borrowing Value) -> Result) -> Result {
    precondition(index >= 0 && index < count)
    if let box = unsafe places[index].load(ordering: .acquiring) {
      return unsafe box._withUnsafeGuaranteedRef { body($0.value) }
    }
    let made = unsafe Unmanaged.passRetained(Box(make()))
    let (isFirst, kept) = unsafe places[index].compareExchange(expected: nil, desired: made, ordering: .acquiringAndReleasing)
    guard !isFirst, let kept = unsafe kept else { return unsafe made._withUnsafeGuaranteedRef { body($0.value) } }
    unsafe made.release()
    return unsafe kept._withUnsafeGuaranteedRef { body($0.value) }
  }
}
