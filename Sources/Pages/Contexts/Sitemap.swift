import Mustache

/// A part of the sitemap: `sitemap.xml.mustache`; the index of all parts: `sitemap-index.xml.mustache`.
enum SitemapFields: Int, Fields {
  /// The addresses in order.
  case entries
  static let shape = Shape(of: Self.self)

  var type: FieldType { .list(SitemapEntryFields.self) }
}

/// An address in a sitemap.
enum SitemapEntryFields: Int, Fields {
  /// The absolute address.
  case href
  /// The day of the last change, by the digests: `2025-04-22`; absent when unknown.
  case lastModified
  static let shape = Shape(of: Self.self)

  var type: FieldType { .text }
}

/// What crawlers are told: `robots.txt.mustache`.
enum RobotsFields: Int, Fields {
  /// The absolute address of the sitemap; absent without `url`.
  case sitemapHref
  static let shape = Shape(of: Self.self)

  var type: FieldType { .text }
}
