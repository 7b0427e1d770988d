/// Text that reads like abstracts to a program: words by Zipf's law, sentences, formulas, Chinese. The same seed gives the same text.
struct TextSource {
  private var state: UInt64
  private let words: [String]
  private let weights: [Int]

  init(seed: UInt64) {
    state = seed
    var words = Self.common.split(separator: " ").map(String.init)
    var source = SplitMix(state: 7)
    let syllables = "ba ce di fo gu ha ki lo mu ne pa re si to vu wa xe yo zi tra ple sto gri dra cle".split(separator: " ")
    while words.count < 24_000 {
      var word = ""
      for _ in 0..<(2 + Int(source.next() % 3)) { word += syllables[Int(source.next() % UInt64(syllables.count))] }
      words.append(word)
    }
    self.words = words
    var sum = 0
    weights = (0..<words.count).map { rank in
      sum += 1_000_000 / (rank + 8)
      return sum
    }
  }

  mutating func number(below limit: Int) -> Int {
    var source = SplitMix(state: state)
    let value = source.next()
    state = source.state
    return Int(value % UInt64(limit))
  }

  mutating func word() -> String {
    let wanted = number(below: weights[weights.count - 1])
    var low = 0
    var high = weights.count - 1
    while low < high {
      let middle = (low + high) / 2
      if weights[middle] > wanted { high = middle } else { low = middle + 1 }
    }
    return words[low]
  }

  mutating func title() -> String {
    var text: [String] = []
    for _ in 0..<(6 + number(below: 7)) {
      let word = word()
      text.append(word.prefix(1).uppercased() + word.dropFirst())
    }
    if number(below: 25) == 0 { text.append("with $\\mathcal{O}(n^{\(2 + number(below: 3))})$ Cost") }
    return text.joined(separator: " ")
  }

  mutating func sentence() -> String {
    var text: [String] = []
    for _ in 0..<(14 + number(below: 14)) { text.append(word()) }
    switch number(below: 40) {
    case 0: text.append(Self.formulas[number(below: Self.formulas.count)])
    case 1: text.append("by \(1 + number(below: 80)).\(number(below: 9))\\%")
    case 2: text.append("(\\textbf{\(word())})")
    default: break
    }
    text[0] = text[0].prefix(1).uppercased() + text[0].dropFirst()
    return text.joined(separator: " ") + "."
  }

  mutating func abstract() -> String {
    var sentences: [String] = []
    for _ in 0..<(6 + number(below: 4)) { sentences.append(sentence()) }
    if number(below: 6) == 0 { sentences.append("Code is available at https://github.com/\(word())/\(word()).") }
    return sentences.joined(separator: " ")
  }

  /// Chinese prose of about so many characters.
  mutating func chinese(_ length: Int) -> String {
    var text = ""
    var count = 0
    while count < length {
      let piece = Self.chinesePieces[number(below: Self.chinesePieces.count)]
      text += piece
      count += piece.count
      if number(below: 6) == 0 { text += "，" }
      if number(below: 14) == 0 { text += word().uppercased() }
    }
    return text + "。"
  }

  mutating func author() -> String {
    // A few sign very often, most once or twice.
    let span = number(below: 3) == 0 ? 40 : 400
    return Self.name(given: number(below: span), family: number(below: span))
  }

  private static func name(given: Int, family: Int) -> String {
    var source = SplitMix(state: UInt64(given) &* 977 &+ 3)
    var other = SplitMix(state: UInt64(family) &* 1471 &+ 11)
    func part(_ source: inout SplitMix) -> String {
      let syllables = [
        "an", "bei", "chen", "da", "el", "fei", "guo", "hao", "is", "jo", "ka", "li", "ming", "na", "or", "pe", "qi", "ra",
      ]
      let text = syllables[Int(source.next() % 18)] + syllables[Int(source.next() % 18)]
      return text.prefix(1).uppercased() + text.dropFirst()
    }
    return part(&source) + " " + part(&other)
  }

  private static let formulas = [
    "$\\alpha$", "$256\\times256$", "$O(n\\log n)$", "$\\mathcal{L}_{\\mathrm{KL}}$", "$x_{t+1} = f(x_t) + \\epsilon$",
    "$\\frac{1}{\\sqrt{d}}$", "$\\ell_2$", "$\\sum_{i=1}^{n} w_i x_i$", "$p(y \\mid x)$", "$\\mathbb{R}^{d}$", "$10^{-3}$",
  ]

  private static let chinesePieces = [
    "我们", "提出", "方法", "模型", "数据", "训练", "结果", "表明", "通过", "实现", "性能", "提升", "现有", "问题", "研究", "框架", "学习", "任务", "生成",
    "语言", "图像", "推理", "评估", "基准", "显著", "优于", "解决", "扩散模型", "大语言模型", "强化学习", "注意力", "机制", "特征", "优化", "策略", "网络",
    "有效", "准确率", "实验", "分析", "应用", "场景", "系统", "设计", "高效",
  ]

  private static let common = """
    the of and a to in we for is that on with this by as are our an be from which model models learning data method training \
    language large performance approach results methods tasks image based using existing between across these propose new \
    framework show can while network networks deep such high different task systems visual information multi through generation \
    representation features evaluation benchmark reasoning video diffusion graph policy agent agents reinforcement attention \
    transformer robust efficient optimization accuracy state art domain knowledge inference quality dataset datasets semantic
    """
}

/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators".
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
