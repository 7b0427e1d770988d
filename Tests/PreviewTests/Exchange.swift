import Glibc

/// One answer of a server, as it came over a socket.
struct Answer {
  var status = 0
  var headers: [String: String] = [:]
  var body: [UInt8] = []

  var text: String { String(decoding: body, as: UTF8.self) }

  init(_ bytes: [UInt8]) {
    let end = Array("\r\n\r\n".utf8)
    guard let split = bytes.indices.first(where: { bytes[$0...].starts(with: end) }) else { return }
    let lines = String(decoding: bytes[..<split], as: UTF8.self).split(separator: "\r\n")
    status = lines.first.flatMap { Int($0.split(separator: " ")[1]) } ?? 0
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      headers[parts[0].lowercased()] = parts[1].drop { $0 == " " }.description
    }
    body = Array(bytes[(split + 4)...])
  }
}

/// A socket to a server on this machine: sends bytes as they are, unlike clients that tidy addresses.
final class RawConnection {
  private let descriptor: Int32

  init(port: UInt16) {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    // A server that never answers fails the test instead of stopping it.
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    _ = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }

  deinit { close(descriptor) }

  func send(_ bytes: [UInt8]) {
    _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
  }

  /// What comes next; empty at the end.
  func receive() -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
      count = unsafe max(0, recv(descriptor, buffer.baseAddress, buffer.count, 0))
    }
  }

  func receiveAll() -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let piece = receive()
      if piece.isEmpty { return all }
      all += piece
    }
  }

  /// Reads until the text has come; everything up to and with it, or all there was.
  func receive(until text: String) -> String {
    var all: [UInt8] = []
    while !String(decoding: all, as: UTF8.self).contains(text) {
      let piece = receive()
      if piece.isEmpty { break }
      all += piece
    }
    return String(decoding: all, as: UTF8.self)
  }
}

/// Asks for a path as it is.
func ask(_ port: UInt16, _ path: String, method: String = "GET", _ headers: String...) -> Answer {
  ask(
    port,
    raw: Array(
      "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\(headers.map { $0 + "\r\n" }.joined())\r\n".utf8))
}

func ask(_ port: UInt16, raw request: [UInt8]) -> Answer {
  let connection = RawConnection(port: port)
  connection.send(request)
  return Answer(connection.receiveAll())
}
