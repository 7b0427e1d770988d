internal import Pages
internal import Parallel
internal import Vocabulary

/// `broadsheet context`: what a page's template is given.
struct ContextCommand {
  let options: ContextOptions
  let console: Console

  func run() throws(Diagnostics) -> ExitStatus {
    let inputs = try SiteInputs(options.site)
    let progress = Progress(console: console, verbosity: .quiet)
    let build = try SiteBuild(inputs, state: .read, jobs: options.jobs ?? Parallel.cores, progress: progress)
    let wanted = options.page.hasPrefix("/") ? String(options.page.dropFirst()) : options.page
    let address = wanted.isEmpty ? "index.html" : wanted
    guard let index = build.plan.index(of: address) else {
      let paths = (0..<build.plan.count).lazy.map { build.plan.path($0).description }
      throw Diagnostics([
        .error("the site has no page '\(address)'\(NearestName.hint(for: address, among: Array(paths.prefix(20_000))))")
      ])
    }
    do throws(Diagnostic) {
      guard var json = try build.plan.context(index) else {
        throw Diagnostic.error("\(address) is not made by a template; name a page or a feed")
      }
      json.append(0x0A)
      try console.print(json)
    } catch {
      throw Diagnostics([error])
    }
    return .done
  }
}
