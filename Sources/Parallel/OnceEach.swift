private import Synchronization

/// Values by index, each made when it is first asked for: a build that changes little asks for few. Threads share them without
/// locks. Two that ask for the same value at the same time may both make it, and one of the two, which are alike, is kept.
///
/// A value is given back with all others and never before, so that who looks at one counts no reference: threads that count the same
/// ones wait for each other.
public final class OnceEach<Value: Sendable>: Sendable {
  private final class Box: Sendable {
    let value: Value

    init(_ value: Value) { self.value = value }
  }

  /// Where a value stands once it was made.
  @safe private final class Place: Sendable {
    @unsafe private let box = unsafe Atomic<Unmanaged<Box>?>(nil)

    deinit { unsafe box.load(ordering: .acquiring)?.release() }

    func withKnown<Result>(_ body: (borrowing Value) -> Result) -> Result? {
      // The place keeps the box for as long as it is there itself.
      unsafe box.load(ordering: .acquiring)?._withUnsafeGuaranteedRef { body($0.value) }
    }

    /// Puts a value here unless there is one.
    func offer(_ value: Value) {
      let offered = unsafe Unmanaged.passRetained(Box(value))
      let (isFirst, _) = unsafe box.compareExchange(expected: nil, desired: offered, ordering: .acquiringAndReleasing)
      if !isFirst { unsafe offered.release() }
    }
  }

  private let places: [Place]

  public init(count: Int) { places = (0..<count).map { _ in Place() } }

  /// The value at an index; nil when nobody has made it yet.
  public func known(at index: Int) -> Value? {
    withKnown(at: index) { copy $0 }
  }

  /// Looks at the value at an index; nil when nobody has made it yet.
  public func withKnown<Result>(at index: Int, _ body: (borrowing Value) -> Result) -> Result? { places[index].withKnown(body) }

  /// The value at an index, which is made when there is none yet.
  public func value(at index: Int, make: () -> Value) -> Value { withValue(at: index, make: make) { copy $0 } }

  /// Looks at the value at an index, which is made when there is none yet.
  public func withValue<Result>(at index: Int, make: () -> Value, _ body: (borrowing Value) -> Result) -> Result {
    let place = places[index]
    if let result = place.withKnown(body) { return result }
    place.offer(make())
    guard let result = place.withKnown(body) else { preconditionFailure("a value that was offered is there") }
    return result
  }
}
