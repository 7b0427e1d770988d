import Mustache

/// A plain page from `Content/pages/`: `page.mustache`.
enum PlainFields: Int, Fields {
  /// What every page has.
  case frame
  /// Its title; absent when the text begins with a heading of its own.
  case title
  /// Its language, when it is not the site's.
  case contentLanguage
  /// Its text as blocks.
  case contentHTML
  static let shape = Shape(of: Self.self)

  var type: FieldType {
    switch self {
    case .frame: .object(FrameFields.self)
    case .contentHTML: .html
    default: .text
    }
  }
}

/// A page that needs nothing but the frame: `search.mustache`, `404.mustache`.
enum EmptyFields: Int, Fields {
  /// What every page has.
  case frame
  /// Where the search index lies, relative to the page: `search/`.
  case indexHref
  static let shape = Shape(of: Self.self)

  var type: FieldType {
    switch self {
    case .frame: .object(FrameFields.self)
    default: .text
    }
  }
}

/// Assets whose name ends in `.mustache` are rendered once, and lose that suffix before they get their hashed name.
/// `reader.js.mustache` gets its words in this way. Escaped as JSON (`.js`, `.json`) or not at all (`.css`).
enum AssetFields: Int, Fields {
  /// The interface's language.
  case language
  /// The words of the reader's layer, the section `script` of the language's file, as one JSON object of texts.
  case scriptWordsJSON
  /// The site's title.
  case siteTitle
  static let shape = Shape(of: Self.self)

  var type: FieldType {
    switch self {
    case .scriptWordsJSON: .html
    default: .text
    }
  }
}
