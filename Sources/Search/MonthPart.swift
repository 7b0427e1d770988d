internal import Encoding
internal import Vocabulary

/// Builds the files of one month.
enum MonthPart {
  /// Blocks, then shards, each by number.
  static func files(month: Month, documents: [SearchDocument]) throws(Diagnostic) -> [Bytes] {
    let order = PaperOrder.of(documents)
    return try blocks(documents.span, order) + shards(documents.span, order)
  }

  private static func blocks(_ papers: Span<SearchDocument>, _ order: [Int]) throws(Diagnostic) -> [Bytes] {
    let compressor = try Compressor()
    var lines = Bytes()
    var blocks: [Bytes] = []
    for start in stride(from: 0, to: papers.count, by: SearchLayout.papersPerBlock) {
      lines.removeAll(keepingCapacity: true)
      for paper in order[start...].prefix(SearchLayout.papersPerBlock) { DisplayBlock.line(of: papers[paper], into: &lines) }
      blocks.append(try compressor.compress(lines))
    }
    return blocks
  }

  private static func shards(_ papers: Span<SearchDocument>, _ order: [Int]) -> [Bytes] {
    var inverter = MonthInverter(documentCount: papers.count)
    var tokenizer = Tokenizer()
    for paper in order { inverter.add(papers[paper], tokenizer: &tokenizer) }
    let (starts, postings) = inverter.inverted()
    let shardCount = SearchLayout.shardCount(documentCount: papers.count)
    let dayTable = dayTable(papers, order)
    let terms = inverter.terms
    let dictionaries = ShardDictionary.all(of: terms, starts: starts, shardCount: shardCount)
    return dictionaries.map { dictionary in
      var writer = ShardWriter(
        documentCount: papers.count, dayTable: dayTable, wordCount: dictionary.words.count, pairCount: dictionary.pairs.count)
      for key in dictionary.words {
        writer.addWord(terms.letters.span.extracting(terms.range(Int(key.term))))
        writer.addPostings(postings.span.extracting(starts[Int(key.term)]..<starts[Int(key.term) + 1]))
      }
      for key in dictionary.pairs {
        let text = terms.letters.span.extracting(terms.range(Int(key.term)))
        writer.addPair(SearchLayout.scalar(in: text, at: 0).value, SearchLayout.scalar(in: text, at: 3).value)
        writer.addPostings(postings.span.extracting(starts[Int(key.term)]..<starts[Int(key.term) + 1]))
      }
      return writer.finish()
    }
  }

  /// How many papers each day has, for telling the day of a paper from its number.
  private static func dayTable(_ papers: Span<SearchDocument>, _ order: [Int]) -> Bytes {
    var days: [(day: Int, count: Int)] = []
    for paper in order {
      let day = papers[paper].day?.dayOfMonth ?? 0
      if days.last?.day == day { days[days.count - 1].count += 1 } else { days.append((day, 1)) }
    }
    var table = Bytes()
    table.append(varint: days.count)
    for (day, count) in days {
      table.append(varint: day)
      table.append(varint: count)
    }
    return table
  }
}

/// The terms of one shard in the order of the file.
struct ShardDictionary {
  /// A term with its first eight bytes, which decide nearly every comparison.
  struct Key {
    var prefix: UInt64
    var term: UInt32
  }

  var words: [Key] = []
  var pairs: [Key] = []

  /// All shards of a month; terms without postings (stop words, mostly) are left out.
  static func all(of terms: TermTable, starts: [Int], shardCount: Int) -> [ShardDictionary] {
    var shards = [ShardDictionary](repeating: ShardDictionary(), count: shardCount)
    for term in 0..<terms.count where starts[term] < starts[term + 1] {
      let text = terms.letters.span.extracting(terms.range(term))
      let key = Key(prefix: text.orderedWord(at: 0), term: UInt32(term))
      let shard = SearchLayout.shard(of: text, count: shardCount)
      if isPair(text) { shards[shard].pairs.append(key) } else { shards[shard].words.append(key) }
    }
    for shard in shards.indices {
      shards[shard].words.sort { $0.prefix != $1.prefix ? $0.prefix < $1.prefix : precedes($0.term, $1.term, terms) }
      shards[shard].pairs.sort { $0.prefix < $1.prefix }
    }
    return shards
  }

  private static func isPair(_ text: Span<UInt8>) -> Bool {
    text.count == 6 && text[0] >= 0xE4 && EastAsian.isCommonHan(SearchLayout.scalar(in: text, at: 0).value)
      && text[3] >= 0xE4 && EastAsian.isCommonHan(SearchLayout.scalar(in: text, at: 3).value)
  }

  private static func precedes(_ left: UInt32, _ right: UInt32, _ terms: TermTable) -> Bool {
    let (a, b) = (terms.letters.span.extracting(terms.range(Int(left))), terms.letters.span.extracting(terms.range(Int(right))))
    for index in 0..<min(a.count, b.count) where a[index] != b[index] { return a[index] < b[index] }
    return a.count < b.count
  }
}
