import Testing

@Suite struct FormulaMathMLTests {
  @Test(arguments: [
    // Tokens.
    ("n", "<mi>n</mi>"),
    ("3.14", "<mn>3.14</mn>"),
    ("1{,}000", "<mn>1,000</mn>"),
    ("α", "<mi>α</mi>"),
    ("\\alpha", "<mi>α</mi>"),
    ("Ω", "<mi mathvariant=\"normal\">Ω</mi>"),
    ("\\%", "<mi>%</mi>"),
    ("50%", "<mn>50</mn><mi>%</mi>"),
    ("\\#P", "<mi>#</mi><mi>P</mi>"),
    ("a&b", "<mi>a</mi><mi>&amp;</mi><mi>b</mi>"),
    ("\\infty", "<mi>∞</mi>"),
    ("|x|", "<mi>|</mi><mi>x</mi><mi>|</mi>"),
    // A name that nobody knows stands upright; a control word is ASCII letters only.
    ("\\Tmix", "<mi>Tmix</mi>"),
    ("\\F_q", "<msub><mi mathvariant=\"normal\">F</mi><mi>q</mi></msub>"),
    ("\\hatσ", "<mover accent=\"true\"><mi>σ</mi><mo stretchy=\"false\">ˆ</mo></mover>"),
    // Alphabets.
    ("\\mathbb{R}", "<mi>ℝ</mi>"),
    ("\\mathbb C", "<mi>ℂ</mi>"),
    ("\\mathcal{H}", "<mi>ℋ</mi>"),
    ("\\mathcal{O}", "<mi>𝒪</mi>"),
    ("\\ell", "<mi>ℓ</mi>"),
    ("\\mathfrak{g}", "<mi>𝔤</mi>"),
    ("\\mathtt{DICE}", "<mi>𝙳𝙸𝙲𝙴</mi>"),
    ("\\mathrm{bg}", "<mi>bg</mi>"),
    ("\\mathrm{d}x", "<mi mathvariant=\"normal\">d</mi><mi>x</mi>"),
    ("\\mathbf{1.5}", "<mn>𝟏.𝟓</mn>"),
    ("\\boldsymbol{\\theta}", "<mi>𝜽</mi>"),
    ("\\mathbf{\\mathcal{X}}", "<mi>𝓧</mi>"),
    ("{\\bf X}y", "<mi>𝐗</mi><mi>y</mi>"),
    ("{\\cal O}", "<mi>𝒪</mi>"),
    ("{\\rm SO}(3)", "<mi>SO</mi><mo stretchy=\"false\">(</mo><mn>3</mn><mo stretchy=\"false\">)</mo>"),
    // Scripts.
    ("x^2", "<msup><mi>x</mi><mn>2</mn></msup>"),
    ("x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
    ("x^2_i", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
    ("^2", "<msup><mrow/><mn>2</mn></msup>"),
    ("x^10", "<msup><mi>x</mi><mn>1</mn></msup><mn>0</mn>"),
    ("10^{-3}", "<msup><mn>10</mn><mrow><mo>−</mo><mn>3</mn></mrow></msup>"),
    ("T_\\mathrm{bg}", "<msub><mi>T</mi><mi>bg</mi></msub>"),
    ("f'", "<msup><mi>f</mi><mo>′</mo></msup>"),
    ("f''^2", "<msup><mi>f</mi><mrow><mo>″</mo><mn>2</mn></mrow></msup>"),
    ("5\\,^{\\circ}", "<mn>5</mn><mspace width=\".17em\"/><msup><mrow/><mo>∘</mo></msup>"),
    ("A^\\tt 3", "<msup><mi>A</mi><mn>𝟹</mn></msup>"),
    // Structures.
    ("\\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
    ("\\frac\\alpha{b}", "<mfrac><mi>α</mi><mi>b</mi></mfrac>"),
    ("a \\over b", "<mfrac><mi>a</mi><mi>b</mi></mfrac>"),
    ("\\dfrac12", "<mfrac displaystyle=\"true\" scriptlevel=\"0\"><mn>1</mn><mn>2</mn></mfrac>"),
    ("\\binom nk", "<mrow><mo>(</mo><mfrac linethickness=\"0\"><mi>n</mi><mi>k</mi></mfrac><mo>)</mo></mrow>"),
    ("{n\\choose k}", "<mrow><mo>(</mo><mfrac linethickness=\"0\"><mi>n</mi><mi>k</mi></mfrac><mo>)</mo></mrow>"),
    ("\\sqrt{2}", "<msqrt><mn>2</mn></msqrt>"),
    ("\\sqrt[3]{x}", "<mroot><mi>x</mi><mn>3</mn></mroot>"),
    ("\\left(x\\right]", "<mrow><mo>(</mo><mi>x</mi><mo>]</mo></mrow>"),
    ("\\left.x\\right|_0", "<msub><mrow><mi>x</mi><mo>|</mo></mrow><mn>0</mn></msub>"),
    ("\\bigl(", "<mo minsize=\"1.2em\" maxsize=\"1.2em\">(</mo>"),
    ("\\not\\in", "<mo lspace=\"0\" rspace=\"0\">∉</mo>"),
    ("\\overset{!}{=}", "<mover><mo lspace=\"0\" rspace=\"0\">=</mo><mo>!</mo></mover>"),
    (
      "\\xrightarrow{f}",
      "<mover><mo stretchy=\"true\" lspace=\"0\" rspace=\"0\">→</mo><mrow><mspace width=\".4em\"/><mi>f</mi>"
        + "<mspace width=\".4em\"/></mrow></mover>"
    ),
    (
      "\\underbrace{x}_n",
      "<munder><munder><mi>x</mi><mo>⏟</mo></munder><mi>n</mi></munder>"
    ),
    (
      "\\begin{pmatrix}a&b\\\\c&d\\end{pmatrix}",
      "<mrow><mo>(</mo><mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr>"
        + "<mtr><mtd><mi>c</mi></mtd><mtd><mi>d</mi></mtd></mtr></mtable><mo>)</mo></mrow>"
    ),
    (
      "\\begin{cases}0\\\\1\\end{cases}",
      "<mrow><mo>{</mo><mtable><mtr><mtd class=\"tex-l\"><mn>0</mn></mtd></mtr>"
        + "<mtr><mtd class=\"tex-l\"><mn>1</mn></mtd></mtr></mtable></mrow>"
    ),
    ("\\begin{equation} x \\label{a} \\end{equation}", "<mstyle displaystyle=\"true\" scriptlevel=\"0\"><mi>x</mi></mstyle>"),
    ("\\sum\\limits_i", "<munder><mo lspace=\"0\" rspace=\"0\" movablelimits=\"false\">∑</mo><mi>i</mi></munder>"),
    ("\\sum_i", "<msub><mo lspace=\"0\" rspace=\"0\">∑</mo><mi>i</mi></msub>"),
    ("\\operatorname{im}", "<mi>im</mi>"),
    ("\\text{if }x", "<mtext>if\u{A0}</mtext><mi>x</mi>"),
    ("\\text{if $x$}", "<mtext>if\u{A0}</mtext><mi>x</mi>"),
    ("\\textbf{A}", "<mtext><b>A</b></mtext>"),
    ("\\text{Erd\\H{o}s \\'e \\(x\\)}", "<mtext>Erdo\u{30B}s e\u{301}\u{A0}</mtext><mi>x</mi>"),
    ("\\mbox{\\boldmath$x$}", "<mi>x</mi>"),
    ("\\textit{a \\texttt{b}}", "<mtext><i>a\u{A0}</i></mtext><mtext><i><code>b</code></i></mtext>"),
    ("\\varlimsup", "<mi>lim sup</mi>"),
    ("\\unicode{x2013}", "<mtext>–</mtext>"),
    ("\\SI{5}{\\kilo\\metre}", "<mn>5</mn><mspace width=\".17em\"/><mtext>km</mtext>"),
    ("\\ce{CO2}", "<msub><mi>CO</mi><mn>2</mn></msub>"),
    ("\\color{red}x\\textcolor{blue}{y}", "<mi>x</mi><mi>y</mi>"),
    ("x\\tag{1}\\label{eq}", "<mi>x</mi>"),
    ("\\DeclareMathOperator{\\foo}{foo} x", "<mi>x</mi>"),
  ])
  func isWritten(_ source: String, _ expected: String) {
    #expect(mathBody(source) == expected)
  }

  /// The space around operators is TeX's; attributes stand only where the browsers' dictionary differs.
  @Test(arguments: [
    ("a=b", "<mi>a</mi><mo>=</mo><mi>b</mi>"),
    ("a+b", "<mi>a</mi><mo>+</mo><mi>b</mi>"),
    ("-1", "<mo>−</mo><mn>1</mn>"),
    ("r=-1", "<mi>r</mi><mo>=</mo><mo form=\"prefix\">−</mo><mn>1</mn>"),
    ("10\\times", "<mn>10</mn><mo lspace=\"0\" rspace=\"0\">×</mo>"),
    ("{\\approx}9", "<mo lspace=\"0\" rspace=\"0\">≈</mo><mn>9</mn>"),
    ("d\\!=\\!64", "<mi>d</mi><mo lspace=\".11em\" rspace=\".11em\">=</mo><mn>64</mn>"),
    ("\\log n", "<mi>log</mi><mspace width=\".17em\"/><mi>n</mi>"),
    ("\\log(n)", "<mi>log</mi><mo stretchy=\"false\">(</mo><mi>n</mi><mo stretchy=\"false\">)</mo>"),
    ("x_{i=1}", "<msub><mi>x</mi><mrow><mi>i</mi><mo lspace=\"0\" rspace=\"0\">=</mo><mn>1</mn></mrow></msub>"),
    ("a\\bmod b", "<mi>a</mi><mo lspace=\".22em\" rspace=\".22em\">mod</mo><mi>b</mi>"),
    ("a\\quad b", "<mi>a</mi><mspace width=\"1em\"/><mi>b</mi>"),
    ("f:A", "<mi>f</mi><mo lspace=\".28em\" rspace=\".28em\">:</mo><mi>A</mi>"),
    ("a\\mathrel{R}b", "<mi>a</mi><mspace width=\".28em\"/><mi>R</mi><mspace width=\".28em\"/><mi>b</mi>"),
  ])
  func isSpaced(_ source: String, _ expected: String) {
    #expect(mathBody(source) == expected)
  }

  /// Plain TeX, as abstracts of the nineties have it, means what LaTeX says in other words.
  @Test(arguments: [
    ("\\root 3 \\of x", "\\sqrt[3]{x}"),
    ("\\root n+1\\of{x^2}", "\\sqrt[n+1]{x^2}"),
    ("{\\root 3 \\of x}+1", "{\\sqrt[3]{x}}+1"),
    ("a \\buildrel d \\over= b", "a \\stackrel{d}{=} b"),
    ("\\pmatrix{a&b\\cr c&d\\cr}", "\\begin{pmatrix}a&b\\\\c&d\\end{pmatrix}"),
    ("\\matrix{a&b\\cr c&d}", "\\begin{matrix}a&b\\\\c&d\\end{matrix}"),
    ("f=\\cases{1&x\\cr 0&y}", "f=\\begin{cases}1&x\\\\0&y\\end{cases}"),
    ("\\eqalign{a&=b\\cr &=c}", "\\begin{aligned}a&=b\\\\&=c\\end{aligned}"),
    ("\\big{(}x\\big{)}", "\\big(x\\big)"),
    ("\\Bigl{\\{}x\\Bigr{ | }", "\\Bigl\\{x\\Bigr|"),
  ])
  func plainTeXIsRead(_ source: String, _ twin: String) throws {
    let expected = try #require(mathBody(twin))
    #expect(mathBody(source) == expected)
  }

  /// A command that lacks what it needs may be an author's own of the same name.
  @Test(arguments: [("\\root x", "root"), ("\\matrix A", "matrix"), ("\\buildrel x", "buildrel"), ("\\cases", "cases")])
  func aCommandWithoutItsPartsIsItsName(_ source: String, _ name: String) throws {
    #expect(try #require(mathBody(source)).contains("<mi>\(name)</mi>"))
  }

  @Test(arguments: ["\\big{}", "\\big{((}", "\\big{{(}}", "\\root{3 \\of x", "\\pmatrix{a&b", "\\root }\\of x"])
  func brokenPlainTeXIsASyntaxError(_ source: String) { #expect(mathML(source) == nil) }

  @Test func displayHasLimitsAndBlock() {
    #expect(
      mathML("\\sum_i x", display: true)
        == "<math display=\"block\" alttext=\"\\sum_i x\"><munder><mo lspace=\"0\">∑</mo><mi>i</mi></munder><mi>x</mi></math>")
    #expect(mathBody("\\max_x", display: true) == "<munder><mi>max</mi><mi>x</mi></munder>")
  }

  @Test func displayWithLineBreaksIsATable() {
    #expect(
      mathBody("a&=b\\\\c", display: true)
        == "<mtable><mtr><mtd class=\"tex-r tex-a\"><mi>a</mi></mtd><mtd class=\"tex-l tex-a\"><mo>=</mo>"
        + "<mi>b</mi></mtd></mtr><mtr><mtd class=\"tex-r tex-a\"><mi>c</mi></mtd></mtr></mtable>")
    #expect(mathBody("a\\\\b") == "<mi>a</mi><mspace width=\"1em\"/><mi>b</mi>")
  }

  @Test func alttextIsTheSourceMadeSafe() {
    #expect(mathML("a<\"b\"\u{1}&\u{FFFF}")?.hasPrefix("<math alttext=\"a&lt;&quot;b&quot;&amp;\">") == true)
  }

  @Test func linksAreCheckedAndStandInText() {
    #expect(mathBody("\\href{https://a.org/x\\_y}{here}") == "<mtext><a href=\"https://a.org/x_y\">here</a></mtext>")
    #expect(
      mathBody("\\href{http://a.org}{x^2}")
        == "<mtext><a href=\"http://a.org\"><math><msup><mi>x</mi><mn>2</mn></msup></math></a></mtext>")
    #expect(mathBody("\\href{javascript:alert(1)}{x}") == "<mtext>x</mtext>")
    #expect(mathBody("\\href{https://a\"onclick=b}{x}")?.contains("\"onclick") == false)
  }

  @Test func charactersThatTurnTheDirectionAreDropped() {
    #expect(mathBody("a\u{202E}b") == "<mi>a</mi><mi>b</mi>")
    #expect(mathBody("\\text{a\u{202E}b}") == "<mtext>ab</mtext>")
    #expect(mathBody("\\unicode{x202E}x") == "<mi>x</mi>")
  }

  @Test(
    arguments: [
      "{", "}", "x^", "x_", "\\frac{1}", "\\left(x", "x\\right)", "\\begin{cases}", "\\begin{a}\\end{b}", "\\end{a}", "x^a^b",
      "a_b_c", "$", "\\sqrt", "\\text{", "a\\over b\\over c", "\\middle|", "\\left", "\\unicode{xD800}", "\\",
    ])
  func syntaxErrorsShowNothing(_ source: String) {
    #expect(mathML(source) == nil)
    #expect(plainText(source) == nil)
  }

  @Test func invalidUTF8IsASyntaxError() {
    let bytes: [UInt8] = [0x61, 0xFF, 0x62]
    #expect(bytes.withFormula() == nil)
    #expect([UInt8]([0xE2, 0x82]).withFormula() == nil)
  }
}

@Test(arguments: [("0.3333em", ".33em"), ("0.33339em", ".33em"), ("1.5em", "1.5em"), ("12.0009em", "12em"), ("1.0.5em", "1em")])
func aLengthIsReadToThousandths(_ length: String, _ width: String) {
  #expect(mathBody("a\\hspace{\(length)}b") == "<mi>a</mi><mspace width=\"\(width)\"/><mi>b</mi>")
}
