/// Digests in the formats of bots, made up for tests.
enum Samples {
  static func title(_ number: Int) -> String { "Sparse attention for graphs, part \(number)" }

  static func id(_ number: Int, month: String = "2504") -> String { "\(month).\(String(10_000 + number))" }

  static func abstract(_ number: Int) -> String {
    "We study sparse attention of order $n^{\(number % 5 + 2)}$. Method: ordinary words. It helps by \(number)\\% on graph data."
  }

  /// A keyword table of papers, each with a version.
  static func keywordTable(_ papers: [(number: Int, version: Int)], topic: String = "Sparse Attention", date: String) -> String {
    var text =
      "# Daily\n\nLast update: \(date)\n\n## \(topic)\n| **Title** | **Date** | **Abstract** | **Comment** |\n| --- | --- | --- | --- |\n"
    for (number, version) in papers {
      text +=
        "| **[\(title(number))](http://arxiv.org/abs/\(id(number))v\(version))** | \(date) | <details><summary>Show</summary><p>\(abstract(number))</p></details> | \(number) pages |\n"
    }
    return text
  }

  static func huggingFaceTable(_ papers: [Int], date: String) -> String {
    var text = "\n## Papers for \(date)\n\n| Title | Authors | Summary |\n|-------|---------|---------|\n"
    for number in papers {
      text +=
        "| \(title(number)) (Read more on [arXiv](https://arxiv.org/abs/\(id(number))) or [HuggingFace](https://huggingface.co/papers/\(id(number))))| Ada Lovelace, Alan Turing, Author \(number % 4) | Paper \(number) shows that sparse attention works. |\n"
    }
    return text
  }

  static func categories(_ papers: [Int], category: String = "cs.LG") -> String {
    var text =
      "<div id=toc></div>\n\n# Table of Contents\n\n- [\(category)](#\(category)) [Total: \(papers.count)]\n\n\n<div id='\(category)'></div>\n\n# \(category) [[Back]](#toc)\n\n"
    for (at, number) in papers.enumerated() {
      text += """
        ### [\(at + 1)] [\(title(number))](https://arxiv.org/abs/\(id(number)))
        *Ada Lovelace,Author \(number % 4)*

        Main category: \(category)

        TL;DR: 第\(number)篇论文研究稀疏注意力。


        <details>
          <summary>Details</summary>
        Motivation: 图很大。

        Method: 稀疏。

        Result: 很好。

        Conclusion: 有用。

        Abstract: \(abstract(number))

        </details>



        """
    }
    return text
  }
}
