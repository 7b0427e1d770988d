/// An element of a small, strict reader of XML: what is not well-formed reads as nil.
final class FormulaElement {
  enum Child {
    case element(FormulaElement)
    case text(String)
  }

  let name: String
  var attributes: [String: String] = [:]
  var children: [Child] = []

  init(name: String) { self.name = name }

  var elements: [FormulaElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  var text: String {
    children.map {
      switch $0 {
      case .element(let element): element.text
      case .text(let text): text
      }
    }.joined()
  }

  /// Reads one element and nothing else.
  static func parse(_ xml: String) -> FormulaElement? {
    var reader = Reader(bytes: Array(xml.utf8))
    guard let root = reader.element(), reader.at == reader.bytes.count else { return nil }
    return root
  }

  private struct Reader {
    let bytes: [UInt8]
    var at = 0

    func peek(_ text: String) -> Bool { bytes[min(at, bytes.count)...].starts(with: text.utf8) }

    mutating func take(_ text: String) -> Bool {
      guard peek(text) else { return false }
      at += text.utf8.count
      return true
    }

    mutating func name() -> String {
      let start = at
      while at < bytes.count, (bytes[at] | 0x20) &- 0x61 < 26 || bytes[at] &- 0x30 < 10 { at += 1 }
      return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    mutating func text(until end: (UInt8) -> Bool) -> String? {
      var result: [UInt8] = []
      while at < bytes.count, !end(bytes[at]) {
        if bytes[at] == UInt8(ascii: "<") || (bytes[at] < 0x20 && ![0x09, 0x0A, 0x0D].contains(bytes[at])) { return nil }
        if bytes[at] == UInt8(ascii: "&") {
          let references = ["&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'"]
          guard let found = references.first(where: { peek($0.key) }) else { return nil }
          at += found.key.utf8.count
          result += Array(found.value.utf8)
        } else {
          result.append(bytes[at])
          at += 1
        }
      }
      return String(validating: result, as: UTF8.self)
    }

    mutating func element() -> FormulaElement? {
      guard take("<") else { return nil }
      let name = name()
      if name.isEmpty { return nil }
      let element = FormulaElement(name: name)
      while take(" ") {
        let attribute = self.name()
        guard !attribute.isEmpty, element.attributes[attribute] == nil, take("=\"") else { return nil }
        guard let value = text(until: { $0 == UInt8(ascii: "\"") }), take("\"") else { return nil }
        element.attributes[attribute] = value
      }
      if take("/>") { return element }
      guard take(">") else { return nil }
      while !take("</\(name)>") {
        if at >= bytes.count { return nil }
        if bytes[at] == UInt8(ascii: "<") {
          guard let child = self.element() else { return nil }
          element.children.append(.element(child))
        } else {
          guard let text = text(until: { $0 == UInt8(ascii: "<") }) else { return nil }
          element.children.append(.text(text))
        }
      }
      return element
    }
  }
}
