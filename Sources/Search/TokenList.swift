internal import Encoding

/// The terms of one text, waiting to be numbered together. A buffer of its own, because an array asks at every term whether it is shared.
@safe struct TokenList: TermSink, ~Copyable {
  /// Where the spelling of a term is found.
  enum Place {
    case text(Range<Int>)
    case letters(Range<Int>)
    case pair(UInt32, UInt32)
  }

  /// A term's hash and where its spelling is.
  struct Token {
    var hash: UInt64
    /// 32 bits of a start or a first character, 30 of a length or a second character, 2 that tell the kind.
    fileprivate var packedPlace: UInt64

    var place: Place {
      let (high, low) = (packedPlace >> 32, packedPlace >> 2 & 0x3FFF_FFFF)
      if packedPlace & 2 != 0 { return .pair(UInt32(high), UInt32(low)) }
      let range = Int(high)..<Int(high + low)
      return packedPlace & 1 == 0 ? .text(range) : .letters(range)
    }
  }

  private var tokens: UnsafeMutableBufferPointer<Token>
  /// How many terms there are.
  private(set) var count = 0
  /// The terms that the text spells differently, end to end.
  private(set) var letters: [UInt8] = []

  init() { unsafe tokens = .allocate(capacity: 1024) }

  deinit { unsafe tokens.deallocate() }

  subscript(index: Int) -> Token {
    @inline(__always) get {
      precondition(index >= 0 && index < count)
      return unsafe tokens[index]
    }
  }

  @inline(__always) private mutating func append(_ token: Token) {
    if unsafe count == tokens.count { grow() }
    unsafe tokens.initializeElement(at: count, to: token)
    count &+= 1
  }

  private mutating func grow() {
    let larger = unsafe UnsafeMutableBufferPointer<Token>.allocate(capacity: 2 * tokens.count)
    _ = unsafe larger.moveInitialize(fromContentsOf: tokens)
    unsafe tokens.deallocate()
    unsafe tokens = larger
  }

  @inline(__always) mutating func add(_ text: Span<UInt8>, at start: Int, length: Int, hash: UInt64) {
    append(
      Token(hash: hash, packedPlace: UInt64(truncatingIfNeeded: start) &<< 32 | UInt64(truncatingIfNeeded: length) &<< 2))
  }

  mutating func add(_ term: Span<UInt8>, hash: UInt64) {
    append(Token(hash: hash, packedPlace: UInt64(letters.count) << 32 | UInt64(term.count) << 2 | 1))
    letters.append(term)
  }

  mutating func addPair(_ first: UInt32, _ second: UInt32, hash: UInt64) {
    append(Token(hash: hash, packedPlace: UInt64(first) << 32 | UInt64(second) << 2 | 2))
  }

  mutating func removeAll() {
    count = 0
    letters.removeAll(keepingCapacity: true)
  }
}

extension [UInt8] {
  mutating func append(lowered text: Span<UInt8>) {
    append(addingCapacity: text.count) { letters in
      for index in 0..<text.count { letters.append(lower(text[index])) }
    }
  }
}
