/// The type that a file is served as, by its extension (<https://www.iana.org/assignments/media-types/>). Citations and data are
/// text, so that a browser shows them.
enum MediaType {
  static func of(_ path: String) -> String {
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8[...]
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else { return "application/octet-stream" }
    return switch String(path[path.utf8.index(after: dot)..<name.endIndex]).lowercased() {
    case "html", "htm": html
    case "css": "text/css; charset=utf-8"
    case "js", "mjs": "text/javascript; charset=utf-8"
    case "json", "map": "application/json"
    case "webmanifest": "application/manifest+json"
    case "xml": "application/xml"
    case "opml": "text/x-opml; charset=utf-8"
    case "txt", "bib", "ris", "md", "csv", "jsonl": "text/plain; charset=utf-8"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    case "jpg", "jpeg": "image/jpeg"
    case "gif": "image/gif"
    case "webp": "image/webp"
    case "avif": "image/avif"
    case "ico": "image/vnd.microsoft.icon"
    case "woff": "font/woff"
    case "woff2": "font/woff2"
    case "ttf": "font/ttf"
    case "otf": "font/otf"
    case "pdf": "application/pdf"
    case "mp4": "video/mp4"
    case "webm": "video/webm"
    case "mp3": "audio/mpeg"
    case "wasm": "application/wasm"
    case "gz": "application/gzip"
    case "zip": "application/zip"
    default: "application/octet-stream"
    }
  }

  static let html = "text/html; charset=utf-8"
}
