internal import Encoding

extension Value {
  /// Appends the value as JSON, indented by two spaces a level, names in declared order, absent values as `null`.
  ///
  /// - Parameter store: the one in which the value stands; nil for a value of its own.
  public func appendJSON(to out: inout [UInt8], of store: ValueStore? = nil) {
    appendJSON(to: &out, store ?? ValueStore(), level: 0)
  }

  private func appendJSON(to out: inout [UInt8], _ store: ValueStore, level: Int) {
    switch self {
    case .absent: out.append("null")
    case .flag(let flag): out.append(flag ? "true" : "false")
    case .number(let number): out.append(decimal: number)
    case .text(let text): out.appendJSONString(text.utf8.span)
    case .bytes(let bytes): out.appendJSONString(bytes.span)
    case .texts(let texts):
      out.appendJSONContainer(open: "[", close: "]", count: texts.count, level: level) { out, at in
        out.appendJSONString(texts[at].utf8.span)
      }
    case .list(let values):
      out.appendJSONContainer(open: "[", close: "]", count: values.count, level: level) { out, at in
        values[at].appendJSON(to: &out, store, level: level + 1)
      }
    case .items(let items):
      out.appendJSONContainer(open: "[", close: "]", count: Int(items.count), level: level) { out, at in
        store[Int(items.start) + at].appendJSON(to: &out, store, level: level + 1)
      }
    case .object(let object):
      out.appendJSONContainer(open: "{", close: "}", count: object.values.count, level: level) { out, at in
        out.appendJSONString(object.shape.names[at].utf8.span)
        out.append(": ")
        object.values[at].appendJSON(to: &out, store, level: level + 1)
      }
    case .stored(let text):
      let bytes = store.bytes
      out.appendJSONString(bytes.span.extracting(store.range(of: text)))
    case .placed(let object):
      out.appendJSONContainer(open: "{", close: "}", count: object.shape.names.count, level: level) { out, at in
        out.appendJSONString(object.shape.names[at].utf8.span)
        out.append(": ")
        store[object, at].appendJSON(to: &out, store, level: level + 1)
      }
    }
  }
}

extension [UInt8] {
  fileprivate mutating func appendJSONString(_ text: Span<UInt8>) {
    append(UInt8(ascii: "\""))
    append(text, escaping: .json)
    append(UInt8(ascii: "\""))
  }

  fileprivate mutating func appendJSONContainer(
    open: StaticString, close: StaticString, count: Int, level: Int, item: (inout [UInt8], Int) -> Void
  ) {
    append(open)
    for at in 0..<count {
      append(at == 0 ? "\n" : ",\n")
      appendSpaces(2 * (level + 1))
      item(&self, at)
    }
    if count > 0 {
      append("\n")
      appendSpaces(2 * level)
    }
    append(close)
  }

  private mutating func appendSpaces(_ count: Int) {
    append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
  }
}
