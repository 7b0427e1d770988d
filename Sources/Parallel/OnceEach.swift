public import Synchronization

/// Values by index, each made when it is first asked for: a build that changes little asks for few. Threads share them without
/// locks. Two that ask for the same value at the same time may both make it, and one of the two, which are alike, is kept.
@safe public final class OnceEach<Value: Sendable>: Sendable {
  /// The address of each value's box; 0 when there is none yet. The places are made and given back with this object, and each of them
  /// is atomic.
  @usableFromInline nonisolated(unsafe) let boxes: UnsafeMutableBufferPointer<Atomic<UInt>>

  @usableFromInline final class Box: Sendable {
    @usableFromInline let value: Value

    @usableFromInline init(_ value: Value) { self.value = value }
  }

  public init(count: Int) {
    unsafe boxes = .allocate(capacity: count)
    for index in 0..<count { unsafe (boxes.baseAddress! + index).initialize(to: Atomic(0)) }
  }

  deinit {
    for index in unsafe boxes.indices { if let box = unsafe box(index) { unsafe box.release() } }
    unsafe boxes.deinitialize()
    unsafe boxes.deallocate()
  }

  @inlinable
  func box(_ index: Int) -> Unmanaged<Box>? {
    let address = unsafe boxes[index].load(ordering: .acquiring)
    return unsafe UnsafeRawPointer(bitPattern: address).map { unsafe Unmanaged.fromOpaque($0) }
  }

  /// The value at an index, which is made when there is none yet.
  @inlinable
  public func value(at index: Int, make: () -> Value) -> Value {
    precondition(unsafe index >= 0 && index < boxes.count, "a value of which there is no place")
    // Lent without counting, as all threads would count the same references.
    if let box = unsafe box(index) { return unsafe box._withUnsafeGuaranteedRef { $0.value } }
    let new = Box(make())
    let kept = unsafe Unmanaged.passRetained(new)
    let isFirst = unsafe boxes[index].compareExchange(
      expected: 0, desired: UInt(bitPattern: kept.toOpaque()), ordering: .acquiringAndReleasing
    ).exchanged
    if !isFirst { unsafe kept.release() }
    return new.value
  }
}
