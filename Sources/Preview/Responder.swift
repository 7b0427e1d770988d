internal import Vocabulary

/// Answers requests for a folder: no network in here.
struct Responder: Sendable {
  let folder: SiteFolder
  let site: LiveSite

  /// The parts of a request that matter.
  struct Request: Hashable, Sendable {
    var method = "GET"
    /// As it was sent, without the query.
    var path: String
    var ifNoneMatch: String?
    var ifRange: String?
    var range: String?
  }

  func answer(_ request: Request) -> Response {
    guard request.method == "GET" || request.method == "HEAD" else {
      return text(405, "This preview only answers GET and HEAD.\n", extra: [("Allow", "GET, HEAD")])
    }
    let moment = site.moment
    switch RequestTarget(request.path, base: moment.base) {
    case .reserved(let name): return own(name, request, moment)
    case .redirect(let address): return redirect(to: address)
    case .nothing: return notFound(request, moment)
    case .folder(let path):
      guard let index = SitePath((path.map { "\($0)/" } ?? "") + "index.html") else { return notFound(request, moment) }
      if let bytes = moment.draft?.file(index) { return send(draft: bytes, at: index, status: 200, request, moment) }
      switch folder.open(index) {
      case .file(let file): return send(file, at: index, status: 200, request, moment)
      case .folder: return notFound(request, moment)
      case .nothing: return notFound(request, moment)
      }
    case .file(let path):
      if let bytes = moment.draft?.file(path) { return send(draft: bytes, at: path, status: 200, request, moment) }
      switch folder.open(path) {
      case .file(let file): return send(file, at: path, status: 200, request, moment)
      case .folder: return redirect(to: "\(RequestTarget.encoded(moment.base))\(path.percentEncoded)/")
      case .nothing: return notFound(request, moment)
      }
    }
  }

  private func own(_ name: String, _ request: Request, _ moment: LiveSite.Moment) -> Response {
    switch name {
    case "reload.js":
      return send(
        Array(ReloadScript.text.utf8), tag: "\(ReloadScript.text.utf8.count)", type: "text/javascript; charset=utf-8", request)
    case "events":
      if request.method == "HEAD" { return Response(status: 200, headers: eventHeaders) }
      return Response(status: 200, headers: eventHeaders, body: .events(site))
    default: return notFound(request, moment)
    }
  }

  private var eventHeaders: [(name: String, value: String)] {
    [("Content-Type", "text/event-stream"), ("Cache-Control", "no-store")]
  }

  private func redirect(to address: String) -> Response {
    Response(status: 302, headers: [("Location", address), ("Cache-Control", "no-cache")])
  }

  private func text(_ status: UInt32, _ text: String, extra: [(name: String, value: String)] = []) -> Response {
    Response(
      status: status, headers: [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-cache")] + extra,
      body: .bytes(Array(text.utf8)))
  }

  private func notFound(_ request: Request, _ moment: LiveSite.Moment) -> Response {
    if let path = SitePath("404.html") {
      if let bytes = moment.draft?.file(path) { return send(draft: bytes, at: path, status: 404, request, moment) }
      if case .file(let file) = folder.open(path) { return send(file, at: path, status: 404, request, moment) }
    }
    // Before the first good build there is no page to show mistakes on; this one hears of the repair.
    let page = """
      <!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Not found</title><body><p>There is no such page: the site has not been built yet.</p></body></html>

      """
    return Response(
      status: 404, headers: [("Content-Type", MediaType.html), ("Cache-Control", "no-cache")],
      body: .bytes(ReloadScript.injected(into: Array(page.utf8), generation: moment.generation)))
  }

  private func send(
    draft bytes: [UInt8], at path: SitePath, status: UInt32, _ request: Request, _ moment: LiveSite.Moment
  ) -> Response {
    let type = MediaType.of(path.description)
    let isPage = type == MediaType.html
    return send(
      isPage ? ReloadScript.injected(into: bytes, generation: moment.generation) : bytes, tag: "draft-\(moment.generation)",
      type: type, status: status, request)
  }

  private func send(
    _ file: consuming OpenFile, at path: SitePath, status: UInt32, _ request: Request, _ moment: LiveSite.Moment
  ) -> Response {
    let type = MediaType.of(path.description)
    if type == MediaType.html {
      let tag = "\(file.tag)-\(moment.generation)"
      guard let page = file.read() else { return unreadable() }
      return send(
        ReloadScript.injected(into: page, generation: moment.generation), tag: tag, type: type, status: status, request)
    }
    let headers = Self.headers(type: type, tag: file.tag, at: path)
    if isFresh(request, file.tag, status) { return Response(status: 304, headers: headers) }
    switch range(request, tag: file.tag, length: file.size, status) {
    case .whole:
      let size = file.size
      return Response(status: status, headers: headers, body: .part(of: file, 0..<size))
    case .part(let range):
      let size = file.size
      return Response(status: 206, headers: headers + [Self.contentRange(range, size)], body: .part(of: file, range))
    case .unsatisfiable: return Response(status: 416, headers: headers + [("Content-Range", "bytes */\(file.size)")])
    }
  }

  private func send(_ bytes: [UInt8], tag: String, type: String, status: UInt32 = 200, _ request: Request) -> Response {
    let headers = Self.headers(type: type, tag: tag, at: nil)
    if isFresh(request, tag, status) { return Response(status: 304, headers: headers) }
    switch range(request, tag: tag, length: bytes.count, status) {
    case .whole: return Response(status: status, headers: headers, body: .bytes(bytes))
    case .part(let range):
      return Response(
        status: 206, headers: headers + [Self.contentRange(range, bytes.count)], body: .bytes(Array(bytes[range])))
    case .unsatisfiable: return Response(status: 416, headers: headers + [("Content-Range", "bytes */\(bytes.count)")])
    }
  }

  private func unreadable() -> Response { text(500, "The file cannot be read; look at its permissions.\n") }

  private static func contentRange(_ range: Range<Int>, _ length: Int) -> (name: String, value: String) {
    ("Content-Range", "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(length)")
  }

  /// Everything is asked for again each time, except assets with a hash in their name.
  private static func headers(type: String, tag: String, at path: SitePath?) -> [(name: String, value: String)] {
    let lasts = path.map { isHashed($0) } ?? false
    return [
      ("Content-Type", type), ("ETag", "\"\(tag)\""), ("Accept-Ranges", "bytes"), ("X-Content-Type-Options", "nosniff"),
      ("Cache-Control", lasts ? "public, max-age=31536000, immutable" : "no-cache"),
    ]
  }

  /// `assets/name.0123abcd.css`.
  private static func isHashed(_ path: SitePath) -> Bool {
    guard path.description.utf8.starts(with: "assets/".utf8) else { return false }
    let parts = path.description.split(separator: ".")
    guard parts.count >= 3 else { return false }
    let hash = parts[parts.count - 2].utf8
    return hash.count >= 8 && hash.allSatisfy { $0.isASCIIDigit || $0 &- 0x61 < 6 }
  }

  /// RFC 9110, 13.1.2: weak comparison with any of the tags.
  private func isFresh(_ request: Request, _ tag: String, _ status: UInt32) -> Bool {
    guard status == 200, let known = request.ifNoneMatch else { return false }
    return known.split(separator: ",").contains { part in
      let name = part.trimmed
      return name == "*" || name == "\"\(tag)\"" || name == "W/\"\(tag)\""
    }
  }

  /// RFC 9110, 13.1.5: a range counts only for the version that the client has a part of.
  private func range(_ request: Request, tag: String, length: Int, _ status: UInt32) -> ByteRange {
    guard status == 200, request.method == "GET" else { return .whole }
    if let version = request.ifRange, version != "\"\(tag)\"" { return .whole }
    return ByteRange(request.range, length: length)
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    var text = self
    while text.utf8.first?.isASCIISpace ?? false { text.removeFirst() }
    while text.utf8.last?.isASCIISpace ?? false { text.removeLast() }
    return text
  }
}
