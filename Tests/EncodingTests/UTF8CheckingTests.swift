import Encoding
import Testing

@Suite struct UTF8CheckingTests {
  /// The standard library's own check, which is slower.
  private func isUTF8(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

  @Test func everyPairOfBytesIsJudgedAsTheStandardLibraryDoes() {
    for first in UInt8.min...UInt8.max {
      for second in UInt8.min...UInt8.max {
        let bytes = [first, second]
        #expect(bytes.span.isUTF8 == isUTF8(bytes), "\(bytes)")
      }
    }
  }

  /// Leads of three and four bytes with bytes at the edges of what may follow them.
  @Test func longerCharactersAreJudgedAsTheStandardLibraryDoes() {
    let edges: [UInt8] = [0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xE0, 0xF4, 0xFF]
    for lead in UInt8(0xDF)...0xFF {
      for second in edges {
        for third in edges {
          for fourth in edges {
            let bytes = [lead, second, third, fourth]
            #expect(bytes.span.isUTF8 == isUTF8(bytes), "\(bytes)")
          }
        }
      }
    }
  }

  /// Characters that are looked at four at a time, with others anywhere among them.
  @Test func charactersOfThreeBytesAreJudgedAsTheStandardLibraryDoes() {
    let row = Array("扩散模型生成图像的方法中文".utf8)
    for part: [UInt8] in [
      [0xE0, 0xA0, 0x80], [0xE0, 0x9F, 0xBF], [0xED, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xEF, 0xBF, 0xBF], [0x41], [0xC3, 0xA9],
      [0xE4],
      [0xE4, 0xB8], [0xF0, 0x9F, 0x98, 0x80], [0xE4, 0xB8, 0x41], [0xE4, 0x41, 0xAD], [0x80], [0xC0, 0x80, 0x80],
    ] {
      for at in row.indices {
        let bytes = Array(row[..<at]) + part + Array(row[at...])
        #expect(bytes.span.isUTF8 == isUTF8(bytes), "\(bytes)")
      }
    }
  }

  @Test func textsOfAllLengthsAndPlacesOfDamage() {
    let text = Array("Plain ASCII, then Gödel, 扩散模型 and 𝒪(n) – and plain ASCII once more".utf8)
    for start in 0..<20 {
      for end in start...text.count {
        let part = Array(text[start..<end])
        #expect(part.span.isUTF8 == isUTF8(part))
      }
    }
    for at in text.indices {
      for damage in [UInt8(0x00), 0x80, 0xC0, 0xED, 0xF5, 0xFF] {
        var bytes = text
        bytes[at] = damage
        #expect(bytes.span.isUTF8 == isUTF8(bytes))
        #expect(String(repairing: bytes.span) == String(decoding: bytes, as: UTF8.self))
        #expect((String(utf8: bytes.span) == nil) == !isUTF8(bytes))
      }
    }
  }
}
