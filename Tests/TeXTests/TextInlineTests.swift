import TeX
import Testing

func inline(_ text: String) -> String {
  var out: [UInt8] = []
  RichText.appendInline(text, to: &out)
  return String(decoding: out, as: UTF8.self)
}

func paragraphs(_ text: String) -> String {
  var out: [UInt8] = []
  RichText.appendParagraphs(text, to: &out)
  return String(decoding: out, as: UTF8.self)
}

func markdown(_ text: String) -> String {
  var out: [UInt8] = []
  RichText.appendMarkdown(text, to: &out)
  return String(decoding: out, as: UTF8.self)
}

func markdownLine(_ text: String) -> String {
  var out: [UInt8] = []
  RichText.appendMarkdownInline(text, to: &out)
  return String(decoding: out, as: UTF8.self)
}

@Test(arguments: [
  (#"plain words"#, "plain words"),
  (#"a \textbf{bold} word"#, "a <strong>bold</strong> word"),
  (#"\emph{a \textit{b}} \texttt{c--d}"#, "<em>a <em>b</em></em> <code>c--d</code>"),
  (#"\textsc{Low} \underline{r}ound"#, #"<span class="small-caps">Low</span> <u>r</u>ound"#),
  (#"$\underline{M}$ulti and $\underline{\textbf{A}}$uto"#, "<u>M</u>ulti and <u><strong>A</strong></u>uto"),
  (##"90\% of R\&D \_x \#1"##, "90% of R&amp;D _x #1"),
  (#"Fig.~3, about ~40, z~2, SAM~3, 3%~5%"#, "Fig.\u{A0}3, about ~40, z~2, SAM\u{A0}3, 3%~5%"),
  (#"10--30 --- and ----"#, "10–30 — and ----"),
  (#"a ``quoted'' word, ''noisy'' too"#, "a “quoted” word, “noisy” too"),
  (#"\'{e}, \"o, \c{c}, \v{s}, \H{o}, {\o}, \ss, 90{\deg}, Fr\'echet, na\"{\i}ve"#, "é, ö, ç, š, ő, ø, ß, 90°, Fréchet, naïve"),
  (#"\modelname~achieves, \method{} and \ours win"#, "modelname\u{A0}achieves, method and ours win"),
  (#"a \tit{word} and \gls{LST}"#, "a word and LST"),
  (#"{CLIP}: {L}earning with {w_a, w_b} and 10^{-3}, 60{,}000"#, "CLIP: Learning with {w_a, w_b} and 10^{-3}, 60,000"),
  (#"{\em local} set, \it{new}"#, "<em>local</em> set, <em>new</em>"),
  (
    #"et al.~(2020), GPT~4, Table~1, Theorem~A, type~I, we~use(d) a~f(x), in~\cite{GW}, x~$y$"#,
    "et al.\u{A0}(2020), GPT\u{A0}4, Table\u{A0}1, Theorem\u{A0}A, type\u{A0}I, we\u{A0}use(d) a\u{A0}f(x), in\u{A0}[GW], "
      + inline("x\u{A0}$y$")
  ),
  (
    #"x~N(0,1), X~Bernoulli(p), z_1~U[0,1], p(x)~N(0,1), x~p(x), 需~$1.5M"#,
    "x~N(0,1), X~Bernoulli(p), z_1~U[0,1], p(x)~N(0,1), x~p(x), 需~$1.5M"
  ),
  (#"of ~3~5 and Llama~3.3~70B"#, "of ~3~5 and Llama\u{A0}3.3\u{A0}70B"),
  (
    #"\textbf{{D}}eep \textbf{{Sim}} \emph{{x}} {{BERT}} {{D}}eep {{name}} {{{A}}}b"#,
    "<strong>D</strong>eep <strong>Sim</strong> <em>x</em> BERT Deep {{name}} Ab"
  ),
  (#"see\footnote{here} and \cite{GW}"#, "see (here) and [GW]"),
  (#"<event> & "x""#, "&lt;event&gt; &amp; &quot;x&quot;"),
  (#"\c{opyright} 2025"#, "© 2025"),
])
func texText(source: String, html: String) {
  #expect(inline(source) == html)
}

@Test(arguments: [#"$\underline{a+b}$"#, #"$\underline{x_1}$"#, #"$\underline{x^2}$"#])
func anUnderlinedExpressionIsMathematics(_ source: String) {
  #expect(inline(source).hasPrefix("<math") && inline(source).contains("<munder"))
}
