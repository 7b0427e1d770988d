import Mustache

/// Any JSON, as a value for a template.
indirect enum JSON: Decodable, Sendable {
  case null
  case flag(Bool)
  case whole(Int)
  case decimal(Double)
  case text(String)
  case list([JSON])
  case object([String: JSON])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Int.self) {
      self = .whole(number)
    } else if let number = try? container.decode(Double.self) {
      self = .decimal(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([JSON].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: JSON].self))
    }
  }

  var value: Value {
    switch self {
    case .null: .absent
    case .flag(let flag): .flag(flag)
    case .whole(let number): .number(number)
    case .decimal(let number): .text("\(number)")
    case .text(let text): .text(text)
    case .list(let items): .list(items.map(\.value))
    case .object(let members):
      .object(Object(untyped: members.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value.value) }))
    }
  }
}
