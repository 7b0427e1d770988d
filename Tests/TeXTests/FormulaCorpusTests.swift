import Testing

@Suite struct FormulaCorpusTests {
  private static let elements: Set<String> = [
    "math", "mi", "mn", "mo", "mtext", "mspace", "mrow", "mfrac", "msqrt", "mroot", "mstyle", "mphantom", "msub", "msup",
    "msubsup",
    "munder", "mover", "munderover", "mmultiscripts", "mprescripts", "mtable", "mtr", "mtd", "a", "b", "i", "u", "code",
  ]
  private static let attributes: Set<String> = [
    "alttext", "display", "displaystyle", "scriptlevel", "mathvariant", "stretchy", "lspace", "rspace", "form", "minsize",
    "maxsize",
    "movablelimits", "linethickness", "accent", "accentunder", "width", "class", "href",
  ]

  /// Well-formed, of MathML Core's elements and attributes alone, `mathvariant` only as `normal` on single letters.
  static func check(_ xml: String, _ source: String) {
    guard let root = FormulaElement.parse(xml) else {
      Issue.record("not well-formed: \(source) → \(xml)")
      return
    }
    check(root, source)
  }

  private static func check(_ element: FormulaElement, _ source: String) {
    #expect(elements.contains(element.name), "\(element.name) in \(source)")
    for (name, value) in element.attributes {
      #expect(attributes.contains(name), "\(name) in \(source)")
      if name == "mathvariant" {
        #expect(value == "normal" && element.name == "mi" && element.text.unicodeScalars.count == 1, "\(source)")
      }
      if name == "href" { #expect(value.hasPrefix("http://") || value.hasPrefix("https://")) }
    }
    let arguments = [
      "mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "msubsup": 3, "munderover": 3,
    ]
    if let count = arguments[element.name] { #expect(element.elements.count == count, "\(element.name) in \(source)") }
    for child in element.elements { check(child, source) }
  }

  @Test(.enabled(if: SharedFormulas.areThere))
  func realFormulasConvert() {
    var failures = 0
    var bytes = 0
    var count = 0
    for (times, source) in SharedFormulas.spans {
      guard let xml = mathML(source) else {
        failures += 1
        continue
      }
      bytes += xml.utf8.count * times
      count += times
      Self.check(xml, source)
      if let display = mathML(source, display: true) { Self.check(display, source) }
    }
    #expect(SharedFormulas.spans.count == 4200)
    #expect(failures * 100 < SharedFormulas.spans.count, "\(failures) fall back to their source")
    #expect(bytes < 110 * count, "\(bytes / max(count, 1)) bytes a formula")
  }

  @Test(arguments: [
    String(repeating: "{", count: 100_000),
    String(repeating: "\\left(", count: 100_000),
    String(repeating: "\\frac", count: 100_000),
    String(repeating: "&", count: 100_000),
    String(repeating: "\\\\", count: 100_000),
    String(repeating: "x", count: 100_000),
    String(repeating: "^", count: 100_000),
    String(repeating: "{", count: 8_000), String(repeating: "\\left(", count: 2_000), String(repeating: "\\frac", count: 3_000),
    String(repeating: "\\sqrt", count: 3_000), String(repeating: "\\text{", count: 2_000), String(repeating: "$", count: 8_000),
    String(repeating: "x^{", count: 5_000), String(repeating: "\\begin{cases}", count: 1_000), "^^^", "\\frac\\frac\\frac",
    String(repeating: "\\displaystyle", count: 1_000), String(repeating: "\\text{$", count: 2_000),
    String(repeating: "{", count: 60) + String(repeating: "}", count: 61), String(repeating: "\\not", count: 4_000),
    String(repeating: "\\hat", count: 4_000), String(repeating: "\\bf", count: 5_000), String(repeating: "^\\bf", count: 4_000),
    String(repeating: "\\over", count: 3_000), String(repeating: "\\href{", count: 2_000),
  ])
  func hostileSourcesAreRefused(_ source: String) {
    // Long runs of switches are harmless and may pass.
    if let xml = mathML(source) { Self.check(xml, "hostile") }
    if let xml = mathML(source, display: true) { Self.check(xml, "hostile") }
    _ = plainText(source)
    if source.utf8.count >= 100_000 { #expect(mathML(source) == nil) }
  }

  @Test(arguments: [
    String(repeating: "&", count: 8_000), String(repeating: "\\\\", count: 8_000), String(repeating: "x", count: 16_000),
    String(repeating: "'", count: 16_000), String(repeating: "=", count: 16_000), String(repeating: "\\,", count: 8_000),
    String(repeating: "x_=", count: 5_000), String(repeating: "\\quad", count: 3_000),
  ])
  func longSourcesAreBounded(_ source: String) {
    for display in [false, true] {
      guard let xml = mathML(source, display: display) else { continue }
      Self.check(xml, "long")
      #expect(xml.utf8.count < 400_000)
    }
  }

  /// Mutations of formulas: whatever comes out is well-formed.
  @Test func mutationsStayWellFormed() {
    let seeds =
      FormulaSheet.formulas + SharedFormulas.spans.prefix(1_000).map(\.source)
    let pieces = [
      "{", "}", "\\", "^", "_", "$", "&", "\\\\", "\\left(", "\\right)", "\\frac", "\\text{", "\\begin{cases}", "\\end{cases}",
      "\\over", "'", "%", "#", "~", "\\hat", "\\sqrt[", "]", "\\not", "\\href{http://a}{", "\\unicode{", "\u{0}", "é", "中",
      "\u{338}",
      "\\rm", "\\displaystyle", "\\limits", "\\ce{", "\\SI{1}{", "\\substack{", "\\big", "\\middle|", "\\operatorname*{", "<",
      "\"",
      "\\overset", "\\xrightarrow[", "\\sideset{_a}{^b}", "\\mathrel", "\\phantom", "\\underbrace", "\\color{", "\\verb|",
    ].map { Array($0.utf8) }
    var random = FixedRandom(state: 0x5EED)
    for _ in 0..<6_000 {
      var bytes = Array(seeds[random.next(seeds.count)].utf8)
      for _ in 0...random.next(4) {
        let at = random.next(bytes.count + 1)
        switch random.next(4) {
        case 0: bytes.insert(contentsOf: pieces[random.next(pieces.count)], at: at)
        case 1: if at < bytes.count { bytes.remove(at: at) }
        case 2: bytes.insert(contentsOf: Array(seeds[random.next(seeds.count)].utf8), at: at)
        default: bytes.insert(UInt8(truncatingIfNeeded: random.next(256)), at: at)
        }
      }
      if let xml = bytes.withFormula() { Self.check(xml, String(decoding: bytes, as: UTF8.self)) }
      _ = plainText(String(decoding: bytes, as: UTF8.self))
    }
  }
}

/// Numbers that are the same on every run (splitmix64, <https://prng.di.unimi.it/splitmix64.c>).
struct FixedRandom {
  var state: UInt64

  mutating func next(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int(truncatingIfNeeded: (value ^ (value >> 31)) % UInt64(bound))
  }
}
