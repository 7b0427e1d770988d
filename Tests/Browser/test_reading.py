"""What each kind of page tells its reader, on an archive of a few weeks whose every paper is known."""

import re

import pytest
from browsing import follow
from workshop import Workshop, keyword_table, summary_table

NAMES = ["Ada Lovelace", "Alan Turing", "Grace Hopper", "Kurt Gödel", "Emmy Noether", "Paul Erdős", "Sofia Kovalevskaya"]


def analysis(rows, category="cs.LG"):
    """A digest of papers with everything that one can say: (identifier, title, authors, abstract) each."""
    text = f"# {category} [[Back]](#toc)\n\n"
    for at, (identifier, title, authors, abstract) in enumerate(rows):
        text += (
            f"### [{at + 1}] [{title}](https://arxiv.org/abs/{identifier})\n*{','.join(authors)}*\n\nMain category: {category}\n\n"
            f"TL;DR: 稀疏注意力让图学习更快。\n\n\n<details>\n  <summary>Details</summary>\nMotivation: 图很大。\n\nMethod: 稀疏。\n\n"
            f"Result: 更快。\n\nConclusion: 有用。\n\nAbstract: {abstract}\n\n</details>\n\n\n"
        )
    return text


ABSTRACT = (
    "Attention on graphs costs too much. We keep $k$ edges a node and prove that little is lost. Code: https://github.com/ada/sparse, "
    "pages: https://ada.github.io/sparse. " + "The bound holds for every graph that is connected. " * 6
)


@pytest.fixture(scope="module")
def archive(broadsheet, tmp_path_factory):
    shop = Workshop(broadsheet, tmp_path_factory.mktemp("reading"))
    for week, day in enumerate(["2025-01-06", "2025-02-03", "2025-03-03", "2025-03-04"]):
        shop.write(f"{day}.md", keyword_table(day, [(100 * week + number, 1) for number in range(12 + week)], topic="Graphs"))
    rows = [(f"2504.0000{at}", f"Sparse attention on graphs, volume {at}", NAMES[: 7 - at], ABSTRACT) for at in range(5)]
    rows[4] = (rows[4][0], r"$\mathrm{sparsemax}$ and $\beta$-norms in $\mathcal{O}(n\log n)$", *rows[4][2:])
    shop.write("2025-04-02.md", analysis(rows))
    shop.write("2025-04-03.md", keyword_table("2025-04-03", [(1, 2), (2, 2), (900, 1)], topic="Graphs") + keyword_table("2025-04-03", [(901, 1)]))
    shop.write("2025-04-08.md", keyword_table("2025-04-08", [(901, 1)]))
    shop.write("2025-04-09.md", keyword_table("2025-04-09", [(1, 3), (902, 1)], topic="Graphs"))
    shop.write("site.yml", "pages: {per-archive: 10}\n")
    return shop.build()


@pytest.fixture
def open_page(archive, host, page):
    base = host(archive.folder)

    def open_page(address):
        page.goto(base + address)
        return page

    return open_page


def texts(locator):
    return [re.sub(r"\s+", " ", text).strip() for text in locator.all_inner_texts()]


def test_the_front_page_begins_with_the_latest_day(open_page):
    page = open_page("index.html")
    assert page.locator("h1 time").get_attribute("datetime") == "2025-04-09"
    assert texts(page.locator(".dateline p span")) == ["1 new paper", "1 update"]
    versions = texts(page.locator(".papers .by b"))
    assert [text.upper() for text in versions] == ["UPDATED V3"], "updates stand behind what is new"
    assert page.locator(".flow section").first.locator(".by b").count() == 0
    days = [re.search(r"(\d{4}-\d\d-\d\d)\.html", a.get_attribute("href")) for a in page.locator(".strip a").all()]
    days = [day[1] for day in days if day]
    assert days[:3] == ["2025-04-09", "2025-04-08", "2025-04-03"] and days == sorted(days, reverse=True)
    assert texts(page.locator(".strip b"))[:3] == ["1", "0", "2"]
    assert page.locator(".keywords li:has(polyline)", has_text="Graphs").count() == 1
    assert page.locator("header input[name=q]").is_visible()
    assert {"RSS", "Atom", "JSON"} <= set(texts(page.locator("section:has(#feeds) a")))


def test_the_calendar_says_why_a_day_is_empty(open_page):
    page = open_page("days/index.html")
    told = dict(text.split(": ") for text in page.locator(".heat title").all_text_contents())
    assert told["2 April 2025"] == "5 new papers"
    assert told["5 April 2025"] == told["6 April 2025"] == "weekend"
    assert told["7 April 2025"] == "no digest"
    assert told["8 April 2025"] == "all listed before"
    assert re.match(r"4 papers on|\d+ papers on 8 days", page.locator(".head p").inner_text())
    assert texts(page.locator(".counts li")) == ["January 12", "February 13", "March 29", "April 8"]
    assert page.locator('.heat a[href="2025-04-08.html"]').count() == 1
    follow(page.locator('.heat a[href="2025-04-02.html"]'))
    assert page.locator("h1 time").get_attribute("datetime") == "2025-04-02"


def test_a_list_tells_what_matters_of_a_paper(open_page):
    page = open_page("days/2025-04-02.html")
    item = page.locator(".papers > li").first
    assert item.locator("h3").inner_text() == "Sparse attention on graphs, volume 0"
    line = texts(item.locator(".by p").first)[0]
    assert line == ", ".join(NAMES[:4]) + " and 3 more"
    assert texts(item.locator(".by a"))[:3] == ["PDF", "Code", "Project"]
    assert item.locator(".by a", has_text="Code").get_attribute("href") == "https://github.com/ada/sparse"
    assert item.locator(".by a", has_text="Project").get_attribute("href") == "https://ada.github.io/sparse"
    assert "Graphs" in texts(item.locator(".by .k"))
    assert item.locator("summary").get_attribute("lang") == "zh-Hans"
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        lines = item.locator("summary span").evaluate("e => e.getBoundingClientRect().height / parseFloat(getComputedStyle(e).lineHeight)")
        assert lines < 2.2
    day = open_page("days/2025-04-03.html")
    assert [text.upper() for text in texts(day.locator(".papers .by b"))] == ["UPDATED V2", "UPDATED V2"]
    assert {text.upper() for text in texts(open_page("keywords/graphs.html").locator(".papers .by b"))} == {"NEW"}
    archive = open_page("keywords/graphs/1.html").locator(".papers .by b")
    assert [text.upper() for text in texts(archive)] == ["UPDATED V2", "UPDATED V3"]


def test_an_abstract_opens_in_place_and_loads_nothing(open_page):
    page = open_page("days/2025-04-02.html")
    page.wait_for_load_state("networkidle")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    item = page.locator(".papers > li").nth(1)
    item.locator("summary").click()
    assert item.locator("details > div").is_visible() and "every graph that is connected" in item.inner_text()
    assert item.locator("details math").count() >= 1
    assert asked == []


def test_the_contents_stay_in_view(open_page):
    page = open_page("keywords/graphs.html")
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 500})
        page.evaluate("scrollTo({top: document.querySelector('.flow').offsetTop + 300, behavior: 'instant'})")
        page.wait_for_function("scrollY > 100")
        box = page.locator(".toc .filter").bounding_box()
        assert 0 <= box["y"] < 60, f"the filter is at {box['y']} of {width} pixels"


def test_a_keyword_tells_its_story(open_page):
    page = open_page("keywords/graphs.html")
    assert page.locator("h1").inner_text() == "Graphs"
    head = page.locator(".head").inner_text()
    assert re.search(r"\d+ papers since January 2025", head) and "New papers on Graphs" in head
    months = page.locator(".trend title").all_text_contents()
    assert months[:3] == ["January 2025: 12", "February 2025: 13", "March 2025: 29"]
    assert "cs.LG" in " ".join(texts(page.locator(".head .links a")))
    assert {"RSS", "Atom", "JSON"} <= set(texts(page.locator(".head .links a")))
    pages = page.locator("#archive ~ ol a, section:has(#archive) ol a")
    assert pages.count() >= 3
    follow(page.locator('section:has(#archive) a[href="graphs/1.html"]'))
    assert page.locator(".papers > li").count() == 10
    assert "January 2025" in page.locator(".toc").inner_text()
    follow(page.locator(".turn [rel=next]"))
    assert page.url.endswith("/keywords/graphs.html")


def test_a_paper_tells_everything_in_a_readers_order(open_page):
    page = open_page("papers/2504/00001.html")
    order = page.evaluate(
        """['h1', '.authors', '.facts', '.actions', '.lead', 'dl', '.text h2', 'aside', '.related', 'main > .turn']
        .map(s => document.querySelector(s)).reduce((last, e) => last && e &&
          (last.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING) ? e : null, document.querySelector('header')) !== null"""
    )
    assert order
    assert page.locator("h1").get_attribute("lang") is None
    assert page.locator(".lead").get_attribute("lang") == page.locator("dl dd").first.get_attribute("lang") == "zh-Hans"
    assert page.locator(".text section:last-child div").get_attribute("lang") is None
    assert texts(page.locator("dt")) == ["MOTIVATION", "METHOD", "RESULT", "CONCLUSION"]
    assert {"arXiv", "PDF", "Code", "Project"} <= set(texts(page.locator(".actions a")))
    assert page.locator(".copy").count() == 3
    assert 1 <= page.locator(".related li").count() <= 8
    follow(page.locator(".turn [rel=next]"))
    assert page.locator("h1").inner_text() == "Sparse attention on graphs, volume 2"
    seen = texts(open_page("papers/2504/10001.html").locator(".timeline li"))
    assert [re.sub(r" \S+\.md$", "", row) for row in seen] == ["6 January 2025 new v1", "3 April 2025 updated v2", "9 April 2025 updated v3"]


def test_what_is_known_of_a_paper_without_texts_stands_below_its_title(broadsheet, tmp_path, host, page):
    shop = Workshop(broadsheet, tmp_path)
    shop.write("2025-04-02.md", summary_table("2025-04-02", [("2504.00001", "Nothing more is known", "Ada Lovelace", ""),
                                                             ("2504.00002", "More is known", "Ada Lovelace", "It is short.")]))  # fmt: skip
    base = host(shop.build().folder)
    left = {}
    for name in ("00001", "00002"):
        page.goto(base + f"papers/2504/{name}.html")
        left[name] = page.locator("aside").bounding_box()["x"] - page.locator(".title").bounding_box()["x"]
    assert left["00001"] == 0 and left["00002"] > 400, left


def test_an_author_has_papers_companions_and_keywords(open_page):
    page = open_page("authors/ada-lovelace.html")
    assert page.locator("h1").inner_text() == "Ada Lovelace"
    assert page.locator(".papers > li").count() == 5
    days = page.locator(".papers time").evaluate_all("all => all.map(time => time.dateTime)")
    assert days == sorted(days, reverse=True)
    links = texts(page.locator(".head .links"))
    assert links[0].startswith("Keywords") and "Graphs 5" in links[0]
    assert links[1].startswith("Wrote with Alan Turing 5 Grace Hopper 5")
    assert "whether two people share it" in page.locator(".head").inner_text()
    page = open_page("authors/index.html")
    assert "told apart by the names" in page.locator(".head").inner_text()
    initial = page.locator(".initials a").first
    letter = initial.inner_text()[0]
    follow(initial)
    assert page.locator("h1").inner_text() == letter
    assert all(name.split()[-1].startswith(letter) for name in texts(page.locator(".counts a")))


def test_lines_are_not_longer_than_one_reads(open_page):
    """On a wide screen a line of an abstract has some 60 to 90 characters."""
    for address, selector in [("papers/2504/00001.html", ".text section:last-child p"), ("days/2025-04-02.html", "details[open] p")]:
        page = open_page(address)
        for summary in page.locator(".papers summary").all()[:1]:
            summary.click()
        for width in (1280, 2560):
            page.set_viewport_size({"width": width, "height": 800})
            length = page.locator(selector).first.evaluate(
                """e => { const r = document.createRange(), text = e.lastChild; let line = 0, most = 0, top = null;
                for (let at = 0; at < text.length; at++) { r.setStart(text, at); r.setEnd(text, at + 1);
                  const y = Math.round(r.getBoundingClientRect().top); line = y === top ? line + 1 : 1; top = y; most = Math.max(most, line); }
                return most; }"""
            )
            assert 45 <= length <= 92, f"{length} characters a line at {width}"


def test_a_long_list_scrolls_smoothly(broadsheet, tmp_path, host, browser):
    """Without a task that keeps a frame from being drawn; a machine that does something else too has one now and then."""
    shop = Workshop(broadsheet, tmp_path)
    rows = [(f"2504.{at:05}", f"Sparse attention, volume {at}", NAMES, ABSTRACT) for at in range(166)]
    shop.write("2025-04-02.md", analysis(rows))
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.goto(host(shop.build().folder) + "days/2025-04-02.html")
    for attempt in range(5):
        tasks = page.evaluate(
            """async () => { const tasks = [], watch = new PerformanceObserver(list => tasks.push(...list.getEntries().map(e => e.duration)));
            watch.observe({type: 'longtask'});
            for (let y = 0; y < document.documentElement.scrollHeight; y += 400) {
              scrollTo({top: y, behavior: 'instant'});
              await new Promise(requestAnimationFrame);
            }
            await new Promise(requestAnimationFrame);
            return [tasks, scrollY]; }"""
        )
        assert tasks[1] > 5000
        if not tasks[0]:
            break
    page.context.close()
    assert not tasks[0]


@pytest.mark.parametrize("query", ["sparsemax", "β-norms", "beta norms", "O(n log n)", "稀疏注意力", "author:kovalevskaya", "keyword:cs.LG sparse"])
def test_words_of_formulas_and_names_are_found(query, open_page):
    page = open_page("search.html?q=" + query)
    page.locator("#search-results li").first.wait_for()
    page.wait_for_function("document.querySelector('#search-status').textContent.includes('paper')")
    assert "some of them" not in page.locator("#search-status").inner_text()
