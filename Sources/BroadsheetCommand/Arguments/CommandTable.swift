internal import Digests
internal import Publishing

/// The one table that the parser, the help, the completions and the manual are made from.
let commandTable: [CommandDescription] = [
  buildCommand, serveCommand, checkCommand, initCommand, importCommand, searchCommand, listCommand, parseCommand, contextCommand,
  completionCommand, manCommand, helpCommand,
]

func description(of command: CommandName) -> CommandDescription {
  switch command {
  case .build: buildCommand
  case .serve: serveCommand
  case .check: checkCommand
  case .`init`: initCommand
  case .`import`: importCommand
  case .search: searchCommand
  case .list: listCommand
  case .parse: parseCommand
  case .context: contextCommand
  case .completion: completionCommand
  case .man: manCommand
  case .help: helpCommand
  }
}

private let defaults = SiteOptions()

private let siteOptions: [OptionDescription] = [
  .value(.content, .folder, "DIR", default: defaults.content, "Folder of digests, site.yml, static/ and pages/"),
  .value(.templates, .folder, "DIR", default: defaults.templates, "Folder of templates that replace the theme's, file by file"),
  .value(.output, .folder, "DIR", default: defaults.output, "Folder that the site is written to"),
  .value(.state, .folder, "DIR", default: defaults.state, "Folder of the build's cache; may be deleted at any time"),
  .value(.url, .url, "URL", "Address at which the site will stand; replaces url of site.yml"),
]

private let jobs = OptionDescription.value(
  .jobs, short: "j", .number(1...1024), "N", "How many threads to use (default: one per core)")

private let verbosity: [OptionDescription] = [
  .flag(.quiet, short: "q", "Print nothing but diagnostics"),
  .flag(.verbose, short: "v", "Print how long each stage took"),
]

private let help = OptionDescription.flag(.help, short: "h", "Print this help")

private let buildCommand = CommandDescription(
  name: .build, summary: "Build the site",
  discussion: [
    "Reads the digests, writes the pages whose bytes change and removes those that no longer exist. Files that it "
      + "did not write are left alone."
  ],
  options: siteOptions + [
    jobs,
    .flag(.strict, "Fail when there are warnings"),
    .flag(.force, "Build everything anew, and allow removing more than half of the pages"),
    .flag(.json, "Print the build's report as one JSON object"),
    .value(.manifest, .file, "FILE", "Write the list of changed and removed files, for uploading differences"),
    .flag(.precompress, "Keep gzip and brotli copies beside each text file"),
  ] + verbosity + [help],
  conflicts: [[.quiet, .verbose]],
  examples: [
    .init(command: "broadsheet build", meaning: "Content/ becomes Public/"),
    .init(
      command: "broadsheet build --content ../my-bot/digests --output site --url https://me.github.io/papers/",
      meaning: "Digests from elsewhere, with absolute addresses"),
    .init(command: "broadsheet build --strict --json > report.json", meaning: "In a scheduled job"),
  ])

private let serveCommand = CommandDescription(
  name: .serve, summary: "Build, serve on this machine, and reload the browser on every change",
  discussion: [
    "Watches the digests, the templates and site.yml. While something is broken the last good site stays, with "
      + "the mistakes shown on each page. Ctrl-C ends it."
  ],
  options: siteOptions + [
    .value(.port, .number(1...65535), "PORT", default: String(ServeOptions().port), "Port to listen on"),
    .value(
      .address, .text, "ADDRESS", default: ServeOptions().address, "Numeric address to listen on; 0.0.0.0 shows it to the network"
    ),
    jobs,
  ] + verbosity + [help],
  conflicts: [[.quiet, .verbose]],
  examples: [
    .init(command: "broadsheet serve", meaning: "Then open http://127.0.0.1:8000/"),
    .init(command: "broadsheet serve --port 8080", meaning: "On another port"),
  ])

private let checkCommand = CommandDescription(
  name: .check, summary: "Say everything that is wrong with digests, templates, configuration and the site's links",
  options: siteOptions + [
    .flag(.strict, "Fail when there are warnings"),
    .flag(.json, "Print the report as one JSON object"),
    .value(.host, .choice(Host.allCases.map(\.rawValue)), "HOST", "Also check that the site fits this host's limits"),
    .value(.pageLimit, .number(1...1_000_000), "KB", default: String(CheckOptions().pageLimit), "Report pages over this size"),
    jobs,
  ] + verbosity + [help],
  conflicts: [[.quiet, .verbose]],
  examples: [
    .init(command: "broadsheet check", meaning: "Everything, by file and line"),
    .init(command: "broadsheet check --host github-pages", meaning: "And whether GitHub Pages takes it"),
  ])

private let initCommand = CommandDescription(
  name: .`init`, summary: "Make a new site, ready to build and to publish",
  operands: .init(placeholder: "DIR", count: 1...1, kind: .folder),
  discussion: [
    "Writes Content/site.yml with every key explained, a sample digest, .gitignore and a GitHub Actions workflow. "
      + "Files that are there already stay as they are.",
    "In the repository of a bot that overwrites its README, the workflow imports new rows first and waits for the bot's own workflow.",
  ],
  options: [.flag(.theme, "Also write the theme's templates, to change them"), help],
  examples: [
    .init(command: "broadsheet init papers && cd papers && broadsheet serve", meaning: "A site in a new folder"),
    .init(command: "broadsheet init .", meaning: "In this folder, such as a bot's repository"),
  ])

private let importCommand = CommandDescription(
  name: .`import`, summary: "Bring along the past: a bot's git history, or its JSON Lines records",
  operands: .init(placeholder: "FILE…", count: 0...Int.max, kind: .file),
  discussion: [
    "With --git, every version of a file that a bot overwrites becomes a digest of that day with the rows that "
      + "are new or changed. With --jsonl, records become digests. Digests that are there already are skipped, so "
      + "that it can be run again each day."
  ],
  options: siteOptions + [
    .value(.git, .folder, "REPO", "Repository to read the history of"),
    .value(.path, .text, "PATH", default: "README.md", "File in the repository, with --git"),
    .value(.jsonl, .file, "FILE", "JSON Lines file to read; more may follow"),
    .flag(.dryRun, "Say what would be written, and write nothing"),
  ] + verbosity + [help],
  conflicts: [[.quiet, .verbose], [.git, .jsonl]],
  examples: [
    .init(command: "broadsheet import --git ../nlp-arxiv-daily --path README.md --dry-run", meaning: "What its history holds"),
    .init(command: "broadsheet import --jsonl data/*.jsonl", meaning: "An enhanced bot's records"),
  ])

private let listing: [OptionDescription] = [
  .flag(.json, "Print JSON Lines, one paper a line"),
  .flag(.bibtex, "Print BibTeX"),
]

private let searchCommand = CommandDescription(
  name: .search, summary: "Find papers of the archive by words",
  operands: .init(placeholder: "WORDS", count: 1...Int.max, kind: .text),
  options: siteOptions + [
    .value(
      .limit, .number(1...1_000_000), "N", default: String(SearchOptions(words: []).limit), "How many papers to print at most")
  ] + listing + [help],
  conflicts: [[.json, .bibtex]],
  examples: [
    .init(command: "broadsheet search event camera", meaning: "Papers with both words"),
    .init(command: "broadsheet search diffusion --bibtex > diffusion.bib", meaning: "As citations"),
  ])

private let listCommand = CommandDescription(
  name: .list, summary: "List papers of the archive by day, keyword or author",
  options: siteOptions + [
    .value(.day, .day, "DAY", "Only papers listed on this day, YYYY-MM-DD"),
    .value(.keyword, .text, "NAME", "Only papers under this keyword"),
    .value(.author, .text, "NAME", "Only papers by this author; a part of the name will do, in whole words"),
    .value(.limit, .number(1...1_000_000), "N", "How many papers to print at most (default: all)"),
  ] + listing + [help],
  conflicts: [[.json, .bibtex]],
  examples: [
    .init(command: "broadsheet list --day 2025-04-22", meaning: "One day"),
    .init(command: "broadsheet list --keyword cs.CV --json", meaning: "One keyword, for a program"),
  ])

private let parseCommand = CommandDescription(
  name: .parse, summary: "Print the entries of digests as JSON Lines",
  operands: .init(placeholder: "FILE…", count: 1...Int.max, kind: .file),
  discussion: ["The formats, recognised by what stands in the file and not by its name:"]
    + DigestFormat.allCases.map { "\($0.rawValue): \($0.shape)" },
  options: [
    .value(
      .format, .choice(DigestFormat.allCases.map(\.rawValue)), "NAME", "Read the files as this format (default: by their content)"
    ),
    help,
  ],
  examples: [.init(command: "broadsheet parse Content/2025-04-22.md | head -1", meaning: "The first entry of a digest")])

private let contextCommand = CommandDescription(
  name: .context, summary: "Print as JSON what a page's template is given",
  operands: .init(placeholder: "ADDRESS", count: 1...1, kind: .text),
  options: siteOptions + [jobs, help],
  examples: [.init(command: "broadsheet context days/2025-04-22.html", meaning: "The values of a day's page")])

private let completionCommand = CommandDescription(
  name: .completion, summary: "Print the completions for a shell",
  operands: .init(
    placeholder: Shell.allCases.map(\.rawValue).joined(separator: "|"), count: 1...1,
    kind: .choice(Shell.allCases.map(\.rawValue))),
  options: [help],
  examples: [
    .init(command: "broadsheet completion bash > ~/.local/share/bash-completion/completions/broadsheet", meaning: "For bash"),
    .init(command: "broadsheet completion zsh > ~/.zfunc/_broadsheet", meaning: "For zsh, with ~/.zfunc in fpath"),
    .init(command: "broadsheet completion fish > ~/.config/fish/completions/broadsheet.fish", meaning: "For fish"),
  ])

private let manCommand = CommandDescription(
  name: .man, summary: "Print the manual as a man page", options: [help],
  examples: [.init(command: "broadsheet man | man -l -", meaning: "Read it")])

private let helpCommand = CommandDescription(
  name: .help, summary: "Print what a command does, its options and examples",
  operands: .init(placeholder: "COMMAND", count: 0...1, kind: .choice(CommandName.allCases.map(\.rawValue))), options: [help],
  examples: [.init(command: "broadsheet help build", meaning: "All about build")])
