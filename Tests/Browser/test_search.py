"""Search as a reader uses it: in a browser, over a server that knows nothing but files."""

import json
import os
import pathlib
import re
import shutil

import pytest
from playwright.sync_api import expect

from conftest import ROOT, SEEDS, Site
from workshop import Workshop, keyword_table, summary_table

HERE = pathlib.Path(__file__).parent
CORPUS = ROOT.parent / "shared" / "corpus" / "category-sections"
needs_data = pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared data is not beside the project")


@pytest.fixture(scope="module")
def corpus(request, tmp_path_factory):
    """A site of nine days of real digests, 1,757 papers; BROADSHEET_SITE names one that was built before."""
    built = os.environ.get("BROADSHEET_SITE")
    if built:
        return Site(folder=pathlib.Path(built), url="", report={})
    content = tmp_path_factory.mktemp("content")
    for digest in CORPUS.glob("*.md"):
        shutil.copy(digest, content)
    return request.getfixturevalue("build")(content)


@pytest.fixture(scope="module")
def address(corpus, host):
    return host(corpus.folder)


@pytest.fixture
def search(page, address):
    """Opens the search page, asks, and returns the addresses of the results. The answer to what was typed comes first: were
    Enter pressed earlier, there would be no telling the two answers apart."""
    page.goto(address + "search.html")

    def answered(ask):
        page.evaluate("document.getElementById('search-status').textContent = ''")
        ask()
        running = page.get_attribute("#search-form", "data-running")
        page.wait_for_function(
            "running => !new RegExp(`^(${running}.*)?$`).test(document.getElementById('search-status').textContent)", arg=running
        )

    def ask(query, press="Enter"):
        answered(lambda: page.fill("#search-input", query))
        if press:
            answered(lambda: page.press("#search-input", press))
        links = page.eval_on_selector_all("#search-results a", "links => links.map(link => link.getAttribute('href'))")
        return [re.sub(r"^papers/(\d+)/(\d+)\.html$", r"\1.\2", link) for link in links]

    return ask


def test_tokens_are_those_of_the_index(page, address, corpus):
    (script,) = corpus.folder.glob("assets/search.*.js")
    vectors = json.loads((HERE / "search-tokens.json").read_text(encoding="utf-8"))
    page.goto(address + "search/catalog.json")
    found = page.evaluate(
        """([script, texts]) => new Promise((resolve, reject) => {
          const source = `var module = {};${script};module.exports.use({stop: [], crowded: []});
            onmessage = ({data}) => postMessage(data.map((text) => module.exports.tokens(text).map(({term}) => term)));`;
          const worker = new Worker(URL.createObjectURL(new Blob([source])));
          worker.onmessage = ({data}) => resolve(data);
          worker.onerror = (event) => reject(event.message);
          worker.postMessage(texts);
        })""",
        [script.read_text(encoding="utf-8"), [vector["text"] for vector in vectors]],
    )
    assert found == [vector["terms"] for vector in vectors]


@needs_data
@pytest.mark.parametrize(
    "known", json.loads((HERE / "search-queries.json").read_text(encoding="utf-8")), ids=lambda known: known["query"]
)
def test_known_papers_come_first(search, known):
    found = search(known["query"])
    assert known["id"] in found[: known["top"]], found


@needs_data
def test_results_are_marked_and_announced(page, search):
    assert search("diffusion model")
    assert re.search(r"\d", page.text_content("#search-status"))
    marks = page.eval_on_selector_all("#search-results mark", "marks => marks.map(mark => mark.textContent.toLowerCase())")
    assert marks and all(re.fullmatch(r"diffusion|models?|diffusion models?", mark) for mark in marks)
    assert "q=diffusion%20model" in page.url


@needs_data
def test_results_belong_to_the_readers_layer(page, search):
    """They are starred and walked through like the papers of any list."""
    search("diffusion model")
    titles = page.locator("#search-results h2").all_inner_texts()
    page.locator("#search-results .star").nth(1).click()
    page.locator(".tools button").nth(1).click()
    assert page.locator("dialog li a").all_inner_texts() == [titles[1]]
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("j")
    page.keyboard.press("s")
    assert [star.inner_text() for star in page.locator("#search-results .star").all()[:3]] == ["★", "★", "☆"]
    count = page.locator("#search-results > li").count()
    page.click("#search-more")
    # Results come one by one, and the reader's layer adds to each a moment later.
    expect(page.locator("#search-results .star").nth(count)).to_be_visible()
    expect(page.locator("#search-results > li:not(:has(.star))")).to_have_count(0)


@needs_data
def test_dates_are_written_as_on_pages(page, search):
    search("diffusion model")
    assert re.fullmatch(r"\d{1,2} [A-Z][a-z]{2} 20\d\d", page.locator("#search-results time").first.inner_text())
    assert re.search(r"since [A-Z][a-z]+ 20\d\d\.", page.text_content("#search-status"))


@needs_data
def test_typing_completes_the_last_word(search):
    assert search("geolocaliz", press=None)[0] == "2601.00388"
    # Without a space the last word may go on; with one it is whole.
    assert "2601.00388" not in search("geolocaliz ", press=None)


@needs_data
def test_composed_characters_are_searched_without_another_key(page, search):
    page.focus("#search-input")
    keyboard = page.context.new_cdp_session(page)
    for text in ["k", "kuo", "kuo san", "扩散"]:
        keyboard.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    keyboard.send("Input.insertText", {"text": "扩散"})
    expect(page.locator("#search-results mark").first).to_have_text("扩散")
    assert page.input_value("#search-input") == "扩散"


@needs_data
def test_a_pasted_question_waits_for_no_other_key(page, search):
    def ask(value, kind):
        page.locator("#search-input").evaluate(
            """(input, [value, inputType]) => {
              input.value = value;
              input.dispatchEvent(new InputEvent('input', {bubbles: true, inputType}));
            }""",
            [value, kind],
        )

    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)
    ask("d", "insertText")
    page.clock.run_for(50)
    assert "?q=" not in page.url
    ask("diffusion", "insertFromPaste")
    page.clock.run_for(1)
    assert page.url.endswith("?q=diffusion")


@needs_data
def test_more_adds_results_and_moves_to_them(page, search):
    first = search("language model")
    page.click("#search-more")
    # The reader is led to the first new one when all are there.
    expect(page.locator("#search-results a").nth(len(first))).to_be_focused()
    links = page.eval_on_selector_all("#search-results a", "links => links.map(link => link.getAttribute('href'))")
    assert len(links) == len(set(links)) > len(first)


@needs_data
def test_words_days_names_and_phrases_narrow(page, search):
    def days():
        return page.eval_on_selector_all("#search-results time", "times => times.map(time => time.dateTime)")

    search("day:2026-03..2026-04 language")
    assert days() and all("2026-03-01" <= day <= "2026-04-30" for day in days())
    search("day:2026-06-14")
    assert days() and set(days()) == {"2026-06-14"}
    everything, without = search("sql agents"), search("sql agents -flexsql")
    assert "2605.02815" in everything and "2605.02815" not in without
    assert search("author:polynomials") == []
    assert search("\"alignment representation span\"") == []
    assert search("zzzqqqxxx") == []
    assert page.text_content("#search-status") == page.get_attribute("#search-form", "data-nothing")


@needs_data
def test_markup_in_a_query_or_a_paper_stays_text(page, search):
    search("<img src=x onerror=alert(1)> \" ' & model")
    assert page.locator("#search-results img, #search-results script").count() == 0


@needs_data
def test_an_address_with_a_question_answers_it(page, address):
    page.goto(address + "search.html?q=skillnet")
    expect(page.locator("#search-results a").first).to_have_attribute("href", "papers/2603/04448.html")
    assert page.input_value("#search-input") == "skillnet"


def test_a_page_from_a_folder_says_what_it_needs(page, corpus):
    page.goto((corpus.folder / "search.html").resolve().as_uri())
    expect(page.locator("#search-status")).to_have_text(page.get_attribute("#search-form", "data-folder"))


@needs_data
def test_a_question_loads_little(page, search):
    sizes = []
    page.on("response", lambda response: sizes.append(int(response.headers.get("content-length", 0))))
    search("large language model")
    assert sum(sizes) < 250_000
    for question in ["扩散模型", "graph neural network", "author:wang robot", "martian", '"vision transformer"']:
        sizes.clear()
        search(question)
        assert sum(sizes) < 100_000, question


@needs_data
@pytest.mark.parametrize("typed", ["multivariate polynomials repair distributed storage", "multivariate polynomials repair"])
def test_a_question_in_haste_finds_as_much(page, search, typed):
    """The first question is asked while the search for what was typed runs: it has the bytes of a first question all the same."""
    held, sizes = [], []
    page.on("response", lambda response: sizes.append(int(response.headers.get("content-length", 0))))
    page.route("**/*.bin*", lambda route: held.append(route))
    with page.expect_request("**/*.bin*"):
        page.fill("#search-input", typed)
    field = page.locator("#search-input")
    field.evaluate("input => { input.value = 'multivariate polynomials repair distributed storage'; }")
    field.press("Enter")
    # A timer of the same length, started later: when it ends, the second search has begun.
    page.evaluate("new Promise((done) => setTimeout(done, 1))")
    page.route("**/*.bin*", lambda route: route.continue_())
    for route in held:
        route.continue_()
    expect(page.locator("#search-results a").first).to_have_attribute("href", "papers/2601/00120.html")
    expect(page.locator("#search-status")).not_to_have_text(page.get_attribute("#search-form", "data-running"))
    assert sum(sizes) < 250_000


@pytest.fixture(scope="module")
def shelf(broadsheet, tmp_path_factory):
    """Three months that are each a wave of the search, with papers that have the words of phrases apart; some that have the phrases, far back."""
    shop = Workshop(broadsheet, tmp_path_factory.mktemp("shelf"))
    for month in range(1, 4):
        numbers = range(100 * month, 100 * month + 40)
        shop.write(f"2026-0{month}-02.md", keyword_table(f"2026-0{month}-02", [(number, 1) for number in numbers], topic="Graph Learning"))
        others = [(f"260{month}.{number:05}", f"Filler {number}", "Bo Berg", "There is a need.") for number in range(1, 280)]
        shop.write(f"2026-0{month}-03.md", summary_table(f"2026-0{month}-03", others))
    rows = [
        ("2505.00001", "Bridges", "Hao Wang, Li Chen", "On bridges."),
        ("2505.00002", "Rivers", "Wang Li, Hao Chen", "On rivers."),
        ("2505.00003", "Lakes", "Ada Abel, Bo Berg, Cy Cole, Hao Wang, Di Dorn", "On lakes."),
        ("2505.00004", "Seas", "Ada Abel, Bo Berg, Cy Cole, Hao Li, Wei Wang", "On seas."),
        ("2505.00005", "The theory of tides", "Ada Abel", "On tides and a theory."),
        ("2505.00006", "Tides of theory", "Ada Abel", "The theory of tides is its subject."),
    ]
    shop.write("2025-05-02.md", summary_table("2025-05-02", rows))
    shop.write("2017-06-20.md", summary_table("2017-06-20", [("1706.03762", "Attention Is All You Need", "Ashish Vaswani", "The transformer.")]))
    learning = "# Daily\n\nLast update: 2025-05-03\n\n## Learning Graph\n| **Title** | **Date** | **Abstract** | **Comment** |\n| --- | --- | --- | --- |\n"
    shop.write("2025-05-03.md", learning + "| **[Maps](http://arxiv.org/abs/2505.00007v1)** | 2025-05-03 | On maps. | |\n")
    return shop.build()


@pytest.fixture
def address_of_shelf(shelf, host):
    return host(shelf.folder)


class TestShelf:
    """A phrase and an identifier say exactly what is wanted."""

    @pytest.fixture
    def address(self, address_of_shelf):
        return address_of_shelf

    @pytest.mark.parametrize(
        "query, found",
        [
            ('author:"hao wang"', {"2505.00001", "2505.00003"}),
            ('author:"wang" author:"hao"', {"2505.00001", "2505.00002", "2505.00003", "2505.00004"}),
            ('title:"theory of tides"', {"2505.00005"}),
            ('"theory of tides"', {"2505.00005", "2505.00006"}),
            ('keyword:"learning graph"', {"2505.00007"}),
        ],
    )
    def test_phrases_hold_within_a_field(self, search, query, found):
        assert set(search(query)) == found

    def test_a_phrase_is_looked_for_until_it_is_found(self, page, search):
        """Many papers have its only word that is indexed; no count that is shown on the way is taken back."""
        page.evaluate(
            """() => { window.said = []; const status = document.getElementById('search-status');
            new MutationObserver(() => said.push(status.textContent)).observe(status, {childList: true}) }"""
        )
        assert search('"attention is all"') == ["1706.03762"]
        running, one = (page.get_attribute("#search-form", f"data-{name}") for name in ("running", "one"))
        assert {text for text in page.evaluate("said") if text and not text.startswith(running)} == {one}
        assert not page.is_visible("#search-more")

    def test_words_of_a_phrase_that_only_old_papers_have_together_are_found(self, search):
        """Newer months have papers with one of the words."""
        assert search('"you need"') == ["1706.03762"]

    def test_what_is_nowhere_is_nowhere(self, page, search):
        assert search("zzzqqq yyyxxx") == []
        assert page.text_content("#search-status") == page.get_attribute("#search-form", "data-nothing")
        assert search('"graphs attention"') == []
        assert page.text_content("#search-status") == page.get_attribute("#search-form", "data-nothing")

    def test_a_longer_search_says_how_far_it_is_and_gives_way(self, page, search, address):
        page.goto(address + "search.html")
        page.route("**/papers/**", lambda route: page.wait_for_timeout(20) or route.continue_())
        page.fill("#search-input", '"graphs attention"')
        running = page.get_attribute("#search-form", "data-running")
        expect(page.locator("#search-status")).to_have_text(re.compile(re.escape(running) + r" \d+ / \d+"))
        page.fill("#search-input", "tides ")
        expect(page.locator("#search-results > li")).to_have_count(2)
        expect(page.locator("#search-status")).to_have_text("2 papers found.")

    @pytest.mark.parametrize(
        "query",
        [
            "2505.00003", "arXiv:2505.00003v2", "https://arxiv.org/abs/2505.00003/", "http://www.arxiv.org/pdf/2505.00003v1.pdf?a=b",
            " arxiv 2505.00003 ", "arXiv:2505.00003v1 [cs.CV]", "(arXiv:2505.00003).", "https://doi.org/10.48550/arXiv.2505.00003",
        ],
    )
    def test_an_identifier_leads_to_its_paper(self, page, address, query):
        page.goto(address)
        page.goto(address + "search.html")
        page.fill("#search-input", query)
        expect(page.locator("#search-results a")).to_have_attribute("href", "papers/2505/00003.html")
        page.press("#search-input", "Enter")
        page.wait_for_url(address + "papers/2505/00003.html")
        page.go_back()
        assert page.url == address

    def test_an_identifier_asked_for_anywhere_leads_to_its_paper(self, page, address):
        page.goto(address)
        page.fill("header input[name=q]", "1706.03762")
        page.press("header input[name=q]", "Enter")
        page.wait_for_url(address + "papers/1706/03762.html")

    @pytest.mark.parametrize("query", ["2505.09999", "hep-th/9901001", "2504.00003"])
    def test_an_identifier_that_is_not_here_is_said_to_be_unknown(self, page, search, query):
        missing = []
        page.on("response", lambda response: response.ok or missing.append(response.url))
        assert search(query) == []
        assert page.text_content("#search-status") == page.get_attribute("#search-form", "data-unknown")
        assert not missing and not page.is_visible("#search-more")


def test_a_sites_own_script_stands_for_the_themes(run, tmp_path):
    """Under the name that pages know it by, although the theme's is made from a template."""
    (tmp_path / "Templates/assets").mkdir(parents=True)
    (tmp_path / "Templates/assets/search.js").write_text("// Ours.\n", encoding="utf-8")
    shutil.copytree(ROOT / "Content", tmp_path / "Content")
    done = run("build", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (script,) = (tmp_path / "Public/assets").glob("search.*.js")
    assert script.read_text(encoding="utf-8") == "// Ours.\n"
    assert script.name in (tmp_path / "Public/search.html").read_text(encoding="utf-8")
