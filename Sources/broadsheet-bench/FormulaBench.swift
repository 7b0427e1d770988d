import Glibc
import TeX

/// How many formulas a second are converted on one core.
struct FormulaBench {
  let file: String
  let runs: Int

  func run() -> Int32 {
    guard let stream = unsafe fopen(file, "r") else {
      Bench.complain("cannot read \(file)")
      return 1
    }
    defer { unsafe fclose(stream) }
    var formulas: [[UInt8]] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var rest: [UInt8] = []
    while true {
      let count = unsafe fread(&buffer, 1, buffer.count, stream)
      if count == 0 { break }
      rest += buffer[..<count]
    }
    for line in rest.split(separator: 0x0A) {
      if let tab = line.firstIndex(of: 0x09) { formulas.append(Array(line[(tab + 1)...])) }
    }
    var rates: [Double] = []
    var failures = 0
    var bytes = 0
    for _ in 0...runs {
      failures = 0
      bytes = 0
      var output: [UInt8] = []
      let start = ContinuousClock.now
      let rounds = 20
      for _ in 0..<rounds {
        failures = 0
        bytes = 0
        for formula in formulas {
          output.removeAll(keepingCapacity: true)
          if !Formula.appendMathML(formula.span, display: false, to: &output) { failures += 1 }
          bytes += output.count
        }
      }
      let (seconds, attoseconds) = (ContinuousClock.now - start).components
      rates.append(Double(formulas.count * rounds) / (Double(seconds) + Double(attoseconds) / 1e18))
    }
    print("\(formulas.count) formulas, \(failures) fall back to their source, \(bytes / max(1, formulas.count)) bytes each")
    print("formulas a second: \(Spread(Array(rates.dropFirst())).text(0))")
    return 0
  }
}
