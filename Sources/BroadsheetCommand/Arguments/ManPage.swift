/// The manual in roff's man macros (groff_man(7)), made from the table of commands.
enum ManPage {
  static func text() -> String {
    var page = """
      .TH BROADSHEET 1 "" "Broadsheet \(programVersion)" "User Commands"
      .SH NAME
      broadsheet \\- turn a folder of paper digests into a website
      .SH SYNOPSIS
      .B broadsheet
      .I COMMAND
      .RI [ options ]
      .SH DESCRIPTION
      Broadsheet reads the Markdown digests that daily arXiv bots write and writes a fast, searchable website with feeds, for any
      static host.
      Results go to standard output, everything else to standard error.
      .SH COMMANDS

      """
    for command in commandTable { page += section(command) }
    page += """
      .SH FILES
      .TP
      .I Content/site.yml
      The site's settings; optional.
      .TP
      .I Public/.broadsheet\\-manifest
      What the build wrote; files that do not stand in it are never changed.
      .TP
      .I .broadsheet/
      The build's cache; may be deleted at any time.
      .SH ENVIRONMENT
      .TP
      .B NO_COLOR
      When set and not empty, nothing is coloured.
      .SH EXIT STATUS
      .TP
      .B 0
      Done, with warnings or without.
      .TP
      .B 1
      The site or its sources have errors, or warnings under
      .BR \\-\\-strict .
      .TP
      .B 2
      The command line is wrong.

      """
    return page
  }

  private static func section(_ command: CommandDescription) -> String {
    var text = ".SS \(escaped(command.usage))\n\(escaped(command.summary)).\n"
    for paragraph in command.discussion { text += ".PP\n\(escaped(paragraph))\n" }
    for option in command.options where option.name != .help {
      text += ".TP\n\\fB\(option.short.map { "\\-\($0)\\fR, \\fB" } ?? "")\(escaped(option.long))\\fR"
      if option.value != nil { text += " \\fI\(escaped(option.placeholder))\\fR" }
      text += "\n\(escaped(option.helpWithDefault)).\n"
    }
    if !command.examples.isEmpty { text += ".PP\nExamples:\n" }
    for example in command.examples {
      text += ".PP\n.RS 4\n.EX\n\(escaped(example.command))\n.EE\n.RE\n.RS 8\n\(escaped(example.meaning)).\n.RE\n"
    }
    return text
  }

  /// Text that roff prints as it is: backslashes and hyphens escaped, no control character at the start of a line.
  private static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": out += "\\e"
      case "-": out += "\\-"
      case "…": out += "\\&..."
      case "~": out += "\\(ti"
      case "^": out += "\\(ha"
      case "'" where out.isEmpty, "." where out.isEmpty: out += "\\&\(scalar)"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
