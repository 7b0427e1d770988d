/// A group of symbols that behave alike. Each line names a character and then the commands that stand for it; a line without
/// commands says how the character behaves where it is typed as such.
struct SymbolGroup {
  let atom: Atom
  let flags: UInt8
  let lines: StaticString
}

/// The symbols of plain TeX, LaTeX, amssymb and the usual packages.
enum SymbolTable {
  static let groups: [SymbolGroup] = [
    SymbolGroup(atom: .ordinary, flags: 0, lines: ordinary),
    SymbolGroup(atom: .ordinary, flags: FormulaFlags.mo, lines: primes),
    SymbolGroup(atom: .binary, flags: FormulaFlags.mo, lines: binary),
    SymbolGroup(atom: .relation, flags: FormulaFlags.mo, lines: relations),
    SymbolGroup(atom: .relation, flags: FormulaFlags.mo, lines: negatedRelations),
    SymbolGroup(atom: .relation, flags: FormulaFlags.mo, lines: arrows),
    SymbolGroup(atom: .opening, flags: FormulaFlags.mo | FormulaFlags.fence, lines: opening),
    SymbolGroup(atom: .closing, flags: FormulaFlags.mo | FormulaFlags.fence, lines: closing),
    SymbolGroup(atom: .closing, flags: FormulaFlags.mo, lines: closingMarks),
    SymbolGroup(atom: .punctuation, flags: FormulaFlags.mo, lines: punctuation),
    SymbolGroup(atom: .inner, flags: FormulaFlags.mo, lines: dots),
    SymbolGroup(atom: .operation, flags: FormulaFlags.mo | FormulaFlags.limits, lines: bigOperators),
    SymbolGroup(atom: .operation, flags: FormulaFlags.mo, lines: integrals),
    SymbolGroup(atom: .ordinary, flags: 0, lines: textSymbols),
  ]

  private static let ordinary: StaticString = """
    % %
    # #
    & & And
    $ $ textdollar mathdollar
    _ _ textunderscore
    @
    / slash
    | vert lvert rvert textbar
    ‖ | Vert lVert rVert textbardbl
    \" textquotedbl
    . ldotp
    ∞ infty infin
    ∀ forall
    ∃ exists exist
    ∄ nexists
    ¬ neg lnot
    ⊤ top
    ⊥ bot
    ∅ emptyset empty varnothing
    ⌀ diameter
    ℓ ell
    ℏ hbar hslash
    ħ
    ℜ Re Real real
    ℑ Im image
    ℘ wp weierp
    ℵ aleph alef alefsym
    ℶ beth
    ℷ gimel
    ℸ daleth
    ℧ mho
    Ⅎ Finv
    ⅁ Game
    ð eth
    𝕜 Bbbk
    ℝ R reals Reals
    ℕ N natnums
    ℤ Z
    ℂ Complex cnums
    ∠ angle
    ∡ measuredangle
    ∢ sphericalangle
    △ triangle vartriangle bigtriangleup
    ▽ triangledown bigtriangledown
    ▲ blacktriangle
    ▼ blacktriangledown
    □ square Box
    ■ blacksquare qedsymbol
    ◊ lozenge Diamond
    ⧫ blacklozenge
    ★ bigstar
    ♣ clubsuit clubs
    ♢ diamondsuit diamonds
    ♡ heartsuit hearts
    ♠ spadesuit spades
    ♭ flat
    ♮ natural
    ♯ sharp
    ∁ complement
    ╲ diagdown
    ╱ diagup
    \\ backslash textbackslash
    ✓ checkmark
    ✗ xmark
    ✠ maltese
    ® circledR textregistered
    Ⓢ circledS
    © copyright textcopyright
    ™ texttrademark
    £ pounds textsterling mathsterling
    ¥ yen
    € euro texteuro
    § S sect textsection
    ¶ P textparagraph
    ° degree textdegree
    ℃ celsius
    µ micro textmu
    √ surd
    ↯ lightning
    ¦ textbrokenbar
    ∆
    """

  /// Characters that commands of text stand for; where they are typed in a formula, other groups know them.
  private static let textSymbols: StaticString = """
    Å AA angstrom
    å aa
    æ ae
    Æ AE
    œ oe
    Œ OE
    ø o
    ß ss
    ł l
    ¿ textquestiondown
    ¡ textexclamdown
    – textendash
    — textemdash
    … textellipsis
    • textbullet
    † textdagger dag
    ‡ textdaggerdbl ddag
    < textless
    > textgreater
    { textbraceleft
    } textbraceright
    ~ textasciitilde
    ^ textasciicircum
    ‘ textquoteleft lq
    ’ textquoteright rq
    “ textquotedblleft
    ” textquotedblright
    ␣ textvisiblespace
    """

  private static let primes: StaticString = """
    ′ prime
    ‵ backprime
    ″ dprime
    ‴ trprime
    """

  private static let binary: StaticString = """
    +
    − minus
    ∗ ast
    ± pm plusmn textpm
    ∓ mp
    × times texttimes
    ÷ div
    ⋅ cdot sdot cdotp centerdot
    · textperiodcentered
    ∘ circ
    ∙ bullet bull
    ⋆ star
    ⋄ diamond
    ∖ setminus smallsetminus
    ∩ cap
    ∪ cup
    ⊎ uplus
    ⊓ sqcap
    ⊔ sqcup
    ∧ wedge land
    ∨ vee lor
    ⊕ oplus
    ⊖ ominus
    ⊗ otimes
    ⊘ oslash
    ⊙ odot
    ⊚ circledcirc
    ⊛ circledast
    ⊝ circleddash
    ◯ bigcirc
    † dagger
    ‡ ddagger Dagger
    ≀ wr
    ⨿ amalg
    ⊞ boxplus
    ⊟ boxminus
    ⊠ boxtimes
    ⊡ boxdot
    ⋉ ltimes
    ⋊ rtimes
    ⋋ leftthreetimes
    ⋌ rightthreetimes
    ⋏ curlywedge
    ⋎ curlyvee
    ⊻ veebar
    ⊼ barwedge
    ⩞ doublebarwedge
    ⋒ Cap doublecap
    ⋓ Cup doublecup
    ∔ dotplus
    ⋇ divideontimes
    ⊺ intercal
    ⊲ lhd
    ⊳ rhd
    ⊴ unlhd
    ⊵ unrhd
    ⅋ parr invamp
    ◃ triangleleft
    ▹ triangleright
    """

  private static let opening: StaticString = """
    ( lparen
    [ lbrack
    { { lbrace
    ⟨ langle lang
    ⌊ lfloor
    ⌈ lceil
    ⟦ llbracket lBrack
    ⟮ lgroup
    ⎰ lmoustache
    ⌜ ulcorner
    ⌞ llcorner
    ⟪ lAngle
    ⦃ lBrace
    """

  private static let closing: StaticString = """
    ) rparen
    ] rbrack
    } } rbrace
    ⟩ rangle rang
    ⌋ rfloor
    ⌉ rceil
    ⟧ rrbracket rBrack
    ⟯ rgroup
    ⎱ rmoustache
    ⌝ urcorner
    ⌟ lrcorner
    ⟫ rAngle
    ⦄ rBrace
    """

  private static let closingMarks: StaticString = """
    !
    ?
    """

  private static let punctuation: StaticString = """
    ,
    ;
    : colon
    """

  private static let dots: StaticString = """
    … ldots hdots dotsx dotsc mathellipsis dotso hellip
    ⋯ cdots dotsb dotsm dotsi
    ⋱ ddots
    ⋮ vdots varvdots
    ⋰ iddots adots
    """

  private static let bigOperators: StaticString = """
    ∑ sum
    ∏ prod
    ∐ coprod
    ⋃ bigcup
    ⋂ bigcap
    ⋁ bigvee
    ⋀ bigwedge
    ⨁ bigoplus
    ⨂ bigotimes
    ⨀ bigodot
    ⨄ biguplus
    ⨆ bigsqcup
    ⨉ bigtimes
    ⨅ bigsqcap
    """

  private static let integrals: StaticString = """
    ∫ int intop smallint
    ⨍ fint
    ∬ iint
    ∭ iiint
    ⨌ iiiint idotsint
    ∮ oint
    ∯ oiint
    ∰ oiiint
    """
}
