private import CMicroHTTPD
private import Glibc
public import Vocabulary

/// Serves a built site on this machine, and tells open pages when it changes. Safe: the web server is stopped before what it uses goes.
@safe public final class PreviewServer {
  /// The port that it listens on.
  public let port: UInt16
  private let responder: Responder
  private let daemon: OpaquePointer
  private let context: Unmanaged<Context>

  /// What the web server's threads share.
  private final class Context: Sendable {
    let responder: Responder
    init(_ responder: Responder) { self.responder = responder }
  }

  /// Starts to serve.
  /// - Parameters:
  ///   - folder: the built site; need not be there yet.
  ///   - address: a numeric address of this machine.
  ///   - port: 0 takes any free one.
  /// - Throws: a diagnostic that says why it cannot listen, and which port is free.
  public init(folder: String, address: String = "127.0.0.1", port: UInt16) throws(Diagnostic) {
    let socket = try ListeningSocket(address: address, port: port)
    self.port = socket.port
    var now = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &now)
    let run = String(UInt64(now.tv_sec) * 1_000_000 + UInt64(now.tv_nsec) / 1000, radix: 36)
    responder = Responder(folder: SiteFolder(root: folder), site: LiveSite(run: run))
    unsafe context = Unmanaged.passRetained(Context(responder))
    // A browser that closes its end while a file is sent must not end the program.
    _ = signal(SIGPIPE, SIG_IGN)
    let descriptor = socket.take()
    guard
      let daemon = unsafe broadsheet_start_daemon(
        descriptor, Self.threads, Self.idleSeconds, Self.handle, context.toOpaque())
    else {
      close(descriptor)
      unsafe context.release()
      throw .error("the web server did not start; the machine may be out of memory or file descriptors")
    }
    unsafe self.daemon = daemon
  }

  deinit {
    // Sleeping connections have to wake and end, or the server would wait for them.
    responder.site.close()
    unsafe MHD_stop_daemon(daemon)
    unsafe context.release()
  }

  /// Lets open pages show a site that is still being written, until `tell` says how that ended.
  public func show(_ draft: DraftSite) { responder.site.show(draft) }

  /// Lets open pages show what became of the last build.
  public func tell(_ outcome: BuildOutcome) { responder.site.tell(outcome) }

  /// To be called every few seconds: finds the pages that were closed.
  public func beat() { responder.site.beat() }

  private static let threads: UInt32 = 4
  private static let idleSeconds: UInt32 = 60

  /// Called once when the headers are there, again for each piece of a body, and a last time when all has come: then it answers.
  private static let handle: MHD_AccessHandlerCallback = { context, connection, path, method, _, _, size, seen in
    guard let context = unsafe context, let connection = unsafe connection, let path = unsafe path, let method = unsafe method,
      let size = unsafe size, let seen = unsafe seen
    else { return .NO }
    if unsafe seen.pointee == nil {
      unsafe seen.pointee = context
      return .YES
    }
    if unsafe size.pointee != 0 {
      unsafe size.pointee = 0
      return .YES
    }
    let request = unsafe Responder.Request(
      method: String(cString: method), path: String(cString: path),
      ifNoneMatch: PreviewServer.header("If-None-Match", of: connection),
      ifRange: PreviewServer.header("If-Range", of: connection),
      range: PreviewServer.header("Range", of: connection))
    let responder = unsafe Unmanaged<Context>.fromOpaque(context).takeUnretainedValue().responder
    return unsafe responder.answer(request).send(on: connection) ? .YES : .NO
  }

  private static func header(_ name: String, of connection: OpaquePointer) -> String? {
    guard let value = unsafe MHD_lookup_connection_value(connection, .HEADER_KIND, name) else { return nil }
    return unsafe String(cString: value)
  }
}
