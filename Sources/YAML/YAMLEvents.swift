private import CYAML

/// What libyaml reports, one event after the other. The parser must not move, so it lives on the heap, and with it goes the source.
@safe struct YAMLEvents: ~Copyable {
  enum Event {
    case documentStart, documentEnd, streamEnd
    case alias(String)
    case scalar(String, isPlain: Bool, anchor: String?)
    case sequenceStart(anchor: String?)
    case mappingStart(anchor: String?)
    case end
    case other
  }

  struct Failure: Error {
    var message: String
    var mark: Mark
  }

  /// Both 0-based; the column counts characters.
  struct Mark {
    var line: Int
    var column: Int
  }

  private let parser: UnsafeMutablePointer<yaml_parser_s>
  private let source: UnsafeMutableBufferPointer<UInt8>

  /// Nil when memory ran out. The source is UTF-8.
  init?(_ bytes: Span<UInt8>) {
    let parser = UnsafeMutablePointer<yaml_parser_s>.allocate(capacity: 1)
    guard unsafe yaml_parser_initialize(parser) == 1 else {
      unsafe parser.deallocate()
      return nil
    }
    unsafe self.parser = parser
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, bytes.count))
    unsafe bytes.withUnsafeBufferPointer { _ = unsafe copy.initialize(from: $0) }
    unsafe source = copy
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, source.baseAddress, bytes.count)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe source.deallocate()
  }

  /// The next event and where it begins.
  mutating func next() throws(Failure) -> (event: Event, mark: Mark) {
    var raw = unsafe yaml_event_s()
    guard unsafe yaml_parser_parse(parser, &raw) == 1 else { throw failure() }
    defer { unsafe yaml_event_delete(&raw) }
    let mark = unsafe Mark(line: Int(raw.start_mark.line), column: Int(raw.start_mark.column))
    return unsafe (Self.event(raw), mark)
  }

  private static func event(_ raw: yaml_event_s) -> Event {
    switch unsafe raw.type {
    case YAML_DOCUMENT_START_EVENT: return .documentStart
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_STREAM_END_EVENT: return .streamEnd
    case YAML_ALIAS_EVENT: return unsafe .alias(string(raw.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
      let scalar = unsafe raw.data.scalar
      let text = unsafe String(decoding: UnsafeBufferPointer(start: scalar.value, count: Int(scalar.length)), as: UTF8.self)
      return unsafe .scalar(text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE, anchor: string(scalar.anchor))
    case YAML_SEQUENCE_START_EVENT: return unsafe .sequenceStart(anchor: string(raw.data.sequence_start.anchor))
    case YAML_MAPPING_START_EVENT: return unsafe .mappingStart(anchor: string(raw.data.mapping_start.anchor))
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .end
    default: return .other
    }
  }

  private static func string(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    guard let text = unsafe text else { return nil }
    return unsafe String(cString: text)
  }

  private func failure() -> Failure {
    let problem = unsafe parser.pointee.problem
    let message = if let problem = unsafe problem { unsafe String(cString: problem) } else { "it cannot be read" }
    if unsafe parser.pointee.error == YAML_READER_ERROR {
      let offset = unsafe Int(parser.pointee.problem_offset)
      return Failure(message: message, mark: position(ofByte: offset))
    }
    let mark = unsafe parser.pointee.problem_mark
    return Failure(message: message, mark: Mark(line: Int(mark.line), column: Int(mark.column)))
  }

  private func position(ofByte offset: Int) -> Mark {
    var mark = Mark(line: 0, column: 0)
    for at in 0..<min(offset, unsafe source.count) {
      let byte = unsafe source[at]
      if byte == 0x0A {
        mark.line += 1
        mark.column = 0
      } else if byte & 0xC0 != 0x80 {
        mark.column += 1
      }
    }
    return mark
  }
}
