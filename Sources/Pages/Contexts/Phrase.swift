/// The interface's phrases that have something to fill in, or that the code chooses among: keys of the section `phrases` of
/// `Templates/strings/<language>.yml`.
///
/// A value is a text with placeholders, `{count} papers`, or, where a number decides the form, a map from the plural category to the text:
/// `one` is taken when the count is 1, `other` else; a language without plural forms writes a text. Counts come with the language's separators.
enum Phrase: Int, CaseIterable, Sendable {
  /// `{title}`, `{site}`: what stands in `<title>`.
  case documentTitle
  /// `{date}`, `{keyword}`, `{author}`, `{initial}`: the titles of pages.
  case dayTitle, keywordTitle, authorTitle, initialTitle
  /// `{keyword}`, `{number}`.
  case archiveTitle
  /// `{number}`: "Archive, page 3".
  case archivePage

  /// `{count}`, with plural forms.
  case papers, newPapers, updatedPapers, undatedPapers, listedAgain, days, keywords, authors
  /// `{count}`: "and 5 more" authors; "and 120 more" keywords.
  case moreAuthors, moreKeywords
  /// `{papers}`, `{days}`: "1,204 papers on 22 days".
  case papersOnDays
  /// `{papers}`, `{month}`: "1,204 papers since April 2023".
  case papersSince
  /// `{authors}`, `{minimum}`: "32,688 authors with at least 3 papers".
  case authorsWithPapers
  /// `{author}`: "Wang et al.".
  case etAl

  /// Why a day is empty.
  case weekend, noDigest, emptyDigest, allListedBefore
  /// How a day lists a paper.
  case statusNew, statusUpdated, statusAgain
  /// What stands for the day of a paper without one.
  case undated
  /// The groups of keywords.
  case ownKeywords, topics, arXivCategories
  /// Names that do not begin with a letter.
  case otherInitials
  /// `{date}`, `{what}`: "22 April 2025: 166 new papers".
  case dayCell
  /// `{month}`, `{count}`, and `{months}`: a keyword's trend in words.
  case trendMonth, trendLabel

  /// `{keyword}`: what a keyword's page and feed hold.
  case keywordDescription
  /// `{site}`, `{keyword}`: the titles of feeds.
  case siteFeed, daysFeed, keywordFeed
  /// `{site}`: what feeds hold.
  case siteFeedSubtitle, daysFeedSubtitle
  /// What a feed is, for somebody who opens it in a browser.
  case feedNotice
  /// `{site}`: the title of the list of feeds; and the heading of the keywords' feeds in it.
  case feedListTitle, feedListKeywords

  /// The key.
  var name: String { String(describing: self) }
}

/// How a language writes dates: keys of the section `dates` of its file. The lists begin with January and with Monday.
///
/// Patterns know `{weekday} {weekdayShort} {day} {month} {monthShort} {monthNumber} {year}`, `range` knows `{first} {last}`.
enum DateKey: Int, CaseIterable, Sendable {
  /// Lists of twelve and of seven texts.
  case months, monthsShort, weekdays, weekdaysShort
  /// "Tuesday, 22 April 2025".
  case long
  /// "22 April 2025".
  case medium
  /// "22 Apr 2025".
  case short
  /// "22 Apr".
  case dayAndMonth
  /// "April 2025".
  case monthAndYear
  /// "Apr 2025".
  case monthAndYearShort
  /// "12 Mar 2025 – 4 Apr 2025".
  case range

  /// The key.
  var name: String { String(describing: self) }
}
