import Foundation
import Testing

/// A page of formulas to be looked at in a browser beside what TeX draws.
@Suite struct FormulaSheet {
  static let formulas: [String] = #"""
    x^2+y_i^{n+1}
    \frac{-b\pm\sqrt{b^2-4ac}}{2a}
    256\times 256
    r = -0.161,\ p < 0.001
    \sum_{i=1}^{n} a_i = \prod_{j\ge 1} b_j
    \int_0^\infty e^{-x^2}\,dx=\frac{\sqrt\pi}{2}
    \left(\frac{a}{b}\right)^2 + \left[\sum_k x_k\right] + \left\|\frac{x}{2}\right\|
    \left.\frac{df}{dx}\right|_{x=0}
    \log n + n\log\log n + \sin(x)\cos y
    \tilde{\mathcal{O}}(\sqrt{dT})
    \hat{x},\bar{x},\tilde x,\vec{v},\dot{x},\ddot{x},\check x,\breve x,\mathring{A}
    \widehat{xyz}+\widetilde{M}+\overline{AB}+\underline{cd}
    \hat M, \bar M, \tilde M, \vec M, \hat\beta, \tilde\theta
    \overbrace{a+\cdots+a}^{n}+\underbrace{b+b}_{2}
    \mathbb{R}^d\ \mathbb{Z}\ \mathcal{LHR}\ \mathfrak{gl}\ \mathbf{Xy}\ \mathsf{AC}^0\ \mathtt{DICE}\ \boldsymbol{\theta}\ \mathscr{F}
    T_{\mathrm{bg}},\ N_{\text{eff}},\ \psi_\mathrm{soil}
    f(x)=\begin{cases} 0, & x<0\\ 1, & \text{otherwise}\end{cases}
    A=\begin{pmatrix} a & b\\ c & d\end{pmatrix},\ \begin{bmatrix}1&0\\0&1\end{bmatrix},\ \begin{vmatrix}a&b\\c&d\end{vmatrix}
    \begin{aligned} a &= b+c\\ &\le d \end{aligned}
    p\equiv 1\pmod{3},\ a\bmod b
    \binom{n}{k}+\tbinom nk+{n\choose k}
    A\xrightarrow[n\to\infty]{f\circ g}B\xleftarrow{}C
    a\not=b\not\in C\not\subset D\nmid e
    \bigl(\Bigl(\biggl(\Biggl(x\Biggr)\biggr)\Bigr)\bigr)
    \big|x\big|\ \Big\|y\Big\|\ \bigg/\ \big\uparrow
    \max_{x\in X}\min_y f(x,y),\ \lim_{n\to\infty} a_n
    \operatorname*{arg\,max}_{\theta} L(\theta)
    \nabla\cdot\mathbf{E}=\partial_t\rho
    f'(x)=f''(x)+g'^2
    -80^{\circ},\ 5\,^{\circ}\mathrm{C}
    \overset{!}{=}\ \underset{x}{\operatorname{argmin}}\ \stackrel{d}{\to}
    \sqrt[3]{x+1}+\sqrt{\frac12}
    \mathbb{E}[X\mid Y]=\Pr(A|B)
    \|x\|_2\le |y|,\ \langle u,v\rangle,\ \lfloor x\rfloor\lceil y\rceil
    d\!=\!64, {\sim}40, {\approx}73\%
    2^{O(k \log n)}\cdot x_{t+1}^{(k)}
    \text{if $x>0$ then } y
    \mathrm{SE}(3)\times\mathrm{SO}(2)
    \forall x\exists y: x\in A\Rightarrow y\notin B
    a\to b\mapsto c\implies d\iff e
    \phantom{xx}a\quad b\qquad c\,d\;e\!f
    \boxed{E=mc^2}\ \cancel{x}
    \dfrac{a}{b}\ \tfrac{a}{b}\ \frac{\frac12}{3}
    \sum\limits_{i} x_i\ \int\limits_a^b
    \prod_{\substack{i<j\\ j<n}} x_{ij}
    \sideset{_a^b}{_c^d}\sum x
    \left\langle\frac{a}{b}\,\middle|\,c\right\rangle
    \left\{ x : \frac{x}{2} > 1 \right\}
    \alpha\beta\gamma\Gamma\Delta\varepsilon\vartheta\varphi\phi
    \SI{5.3}{\kilo\metre\per\second},\ \num{1e-5},\ \ce{CO2},\ \ce{SO4^2-}
    \underbrace{x}_{\text{label}}\!\! y
    a,b;c:d!\ 1{,}000
    1/\sqrt{n}, a/b
    x\in\{1,\dots,K\}, a_1+\dots+a_n
    \Tmix\leq\F_q
    \bigcup_{i} A_i\cap\bigoplus_j V_j
    \mathcal{N}(\mu,\sigma^2)\sim\chi^2
    (-1)^n, [-1,1], x=-y, a-b, \pm 1
    \ell_1,\hbar,\infty,\emptyset,\angle,\star
    \begin{array}{l|c|r} a & bb & c\\ aaa & b & ccc\end{array}
    \overrightarrow{AB}\ \overleftarrow{x}\ \underbrace{\hat{a}}
    """#.split(separator: "\n").map(String.init)

  /// What `Formula` asks of a theme.
  private static let style = """
    td { padding: .2em 1em } math { font-size: 1.2em }
    .tex-l { text-align: left; text-align: -webkit-left } .tex-r { text-align: right; text-align: -webkit-right }
    .tex-l.tex-a { padding-left: 0 } .tex-r.tex-a { padding-right: 0 } .tex-small > mtr > mtd { padding: 0 .2em }
    .tex-over { border-top: .05em solid; padding-top: .12em } .tex-over > mo:last-child { display: none }
    .tex-under { border-bottom: .05em solid; padding-bottom: .12em } .tex-under > mo:last-child { display: none }
    .tex-boxed { border: .05em solid; padding: .2em .3em } .tex-struck { text-decoration: line-through }
    """

  @Test func sheetIsComplete() throws {
    #expect(Self.formulas.count >= 60)
    var page = "<!DOCTYPE html><meta charset=\"utf-8\"><title>Formulas</title><style>\(Self.style)</style><table>"
    for source in Self.formulas {
      let inline = try #require(mathML(source), "\(source)")
      let display = try #require(mathML(source, display: true), "\(source)")
      FormulaCorpusTests.check(inline, source)
      FormulaCorpusTests.check(display, source)
      let code = source.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      page += "<tr><td><code>\(code)</code><td>\(inline)<td>\(display)"
    }
    Attachment.record(Array((page + "</table>").utf8), named: "formulas.html")
  }
}
