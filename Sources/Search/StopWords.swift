/// Words that tell no English paper from another: not indexed except in names, and left out of queries.
enum StopWords {
  static let all = [
    "a", "about", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "being", "between", "both", "but",
    "by", "can", "could", "do", "does", "during", "each", "for", "from", "had", "has", "have", "how", "however", "if", "in",
    "into", "is", "it", "its", "may", "more", "most", "not", "of", "on", "only", "or", "other", "our", "over", "own",
    "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "through", "thus",
    "to", "under", "upon", "us", "using", "via", "was", "we", "were", "what", "when", "where", "whether", "which", "while",
    "who", "will", "with", "within", "without", "would",
  ]
}
