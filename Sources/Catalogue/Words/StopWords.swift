/// Words that say nothing about what a paper is about: English function words, and what every abstract says.
enum StopWords {
  static func contains(_ hash: UInt64) -> Bool {
    var at = place(hash)
    while table[at] != 0 {
      if table[at] == hash { return true }
      at = (at + 1) & (table.count - 1)
    }
    return false
  }

  /// Open addressing, mostly empty: each word of each abstract is looked up, and few are found. No word's hash is 0.
  private static let table: InlineArray<1024, UInt64> = {
    var table = InlineArray<1024, UInt64>(repeating: 0)
    for word in words.utf8.split(separator: UInt8(ascii: " ")) {
      let hash = WordScanner.hash(Array(word).span)
      var at = place(hash)
      while table[at] != 0 { at = (at + 1) & (table.count - 1) }
      table[at] = hash
    }
    return table
  }()

  private static func place(_ hash: UInt64) -> Int { Int(hash >> 20 & 1023) }

  /// A word's plural `s` is taken off before it is looked up.
  private static let words = """
    thi ha about above across after again against all also although among and another any approach are around based been before \
    being below between beyond both but can could demonstrate did doe does doing due during each either evaluate even every \
    existing experiment experimental extensive first for framework from further furthermore give given had has have having \
    here high higher how however improve improved improving including into introduce introduced it its itself just key large \
    leading led les less like made make making many may method methodology might model more moreover most much must need \
    new nor not novel now number off often one only onto other our out over overall own paper particular particularly \
    perform performance present previou previous prior problem propose proposed provide providing recent recently remain \
    result rather same second set several should show showing shown significant significantly since single some \
    specifically state still study such task than that the their them then there therefore these they this those three \
    through thu thus time to too toward towards two under until upon use used useful using variou various very via wa was way \
    were what when where whether which while who whose why will with within without work would yet you your
    """
}
