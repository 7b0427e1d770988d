/// What browsers do with an operator unasked (MathML Core, appendix B, the operator dictionary), for the characters that
/// formulas write as `mo`.
enum OperatorDictionary {
  /// Space on the left and on the right in thousandths of an em, between two operands.
  static func space(_ scalar: UInt32, _ atom: Atom) -> (left: Int16, right: Int16) {
    switch scalar {
    // Fences and marks.
    case 0x28, 0x29, 0x5B, 0x5D, 0x7B, 0x7D, 0x2308...0x230B, 0x27E6...0x27EF, 0x2983, 0x2984, 0x21, 0x2016, 0x5C,
      0x2032...0x2035, 0x2322, 0x2323, 0x2234, 0x2235:
      return (0, 0)
    case 0x2C, 0x3B, 0x3A: return (0, Space.thin)
    case 0x3F, 0x220F...0x2211, 0x222B...0x2233, 0x22C0...0x22C3, 0x2A00...0x2A1C: return (Space.thin, Space.thin)
    // Sums have four eighteenths. Products have three, which is near enough to be taken for four.
    case 0x2B, 0x2212, 0xB1, 0x2213, 0xF7, 0xD7, 0xB7, 0x2214, 0x2216...0x2219, 0x2227...0x222A, 0x2236, 0x2238, 0x2240,
      0x228C...0x228E, 0x2293...0x22A1, 0x22BA...0x22BD, 0x22C4...0x22C7, 0x22C9...0x22CC, 0x22CE, 0x22CF, 0x22D2, 0x22D3,
      0x2A3F, 0x2A5E, 0x2F:
      return (Space.medium, Space.medium)
    default:
      return (Space.thick, Space.thick)
    }
  }

  /// True for operators that have no space around them where they come first.
  static func isPrefix(_ scalar: UInt32) -> Bool {
    scalar == 0x2212 || scalar == 0x2B || scalar == 0xB1 || scalar == 0x2213 || scalar == 0x223C
  }

  /// True for brackets that grow with what stands between them.
  static func isFence(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x28, 0x29, 0x5B, 0x5D, 0x7B, 0x7D, 0x7C, 0x2016, 0x2308...0x230B, 0x27E6...0x27EF: return true
    default: return false
    }
  }

  /// The character of a negated relation, where Unicode has one; such characters decompose to the relation and U+0338.
  static func negated(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x3D: return 0x2260
    case 0x3C: return 0x226E
    case 0x3E: return 0x226F
    case 0x2190: return 0x219A
    case 0x2192: return 0x219B
    case 0x2194: return 0x21AE
    case 0x21D0: return 0x21CD
    case 0x21D2: return 0x21CF
    case 0x21D4: return 0x21CE
    case 0x2203, 0x2208, 0x220B, 0x2223, 0x2225: return scalar + 1
    case 0x223C: return 0x2241
    case 0x2243, 0x2248: return scalar + 1
    case 0x2245: return 0x2247
    case 0x224D: return 0x226D
    case 0x2261: return 0x2262
    case 0x2264, 0x2265: return scalar + 12
    case 0x2272, 0x2273, 0x2276, 0x2277: return scalar + 2
    case 0x227A, 0x227B: return scalar + 6
    case 0x227C, 0x227D: return scalar + 100
    case 0x2282, 0x2283, 0x2286, 0x2287: return scalar + 2
    case 0x2291, 0x2292: return scalar + 81
    case 0x22A2: return 0x22AC
    case 0x22A8: return 0x22AD
    case 0x22A9: return 0x22AE
    case 0x22B2...0x22B5: return scalar + 56
    default: return nil
    }
  }
}
