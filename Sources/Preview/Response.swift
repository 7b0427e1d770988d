private import CMicroHTTPD

/// An answer to a request. The web server's object is made when it is sent.
struct Response: ~Copyable {
  enum Body: ~Copyable {
    case bytes([UInt8])
    case part(of: OpenFile, Range<Int>)
    /// An endless stream of events.
    case events(LiveSite)
  }

  let status: UInt32
  var headers: [(name: String, value: String)]
  let body: Body

  init(status: UInt32, headers: [(name: String, value: String)] = [], body: consuming Body = .bytes([])) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// Hands the answer to the web server; false makes it drop the connection.
  consuming func send(on connection: OpaquePointer) -> Bool {
    let (status, headers) = (status, headers)
    let made: OpaquePointer?
    switch consume body {
    case .bytes(let bytes):
      unsafe made = bytes.withUnsafeBytes { buffer in
        // The buffer is copied; the parameter is not const for the sake of the other modes.
        unsafe MHD_create_response_from_buffer(
          buffer.count, UnsafeMutableRawPointer(mutating: buffer.baseAddress), .RESPMEM_MUST_COPY)
      }
    case .part(let file, let range):
      let descriptor = file.take()
      unsafe made = MHD_create_response_from_fd_at_offset64(UInt64(range.count), descriptor, UInt64(range.lowerBound))
    case .events(let site): unsafe made = EventStream.response(site, connection)
    }
    guard let made = unsafe made else { return false }
    defer { unsafe MHD_destroy_response(made) }
    for (name, value) in headers {
      guard unsafe MHD_add_response_header(made, name, value) == .YES else { return false }
    }
    return unsafe MHD_queue_response(connection, status, made) == .YES
  }
}
