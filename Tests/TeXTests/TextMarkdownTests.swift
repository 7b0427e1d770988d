import TeX
import Testing

@Test(arguments: [
  ("**bold** and *em* and `a<b`", "<strong>bold</strong> and <em>em</em> and <code>a&lt;b</code>"),
  ("H<sub>2</sub>O, x<sup>2</sup>, <event> and <b>", "H<sub>2</sub>O, x<sup>2</sup>, &lt;event&gt; and &lt;b&gt;"),
  ("<sub>open *a</sub> b*", "<sub>open <em>a&lt;/sub&gt; b</em></sub>"),
  ("[a *b*](https://c.org/d_e_f)", #"<a href="https://c.org/d_e_f" rel="nofollow noopener">a <em>b</em></a>"#),
  ("[a](javascript:alert(1)) [1]", "a [1]"),
  ("![a](https://c.org/i.png)", #"<a href="https://c.org/i.png" rel="nofollow noopener">a</a>"#),
  ("2*3 and 4*5, k*, GigaBrain-0.5M*是，M*展", "2*3 and 4*5, k*, GigaBrain-0.5M*是，M*展"),
  ("提出**信念博弈（belief game）**构造", "提出<strong>信念博弈（belief game）</strong>构造"),
  ("# no heading", "# no heading"), ("a | b", "a | b"), ("---", "---"), ("> quote", "&gt; quote"), ("    code", "    code"),
  ("&lt; & R&D", "&amp;lt; &amp; R&amp;D"), (#"\_x\_ 5\%"#, "_x_ 5%"),
  ("`$HOME` and `a_b_c` and snake_case_name", "<code>$HOME</code> and <code>a_b_c</code> and snake_case_name"),
  (#"Bj{\o}n \method{} Llama~3.1 ~70M"#, "Bjøn method Llama\u{A0}3.1 ~70M"),
  ("重新预填充需~$1.5M，复用仅~$0.03M", "重新预填充需~$1.5M，复用仅~$0.03M"),
  (
    "噪声x~N(0,1)服从, r~0.77, AUC~0.9, Acc~95%, only~5 hours, GPU~40GB, M2~5, 1~6",
    "噪声x~N(0,1)服从, r~0.77, AUC~0.9, Acc~95%, only~5 hours, GPU~40GB, M2~5, 1~6"
  ),
  ("约~10倍, 达到~\\textbf{5}, BERT~based, r~0.7~0.8", "约~10倍, 达到~<strong>5</strong>, BERT~based, r~0.7~0.8"),
  (
    #"Fig.~3, Eq.~(2), et al.~(2020), SAM~3检测, Table~2, 60~FPS, Llama~3.3~70B, \method{}~is, \ours~wins"#,
    "Fig.\u{A0}3, Eq.\u{A0}(2), et al.\u{A0}(2020), SAM\u{A0}3检测, Table\u{A0}2, 60\u{A0}FPS, Llama\u{A0}3.3\u{A0}70B, method\u{A0}is, \\ours\u{A0}wins"
  ),
  (
    #"Section~\ref{a}, word~\cite{b}, paper, ~\cite{c}, 图~\cite{d}"#,
    "Section\u{A0}[a], word\u{A0}[b], paper, \u{A0}[c], 图\u{A0}[d]"
  ),
  (#"C:\path\ldots 9\ldots"#, #"C:\path\ldots 9…"#),
  ("<https://a.org/?b&c=1>", #"<a href="https://a.org/?b&amp;c=1" rel="nofollow noopener">https://a.org/?b&amp;c=1</a>"#),
  ("https://a.org/b_c_d*e*", #"<a href="https://a.org/b_c_d*e" rel="nofollow noopener">https://a.org/b_c_d*e</a>*"#),
])
func lightMarkdown(source: String, html: String) {
  #expect(markdownLine(source) == html)
}

@Test func formulasAreProtectedFromMarkdown() {
  #expect(markdownLine("$a*b*c_d e_f$ is *it*").contains("alttext=\"a*b*c_d e_f\""))
  #expect(markdownLine("$a*b*c_d e_f$ is *it*").hasSuffix(" is <em>it</em>"))
  #expect(markdownLine(#"\(x_1\) and \[y\]"#).contains("alttext=\"x_1\""))
}

@Test(arguments: [
  ("", ""), ("one\ntwo", "<p>one two</p>"), ("one\n\ntwo", "<p>one</p>\n<p>two</p>"),
  ("- a\n- b\n  c", "<ul><li>a</li><li>b c</li></ul>"),
  ("Intro:\n1. a\n2. b\n\nEnd", "<p>Intro:</p>\n<ol><li>a</li><li>b</li></ol>\n<p>End</p>"),
  ("1. a\n   - x\n   - y\n2. b", "<ol><li>a<ul><li>x</li><li>y</li></ul></li><li>b</li></ol>"),
  ("1. a\n\n2. b", "<ol><li>a</li><li>b</li></ol>"),
  ("1. FC won", "<p>1. FC won</p>"), ("in\n2025. It", "<p>in 2025. It</p>"),
  ("• a\n• b", "<ul><li>a</li><li>b</li></ul>"),
])
func listsOnLines(source: String, html: String) {
  #expect(markdown(source) == html)
}

@Test(arguments: [
  ("i) One. ii) Two. iii) Three.", #"<ol type="i"><li>One.</li><li>Two.</li><li>Three.</li></ol>"#),
  (
    "Here: **i) A:** x. **ii) B:** y.",
    #"<p>Here:</p>"# + "\n" + #"<ol type="i"><li><strong>A:</strong> x.</li><li><strong>B:</strong> y.</li></ol>"#
  ),
  ("1. A. 2. B.", "<ol><li>A.</li><li>B.</li></ol>"), ("1) 甲；2) 乙。", "<ol><li>甲；</li><li>乙。</li></ol>"),
  ("方法：(1)甲；(2)乙。", "<p>方法：</p>\n<ol><li>甲；</li><li>乙。</li></ol>"),
  ("It (i) finds, (ii) sorts and (iii) prints.", "<p>It (i) finds, (ii) sorts and (iii) prints.</p>"),
  ("Three: (1) a; (2) b; and (3) c.", "<p>Three: (1) a; (2) b; and (3) c.</p>"),
  ("Version 1. Then 2. things", "<p>Version 1. Then 2. things</p>"), ("1. only one", "<p>1. only one</p>"),
  ("It grew by 1.5. And 2.5.", "<p>It grew by 1.5. And 2.5.</p>"),
])
func listsInALine(source: String, html: String) {
  #expect(markdown(source) == html)
}

@Test(arguments: [
  ("Plain English text", TextLanguage.other), ("", .other), ("本文提出一种方法", .chinese),
  ("APEX-SWE在SWE-bench和HumanEval上优于GPT-5.2", .chinese), ("Macro-F1 0.737（第6/81名），B 0.422（第7/34名）。", .chinese),
  ("A study of the 易经 in English", .other), ("大規模言語モデルの評価", .japanese), ("대규모 언어 모델", .korean), ("Тест на русском", .other),
])
func languages(text: String, language: TextLanguage) {
  #expect(TextLanguage(of: text) == language)
}
