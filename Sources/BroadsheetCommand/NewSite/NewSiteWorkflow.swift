/// `.github/workflows/publish.yml` of a new site.
/// - Parameters:
///   - after: the workflows that it follows, as YAML.
///   - botReadme: the file that a bot overwrites each day; empty when there is none.
///   - source: the repository to compile the program from.
func newSiteWorkflow(after: String, botReadme: String, source: String) -> String {
  #"""
  # Builds the site and publishes it to GitHub Pages: each morning, on every push, and after a bot's workflow.
  # Once, in the repository's settings under Pages: choose "GitHub Actions" as the source.
  name: Publish

  on:
    push:
      branches: [main, master]
    schedule:
      # Minute and hour in UTC; full hours are crowded and start late.
      - cron: "17 5 * * *"
    workflow_run:
      # What a workflow pushes with the default token starts no other workflow, so the bot's stands here: the 'name:' in its file.
      workflows: [\#(after)]
      types: [completed]
    workflow_dispatch:

  permissions:
    contents: write  # only to keep imported days; 'read' is enough without BOT_README
    pages: write
    id-token: write

  # One at a time; a publication that has begun is finished.
  concurrency:
    group: pages
    cancel-in-progress: false

  env:
    # Where the program comes from: a repository, and a tag, branch or commit in it. It is compiled once and then kept in the runner's
    # cache; change the version to have another one compiled.
    BROADSHEET_SOURCE: \#(source)
    BROADSHEET_VERSION: v\#(programVersion)
    # The file that a bot overwrites each day, such as README.md: its history becomes one digest a day in Content/.
    # Empty when digests are files of their own.
    BOT_README: "\#(botReadme)"

  jobs:
    publish:
      runs-on: ubuntu-24.04
      if: github.event_name != 'workflow_run' || github.event.workflow_run.conclusion == 'success'
      environment:
        name: github-pages
        url: ${{ steps.deployment.outputs.page_url }}
      steps:
        - name: Check out with the whole history, which the import reads
          uses: actions/checkout@v4
          with:
            ref: ${{ github.event.repository.default_branch }}
            fetch-depth: 0

        - name: Fetch the program from the cache
          id: program
          uses: actions/cache@v4
          with:
            path: ~/broadsheet
            key: broadsheet-${{ runner.os }}-${{ env.BROADSHEET_SOURCE }}-${{ env.BROADSHEET_VERSION }}

        - name: Compile the program
          if: steps.program.outputs.cache-hit != 'true'
          run: |
            case "$BROADSHEET_SOURCE" in
              *OWNER*) echo "::error::Set BROADSHEET_SOURCE in .github/workflows/publish.yml to the repository that you have Broadsheet from"; exit 1 ;;
            esac
            git init --quiet "$RUNNER_TEMP/broadsheet"
            cd "$RUNNER_TEMP/broadsheet"
            if ! git fetch --quiet --depth 1 "$BROADSHEET_SOURCE" "$BROADSHEET_VERSION"; then
              echo "::warning::$BROADSHEET_SOURCE has no $BROADSHEET_VERSION; its newest state is compiled instead"
              git fetch --quiet --depth 1 "$BROADSHEET_SOURCE" HEAD
            fi
            git checkout --quiet FETCH_HEAD
            make install PREFIX="$HOME/broadsheet"

        # The program needs a few libraries at run time; the compilation installs them, a cached program finds them missing.
        - name: Install the libraries that the program uses
          run: |
            if ! "$HOME/broadsheet/bin/broadsheet" --version; then
              sudo apt-get update --quiet
              sudo apt-get install --yes --quiet libcmark-gfm-dev libcmark-gfm-extensions-dev libyaml-dev libmicrohttpd-dev libxxhash-dev libutf8proc-dev libbrotli-dev
              "$HOME/broadsheet/bin/broadsheet" --version
            fi
            echo "$HOME/broadsheet/bin" >> "$GITHUB_PATH"

        - name: Import new rows of the bot's file
          if: env.BOT_README != ''
          run: broadsheet import --git . --path "$BOT_README"

        - name: Keep the imported days
          if: env.BOT_README != ''
          run: |
            git add Content
            if ! git diff --cached --quiet; then
              git -c user.name=broadsheet -c user.email=broadsheet@users.noreply.github.com commit --quiet --message "Keep imported digests"
              # The bot may have pushed meanwhile.
              git push --quiet || { git pull --quiet --rebase && git push --quiet; }
            fi

        - name: Fetch the last site and the build's state from the cache, so that only what changed is built
          uses: actions/cache@v4
          with:
            path: |
              .broadsheet
              Public
            key: site-${{ github.run_id }}-${{ github.run_attempt }}
            restore-keys: site-

        - name: Ask for the site's address
          id: pages
          uses: actions/configure-pages@v5

        - name: Build the site
          env:
            # With the base path of a project page, or the custom domain.
            SITE_URL: ${{ steps.pages.outputs.base_url }}
          run: broadsheet build --url "$SITE_URL"

        - name: Hand over the site
          uses: actions/upload-pages-artifact@v3
          with:
            path: Public

        - name: Publish
          id: deployment
          uses: actions/deploy-pages@v4

  """#
}
