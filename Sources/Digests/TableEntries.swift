internal import Vocabulary

/// Reads every table of a digest whose header `accepts` it, row by row, by the names of the columns.
struct TableEntries {
  private let source: DigestSource
  private let format: DigestFormat

  init(_ source: DigestSource, format: DigestFormat) {
    self.source = source
    self.format = format
  }

  func read(into builder: inout DigestBuilder, accepts: (TableHeader) -> Bool) {
    var tables: [(header: TableHeader, found: TableRows.Found)] = []
    for (index, headerLine) in source.tableHeaderLines.enumerated() {
      let header = TableHeader(source.bytes, source.line(headerLine))
      guard accepts(header) else { continue }
      let end = index + 1 < source.tableHeaderLines.count ? source.tableHeaderLines[index + 1] : source.lineCount
      tables.append((header, TableRows(source, headerLine: headerLine).rows(until: end)))
    }
    let topics = Topics(source, without: tables.reduce(into: []) { $0.formUnion($1.found.wrappedHeadings) })
    for (header, found) in tables {
      for row in found.rows {
        let keywords = topics.keywords(at: source.lineNumber(of: row.range.lowerBound))
        read(row, header: header, keywords: keywords, into: &builder)
      }
      for stray in found.strays { builder.reject(stray, expected: "a row that begins with |") }
    }
  }

  private func read(_ row: TableRows.Row, header: TableHeader, keywords: [String], into builder: inout DigestBuilder) {
    let bytes = source.bytes
    let cells = withAuthorsApart(TableCells.bind(row.pieces, to: header.columns, bytes), header)
    var entry = Entry(
      file: source.file, line: source.lineNumber(of: row.range.lowerBound) + 1, format: format, title: "", keywords: keywords)
    var links = PaperLinks()
    for (column, cell) in zip(header.columns, cells) {
      read(cell, as: column, into: &entry, links: &links, builder: &builder)
    }
    entry.links = links.links
    entry.id = links.reference?.id
    entry.version = links.reference?.version
    let isShort = cells.count < header.columns.count
    guard entry.id != nil || !(entry.title.isEmpty || isShort) else {
      builder.reject(row.range, expected: "the cells \(header.description)")
      return
    }
    builder.add(entry, at: row.range.lowerBound)
    if isShort {
      builder.warn(
        "this row has \(cells.count) of the \(header.columns.count) cells \(header.description); add the missing ones: "
          + builder.excerpt(row.range), at: row.range.lowerBound)
    }
  }

  private func read(
    _ cell: Range<Int>, as column: TableHeader.Column, into entry: inout Entry, links: inout PaperLinks,
    builder: inout DigestBuilder
  ) {
    let bytes = source.bytes
    switch column {
    case .title: readTitle(cell, into: &entry, links: &links)
    case .authors:
      if let line = builder.present(FieldText.line(bytes, CellText.unwrapped(bytes, cell))) {
        entry.authors = AuthorList.spaced(line)
      }
    case .date:
      let text = FieldText.line(bytes, CellText.withoutBold(bytes, cell))
      entry.date = DateText.day(text)
      if entry.date == nil, !text.isEmpty, !Placeholder.matches(text) {
        builder.warn("`\(text)` is no day: write it as 2025-04-22", at: bytes.trimmed(cell).lowerBound)
      }
    case .abstract: entry.abstract = builder.present(FieldText.prose(bytes, CellText.unwrapped(bytes, cell)))
    case .summary: entry.summary = builder.present(FieldText.prose(bytes, CellText.unwrapped(bytes, cell)))
    case .comment: entry.comment = builder.present(FieldText.prose(bytes, CellText.unwrapped(bytes, cell)))
    case .keywords:
      let line = builder.present(FieldText.line(bytes, CellText.unwrapped(bytes, cell))) ?? ""
      for keyword in line.split(whereSeparator: { ",;，；、".contains($0) }) where entry.keywords.count <= DigestBuilder.mostKeywords
      {
        let keyword = FieldText.line(Array(keyword.utf8), 0..<keyword.utf8.count)
        if !keyword.isEmpty, !entry.keywords.contains(keyword) { entry.keywords.append(keyword) }
      }
    case .categories: entry.categories += Topics.categories(in: FieldText.line(bytes, CellText.unwrapped(bytes, cell)))
    case .pdf: readLinks(cell, named: "pdf", into: &links)
    case .code: readLinks(cell, named: "code", into: &links)
    case .links: readLinks(cell, named: nil, into: &links)
    case .other(let name):
      if let text = builder.present(FieldText.prose(bytes, CellText.unwrapped(bytes, cell))), !name.isEmpty {
        entry.sections.append(.init(label: name, text: text))
      }
    }
  }

  private func readTitle(_ cell: Range<Int>, into entry: inout Entry, links: inout PaperLinks) {
    let bytes = source.bytes
    var range = bytes.trimmed(cell)
    var rest = range.upperBound..<range.upperBound
    if let tail = ReadMore.find(bytes, range) {
      for link in tail.links { links.add(source.address(link.url), name: source.text(link.name).lowercased()) }
      rest = bytes.trimmed(tail.range.upperBound..<range.upperBound)
      // A link that is not closed is the tail's.
      if bytes.firstRange(of: Self.linkMiddle, in: rest) != nil { rest = range.upperBound..<range.upperBound }
      range = range.lowerBound..<tail.range.lowerBound
    }
    if let link = CellText.link(bytes, range) {
      add(source.address(link.url), text: FieldText.line(bytes, link.text), name: nil, to: &links)
      range = link.text
    } else if let found = paperLink(range) {
      for link in CellText.links(bytes, range) { links.add(source.address(link.url), name: linkName(link.text)) }
      range = found
    }
    entry.title = FieldText.line(bytes, CellText.withoutBold(bytes, range))
    // What stands behind the tail is the title's, too.
    if !rest.isEmpty { entry.title += " " + FieldText.line(bytes, rest) }
  }

  private func readLinks(_ cell: Range<Int>, named name: String?, into links: inout PaperLinks) {
    let bytes = source.bytes
    let found = CellText.links(bytes, cell)
    for link in found {
      let text = FieldText.line(bytes, CellText.withoutBold(bytes, link.text)).lowercased()
      add(source.address(link.url), text: text, name: name ?? (text.isEmpty ? nil : text), to: &links)
    }
    guard found.isEmpty else { return }
    let text = FieldText.line(bytes, CellText.withoutBold(bytes, cell))
    if let reference = PaperReference(text) { links.add(reference) } else { links.add(text, name: name) }
  }

  /// The cells of a row that has one too few, when the bar behind the title's tail is missing: what stands there is the next cell.
  private func withAuthorsApart(_ cells: [Range<Int>], _ header: TableHeader) -> [Range<Int>] {
    guard cells.count + 1 == header.columns.count, let title = header.columns.firstIndex(of: .title), title < cells.count,
      let tail = ReadMore.find(source.bytes, cells[title])
    else { return cells }
    let rest = tail.range.upperBound..<cells[title].upperBound
    guard !source.bytes.isBlank(rest), source.bytes.firstRange(of: Self.linkMiddle, in: rest) == nil else { return cells }
    var cells = cells
    cells[title] = cells[title].lowerBound..<tail.range.upperBound
    cells.insert(rest, at: title + 1)
    return cells
  }

  /// The text of a link to a paper that begins a cell, with other links behind it.
  private func paperLink(_ cell: Range<Int>) -> Range<Int>? {
    var start = cell.lowerBound
    if source.bytes.hasPrefix("**".needle, in: cell) { start += 2 }
    guard start < cell.upperBound, source.bytes[start] == UInt8(ascii: "["), let first = CellText.links(source.bytes, cell).first,
      first.text.lowerBound == start + 1, PaperReference(url: source.address(first.url)) != nil
    else { return nil }
    return first.text
  }

  private func linkName(_ text: Range<Int>) -> String? {
    let name = FieldText.line(source.bytes, text).lowercased()
    return name.isEmpty || name.utf8.count > 20 ? nil : name
  }

  private static let linkMiddle = "](".needle

  /// A link without an address may have the identifier as its text.
  private func add(_ address: String, text: String, name: String?, to links: inout PaperLinks) {
    if address.isEmpty, let reference = PaperReference(text) { links.add(reference) } else { links.add(address, name: name) }
  }
}
