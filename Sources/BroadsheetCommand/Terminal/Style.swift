/// Colours of a terminal by what they mean (ECMA-48, select graphic rendition).
enum Style: String, Sendable {
  case error = "1;31"
  case warning = "1;33"
  case place = "1"
  case quiet = "2"
  case success = "1;32"

  func applied(to text: String, _ colours: Bool) -> String { colours ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text }
}

/// The text with control and bidirectional formatting characters written as `\u{1b}`: a digest's row in a message must not
/// steer the owner's terminal.
func printable(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isUnprintable) else { return text }
  var out = ""
  for scalar in text.unicodeScalars {
    if isUnprintable(scalar) {
      out += "\\u{\(String(scalar.value, radix: 16))}"
    } else {
      out.unicodeScalars.append(scalar)
    }
  }
  return out
}

private func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
  default: false
  }
}
