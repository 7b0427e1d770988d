/// Words that tell no English paper from another: not indexed except in names, and left out of queries.
enum StopWords {
  static let all = [
    "a", "an", "and", "are", "as", "at", "be", "by", "can", "for", "from", "has", "have", "in", "is", "it", "its", "of", "on",
    "or", "our", "that", "the", "these", "this", "to", "via", "we", "which", "with",
  ]
}
