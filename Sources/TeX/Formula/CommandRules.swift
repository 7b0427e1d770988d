/// What the parser does at a command.
enum CommandKind: UInt8 {
  case letter, uprightLetter, italicLetter, symbol, function
  case accent, font, fontSwitch, text, textSwitch, fraction, binomial, infix, root
  case left, right, middle, sized, space, dimensionedSpace, not
  case dots, parenthesizedModulus, binaryModulus, spacedModulus, bareModulus
  case stacked, arrow, operatorName, atomClass, style, limits
  case ignored, ignoredArguments, ignoredCell, argument, dimensionedArgument, phantom, color, colorSwitch
  case enclosure, link, address, begin, end, substack, sideScripts, leftScripts, generalFraction, slashFraction
  case codePoint, quantity, number, unit, angle, chemistry, definition, rule, choice, verbatim, lineBreak
  case bracket, textScript, reference, textAccent, bracedTable, rootOf, builtRelation
}

/// A command, or several that differ only in name, and what the parser needs to know of it.
struct CommandRule {
  /// Names without the backslash, between spaces.
  let names: StaticString
  let kind: CommandKind
  var atom: Atom = .ordinary
  var flags: UInt8 = 0
  var font: MathFont = .standard
  var scalar: Unicode.Scalar = "\0"
  var value: Int32 = 0
}

/// The commands that are more than a symbol.
enum CommandRules {
  static let all: [CommandRule] = functions + fonts + accents + spaces + structures + arrows + ignored

  private static let functions: [CommandRule] = [
    CommandRule(
      names: """
        arccos arcctg arcsin arctan arctg arg ch cos cosec cosh cot cotg coth csc ctg cth deg dim exp hom ker lg ln log sec sin \
        sinh sh tan tanh tg th rank tr diag sgn sign erf span supp vol conv cov var arccot arcsec arccsc arcosh arsinh artanh \
        sech csch card trace dom ran codim coker End Hom Aut Tr Var Cov polylog softmax
        """, kind: .function),
    CommandRule(
      names:
        "det gcd inf injlim lim liminf limsup max min Pr projlim sup plim varinjlim varliminf varlimsup varprojlim argmax argmin lcm esssup essinf arginf argsup",
      kind: .function, flags: FormulaFlags.limits),
  ]

  private static let fonts: [CommandRule] = [
    CommandRule(names: "mathrm mathup symrm symup mathnormalrm", kind: .font, font: .roman),
    CommandRule(names: "mathnormal mathit symit", kind: .font, font: .italic),
    CommandRule(names: "mathbf symbf mathbold bold", kind: .font, font: .bold),
    CommandRule(names: "boldsymbol bm pmb mathbfit symbfit", kind: .font, font: .boldItalic),
    CommandRule(names: "mathbb mathds mathbbm Bbb symbb varmathbb", kind: .font, font: .double),
    CommandRule(names: "mathcal mathscr mathpzc symcal symscr EuScript", kind: .font, font: .script),
    CommandRule(names: "mathbfcal mathbfscr bmcal", kind: .font, font: .boldScript),
    CommandRule(names: "mathfrak frak symfrak", kind: .font, font: .fraktur),
    CommandRule(names: "mathbffrak", kind: .font, font: .boldFraktur),
    CommandRule(names: "mathsf symsf", kind: .font, font: .sans),
    CommandRule(names: "mathbfsf mathsfbf", kind: .font, font: .boldSans),
    CommandRule(names: "mathtt symtt", kind: .font, font: .mono),
    CommandRule(names: "rm rmfamily upshape mdseries normalfont", kind: .fontSwitch, font: .roman),
    CommandRule(names: "it itshape sl slshape mit em", kind: .fontSwitch, flags: FormulaFlags.italic, font: .italic),
    CommandRule(names: "bf bfseries", kind: .fontSwitch, flags: FormulaFlags.bold, font: .bold),
    CommandRule(names: "cal", kind: .fontSwitch, font: .script),
    CommandRule(names: "sf sffamily", kind: .fontSwitch, font: .sans),
    CommandRule(names: "tt ttfamily", kind: .fontSwitch, flags: FormulaFlags.mono, font: .mono),
    CommandRule(
      names: "text textrm textnormal textup textmd mbox hbox textsc textsf intertext shortintertext textlf", kind: .text),
    CommandRule(names: "textbf", kind: .text, flags: FormulaFlags.bold),
    CommandRule(names: "textit textsl emph", kind: .text, flags: FormulaFlags.italic),
    CommandRule(names: "texttt", kind: .text, flags: FormulaFlags.mono),
    CommandRule(names: "textsuperscript", kind: .textScript, flags: FormulaFlags.sup),
    CommandRule(names: "textsubscript", kind: .textScript, flags: FormulaFlags.sub),
    CommandRule(names: "verb", kind: .verbatim, flags: FormulaFlags.mono),
  ]

  private static let accents: [CommandRule] = [
    CommandRule(names: "hat Hat ^", kind: .accent, scalar: "ˆ"),
    CommandRule(names: "widehat what", kind: .accent, flags: FormulaFlags.stretchy, scalar: "ˆ"),
    CommandRule(names: "tilde Tilde ~", kind: .accent, scalar: "˜"),
    CommandRule(names: "widetilde", kind: .accent, flags: FormulaFlags.stretchy, scalar: "˜"),
    CommandRule(names: "bar Bar =", kind: .accent, scalar: "ˉ"),
    CommandRule(names: "overline widebar", kind: .accent, flags: FormulaFlags.stretchy, scalar: "‾"),
    CommandRule(
      names: "underline underbar uline", kind: .accent, flags: FormulaFlags.stretchy | FormulaFlags.below, scalar: "‾"),
    CommandRule(names: "vec Vec", kind: .accent, scalar: "→"),
    CommandRule(names: "dot Dot .", kind: .accent, scalar: "˙"),
    CommandRule(names: "ddot Ddot \"", kind: .accent, scalar: "¨"),
    CommandRule(names: "dddot", kind: .accent, scalar: "⃛"),
    CommandRule(names: "ddddot", kind: .accent, scalar: "⃜"),
    CommandRule(names: "check Check", kind: .accent, scalar: "ˇ"),
    CommandRule(names: "widecheck", kind: .accent, flags: FormulaFlags.stretchy, scalar: "ˇ"),
    CommandRule(names: "breve Breve", kind: .accent, scalar: "˘"),
    CommandRule(names: "acute Acute '", kind: .accent, scalar: "´"),
    CommandRule(names: "grave Grave `", kind: .accent, scalar: "`"),
    CommandRule(names: "mathring", kind: .accent, scalar: "˚"),
    CommandRule(names: "utilde", kind: .accent, flags: FormulaFlags.stretchy | FormulaFlags.below, scalar: "˜"),
    CommandRule(names: "overrightarrow Overrightarrow", kind: .accent, flags: FormulaFlags.stretchy, scalar: "→"),
    CommandRule(names: "overleftarrow", kind: .accent, flags: FormulaFlags.stretchy, scalar: "←"),
    CommandRule(names: "overleftrightarrow", kind: .accent, flags: FormulaFlags.stretchy, scalar: "↔"),
    CommandRule(names: "overrightharpoon", kind: .accent, flags: FormulaFlags.stretchy, scalar: "⇀"),
    CommandRule(names: "overleftharpoon", kind: .accent, flags: FormulaFlags.stretchy, scalar: "↼"),
    CommandRule(
      names: "underrightarrow", kind: .accent, flags: FormulaFlags.stretchy | FormulaFlags.below, scalar: "→"),
    CommandRule(names: "underleftarrow", kind: .accent, flags: FormulaFlags.stretchy | FormulaFlags.below, scalar: "←"),
    CommandRule(
      names: "underleftrightarrow", kind: .accent, flags: FormulaFlags.stretchy | FormulaFlags.below, scalar: "↔"),
    CommandRule(names: "overbrace", kind: .accent, flags: FormulaFlags.stretchy | FormulaFlags.bracing, scalar: "⏞"),
    CommandRule(
      names: "underbrace", kind: .accent, flags: FormulaFlags.stretchy | FormulaFlags.bracing | FormulaFlags.below,
      scalar: "⏟"),
    CommandRule(
      names: "overgroup overparen wideparen overarc", kind: .accent, flags: FormulaFlags.stretchy | FormulaFlags.bracing,
      scalar: "⏜"),
    CommandRule(
      names: "undergroup underparen", kind: .accent,
      flags: FormulaFlags.stretchy | FormulaFlags.bracing | FormulaFlags.below, scalar: "⏝"),
    CommandRule(
      names: "overbracket", kind: .accent, flags: FormulaFlags.stretchy | FormulaFlags.bracing, scalar: "⎴"),
    CommandRule(
      names: "underbracket", kind: .accent, flags: FormulaFlags.stretchy | FormulaFlags.bracing | FormulaFlags.below,
      scalar: "⎵"),
  ]

  private static let spaces: [CommandRule] = [
    CommandRule(names: ", thinspace", kind: .space, value: 167),
    CommandRule(names: ": > medspace", kind: .space, value: 222),
    CommandRule(names: "; thickspace", kind: .space, value: 278),
    CommandRule(names: "! negthinspace", kind: .space, value: -167),
    CommandRule(names: "negmedspace", kind: .space, value: -222),
    CommandRule(names: "negthickspace", kind: .space, value: -278),
    CommandRule(names: "space nobreakspace", kind: .space, value: 250),
    CommandRule(names: "enspace enskip", kind: .space, value: 500),
    CommandRule(names: "quad", kind: .space, value: 1000),
    CommandRule(names: "qquad", kind: .space, value: 2000),
    CommandRule(names: "hspace kern mkern hskip mskip mspace tmspace", kind: .dimensionedSpace),
    CommandRule(names: "\\ newline cr linebreak", kind: .lineBreak),
  ]

  private static let structures: [CommandRule] = [
    CommandRule(names: "frac", kind: .fraction),
    CommandRule(names: "dfrac cfrac", kind: .fraction, flags: FormulaFlags.displayStyle),
    CommandRule(names: "tfrac", kind: .fraction, flags: FormulaFlags.textStyle),
    CommandRule(names: "sfrac nicefrac xfrac flatfrac", kind: .slashFraction),
    CommandRule(names: "genfrac", kind: .generalFraction),
    CommandRule(names: "binom", kind: .binomial),
    CommandRule(names: "dbinom", kind: .binomial, flags: FormulaFlags.displayStyle),
    CommandRule(names: "tbinom", kind: .binomial, flags: FormulaFlags.textStyle),
    CommandRule(names: "over", kind: .infix),
    CommandRule(names: "above", kind: .infix, value: 1),
    CommandRule(names: "atop", kind: .infix, flags: FormulaFlags.noLine),
    CommandRule(names: "choose", kind: .infix, flags: FormulaFlags.noLine, scalar: "("),
    CommandRule(names: "brace", kind: .infix, flags: FormulaFlags.noLine, scalar: "{"),
    CommandRule(names: "brack", kind: .infix, flags: FormulaFlags.noLine, scalar: "["),
    CommandRule(names: "sqrt", kind: .root),
    // As plain TeX has them, and papers of the nineties.
    CommandRule(names: "root", kind: .rootOf),
    CommandRule(names: "buildrel", kind: .builtRelation),
    CommandRule(names: "matrix pmatrix bmatrix vmatrix cases eqalign displaylines", kind: .bracedTable),
    CommandRule(names: "left", kind: .left),
    CommandRule(names: "right", kind: .right),
    CommandRule(names: "middle", kind: .middle),
    CommandRule(names: "big", kind: .sized, value: 12),
    CommandRule(names: "bigl", kind: .sized, atom: .opening, value: 12),
    CommandRule(names: "bigr", kind: .sized, atom: .closing, value: 12),
    CommandRule(names: "bigm", kind: .sized, atom: .relation, value: 12),
    CommandRule(names: "Big", kind: .sized, value: 18),
    CommandRule(names: "Bigl", kind: .sized, atom: .opening, value: 18),
    CommandRule(names: "Bigr", kind: .sized, atom: .closing, value: 18),
    CommandRule(names: "Bigm", kind: .sized, atom: .relation, value: 18),
    CommandRule(names: "bigg", kind: .sized, value: 24),
    CommandRule(names: "biggl", kind: .sized, atom: .opening, value: 24),
    CommandRule(names: "biggr", kind: .sized, atom: .closing, value: 24),
    CommandRule(names: "biggm", kind: .sized, atom: .relation, value: 24),
    CommandRule(names: "Bigg", kind: .sized, value: 30),
    CommandRule(names: "Biggl", kind: .sized, atom: .opening, value: 30),
    CommandRule(names: "Biggr", kind: .sized, atom: .closing, value: 30),
    CommandRule(names: "Biggm", kind: .sized, atom: .relation, value: 30),
    CommandRule(names: "not", kind: .not),
    CommandRule(names: "dots", kind: .dots),
    CommandRule(names: "pmod", kind: .parenthesizedModulus),
    CommandRule(names: "bmod", kind: .binaryModulus),
    CommandRule(names: "mod", kind: .spacedModulus),
    CommandRule(names: "pod", kind: .bareModulus),
    CommandRule(names: "overset", kind: .stacked, flags: FormulaFlags.sup),
    CommandRule(names: "underset", kind: .stacked, flags: FormulaFlags.sub),
    CommandRule(names: "stackrel", kind: .stacked, atom: .relation, flags: FormulaFlags.sup),
    CommandRule(names: "operatorname operatornamewithlimits", kind: .operatorName),
    CommandRule(names: "mathord mathalpha vcenter", kind: .atomClass),
    CommandRule(names: "mathop", kind: .atomClass, atom: .operation, flags: FormulaFlags.limits),
    CommandRule(names: "mathbin", kind: .atomClass, atom: .binary),
    CommandRule(names: "mathrel", kind: .atomClass, atom: .relation),
    CommandRule(names: "mathopen", kind: .atomClass, atom: .opening),
    CommandRule(names: "mathclose", kind: .atomClass, atom: .closing),
    CommandRule(names: "mathpunct", kind: .atomClass, atom: .punctuation),
    CommandRule(names: "mathinner", kind: .atomClass, atom: .inner),
    CommandRule(names: "displaystyle", kind: .style, flags: FormulaFlags.displayStyle),
    CommandRule(names: "textstyle", kind: .style, flags: FormulaFlags.textStyle),
    CommandRule(names: "scriptstyle", kind: .style, flags: FormulaFlags.scriptStyle),
    CommandRule(names: "scriptscriptstyle", kind: .style, flags: FormulaFlags.scriptScriptStyle),
    CommandRule(names: "limits nolimits displaylimits", kind: .limits),
    CommandRule(names: "phantom hphantom vphantom", kind: .phantom),
    CommandRule(names: "boxed fbox framebox Aboxed", kind: .enclosure, flags: FormulaFlags.boxed),
    CommandRule(
      names: "cancel bcancel xcancel sout", kind: .enclosure, flags: FormulaFlags.struck),
    CommandRule(names: "href", kind: .link),
    CommandRule(names: "url nolinkurl", kind: .address),
    CommandRule(names: "begin", kind: .begin),
    CommandRule(names: "end", kind: .end),
    CommandRule(names: "substack", kind: .substack),
    CommandRule(names: "sideset", kind: .sideScripts),
    CommandRule(names: "prescript", kind: .leftScripts),
    CommandRule(names: "unicode char symbol", kind: .codePoint),
    CommandRule(names: "SI qty", kind: .quantity),
    CommandRule(names: "num", kind: .number),
    CommandRule(names: "si unit", kind: .unit),
    CommandRule(names: "ang", kind: .angle),
    CommandRule(names: "ce", kind: .chemistry),
    CommandRule(names: "rule", kind: .rule),
    CommandRule(names: "mathchoice", kind: .choice),
    CommandRule(names: "bra Bra", kind: .bracket, scalar: "⟨", value: 0x7C),
    CommandRule(names: "ket Ket", kind: .bracket, scalar: "|", value: 0x27E9),
    CommandRule(names: "braket Braket", kind: .bracket, scalar: "⟨", value: 0x27E9),
    CommandRule(names: "Set set", kind: .bracket, scalar: "{", value: 0x7D),
    CommandRule(names: "abs", kind: .bracket, scalar: "|", value: 0x7C),
    CommandRule(names: "norm", kind: .bracket, scalar: "‖", value: 0x2016),
    CommandRule(names: "ceil", kind: .bracket, scalar: "⌈", value: 0x2309),
    CommandRule(names: "floor", kind: .bracket, scalar: "⌊", value: 0x230B),
  ]

  private static let arrows: [CommandRule] = [
    CommandRule(names: "xrightarrow xlongrightarrow", kind: .arrow, scalar: "→"),
    CommandRule(names: "xleftarrow xlongleftarrow", kind: .arrow, scalar: "←"),
    CommandRule(names: "xleftrightarrow xlongleftrightarrow", kind: .arrow, scalar: "↔"),
    CommandRule(names: "xRightarrow", kind: .arrow, scalar: "⇒"),
    CommandRule(names: "xLeftarrow", kind: .arrow, scalar: "⇐"),
    CommandRule(names: "xLeftrightarrow", kind: .arrow, scalar: "⇔"),
    CommandRule(names: "xmapsto", kind: .arrow, scalar: "↦"),
    CommandRule(names: "xhookrightarrow", kind: .arrow, scalar: "↪"),
    CommandRule(names: "xhookleftarrow", kind: .arrow, scalar: "↩"),
    CommandRule(names: "xtwoheadrightarrow", kind: .arrow, scalar: "↠"),
    CommandRule(names: "xtwoheadleftarrow", kind: .arrow, scalar: "↞"),
    CommandRule(names: "xrightharpoonup", kind: .arrow, scalar: "⇀"),
    CommandRule(names: "xrightharpoondown", kind: .arrow, scalar: "⇁"),
    CommandRule(names: "xleftharpoonup", kind: .arrow, scalar: "↼"),
    CommandRule(names: "xleftharpoondown", kind: .arrow, scalar: "↽"),
    CommandRule(names: "xrightleftharpoons xrightequilibrium", kind: .arrow, scalar: "⇌"),
    CommandRule(names: "xleftrightharpoons xleftequilibrium", kind: .arrow, scalar: "⇋"),
    CommandRule(names: "xrightleftarrows xtofrom", kind: .arrow, scalar: "⇄"),
    CommandRule(names: "xlongequal xequal", kind: .arrow, scalar: "="),
  ]

  private static let ignored: [CommandRule] = [
    CommandRule(
      names: """
        tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge sixptsize nonumber notag relax null strut \
        mathstrut protect noindent hfill hfil centering allowbreak nobreak xspace nolinebreak nopagebreak break hline \
        displaylimits bgroup egroup begingroup endgroup boldmath unboldmath DOTSB DOTSI DOTSX / - @ toprule midrule bottomrule hdashline \
        expandafter noexpand global long par medskip smallskip bigskip ignorespaces unskip hss vss indent raggedright
        """, kind: .ignored),
    CommandRule(
      names:
        "label tag vspace hypertarget phantomsection bibliographystyle vskip cline footnote footnotetext index thanks includegraphics leftroot uproot arraystretch",
      kind: .ignoredArguments, value: 1),
    CommandRule(names: "setlength addtolength setcounter", kind: .ignoredArguments, value: 2),
    CommandRule(names: "ref eqref cite citep citet autoref cref Cref pageref", kind: .reference),
    CommandRule(
      names: "ensuremath smash mathclap mathllap mathrlap llap rlap clap vtop vbox textcircled",
      kind: .argument),
    CommandRule(names: "raisebox resizebox scalebox makebox parbox fontsize", kind: .dimensionedArgument),
    CommandRule(names: "raise lower moveleft moveright", kind: .dimensionedSpace, value: 1),
    CommandRule(names: "textcolor colorbox htmlClass htmlId htmlStyle htmlData", kind: .color, value: 1),
    CommandRule(names: "fcolorbox", kind: .color, value: 2),
    CommandRule(names: "color", kind: .colorSwitch),
    CommandRule(
      names:
        "newcommand renewcommand providecommand DeclareMathOperator def gdef edef xdef let newenvironment DeclarePairedDelimiter DeclareRobustCommand",
      kind: .definition),
  ]
}
