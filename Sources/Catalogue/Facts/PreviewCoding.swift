private import Encoding
internal import TeX

/// Previews as bytes, beside the entries that they were made of.
public enum PreviewCoding {
  /// - Parameter title: the entry's. What a title says without markup is most often itself.
  public static func append(_ preview: EntryPreview, title: String, to output: inout [UInt8]) {
    append(preview.titleHTML, to: &output)
    append(preview.titleLanguage, to: &output)
    output.append(counted: preview.plainTitle.hasBytes(of: title) ? nil : preview.plainTitle)
    append(preview.tldr, to: &output)
    append(preview.summary, to: &output)
    append(preview.abstract, to: &output)
    append(preview.abstractLanguage, to: &output)
    append(preview.links, to: &output)
    append(preview.inComment, to: &output)
    append(preview.inAbstract, to: &output)
  }

  /// Reads a preview back.
  public static func read(_ reader: consuming ByteReader, title: String) throws(ByteReader.Malformed) -> EntryPreview {
    EntryPreview(
      titleHTML: try reader.blob(), titleLanguage: try language(&reader) ?? .other,
      plainTitle: try reader.optionalText() ?? title,
      tldr: try beginning(&reader), summary: try beginning(&reader), abstract: try beginning(&reader),
      abstractLanguage: try language(&reader), links: try places(&reader) ?? EntryPreview.Places(),
      inComment: try places(&reader), inAbstract: try places(&reader))
  }

  private static func append(_ bytes: [UInt8], to output: inout [UInt8]) {
    output.append(number: bytes.count)
    output.append(bytes.span)
  }

  private static func append(_ language: TextLanguage?, to output: inout [UInt8]) {
    output.append(number: language.flatMap { TextLanguage.allCases.firstIndex(of: $0) }.map { $0 + 1 } ?? 0)
  }

  private static func language(_ reader: inout ByteReader) throws(ByteReader.Malformed) -> TextLanguage? {
    let number = try reader.number()
    guard number >= 0, number <= TextLanguage.allCases.count else { throw ByteReader.Malformed() }
    return number == 0 ? nil : TextLanguage.allCases[number - 1]
  }

  private static func append(_ beginning: EntryPreview.Beginning?, to output: inout [UInt8]) {
    guard let beginning else { return output.append(0) }
    output.append(1)
    append(beginning.html, to: &output)
    output.append(number: beginning.length)
    output.append(number: beginning.textLength)
    append(beginning.language, to: &output)
    output.append(counted: beginning.plain)
    append(beginning.textLanguage, to: &output)
  }

  private static func beginning(_ reader: inout ByteReader) throws(ByteReader.Malformed) -> EntryPreview.Beginning? {
    if try reader.number() == 0 { return nil }
    return EntryPreview.Beginning(
      html: try reader.blob(), length: try reader.number(), textLength: try reader.number(),
      language: try language(&reader) ?? .other, plain: try reader.text(),
      textLanguage: try language(&reader) ?? .other)
  }

  private static func append(_ places: EntryPreview.Places?, to output: inout [UInt8]) {
    guard let places else { return output.append(0) }
    guard places != EntryPreview.Places() else { return output.append(2) }
    output.append(1)
    output.append(counted: places.code ?? "")
    output.append(counted: places.project ?? "")
  }

  private static func places(_ reader: inout ByteReader) throws(ByteReader.Malformed) -> EntryPreview.Places? {
    let kind = try reader.number()
    guard kind == 1 else { return kind == 2 ? EntryPreview.Places() : nil }
    let code = try reader.text()
    let project = try reader.text()
    return EntryPreview.Places(code: code.isEmpty ? nil : code, project: project.isEmpty ? nil : project)
  }
}
