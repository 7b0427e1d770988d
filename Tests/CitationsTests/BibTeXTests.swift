import Citations
import Testing
import Vocabulary

@Suite("BibTeX")
struct BibTeXTests {
  @Test func anEntry() throws {
    let paper = try sample(abstract: "50% of {all} models.", version: 2)
    #expect(
      text { paper.appendBibTeX(to: &$0) } == #"""
        @misc{vaswani2017attention-1706.03762,
          title={Attention Is All You Need},
          author={Vaswani, Ashish and Shazeer, Noam},
          year={2017},
          month=jun,
          eprint={1706.03762},
          archiveprefix={arXiv},
          primaryclass={cs.CL},
          version={2},
          doi={10.48550/arXiv.1706.03762},
          abstract={50\% of \{all\} models.},
        }

        """#)
  }

  @Test func anEntryWithoutIdentifierOrAuthors() throws {
    let paper = try sample("A Note", authors: [], id: nil, category: nil)
    let lines = text { paper.appendBibTeX(to: &$0) }.split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[0].wholeMatch(of: /@misc\{2017note-[0-9a-f]{8},/) != nil)
    #expect(lines[1...] == ["  title={A Note},", "  year={2017},", "  month=jun,", "}"])
  }

  @Test(arguments: [
    // Capitals that must stay.
    ("BERT and mT5 in 3D with GPT-4 and U-Nets", "{BERT} and {mT5} in {3D} with {GPT}-4 and {U}-Nets"),
    ("Vision-Language Models: A Survey of {BERT}", "Vision-Language Models: A Survey of {BERT}"),
    (#"The \LaTeX companion \emph{Big}"#, #"The {\LaTeX} companion \emph{Big}"#),
    // Formulas.
    (#"$\Delta$-learning of $x_1$"#, #"{$\Delta$}-learning of {$x_1$}"#),
    (#"{Group $x^{2$ here}"#, #"{Group $x^{2}$ here}"#),
    (#"$$E=mc^2$$ holds"#, #"{$E=mc^2$} holds"#),
    (#"$\{x\} 5\%$"#, #"{$\{x\} 5\%$}"#),
    (#"$a}b# c%$"#, ##"{$ab\# c\%$}"##),
    ("costs $5 and $6", #"costs \$5 and \$6"#),
    ("one $ alone", #"one \$ alone"#),
    ("$$", #"\$\$"#),
    // Signs that TeX would take for something else.
    ("50% & #1 of a_b ^ c", ##"50\% \& \#1 of a\_b \textasciicircum{} c"##),
    (##"50\% \& \#1 a\_b~c"##, ##"50\% \& \#1 a\_b~c"##),
    (#"G\"odel and \'{e}"#, #"G\"odel and \'{e}"#),
    (#"ends in \"#, #"ends in \textbackslash{}"#),
    (#"ends in \ "#, #"ends in \textbackslash{}"#),
    (#"C:\5 a\\b"#, #"{C}:\textbackslash{}5 a b"#),
    // Braces that do not balance.
    ("open {brace", "open {brace}"),
    ("}closed} brace", "closed brace"),
    (#"\{ escaped \}"#, #"\{ escaped \}"#),
    (#"\} {escaped} \{"#, #"\textbraceright{} {escaped} \textbraceleft{}"#),
    (#"$\}$ {e} \{"#, #"{$\rbrace $} {e} \textbraceleft{}"#),
    (#"$\{x$"#, #"{$\lbrace x$}"#),
    // What no file can hold.
    ("a\u{0}b\tc\nd\u{2028}e\u{FFFE}", "ab c d e"),
    ("中文标题 😀 ]]> @misc{x,", "中文标题 😀 ]]> @misc{x,}"),
  ])
  func titles(source: String, expected: String) throws {
    #expect(try field("title", of: sample(source, plain: "x")) == expected)
  }

  @Test(
    arguments: [
      (["Laurens van der Maaten"], "van der Maaten, Laurens"),
      (["van der Maaten, Laurens"], "van der Maaten, Laurens"),
      (["Robert Downey Jr."], "Downey, Jr., Robert"),
      (["Downey, Jr., Robert", "King, Martin, III"], "Downey, Jr., Robert and King, III, Martin"),
      (["Ada Lovelace, Jr."], "Lovelace, Jr., Ada"),
      (["Plato", "王小明", "王 小明"], "Plato and {王小明} and 王, 小明"),
      (["DeepSeek-AI", "Gemma Team", "The ATLAS Collaboration"], "DeepSeek-AI and {Gemma Team} and {The ATLAS Collaboration}"),
      (["Science and Technology Group"], "{Science and Technology Group}"),
      (["R&D Lab", "O_o #1"], ##"{R\&D Lab} and \#1, O\_o"##),
      (["A. B. Ch{e}n"], #"Ch\{e\}n, A. B."#),
      (["Ada Lovelace", "et al."], "Lovelace, Ada and others"),
      (["  José  María\u{A0}Núñez "], "Núñez, José María"),
      (["de la Cruz"], "{de la Cruz}"),
      (["a, b, c, d"], "{a, b, c, d}"),
      (["", " , "], nil),
    ] as [([String], String?)])
  func authors(names: [String], expected: String?) throws {
    #expect(try field("author", of: sample(authors: names)) == expected)
  }

  /// Whatever a title holds, its braces balance and it ends in no backslash.
  @Test func randomTitlesBalance() throws {
    let parts = [
      "{", "}", "\\", "\\{", "\\}", "$", "$$", "\\$", " ", "a", "BERT", "%", "#", "_", "^", "&", "~", "1", "\\alpha", "é", "@",
    ]
    var state: UInt64 = 3
    for _ in 0..<3_000 {
      var title = "x"
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        title += parts[Int(state >> 33) % parts.count]
      }
      let value = try #require(try field("title", of: sample(title, plain: "x")))
      var depth = 0
      for byte in value.utf8 {
        if byte == UInt8(ascii: "{") { depth += 1 }
        if byte == UInt8(ascii: "}") { depth -= 1 }
        if depth < 0 { break }
      }
      #expect(depth == 0, "\(title) → \(value)")
      #expect(value.utf8.last != UInt8(ascii: "\\"), "\(title) → \(value)")
    }
  }
}
