import Testing

@Suite struct FormulaPlainTextTests {
  @Test(arguments: [
    ("10^{-3}", "10⁻³"), ("\\mathbb{R}^d", "ℝ^d"), ("α", "α"), ("\\alpha", "α"), ("\\mathcal{O}(n^2)", "𝒪(n²)"),
    ("256\\times256", "256×256"), ("n \\times n", "n × n"), ("p < 0.001", "p < 0.001"), ("n=5", "n=5"), ("50\\%", "50%"),
    ("360^\\circ", "360°"), ("\\ell_1", "ℓ₁"), ("T_{\\mathrm{bg}}", "T_bg"), ("O(\\log n)", "O(log n)"),
    ("\\sqrt{n}", "√n"), ("\\sqrt{n+1}", "√(n+1)"), ("\\sqrt[3]{x}", "∛x"), ("\\frac{1}{2}", "1/2"), ("\\hat{x}", "x̂"),
    ("\\textbf{A}", "A"), ("\\underline{\\textbf{F}}", "F"), ("1^{st}", "1st"), ("f'", "f′"), ("a, b", "a, b"),
    ("x_i^2", "x_i²"), ("\\Tmix", "Tmix"), ("A\\not\\subset B", "A⊄B"), ("\\text{E}^3\\text{RL}", "E³RL"),
    ("\\left(x\\right)", "(x)"), ("5\\,\\mathrm{km}", "5 km"), ("F_\\beta", "F_β"), ("^{\\circ}", "°"),
  ])
  func isExact(_ source: String, _ expected: String) {
    #expect(plainText(source) == expected)
  }

  @Test(arguments: [
    "x^{n+1}", "\\frac{a+b}{c}", "\\binom{n}{k}", "\\begin{cases}0\\\\1\\end{cases}", "\\sum_{i=1}^n x_i", "x_{a,b}", "2^{2^n}",
    "\\widehat{xyz}", "\\overset{!}{=}", "\\xrightarrow{f}", "",
  ])
  func isNilWhereOnlyTheSourceWouldDo(_ source: String) {
    #expect(plainText(source) == nil)
  }
}
