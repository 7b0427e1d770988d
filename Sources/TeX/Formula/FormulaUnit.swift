/// The names of units in siunitx, and what is printed for them (International System of Units, 9th edition).
enum FormulaUnit {
  case prefix(String), unit(String), suffix(String)

  static func symbol(_ name: String) -> FormulaUnit? {
    if let symbol = prefixes[name] { return .prefix(symbol) }
    if let symbol = units[name] { return .unit(symbol) }
    if let symbol = suffixes[name] { return .suffix(symbol) }
    return nil
  }

  private static let prefixes = [
    "yocto": "y", "zepto": "z", "atto": "a", "femto": "f", "pico": "p", "nano": "n", "micro": "μ", "milli": "m",
    "centi": "c", "deci": "d", "deca": "da", "deka": "da", "hecto": "h", "kilo": "k", "mega": "M", "giga": "G",
    "tera": "T", "peta": "P", "exa": "E", "zetta": "Z", "yotta": "Y", "kibi": "Ki", "mebi": "Mi", "gibi": "Gi",
    "tebi": "Ti",
  ]

  private static let units = [
    "metre": "m", "meter": "m", "second": "s", "gram": "g", "kilogram": "kg", "ampere": "A", "kelvin": "K", "mole": "mol",
    "candela": "cd", "hertz": "Hz", "newton": "N", "pascal": "Pa", "joule": "J", "watt": "W", "coulomb": "C", "volt": "V",
    "farad": "F", "ohm": "Ω", "siemens": "S", "weber": "Wb", "tesla": "T", "henry": "H", "lumen": "lm", "lux": "lx",
    "becquerel": "Bq", "gray": "Gy", "sievert": "Sv", "katal": "kat", "radian": "rad", "steradian": "sr",
    "celsius": "°C", "degreeCelsius": "°C", "degree": "°", "arcminute": "′", "arcsecond": "″", "percent": "%",
    "minute": "min", "hour": "h", "day": "d", "litre": "l", "liter": "L", "tonne": "t", "hectare": "ha", "bar": "bar",
    "electronvolt": "eV", "eV": "eV", "dalton": "Da", "bel": "B", "decibel": "dB", "neper": "Np", "bit": "bit",
    "byte": "B", "angstrom": "Å", "astronomicalunit": "au", "parsec": "pc", "barn": "b", "knot": "kn",
    "m": "m", "s": "s", "g": "g", "kg": "kg", "mg": "mg", "ug": "μg", "km": "km", "cm": "cm", "mm": "mm", "um": "μm",
    "nm": "nm", "ms": "ms", "us": "μs", "ns": "ns", "Hz": "Hz", "kHz": "kHz", "MHz": "MHz", "GHz": "GHz", "THz": "THz",
    "K": "K", "W": "W", "kW": "kW", "mW": "mW", "MW": "MW", "V": "V", "mV": "mV", "A": "A", "mA": "mA", "J": "J",
    "kJ": "kJ", "N": "N", "Pa": "Pa", "kPa": "kPa", "MPa": "MPa", "dB": "dB", "keV": "keV", "MeV": "MeV", "GeV": "GeV",
    "TeV": "TeV", "L": "L", "mL": "mL", "mol": "mol", "kWh": "kWh",
  ]

  private static let suffixes = [
    "per": "/", "squared": "²", "cubed": "³",
  ]
}
