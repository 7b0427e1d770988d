import Foundation
import Testing

@testable import TeX

/// The bodies of the formulas that are found in a text.
private func formulas(_ text: String) -> [String] {
  let bytes = Array(text.utf8)
  var finder = TextFormulas(for: bytes)
  var found: [String] = []
  var at = 0
  while at < bytes.count {
    if bytes[at] == UInt8(ascii: "$") || bytes[at] == UInt8(ascii: "\\") {
      if let formula = finder.formula(in: bytes, at: at) {
        found.append(String(decoding: bytes[formula.body], as: UTF8.self))
        at = formula.end
        continue
      }
      if bytes[at] == UInt8(ascii: "\\") { at += 1 }
    }
    at += 1
  }
  return found
}

@Test(arguments: [
  (#"an $O(n)$ bound"#, ["O(n)"]),
  (#"256$\times$256 and $k$NN, V$^2$APT"#, [#"\times"#, "k", "^2"]),
  (#"$ x + y $ with spaces, a$-$b"#, [" x + y ", "-"]),
  (#"\(a\) and \[b\] and $$c$$ and $a$$b$"#, ["a", "b", "c", "a", "b"]),
  (#"\begin{equation} x \end{equation}"#, [" x "]),
  (#"\begin{align}a&=b\\c&=d\end{align}"#, [#"\begin{align}a&=b\\c&=d\end{align}"#]),
  (#"$\text{if $x$ is even, and we are done here}$"#, [#"\text{if $x$ is even, and we are done here}"#]),
  (#"$\gamma($t$)$"#, [#"\gamma("#, ")"]),
  (#"$f: X \to Y$; $a, b$ and $p < 0.05$"#, [#"f: X \to Y"#, "a, b", "p < 0.05"]),
  (#"$\geq 5 \; hasChild.Female$ and $n!$"#, [#"\geq 5 \; hasChild.Female"#, "n!"]),
  (#"$5$ of $24,886$ and $2K$, $2\times$"#, ["5", "24,886", "2K", #"2\times"#]),
  (#"在整数环$\mathcal{O}_K$上，$π_A$；"#, [#"\mathcal{O}_K"#, "π_A"]),
  ("$O(n log n)$, $O(s log K)$, $n log n$, $n log log n$", ["O(n log n)", "O(s log K)", "n log n", "n log log n"]),
  ("$x mod p$, $(x, y) in R$, $2 log n$, $3 mod 7$, $max x$", ["x mod p", "(x, y) in R", "2 log n", "3 mod 7", "max x"]),
  (#"$\int f dx dy$"#, [#"\int f dx dy"#]),
  (#"$\{N, +SG, -PL\}$ and $\mathcal{J}\&\mathcal{F}$"#, [#"\{N, +SG, -PL\}"#, #"\mathcal{J}\&\mathcal{F}"#]),
])
func findsFormulas(text: String, bodies: [String]) {
  #expect(formulas(text) == bodies)
}

@Test(arguments: [
  "costs $5 and $6", "$100 million to $200 million", "5$ in 6$", "US$5 in R$", "US$ in R$", "$10 min $20 max", "$10 max/$5 min",
  "$5 in cash$", "the $log of the$", "US$ log $",
  "costs $5 and $10", "from $3 to $5 per hour", "between $1M–$2M", "$5-$10, $5/$10 and $5,$6", "a $100 budget, then $",
  "US$5 to US$10",
  "less than $11 in total API cost. We open $", "5$ and 6$", "($5) and ($6)", "$5M users pay $",
  "around ~$1.5M, reuse only ~$0.03M",
  "重新预填充需~$1.5M，复用仅~$0.03M", #"\$5 and \$6"#, "a $ b", "$$", "$", "$x", "$ $", "in US$ and €; the $", "$HOME/bin and $PATH",
  "one $a\n\nb$ two", "$a{b$", "$a}b$", #"\[1\] and \[2, 3\]"#, "$20 billion for users$", #"\(see above and below\)"#,
])
func leavesMoneyAlone(text: String) {
  #expect(formulas(text) == [])
}

/// Formulas that real texts hold are found in any surroundings.
@Test(.enabled(if: hasShared, "the shared formulas are not there"))
func findsEveryFormulaOfRealTexts() throws {
  let lines = try String(contentsOf: shared.appending(path: "tex/spans.tsv"), encoding: .utf8).split(separator: "\n")
  var lost: [Substring] = []
  for line in lines {
    guard let body = line.split(separator: "\t", maxSplits: 1).last else { continue }
    if formulas("a $\(body)$ b") != [String(body)] || formulas("在$\(body)$上") != [String(body)] { lost.append(body) }
  }
  #expect(lines.count > 4_000)
  #expect(lost == [])
}

@Test(arguments: [", ", "-valued ", " (for ", "m) ", " and €; ", " of the "])
func proseBetweenFormulasIsNone(gap: String) {
  // The first dollar is money, so that the pairs would be the wrong ones.
  #expect(formulas("US$\(gap)$x_1$").last == (gap == ", " ? ", " : "x_1"))
}

@Test func goesOnBehindMoney() {
  #expect(formulas("costs $5 and the $x_1$ of $10^3$") == ["x_1", "10^3"])
  #expect(formulas(#"the $\alpha parameter and $\beta$"#) == [#"\beta"#])
}

@Test(arguments: [
  (#"a $\textbf{Only-IF}$ b"#, "a <strong>Only-IF</strong> b"),
  (#"$\text{SL(2)}$, 5$\%$, R$\&$D"#, "SL(2), 5%, R&amp;D"),
  (#"10$\unicode{x2013}$20"#, "10–20"),
  (#"$\href{https://a.org/x}{\text{here}}$"#, #"<a href="https://a.org/x" rel="nofollow noopener">here</a>"#),
  (#"$\textit{i.e.}$ and $\texttt{a\_b}$"#, "<em>i.e.</em> and <code>a_b</code>"),
])
func textIsNoMathematics(source: String, html: String) {
  #expect(inline(source) == html)
}
