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
    // What stands beside a fraction or a root is no part of it.
    ("\\frac{a}{b}^2", "(a/b)²"), ("\\frac{1}{2}x", "(1/2)x"), ("2\\frac{a}{b}", "2(a/b)"), ("a/\\frac{b}{c}", "a/(b/c)"),
    ("n!\\frac{a}{b}!", "n!(a/b)!"), ("\\log\\frac{1}{\\delta}", "log (1/δ)"), ("\\frac{1}{n}\\log n", "(1/n) log n"),
    ("a = \\frac{1}{2} + b", "a = 1/2 + b"), ("-\\frac{1}{2}, \\frac{a}{b}.", "−1/2, a/b."), ("O(\\frac{1}{n})", "O(1/n)"),
    ("\\sqrt{x}^2", "(√x)²"), ("\\sqrt{2}x", "√(2)x"), ("2\\sqrt{n} + 1", "2√n + 1"), ("\\sqrt{n}\\log n", "√n log n"),
    // Nor is what stands behind a script.
    ("x_1 2", "x₁ 2"), ("x_1y_2", "x₁y₂"), ("x_i y_j", "x_i y_j"), ("2^mM", "2^m M"), ("x_i^2y", "x_i²y"), ("10^-14", "10⁻14"),
    ("m_{inf}^{ Avg}", "m_inf^Avg"), ("p_i(x)", "p_i(x)"), ("{x_i}^2", "x_i²"), ("\\underline{x}^2", "x²"),
    // Authors write words into formulas, too.
    ("O(n log n)", "O(n log n)"), ("x mod p", "x mod p"), ("(x, y) in R", "(x, y) in R"), ("E/ kT", "E/kT"), ("x y", "xy"),
  ])
  func isExact(_ source: String, _ expected: String) {
    #expect(plainText(source) == expected)
  }

  @Test(arguments: [
    "x^{n+1}", "\\frac{a+b}{c}", "\\binom{n}{k}", "\\begin{cases}0\\\\1\\end{cases}", "\\sum_{i=1}^n x_i", "x_{a,b}", "2^{2^n}",
    "2\\frac{1}{2}", "{\\displaystyle\\frac{a}{b}}x", "{x^2}^3", "{\\displaystyle a+b}^2",
    "\\boxed{a+b}^2",
    "\\widehat{xyz}", "\\overset{!}{=}", "\\xrightarrow{f}", "",
  ])
  func isNilWhereOnlyTheSourceWouldDo(_ source: String) {
    #expect(plainText(source) == nil)
  }
}
