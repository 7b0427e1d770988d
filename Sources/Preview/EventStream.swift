private import CMicroHTTPD

/// One open page's stream of events; lives as long as the web server's response object, which the connection outlives.
@safe final class EventStream {
  private let site: LiveSite
  private let connection: OpaquePointer
  private var heard = LiveSite.Heard()
  private var pending: ArraySlice<UInt8> = []

  private init(site: LiveSite, connection: OpaquePointer) {
    self.site = site
    unsafe self.connection = connection
  }

  static func response(_ site: LiveSite, _ connection: OpaquePointer) -> OpaquePointer? {
    let stream = unsafe Unmanaged.passRetained(unsafe EventStream(site: site, connection: connection))
    let response = unsafe MHD_create_response_from_callback(
      UInt64.max, 4096,
      { context, _, buffer, room in
        guard let context = unsafe context, let buffer = unsafe buffer else { return -2 }
        let stream = unsafe Unmanaged<EventStream>.fromOpaque(context).takeUnretainedValue()
        return unsafe stream.fill(UnsafeMutableRawBufferPointer(start: buffer, count: room))
      }, stream.toOpaque(),
      { context in if let context = unsafe context { unsafe Unmanaged<EventStream>.fromOpaque(context).release() } })
    if unsafe response == nil { unsafe stream.release() }
    return unsafe response
  }

  /// The number of bytes written, 0 when the connection sleeps now, -1 at the end of the stream.
  private func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    if pending.isEmpty {
      switch unsafe site.turn(of: connection, having: &heard) {
      case .say(let bytes): pending = bytes[...]
      case .end: return -1
      case .sleep: return 0
      }
    }
    let count = min(buffer.count, pending.count)
    unsafe buffer.copyBytes(from: pending.prefix(count))
    pending = pending.dropFirst(count)
    return count
  }
}
