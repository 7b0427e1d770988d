extension SymbolTable {
  /// Letters: they take fonts, and browsers set them in italics.
  static let letters: StaticString = """
    α alpha
    β beta
    γ gamma
    δ delta
    ϵ epsilon
    ε varepsilon
    ζ zeta
    η eta
    θ theta
    ϑ vartheta thetasym
    ι iota
    κ kappa
    ϰ varkappa
    λ lambda
    μ mu
    ν nu
    ξ xi
    ο omicron
    π pi
    ϖ varpi
    ρ rho
    ϱ varrho
    σ sigma
    ς varsigma
    τ tau
    υ upsilon
    ϕ phi
    φ varphi
    χ chi
    ψ psi
    ω omega
    ϝ digamma
    ı imath i
    ȷ jmath j
    ∂ partial
    """

  /// Letters that TeX sets upright.
  static let uprightLetters: StaticString = """
    Α Alpha
    Β Beta
    Γ Gamma
    Δ Delta
    Ε Epsilon
    Ζ Zeta
    Η Eta
    Θ Theta
    Ι Iota
    Κ Kappa
    Λ Lambda
    Μ Mu
    Ν Nu
    Ξ Xi
    Ο Omicron
    Π Pi
    Ρ Rho
    Σ Sigma
    Τ Tau
    Υ Upsilon
    Φ Phi
    Χ Chi
    Ψ Psi
    Ω Omega ohm
    ∇ nabla
    α upalpha
    β upbeta
    γ upgamma
    δ updelta
    ε upepsilon
    ζ upzeta
    η upeta
    θ uptheta
    κ upkappa
    λ uplambda
    μ upmu
    ν upnu
    ξ upxi
    π uppi
    ρ uprho
    σ upsigma
    τ uptau
    φ upphi
    χ upchi
    ψ uppsi
    ω upomega
    """

  /// Capital Greek letters in italics.
  static let italicLetters: StaticString = """
    Γ varGamma
    Δ varDelta
    Θ varTheta
    Λ varLambda
    Ξ varXi
    Π varPi
    Σ varSigma
    Υ varUpsilon
    Φ varPhi
    Ψ varPsi
    Ω varOmega
    """
}
