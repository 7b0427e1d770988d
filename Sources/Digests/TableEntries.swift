internal import Vocabulary

/// Reads every table of a digest whose header `accepts` it, row by row, by the names of the columns.
struct TableEntries {
  private let source: DigestSource
  private let format: DigestFormat
  private let topics: Topics

  init(_ source: DigestSource, format: DigestFormat) {
    self.source = source
    self.format = format
    topics = Topics(source)
  }

  func read(into builder: inout DigestBuilder, accepts: (TableHeader) -> Bool) {
    for (index, headerLine) in source.tableHeaderLines.enumerated() {
      let header = TableHeader(source.bytes, source.line(headerLine))
      guard accepts(header) else { continue }
      var end = source.lineCount
      if index + 1 < source.tableHeaderLines.count { end = source.tableHeaderLines[index + 1] }
      if let heading = source.headings.first(where: { $0.line > headerLine }) { end = min(end, heading.line) }
      var strays: [Range<Int>] = []
      let rows = TableRows(source, headerLine: headerLine).rows(until: end) { strays.append($0) }
      for row in rows { read(row, header: header, keywords: topics.keywords(at: headerLine), into: &builder) }
      for stray in strays { builder.reject(stray, expected: "a row that begins with |") }
    }
  }

  private func read(_ row: TableRows.Row, header: TableHeader, keywords: [String], into builder: inout DigestBuilder) {
    let bytes = source.bytes
    let cells = TableCells.bind(row.pieces, to: header.columns, bytes)
    var entry = Entry(
      file: source.file, line: source.lineNumber(of: row.range.lowerBound) + 1, format: format, title: "", keywords: keywords)
    var links = PaperLinks()
    for (column, cell) in zip(header.columns, cells) {
      read(cell, as: column, into: &entry, links: &links, builder: &builder)
    }
    entry.links = links.links
    entry.id = links.reference?.id
    entry.version = links.reference?.version
    let names = header.names.joined(separator: ", ")
    let isShort = cells.count < header.columns.count
    guard entry.id != nil || !(entry.title.isEmpty || isShort) else {
      builder.reject(row.range, expected: "the cells \(names)")
      return
    }
    builder.add(entry, at: row.range.lowerBound)
    if isShort {
      builder.warn(
        "this row has \(cells.count) of the \(header.columns.count) cells \(names); add the missing ones: "
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
      entry.date = Day(text) ?? DateText.first(in: text)
      if entry.date == nil, !text.isEmpty, !Placeholder.matches(text) {
        builder.warn("`\(text)` is no day: write it as 2025-04-22", at: bytes.trimmed(cell).lowerBound)
      }
    case .abstract: entry.abstract = builder.present(FieldText.prose(bytes, CellText.unwrapped(bytes, cell)))
    case .summary: entry.summary = builder.present(FieldText.prose(bytes, CellText.unwrapped(bytes, cell)))
    case .comment: entry.comment = builder.present(FieldText.prose(bytes, CellText.unwrapped(bytes, cell)))
    case .keywords:
      let line = builder.present(FieldText.line(bytes, CellText.unwrapped(bytes, cell))) ?? ""
      for keyword in line.split(whereSeparator: { ",;，；、".contains($0) }) {
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
    if let tail = ReadMore.find(bytes, range) {
      for link in tail.links { links.add(source.text(bytes.trimmed(link.url)), name: source.text(link.name).lowercased()) }
      range = range.lowerBound..<tail.range.lowerBound
    }
    if let link = CellText.link(bytes, range) {
      links.add(source.text(bytes.trimmed(link.url)))
      range = link.text
    }
    entry.title = FieldText.line(bytes, CellText.withoutBold(bytes, range))
  }

  private func readLinks(_ cell: Range<Int>, named name: String?, into links: inout PaperLinks) {
    let bytes = source.bytes
    let found = CellText.links(bytes, cell)
    for link in found {
      let text = FieldText.line(bytes, CellText.withoutBold(bytes, link.text)).lowercased()
      links.add(source.text(bytes.trimmed(link.url)), name: name ?? (text.isEmpty ? nil : text))
    }
    guard found.isEmpty else { return }
    let text = FieldText.line(bytes, CellText.withoutBold(bytes, cell))
    if let reference = PaperReference(text) { links.add(reference) } else { links.add(text, name: name) }
  }
}
