/// Relations, their negations, and arrows, which are relations too.
extension SymbolTable {
  static let relations: StaticString = """
    =
    < lt
    > gt
    : ratio ordinarycolon
    ≤ leq le
    ≥ geq ge
    ≦ leqq
    ≧ geqq
    ⩽ leqslant
    ⩾ geqslant
    ⪕ eqslantless
    ⪖ eqslantgtr
    ≠ neq ne
    ≡ equiv
    ∼ sim thicksim
    ≃ simeq
    ≈ approx thickapprox
    ≅ cong
    ≊ approxeq
    ∽ backsim
    ≂ eqsim
    ⊶ origof
    ⊷ imageof
    ⋍ backsimeq
    ≍ asymp
    ≐ doteq
    ≑ doteqdot Doteq
    ≒ fallingdotseq
    ≓ risingdotseq
    ≔ coloneqq coloneq colonequals
    ≕ eqqcolon
    ≜ triangleq
    ≝ eqdef
    ≗ circeq
    ≖ eqcirc
    ≏ bumpeq
    ≎ Bumpeq
    ∝ propto varpropto
    ∈ in isin
    ∋ ni owns
    ∊ smallin
    ⊂ subset sub
    ⊃ supset
    ⊆ subseteq sube
    ⊇ supseteq supe
    ⫅ subseteqq
    ⫆ supseteqq
    ⋐ Subset
    ⋑ Supset
    ⊏ sqsubset
    ⊐ sqsupset
    ⊑ sqsubseteq
    ⊒ sqsupseteq
    ≪ ll
    ≫ gg
    ⋘ lll llless
    ⋙ ggg gggtr
    ≲ lesssim
    ≳ gtrsim
    ⪅ lessapprox
    ⪆ gtrapprox
    ≶ lessgtr
    ≷ gtrless
    ⋚ lesseqgtr
    ⋛ gtreqless
    ⪋ lesseqqgtr
    ⪌ gtreqqless
    ⋖ lessdot
    ⋗ gtrdot
    ≺ prec
    ≻ succ
    ⪯ preceq
    ⪰ succeq
    ≼ preccurlyeq
    ≽ succcurlyeq
    ⋞ curlyeqprec
    ⋟ curlyeqsucc
    ≾ precsim
    ≿ succsim
    ⪷ precapprox
    ⪸ succapprox
    ∣ mid shortmid
    ∥ parallel shortparallel
    ⊥ perp
    ⫫ Perp indep
    ⊢ vdash
    ⊣ dashv
    ⊨ vDash models
    ⊩ Vdash
    ⊪ Vvdash
    ⌣ smile smallsmile
    ⌢ frown smallfrown
    ⋈ bowtie Join
    ⊲ vartriangleleft
    ⊳ vartriangleright
    ⊴ trianglelefteq
    ⊵ trianglerighteq
    ◀ blacktriangleleft
    ▶ blacktriangleright
    ⋔ pitchfork
    ≬ between
    ∴ therefore
    ∵ because
    ϶ backepsilon
    ⊸ multimap
    ∶ vcentcolon
    ∷ dblcolon coloncolon
    ⩴ Coloneqq coloncolonequals
    ∹ eqcolon minuscolon
    ≛ stareq
    ≟ questeq
    ≞ measeq
    ⊧
    ⊰
    ⊱
    ⫤
    ≣
    ⪡
    ⪢
    """

  static let negatedRelations: StaticString = """
    ∉ notin
    ∌ notni
    ≁ nsim
    ≇ ncong
    ≉ napprox
    ≢ nequiv
    ≮ nless
    ≯ ngtr
    ≰ nleq nleqslant nleqq
    ≱ ngeq ngeqslant ngeqq
    ⪇ lneq
    ⪈ gneq
    ≨ lneqq lvertneqq
    ≩ gneqq gvertneqq
    ⋦ lnsim
    ⋧ gnsim
    ⪉ lnapprox
    ⪊ gnapprox
    ⊀ nprec
    ⊁ nsucc
    ⋠ npreceq
    ⋡ nsucceq
    ⪵ precneqq
    ⪶ succneqq
    ⋨ precnsim
    ⋩ succnsim
    ⪹ precnapprox
    ⪺ succnapprox
    ⊄ nsubset
    ⊅ nsupset
    ⊈ nsubseteq nsubseteqq
    ⊉ nsupseteq nsupseteqq
    ⊊ subsetneq varsubsetneq
    ⊋ supsetneq varsupsetneq
    ⫋ subsetneqq varsubsetneqq
    ⫌ supsetneqq varsupsetneqq
    ∤ nmid nshortmid
    ∦ nparallel nshortparallel
    ⊬ nvdash
    ⊭ nvDash
    ⊮ nVdash
    ⊯ nVDash
    ⋪ ntriangleleft
    ⋫ ntriangleright
    ⋬ ntrianglelefteq
    ⋭ ntrianglerighteq
    """

  static let arrows: StaticString = """
    ← leftarrow gets larr
    → rightarrow to tendsto rarr
    ↔ leftrightarrow harr lrarr
    ⇐ Leftarrow lArr Larr
    ⇒ Rightarrow rArr Rarr
    ⇔ Leftrightarrow hArr lrArr Harr Lrarr
    ⟵ longleftarrow
    ⟶ longrightarrow
    ⟷ longleftrightarrow
    ⟸ Longleftarrow impliedby
    ⟹ Longrightarrow implies
    ⟺ Longleftrightarrow iff
    ↑ uparrow uarr
    ↓ downarrow darr
    ↕ updownarrow
    ⇑ Uparrow uArr Uarr
    ⇓ Downarrow dArr Darr
    ⇕ Updownarrow
    ↦ mapsto
    ⟼ longmapsto
    ↩ hookleftarrow
    ↪ hookrightarrow
    ↼ leftharpoonup
    ↽ leftharpoondown
    ⇀ rightharpoonup
    ⇁ rightharpoondown
    ⇌ rightleftharpoons
    ⇋ leftrightharpoons
    ↿ upharpoonleft
    ↾ upharpoonright restriction
    ⇃ downharpoonleft
    ⇂ downharpoonright
    ↗ nearrow
    ↘ searrow
    ↙ swarrow
    ↖ nwarrow
    ⇝ rightsquigarrow leadsto
    ↭ leftrightsquigarrow
    ⇠ dashleftarrow
    ⇢ dashrightarrow
    ⇇ leftleftarrows
    ⇉ rightrightarrows
    ⇆ leftrightarrows
    ⇄ rightleftarrows
    ⇈ upuparrows
    ⇊ downdownarrows
    ⇚ Lleftarrow
    ⇛ Rrightarrow
    ↞ twoheadleftarrow
    ↠ twoheadrightarrow
    ↢ leftarrowtail
    ↣ rightarrowtail
    ↫ looparrowleft
    ↬ looparrowright
    ↶ curvearrowleft
    ↷ curvearrowright
    ↺ circlearrowleft
    ↻ circlearrowright
    ↰ Lsh
    ↱ Rsh
    ↚ nleftarrow
    ↛ nrightarrow
    ↮ nleftrightarrow
    ⇍ nLeftarrow
    ⇏ nRightarrow
    ⇎ nLeftrightarrow
    ⟿
    ⇸
    ⇥
    ⇤
    """
}
