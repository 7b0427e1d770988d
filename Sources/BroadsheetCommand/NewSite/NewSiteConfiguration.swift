/// `Content/site.yml` of a new site: every key with its default, and what it does.
let newSiteConfiguration = """
  # Settings of the site. Every key may be left out; the values here are the defaults, except for the title.

  # The name in the masthead and in feeds, and a line under it.
  title: My paper digest
  tagline:

  # The language of the interface: en or zh-Hans.
  language: en

  # Whose site this is, and what it is about, for feeds and search engines.
  author:
  description:

  # Where the site will be read, such as https://user.github.io/digest/. Feeds, canonical links and the sitemap need it;
  # 'broadsheet build --url' replaces it, as the workflow in .github/workflows/publish.yml does.
  url:

  # Keywords of your own, beside the headings and categories that the digests bring along. They look back over the whole archive.
  # - name: what the keyword is called
  #   match: phrases that put a paper under it, in title or abstract; the name itself when there are none
  #   exclude: phrases that keep a paper out
  #   aliases: headings in digests that mean the same
  #   description: a sentence for the keyword's page
  keywords:
  #  - name: Diffusion models
  #    match: [diffusion model, score-based]
  #    exclude: [diffusion tensor]
  #    aliases: [Diffusion]
  #    description: Models that learn to undo noise.

  # Whether a heading of one digest also collects papers of other digests that contain it as a phrase.
  match-topics: true

  # Papers to take down, by arXiv identifier in quotes: no page, no listing, no feed.
  hide: []

  # Feeds: how many items at most, how large at most in kilobytes, and whether authors have feeds too.
  feeds:
    items: 100
    kilobytes: 500
    authors: false

  # Pages. To make a site smaller, set some of these to false.
  pages:
    papers: true          # a page for each paper; without these there is no search either
    # paper-months: 24    # paper pages for the newest so many months only; without it for all
    authors: true         # pages for authors with at least so many papers
    author-minimum: 3
    per-archive: 100      # papers on a page of a keyword's archive
    citations: true       # BibTeX, RIS and CSL files of days and archive pages
    data: true            # the papers of each month as JSON Lines
    search: true          # the search page and its index
    related: true         # related papers on paper pages

  # Digests larger than this are refused.
  limits:
    digest-megabytes: 64

  """
