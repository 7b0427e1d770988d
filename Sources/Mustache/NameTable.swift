private import Synchronization

/// Numbers the names that shapes declare and templates use, so that rendering compares no strings. The numbers differ from run to
/// run; nothing that is printed depends on them.
enum NameTable {
  typealias Number = Int32

  private struct Contents {
    var numbers: [String: Number] = [:]
    var names: [String] = []
  }

  private static let contents = Mutex(Contents())

  /// The number of a name, a new one when the name is new.
  static func number(of name: String) -> Number {
    contents.withLock { contents in
      if let number = contents.numbers[name] { return number }
      let number = Number(contents.names.count)
      contents.numbers[name] = number
      contents.names.append(name)
      return number
    }
  }

  static func name(of number: Number) -> String { contents.withLock { $0.names[Int(number)] } }
}
