internal import Vocabulary

/// The header of a table: which column holds what. Bots add, drop and reorder columns over the years, so only names count.
struct TableHeader {
  enum Column: Hashable {
    case title, authors, date, abstract, summary, comment, pdf, code, keywords, categories, links
    /// A column that we do not know, by its name.
    case other(String)
  }

  let columns: [Column]
  /// The names as they are written, of a very long header the first.
  let description: String

  /// - Parameter line: the header's line.
  init(_ bytes: [UInt8], _ line: Range<Int>) {
    let names = TableCells.pieces(bytes, line).map { range in
      var name = FieldText.line(bytes, range)
      while name.hasPrefix("*") { name.removeFirst() }
      while name.hasSuffix("*") { name.removeLast() }
      return name
    }
    var description = ""
    for name in names where description.utf8.count < 120 { description += (description.isEmpty ? "" : ", ") + name.prefix(60) }
    self.description = description
    var columns: [Column] = []
    var taken: Set<Column> = []
    for name in names {
      let column = Self.column(named: name.lowercased()) ?? .other(name)
      // Of two columns with one name the first is it.
      columns.append(taken.insert(column).inserted ? column : .other(name))
    }
    self.columns = columns
  }

  func contains(_ column: Column) -> Bool { columns.contains(column) }

  private static func column(named name: String) -> Column? {
    switch name {
    case "title", "titles", "paper", "paper title", "标题", "论文", "论文标题", "题目": .title
    case "author", "authors", "作者": .authors
    case "date", "publish date", "published", "publication date", "submitted", "日期", "发布日期", "发表日期", "时间": .date
    case "abstract", "摘要": .abstract
    case "summary", "tl;dr", "tldr", "ai summary", "总结", "简介", "概要": .summary
    case "comment", "comments", "备注", "评论": .comment
    case "pdf", "arxiv", "id", "paper id", "arxiv id": .pdf
    case "code", "repo", "代码": .code
    case "tag", "tags", "keyword", "keywords", "topic", "topics", "标签", "关键词": .keywords
    case "category", "categories", "primary category", "分类", "类别": .categories
    case "link", "links", "url", "链接": .links
    default: nil
    }
  }

  /// A line of `|`, `-`, `:` and white space that has a `-` and a `|`.
  static func isDelimiterRow(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    var hasDash = false
    var hasPipe = false
    for at in line {
      switch bytes[at] {
      case UInt8(ascii: "-"): hasDash = true
      case UInt8(ascii: "|"): hasPipe = true
      case UInt8(ascii: ":"), UInt8(ascii: " "), 0x09: break
      default: return false
      }
    }
    return hasDash && hasPipe
  }
}
