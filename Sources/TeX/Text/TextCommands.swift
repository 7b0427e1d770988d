/// What a control word means in text outside formulas.
enum TextCommand {
  /// Sets its argument in an element.
  case element(TextElement)
  /// Sets the rest of the group in an element.
  case declaration(TextElement)
  /// Sets its argument, or the rest of the group, as it is.
  case transparent
  /// A character; `isLetter` when it is part of a word, and the white space behind it is TeX's.
  case symbol(StaticString, isLetter: Bool)
  /// `\href{address}{text}`.
  case link
  /// `\url{address}`.
  case address
  /// Sets its argument in parentheses.
  case footnote
  /// Sets its argument in brackets.
  case citation
  /// Sets nothing, and swallows so many arguments.
  case nothing(arguments: Int)
  /// Swallows one argument and sets the next: `\textcolor{red}{text}`.
  case second
  /// Mathematics that somebody wrote outside a formula, with so many arguments.
  case formula(arguments: Int)
  case item
  case lineBreak
  case environment

  static let table: [String: TextCommand] = {
    var table: [String: TextCommand] = [
      "href": .link, "url": .address, "nolinkurl": .address, "path": .address, "hyperlink": .link, "hyperref": .transparent,
      "footnote": .footnote, "footnotetext": .footnote, "thanks": .footnote, "footnotemark": .nothing(arguments: 0),
      "textcolor": .second, "colorbox": .second, "color": .nothing(arguments: 1), "label": .nothing(arguments: 1),
      "hspace": .nothing(arguments: 1), "vspace": .nothing(arguments: 1), "item": .item, "newline": .lineBreak,
      "linebreak": .lineBreak, "par": .lineBreak, "begin": .environment, "end": .environment,
    ]
    for name in ["textbf", "textbfseries"] { table[name] = .element(.strong) }
    for name in ["textit", "emph", "textsl"] { table[name] = .element(.emphasis) }
    table["texttt"] = .element(.code)
    table["textsc"] = .element(.smallCapitals)
    for name in ["underline", "uline", "ul"] { table[name] = .element(.underlined) }
    table["textsuperscript"] = .element(.superscript)
    table["textsubscript"] = .element(.subscript)
    for name in ["bf", "bfseries"] { table[name] = .declaration(.strong) }
    for name in ["em", "it", "itshape", "sl", "slshape"] { table[name] = .declaration(.emphasis) }
    for name in ["tt", "ttfamily"] { table[name] = .declaration(.code) }
    for name in ["sc", "scshape"] { table[name] = .declaration(.smallCapitals) }
    let transparent = """
      text textrm textsf textmd textup textnormal mbox hbox fbox makebox rm rmfamily sf sffamily normalfont upshape mdseries tiny \
      scriptsize footnotesize small normalsize large Large LARGE huge Huge centering protect ensuremath gls Gls glspl acrshort \
      acrlong acrfull ac acs acl acf acp selectfont xspace noindent
      """
    for name in transparent.split(separator: " ") { table[String(name)] = .transparent }
    let citations =
      "cite citep citet citealp citealt citeauthor citeyear autocite parencite textcite ref eqref cref Cref autoref pageref"
    for name in citations.split(separator: " ") { table[String(name)] = .citation }
    let one =
      "mathbb mathcal mathbf mathrm mathit mathsf mathtt mathfrak mathscr boldsymbol bm sqrt hat bar tilde vec overline dot ddot"
    for name in one.split(separator: " ") { table[String(name)] = .formula(arguments: 1) }
    for name in ["frac", "dfrac", "tfrac", "binom"] { table[name] = .formula(arguments: 2) }
    for (name, character) in letters { table[name] = .symbol(character, isLetter: true) }
    for (name, character) in signs { table[name] = .symbol(character, isLetter: false) }
    return table
  }()

  private static let letters: [(String, StaticString)] = [
    ("ss", "ß"), ("o", "ø"), ("O", "Ø"), ("l", "ł"), ("L", "Ł"), ("ae", "æ"), ("AE", "Æ"), ("oe", "œ"), ("OE", "Œ"), ("aa", "å"),
    ("AA", "Å"), ("i", "ı"), ("j", "ȷ"), ("dh", "ð"), ("DH", "Ð"), ("th", "þ"), ("TH", "Þ"), ("dj", "đ"), ("DJ", "Đ"),
    ("ng", "ŋ"),
    ("NG", "Ŋ"), ("SS", "ẞ"),
  ]

  private static let signs: [(String, StaticString)] = [
    ("deg", "°"), ("degree", "°"), ("textdegree", "°"), ("copyright", "©"), ("textcopyright", "©"), ("textregistered", "®"),
    ("texttrademark", "™"), ("dag", "†"), ("ddag", "‡"), ("dagger", "†"), ("ddagger", "‡"), ("S", "§"), ("P", "¶"),
    ("pounds", "£"),
    ("euro", "€"), ("texteuro", "€"), ("textdollar", "$"), ("ldots", "…"), ("dots", "…"), ("textellipsis", "…"), ("cdots", "⋯"),
    ("textendash", "–"), ("textemdash", "—"), ("textasciitilde", "~"), ("textasciicircum", "^"), ("textbackslash", "\\"),
    ("textbar", "|"), ("textless", "<"), ("textgreater", ">"), ("textunderscore", "_"), ("textquotesingle", "'"),
    ("textquotedblleft", "“"), ("textquotedblright", "”"), ("textquoteleft", "‘"), ("textquoteright", "’"), ("lq", "‘"),
    ("rq", "’"), ("textmu", "µ"), ("textbullet", "•"), ("textperiodcentered", "·"), ("slash", "/"), ("quad", " "), ("qquad", " "),
    ("LaTeX", "LaTeX"), ("TeX", "TeX"), ("BibTeX", "BibTeX"), ("textbraceleft", "{"), ("textbraceright", "}"),
    ("textexclamdown", "¡"), ("textquestiondown", "¿"), ("guillemotleft", "«"), ("guillemotright", "»"), ("checkmark", "✓"),
    ("textonehalf", "½"), ("textpm", "±"), ("texttimes", "×"), ("space", " "),
  ]
}

/// The elements that TeX text and light Markdown are reduced to.
enum TextElement: Equatable {
  case strong, emphasis, code, smallCapitals, underlined, superscript, `subscript`

  var open: StaticString {
    switch self {
    case .strong: "<strong>"
    case .emphasis: "<em>"
    case .code: "<code>"
    case .smallCapitals: "<span class=\"small-caps\">"
    case .underlined: "<u>"
    case .superscript: "<sup>"
    case .subscript: "<sub>"
    }
  }

  var close: StaticString {
    switch self {
    case .strong: "</strong>"
    case .emphasis: "</em>"
    case .code: "</code>"
    case .smallCapitals: "</span>"
    case .underlined: "</u>"
    case .superscript: "</sup>"
    case .subscript: "</sub>"
    }
  }
}
