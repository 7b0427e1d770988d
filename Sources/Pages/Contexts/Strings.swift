import Mustache

/// The interface's words, `t` in every template: one case a word, and the case's name is its key in the section `words` of
/// `Templates/strings/<language>.yml`. A language's file that lacks one falls back to English, with a warning.
///
/// Words with something to fill in are `Phrase`s; templates get them filled in, as values of their own.
enum StringsFields: Int, Fields {
  // The frame.
  case filter, initials, skipToContent, mainNavigation, home, calendar, keywords, authors, search, searchHint, feed, feeds,
    madeWith
  // Lists of papers.
  case newBadge, updatedBadge, abstract, code, project, newPapers, updatedPapers, contents, citeAll, days
  case previousPage, nextPage, emptyGroup
  // Home.
  case recentDays, allDays, allKeywords, subscribe, feedOfPapers, feedOfDays, feedList, emptyTitle, emptyText
  // Calendar and months.
  case fewer, more, months, undatedTitle, undatedText, monthData, thisMonth
  // Keywords.
  case alsoKnownAs, papersPerMonth, relatedKeywords, archive, archiveText, newer, older, keywordPage
  // Papers.
  case firstSeen, inShort, details, comment, timeline, cite, relatedPapers, previousPaper, nextPaper, links, categories
  // Authors.
  case authorsText, authorText, mostPapers, coauthors, papers
  // Search and 404.
  case searchTitle, searchButton, searchHelp, searchNoScript, searchMore, searchRunning, searchNothing, searchOne, searchMany
  case searchOthers, searchPartial, searchSince, searchSoFar, searchUnknown, searchEarlier, searchFailed, searchFromFolder
  case notFoundTitle, notFoundText, notFoundTextWithoutSearch
  static let shape = Shape(of: Self.self)

  var type: FieldType { .text }
}
