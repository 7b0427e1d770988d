/// Numbers as people read them, the same in every locale.
enum Figures {
  /// `1,034`.
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude).utf8)
    var out: [UInt8] = number < 0 ? [UInt8(ascii: "-")] : []
    for (at, digit) in digits.enumerated() {
      if at > 0, (digits.count - at) % 3 == 0 { out.append(UInt8(ascii: ",")) }
      out.append(digit)
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// `1 paper`, `1,034 papers`.
  static func counted(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? singular : plural ?? singular + "s")"
  }

  /// Seconds with as many decimals as matter: `0.004`, `0.21`, `3.4`, `75`.
  static func seconds(_ value: Double) -> String {
    let decimals = value < 0.01 ? 3 : value < 1 ? 2 : value < 10 ? 1 : 0
    return fixed(value, decimals)
  }

  /// The number rounded to so many decimals.
  static func fixed(_ value: Double, _ decimals: Int) -> String {
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (value * Double(scale)).rounded()
    guard scaled.isFinite, scaled.magnitude < 1e15 else { return "\(value)" }
    let units = Int(scaled.magnitude)
    let sign = scaled < 0 ? "-" : ""
    guard decimals > 0 else { return sign + grouped(units) }
    let fraction = String(units % scale)
    return "\(sign)\(grouped(units / scale)).\(String(repeating: "0", count: decimals - fraction.count))\(fraction)"
  }
}
