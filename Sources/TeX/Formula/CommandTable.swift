internal import Vocabulary

/// What the parser knows of one command or one character.
struct Command {
  var kind: CommandKind
  var atom: Atom = .ordinary
  var flags: UInt8 = 0
  var font: MathFont = .standard
  var scalar: UInt32 = 0
  var value: Int32 = 0
  /// The name, as a range in the table's bytes.
  var start: Int32 = 0
  var end: Int32 = 0
}

/// All commands by name and all symbols by character: a hash table over bytes, so that looking up allocates nothing.
struct CommandTable: Sendable {
  static let shared = CommandTable()

  private(set) var names: [UInt8] = []
  private(set) var commands: [Command] = []
  /// Symbols as they are typed, sorted by scalar: scalar and index of the command.
  private var characters: [(scalar: UInt32, command: Int32)] = []
  /// ASCII characters: index of the command, or -1.
  private var ascii = InlineArray<128, Int32>(repeating: -1)
  private var slots: [Int32]

  private init() {
    slots = [Int32](repeating: -1, count: 4096)
    for group in SymbolTable.groups { add(group.lines, kind: .symbol, atom: group.atom, flags: group.flags) }
    add(SymbolTable.letters, kind: .letter, atom: .ordinary, flags: 0)
    add(SymbolTable.uprightLetters, kind: .uprightLetter, atom: .ordinary, flags: 0)
    add(SymbolTable.italicLetters, kind: .italicLetter, atom: .ordinary, flags: 0)
    for rule in CommandRules.all {
      for name in words(rule.names) {
        add(
          name: name,
          Command(
            kind: rule.kind, atom: rule.kind == .function ? .operation : rule.atom, flags: rule.flags, font: rule.font,
            scalar: rule.scalar.value, value: rule.value))
      }
    }
    add(name: Array(" ".utf8)[...], Command(kind: .space, value: 250))
    // A typed hyphen is a minus sign, a typed asterisk an operator.
    for (typed, scalar) in [(UInt8(ascii: "-"), UInt32(0x2212)), (UInt8(ascii: "*"), 0x2217)] {
      ascii[Int(typed)] = characters.first { $0.scalar == scalar }?.command ?? -1
    }
    // The sort is by scalar and then by order of entry, so that the first meaning of a character wins.
    characters.sort { ($0.scalar, $0.command) < ($1.scalar, $1.command) }
  }

  /// The command with a name.
  func command(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Command? {
    var slot = CommandTable.hash(bytes, start, end) & (slots.count - 1)
    while slots[slot] >= 0 {
      let command = commands[Int(slots[slot])]
      if Int(command.end - command.start) == end - start {
        var at = start
        var other = Int(command.start)
        while at < end && bytes[at] == names[other] {
          at += 1
          other += 1
        }
        if at == end { return command }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// What a character means that is typed as such; nil for ordinary letters and the unknown.
  func character(_ scalar: UInt32) -> Command? {
    if scalar < 128 {
      let index = ascii[Int(scalar)]
      return index < 0 ? nil : commands[Int(index)]
    }
    var low = 0
    var high = characters.count
    while low < high {
      let middle = (low + high) / 2
      if characters[middle].scalar < scalar { low = middle + 1 } else { high = middle }
    }
    guard low < characters.count, characters[low].scalar == scalar else { return nil }
    return commands[Int(characters[low].command)]
  }

  /// How many names there are.
  var count: Int { slots.count { $0 >= 0 } }

  private static func hash(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var hash: UInt32 = 2_166_136_261
    for at in start..<end { hash = (hash ^ UInt32(bytes[at])) &* 16_777_619 }
    return Int(hash ^ (hash >> 15))
  }

  private mutating func add(_ lines: StaticString, kind: CommandKind, atom: Atom, flags: UInt8) {
    for line in bytes(lines).split(separator: UInt8(ascii: "\n")) {
      var parts = line.split(separator: UInt8(ascii: " "))[...]
      guard let character = parts.popFirst(), let scalar = String(decoding: character, as: UTF8.self).unicodeScalars.first
      else { continue }
      let command = Command(kind: kind, atom: atom, flags: flags, scalar: scalar.value)
      let index = Int32(commands.count)
      commands.append(command)
      if kind != .italicLetter {
        if scalar.value >= 128 {
          characters.append((scalar.value, index))
        } else if ascii[Int(scalar.value)] < 0 {
          ascii[Int(scalar.value)] = index
        }
      }
      for name in parts { add(name: name, command) }
    }
  }

  /// Adds a name; the first meaning of a name wins.
  private mutating func add(name: ArraySlice<UInt8>, _ command: Command) {
    let start = names.count
    names.append(contentsOf: name)
    if self.command(names, start, names.count) != nil { return }
    var command = command
    command.start = Int32(start)
    command.end = Int32(names.count)
    var slot = CommandTable.hash(names, start, names.count) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(commands.count)
    commands.append(command)
  }

  private func words(_ text: StaticString) -> [ArraySlice<UInt8>] {
    bytes(text).split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
  }

  private func bytes(_ text: StaticString) -> [UInt8] {
    var result: [UInt8] = []
    unsafe result.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    return result
  }
}
