import Testing

@testable import TeX

/// The command table as a whole.
@Suite struct FormulaCommandTests {
  private static let names: [String] = {
    let table = CommandTable.shared
    return table.commands.filter { $0.end > $0.start }.map {
      String(decoding: table.names[Int($0.start)..<Int($0.end)], as: UTF8.self)
    }
  }()

  @Test func tableIsWhole() {
    #expect(CommandTable.shared.count >= 900)
    #expect(Set(Self.names).count == Self.names.count)
  }

  /// Every command, with arguments enough, gives well-formed output or a syntax error, and symbols always succeed.
  @Test func everyCommandIsUsable() {
    for name in Self.names {
      for source in [
        "\\\(name) a", "\\\(name){a}{b}{c}{d}{e}{f}", "x\\\(name)_1^2 y", "\\\(name)(", "{\\\(name)}", "\\text{\\\(name) a}",
        "\\mathbf{\\\(name) x}", "\\frac\\\(name) 1 2", "\\\(name)[a]{b}{c}",
      ] {
        for display in [false, true] {
          if let xml = mathML(source, display: display) { FormulaCorpusTests.check(xml, source) }
        }
        _ = plainText(source)
      }
    }
    let table = CommandTable.shared
    for command in table.commands where command.end > command.start {
      let name = String(decoding: table.names[Int(command.start)..<Int(command.end)], as: UTF8.self)
      switch command.kind {
      case .symbol, .letter, .uprightLetter, .italicLetter, .function: #expect(mathML("\\\(name) a") != nil, "\(name)")
      default: break
      }
    }
  }

  /// The commands that papers use must be known, not merely printed by their names.
  @Test(arguments: [
    """
    alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega \
    varepsilon vartheta varpi varrho varsigma varphi varkappa digamma Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega
    """,
    """
    leq geq neq equiv sim simeq approx cong doteq propto subset supset subseteq supseteq in ni notin prec succ preceq succeq ll gg \
    perp mid parallel vdash dashv models asymp bowtie smile frown lesssim gtrsim lessgtr leqslant geqslant nleq ngeq nsubseteq \
    subsetneq supsetneq nmid nparallel trianglelefteq therefore because coloneqq triangleq
    """,
    """
    pm mp times div cdot ast star circ bullet cap cup sqcap sqcup vee wedge oplus ominus otimes oslash odot setminus wr amalg uplus \
    ltimes rtimes boxplus boxtimes dagger ddagger bigcirc
    """,
    """
    sum prod coprod int iint iiint oint bigcup bigcap bigvee bigwedge bigoplus bigotimes bigodot biguplus bigsqcup lim max min sup \
    inf det gcd Pr arg dim ker deg hom exp log ln lg sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth limsup liminf
    """,
    """
    leftarrow rightarrow leftrightarrow Leftarrow Rightarrow Leftrightarrow uparrow downarrow mapsto longmapsto hookrightarrow \
    rightharpoonup rightleftharpoons nearrow searrow swarrow nwarrow leadsto to gets iff implies twoheadrightarrow nrightarrow
    """,
    """
    langle rangle lfloor rfloor lceil rceil lbrace rbrace lbrack rbrack lvert rvert lVert rVert infty partial nabla forall exists \
    nexists neg emptyset varnothing ell hbar imath jmath Re Im aleph wp angle top bot prime ldots cdots vdots ddots dots dotsc
    """,
  ])
  func standardCommandsAreKnown(_ list: String) {
    for name in list.replacing("\\", with: "").split(whereSeparator: \.isWhitespace) {
      #expect(CommandTable.shared.command(Array(name.utf8), 0, name.utf8.count) != nil, "\(name)")
    }
  }
}
