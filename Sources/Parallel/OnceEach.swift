private import Synchronization

/// Values by index, each made when it is first asked for: a build that changes little asks for few. Threads share them without
/// locks. Two that ask for the same value at the same time may both make it, and one of the two, which are alike, is kept.
public final class OnceEach<Value: Sendable>: Sendable {
  private final class Box: Sendable {
    let value: Value

    init(_ value: Value) { self.value = value }
  }

  private final class Place: Sendable {
    let box = AtomicLazyReference<Box>()
  }

  private let places: [Place]

  public init(count: Int) { places = (0..<count).map { _ in Place() } }

  /// The value at an index; nil when nobody has made it yet.
  public func known(at index: Int) -> Value? { places[index].box.load()?.value }

  /// The value at an index, which is made when there is none yet.
  public func value(at index: Int, make: () -> Value) -> Value {
    if let box = places[index].box.load() { return box.value }
    return places[index].box.storeIfNil(Box(make())).value
  }
}
