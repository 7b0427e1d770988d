private import Glibc
internal import Vocabulary

/// A socket that listens on one address of this machine.
struct ListeningSocket: ~Copyable {
  private let descriptor: Int32
  /// The port, also when any was asked for (0).
  let port: UInt16

  deinit { close(descriptor) }

  /// Gives the socket away; whoever takes it closes it.
  consuming func take() -> Int32 {
    let taken = descriptor
    discard self
    return taken
  }

  /// Listens; when the port is taken the error names the next free one.
  init(address: String, port: UInt16) throws(Diagnostic) {
    switch Self.listen(address, port) {
    case .listening(let descriptor, let port):
      self.descriptor = descriptor
      self.port = port
    case .badAddress:
      throw .error("'\(address)' is no numeric address; write 127.0.0.1 for this machine only, or 0.0.0.0 for its network")
    case .failed(EADDRINUSE):
      let next = Self.nextFree(address, after: port)
      throw .error("port \(port) is in use" + (next.map { "; port \($0) is free: --port \($0)" } ?? "; give another --port"))
    case .failed(EACCES): throw .error("port \(port) needs a privileged user; choose one above 1023 with --port")
    case .failed(EADDRNOTAVAIL): throw .error("this machine has no address '\(address)'; 127.0.0.1 always works")
    case .failed(let number):
      throw .error("cannot listen on \(address) port \(port): \(unsafe String(cString: strerror(number))); try another --port")
    }
  }

  private enum Outcome {
    case listening(Int32, UInt16)
    case badAddress
    case failed(Int32)
  }

  private static func nextFree(_ address: String, after port: UInt16) -> UInt16? {
    guard port < 65535 else { return nil }
    for candidate in (port + 1)...min(65535, port + 100) {
      if case .listening(let descriptor, _) = listen(address, candidate) {
        close(descriptor)
        return candidate
      }
    }
    return nil
  }

  private static func listen(_ address: String, _ port: UInt16) -> Outcome {
    var four = sockaddr_in()
    var six = sockaddr_in6()
    four.sin_family = sa_family_t(AF_INET)
    four.sin_port = port.bigEndian
    six.sin6_family = sa_family_t(AF_INET6)
    six.sin6_port = port.bigEndian
    let name = address == "localhost" ? "127.0.0.1" : address
    if unsafe inet_pton(AF_INET, name, &four.sin_addr) == 1 {
      return listen(AF_INET) { descriptor in
        unsafe withUnsafePointer(to: &four) { pointer in
          unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
            unsafe bind(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size))
          }
        }
      }
    }
    if unsafe inet_pton(AF_INET6, name, &six.sin6_addr) == 1 {
      return listen(AF_INET6) { descriptor in
        unsafe withUnsafePointer(to: &six) { pointer in
          unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
            unsafe bind(descriptor, address, socklen_t(MemoryLayout<sockaddr_in6>.size))
          }
        }
      }
    }
    return .badAddress
  }

  private static func listen(_ family: Int32, _ bind: (Int32) -> Int32) -> Outcome {
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let descriptor = socket(family, kind, 0)
    guard descriptor >= 0 else { return .failed(errno) }
    var yes: Int32 = 1
    // Without it a port stays taken for a minute after the last preview ended.
    _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    guard bind(descriptor) == 0, Glibc.listen(descriptor, 128) == 0 else {
      let number = errno
      close(descriptor)
      return .failed(number)
    }
    return .listening(descriptor, boundPort(descriptor))
  }

  private static func boundPort(_ descriptor: Int32) -> UInt16 {
    var bound = sockaddr_in6()
    var size = socklen_t(MemoryLayout<sockaddr_in6>.size)
    _ = unsafe withUnsafeMutablePointer(to: &bound) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        unsafe getsockname(descriptor, address, &size)
      }
    }
    // The port stands at the same place in addresses of both families.
    return UInt16(bigEndian: bound.sin6_port)
  }
}
