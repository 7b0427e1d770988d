/// How many of a thousand papers of computer science use a word in title or abstract: what term statistics begin with, before an
/// archive has months of its own to count. Counted over some 5,000 abstracts of 2024 to 2026, without the stop words.
enum TermPrior {
  /// The share for words that are not listed, in thousandths.
  static let rare = 1

  /// Thousandths by the term's hash.
  static let permille: [UInt32: Int] = {
    var shares: [UInt32: Int] = [:]
    for line in table.utf8.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: " "))
      guard let share = fields.first.flatMap({ Int(String(decoding: $0, as: UTF8.self)) }) else { continue }
      for word in fields.dropFirst() {
        shares[TermCount.term(ofWord: WordScanner.hash(Array(word).span))] = share
      }
    }
    return shares
  }()

  private static let table = """
    780 thi
    380 data
    340 dataset
    320 language learning
    280 benchmark
    260 achieve training
    240 address multi real system
    220 art challenge network
    200 evaluation graph llm neural
    180 accuracy analysi baseline domain generation information level representation world
    160 application approache code design dynamic feature image prediction reasoning scale structure
    140 architecture available aware complex efficient enable fine github http human multiple outperform quality specific
    140 trajectory
    120 capture context critical different diverse enabling gap generate inference knowledge mechanism modeling
    120 optimization process require robust scenario semantic serie setting space strong trajectorie
    100 agent algorithm attention challenging com compared computational cost cross current detection distribution driven
    100 effective effectively effectiveness efficiency enhance error input interaction leverage limitation limited long
    100 low non open parameter pattern reduce research temporal text trained understanding visual well
    80 accurate achieving alignment behavior capabilitie classification comprehensive condition consistently constraint
    80 control decision deep designed end environment finding free function future generalization generated global gnn
    80 identify improvement integrate issue lack learn local metric offer output paradigm pipeline point potential
    80 practical rate rely reveal robustness score self signal solution source spatial standard step strategy structural
    80 structured support technique test token transformer typically vision
    60 ability adaptive average better case complexity component consistency consistent construct deployment develop
    60 diffusion directly embedding employ essential evidence exhibit explicit fail field finally find focu forecasting
    60 form foundation four full fundamental gain general generative grained guided insight latent layer leveraging loss
    60 machine memory module motion multimodal natural node noise object objective optimal pre predict preserving
    60 processing produce prompt question range region reliable resource resulting retrieval sample sequence shot simple
    60 simulation size small stage strategie studie substantially superior supervised synthetic target term tool
    60 traditional tuning type unified user value video yield zero
    55 action aim answer autonomou become best capability change combine content continuou crucial despite downstream
    55 empirical failure fidelity grounded incorporate increasingly lead lightweight maintaining per planning promising
    55 reducing reinforcement relationship safety sampling scene selection sparse struggle validate
    50 achieved advance class competitive constrained core development estimation evaluating explicitly five fixed
    50 generating geometric heterogeneou highlight highly investigate jointly label map observation order pair path
    50 preserve reconstruction relevant requiring response risk role scalable shift short systematic thereby train
    50 transfer underlying view weight
    45 additionally along analyze applied augmented automated bridge building clinical computation demonstrated
    45 dimensional distinct dynamically edge effect encoder enhancing ensure especially evaluated example expert gradient
    45 increase individual inherent integrating interpretable learned limit linear matching mitigate perspective policy
    45 post propertie publicly reliability reward search spanning stable substantial success suffer synthesi
    40 adaptation aligned allow alternative annotation bia bottleneck capturing complementary controlled conventional
    40 demand demonstrating dense dependencie depth derived difficult direction dual efficiently enhanced establish
    40 estimate explore face factor few flow frame fully fusion ground guidance guide hierarchical impact important
    40 instance integration lower mean measure modal original outperforming perception physical pose power predictive
    40 reduction relative represent resolution scheme static suggest supervision systematically theoretical uncertainty
    40 utilize variable variation
    35 addition additional advanced align assess assessment base because bound built camera candidate capacity
    35 characteristic closed common comparable compare comparison concept conditioned construction contrast contribution
    35 correlation coverage difference dimension direct distance diversity driving emerged encode extend extract
    35 extraction final generalize geometry gpt highlighting horizon hybrid independent instead inter interpretability
    35 iterative joint known largely length loop medical mode numerical observed offering online optimize play powerful
    35 practice precise predicting primarily probability progress public query random realistic recognition reference rule
    35 scaling segmentation similar social stability theory together trade unlike update variant varying vehicle widely
    35 wise workflow
    30 ablation accurately adapt advantage agentic aggregation allowing annotated answering area assumption attribute
    30 backbone benefit cannot causal central chain channel choice classical combining communication compact complete
    30 computationally compute conduct conducted confidence configuration confirm contextual convergence convolutional
    30 covering cue dependent detail developed diagnostic early encoding energy ensuring event evolving exploration
    30 external facilitate feedback flexible frequency frontier gaussian goal grounding group guarantee hallucination
    30 identifying importance include incorporating increasing indicate initial inspired instruction integrated internal
    30 intervention larger latency limiting maintain mapping message modality nature noisy operate outcome overcome
    30 overhead physic position preference processe project prompting protocol prove querie recover refine related
    30 remarkable report representative required requirement rich science sequential serve shared similarity six
    30 specialized style surface textual tracking treat truth validation vector vlm weighted wide
    25 000 access addresse addressing advancement adversarial agnostic alone apply approximately approximation arbitrary
    25 argue artifact associated attack augmentation balance benchmarking binary block broad budget build capable
    25 categorie cause centric classe cognitive coherent combined computer conditional consider contrastive corpu correct
    25 corresponding decoder decoding define defined degradation depend derive description detect detecting deterministic
    25 discovery discrete distillation document established evolution execution expensive fast faster filtering forecast
    25 generator handle historical implementation informed intelligence intensive interest intermediate intrinsic
    25 introducing link localization main major management mask measurement minimal modalitie modern near nonlinear
    25 notably operation optimized oriented parallel passing patient phase precision pretrained principle propagation
    25 property rank rapid raw refinement regime regression release released relying review robot safe scalability
    25 sensitive sensor severe shape simultaneously speed statistical stochastic tailored testing track traffic transition
    25 turn unit unseen utility utilizing yielding
    20 100 account aggregate analyse analyzing anomaly applicability applying architectural arise artificial automatically
    20 autoregressive behavioral bench boundarie boundary calibration call called classifier cloud coarse coherence
    20 collected collection combination commonly comprising computing concern consist contain contribute coordinate
    20 correction create curated decompose decomposition degrade denoising density deployed describe diagnosi differential
    20 difficulty disease distributed editing effort empirically enforce engineering english entropy environmental
    20 establishe examine excel explanation extended extracting fact familie family finite focused follow formulate
    20 formulation forward functional hand hard head health help heuristic hidden identification identifie imaging
    20 implement implicit indicating induced influence inherently insufficient intelligent interactive involve judge
    20 labeled linguistic literature location log manipulation manner manual mathematical matrix maximum missing
    20 mitigating mixed mllm monitoring motivated multilingual multivariate negative next observe obtain optimizing paired
    20 part pass performing persistent perturbation pixel platform positive possible predicted pretraining previously
    20 primary principled probabilistic procedure producing promise provided purpose quantitative rag ratio reason recall
    20 reduced reflect regularization relation reliably relie remaining residual resolve respectively revealing rigorou
    20 robotic run scarcity scientific select semantically sensitivity separate smaller solve solving spatiotemporal
    20 spectral statistic strength stronger student sub subsequently subset suitable supporting synthesize tackle targeted
    20 teacher textbf top topology trace transform tree trend tuned uniform unique unsupervised validated valuable
    20 variance verification weak window year
    19 activation adopt assume automatic box characterize collapse compression constructed costly determine device element
    19 exploit feasibility filter following frequently game gemini generalized growing healthcare interface iteratively
    19 kernel meaningful necessary obtained operating partial plausible privacy relational smooth sota spatio stream
    19 subject sufficient suggesting thought total transformation wherea word
    18 accelerate act allocation appropriate aspect autoencoder claim controllable cover detailed developing digital
    18 enhancement entire establishing experience explored followed generalizable handling iii illustrate informative
    18 interpretation learnable mainly matche million minimize mixture movement operational operator page personalized
    18 policie popular production profile projection ranking reconstruct recovery rendering selected seven simulated
    18 successfully suite surpasse take temporally third underexplored volume
    17 adaptively alongside avoid biase body boost clip collaborative collision conditioning connection correctness
    17 creating eight emerging ensemble equation evolve exact expansion extreme far fewer flexibility focuse fundamentally
    17 innovation invariant llama logic match mismatch named navigation potentially prevent programming qualitative
    17 rapidly relevance reliance researcher solver spatially studied technical theoretically threshold translation
    16 absolute active adoption advancing affect agreement aligning anchor assisted background black bounded bridging
    16 broader clear clustering coefficient comparing comprise consequently constructing dedicated definition degree
    16 differentiable discriminative distinguish drift edit employing entitie estimator exist expressive extracted factual
    16 false formal good gpu greater grid hardware identity infrastructure judgment layout least lie matrice moving
    16 naturally nlp offline partially past phenomenon plan polynomial poorly recurrent reproducible respect rgb segment
    16 solely speech strongest sum surpassing taxonomy urban usage variety
    15 able abstract adapting appearance approximate article attempt auxiliary avoiding bayesian brain caused clean
    15 cluster community considering constant correspondence count coupled drop dynamical easily efficacy embedded emph
    15 employed enabled extension financial formalize format found hoc independently inject injection intent item locally
    15 material meaning modification move planner population probe pseudo raise recommendation record representing
    15 retraining routing runtime sampled scoring security selective semi sensing side skill sparsity speedup superiority
    15 survey symbolic tend tested topological true understand valid
    14 ambiguity ambiguou applie calibrated captured characterized coding computed connectivity containing convert
    14 detector dialogue estimated explainable expression fuse great hinder hop idea identical implication increased
    14 induce industrial infer involving iteration law longer magnitude maximize measured measuring needed neighborhood
    14 normal obstacle overlook overlooking predominantly presence preservation produced quadratic quantify ranging
    14 redundant soft span spectrum strict strongly structurally template ten tune upper utilization validity verifiable
    14 verify virtual vulnerable
    13 activity adaptability adapted amount appear branch cell certain claude close comparative continuously
    13 conversational convex counterpart database deeper deliver demonstration dependency divergence dominant eliminate
    13 encourage expected fall feasible focusing foundational generalizability generic granularity heavily heterogeneity
    13 hypothesi implemented incur interpret intra labeling lacking leaving likelihood line localized market mesh minimum
    13 mobile molecular namely occlusion occur pathway performed plug product progressive progressively qwen qwen3 rare
    13 reache realism redundancy refined represented retain retrieve retrieved rigid sentence share standardized stem
    13 storage suboptimal temperature theorem though topic treating unclear universal unknown validating velocity verified
    13 visualization visually web
    12 assessing cnn composition controller dependence differ directed eliminating emphasize gained hold hour
    12 investigation logical manually media mobility perceptual program selecting stake stationary strictly termed
    """
}
