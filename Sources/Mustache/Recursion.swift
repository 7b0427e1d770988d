extension Program {
  /// The tags by which routines include themselves whatever they are given: each cycle's closing tag, once.
  var endlessInclusions: [Origin] {
    // By routine: the unconditional calls in it.
    var callers: [[(call: Int, routine: Int32)]] = entries.map { _ in [] }
    var routine = 0
    for (at, operation) in operations.enumerated() {
      if routine + 1 < entries.count, at >= entries[routine + 1] { routine += 1 }
      guard operation.code == .call, calls[Int(operation.a)].isUnconditional,
        case .routine(let called) = calls[Int(operation.a)].target
      else { continue }
      callers[routine].append((at, called))
    }
    // Depth first with a stack of its own; grey routines are on it.
    enum Colour { case white, grey, black }
    var colours = [Colour](repeating: .white, count: entries.count)
    var found: [Origin] = []
    for start in entries.indices where colours[start] == .white {
      var stack = [(routine: start, next: 0)]
      colours[start] = .grey
      while let top = stack.last {
        guard top.next < callers[top.routine].count else {
          colours[top.routine] = .black
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let (call, called) = callers[top.routine][top.next]
        switch colours[Int(called)] {
        case .white:
          colours[Int(called)] = .grey
          stack.append((Int(called), 0))
        case .grey: if !found.contains(origins[call]) { found.append(origins[call]) }
        case .black: break
        }
      }
    }
    return found
  }

  /// Which of the calls that stand within each other, the outermost first, closes the circle: the first of those that come again and again
  /// that calls a routine which runs already. The last call of all may be any that was made on the way round.
  func recursion(in calls: [Int]) -> Int {
    var counts: [Int: Int] = [:]
    for call in calls { counts[call, default: 0] += 1 }
    let most = counts.values.max() ?? 0
    var running: Set<Int> = []
    for (call, next) in zip(calls, calls.dropFirst()) {
      running.insert(routine(of: call))
      if counts[call, default: 0] * 2 > most, running.contains(routine(of: next)) { return call }
    }
    return calls.last ?? 0
  }

  /// The routine that an operation stands in.
  private func routine(of operation: Int) -> Int {
    (entries.firstIndex { $0 > operation } ?? entries.count) - 1
  }
}
