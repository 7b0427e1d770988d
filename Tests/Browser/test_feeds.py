"""Feeds, judged by a reader's library, by the specifications, and by what may change in them when."""

import json
import re
import shutil
import subprocess
from urllib.parse import quote, urljoin
from xml.etree import ElementTree

import feedparser
import pytest
from conftest import ROOT, SEEDS
from feedrules import ATOM, HISTORY, atom_faults, json_faults, rss_faults
from workshop import URL, Workshop, keyword_table, snapshot, summary_table


def feeds(site, name: str) -> list:
    """All files of a feed's format; archive documents with their current one."""
    found = sorted(site.folder.rglob(name))
    assert found
    return found


def identifiers(path) -> list[str]:
    if path.suffix == ".json":
        return [item["id"] for item in json.loads(path.read_bytes())["items"]]
    return [entry.id for entry in feedparser.parse(path.read_bytes()).entries]


def all_identifiers(site) -> dict[str, list[str]]:
    paths = [path for name in ("feed.xml", "feed.json", "atom*.xml") for path in feeds(site, name)]
    return {path.relative_to(site.folder).as_posix(): identifiers(path) for path in paths}


@pytest.fixture
def workshop(broadsheet, tmp_path):
    return Workshop(broadsheet, tmp_path)


def test_all_xml_is_well_formed(site):
    files = site.files(".xml") + site.files(".opml") + site.files(".svg")
    done = subprocess.run(["xmllint", "--noout", "--nonet", *files], capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", ["feed.xml", "atom*.xml"])
def test_a_reader_reads_every_feed(name, site):
    for path in feeds(site, name):
        feed = feedparser.parse(path.read_bytes())
        assert not feed.bozo, f"{path}: {feed.get('bozo_exception')}"
        assert feed.version == ("rss20" if name == "feed.xml" else "atom10")
        assert feed.feed.title and feed.feed.link.startswith(site.url)
        assert feed.entries
        for entry in feed.entries:
            assert entry.id and entry.title and entry.link.startswith("https://"), path
            # Atom wants one date, and items of archive documents have no other.
            assert entry.updated_parsed if path.name.startswith("atom-") else entry.published_parsed, path


def test_rss_keeps_the_rules(site):
    assert [f"{path}: {fault}" for path in feeds(site, "feed.xml") for fault in rss_faults(path.read_bytes())] == []


def test_atom_keeps_the_rules(site):
    assert [f"{path}: {fault}" for path in feeds(site, "atom*.xml") for fault in atom_faults(path.read_bytes())] == []


def test_json_feed_keeps_the_rules(site):
    assert [f"{path}: {fault}" for path in feeds(site, "feed.json") for fault in json_faults(json.loads(path.read_bytes()))] == []


def test_a_feed_names_itself(site):
    for path in feeds(site, "feed.xml"):
        link = ElementTree.parse(path).find(f"channel/{ATOM}link[@rel='self']")
        assert link.get("href") == site.url + path.relative_to(site.folder).as_posix()
    for path in feeds(site, "atom*.xml"):
        link = ElementTree.parse(path).find(f"{ATOM}link[@rel='self']")
        assert link.get("href") == site.url + path.relative_to(site.folder).as_posix()
    for path in feeds(site, "feed.json"):
        assert json.loads(path.read_bytes())["feed_url"] == site.url + path.relative_to(site.folder).as_posix()


def test_three_formats_hold_the_same(site):
    for path in feeds(site, "feed.xml"):
        rss = identifiers(path)
        assert rss == identifiers(path.with_name("atom.xml")) == identifiers(path.with_name("feed.json"))
        titles = [entry.title for entry in feedparser.parse(path.read_bytes()).entries]
        assert len(titles) == len(rss)


def test_an_item_tells_of_its_paper(site):
    items = json.loads(site.read("feed.json"))["items"]
    for item in items:
        assert item["url"] == item["id"] and item["url"].startswith(site.url + "papers/")
        assert (site.folder / item["url"].removeprefix(site.url)).exists()
        if "external_url" in item:
            assert item["external_url"] in item["content_html"]
            assert item["external_url"].replace("/abs/", "/pdf/") in item["content_html"]
    assert any(item["authors"] for item in items)
    assert any(item["tags"] for item in items)


def test_a_day_is_an_item(site):
    items = json.loads((site.folder / "days/feed.json").read_text())["items"]
    for item in items:
        assert item["url"].startswith(site.url + "days/20")
        day = item["url"].removesuffix(".html").rsplit("/", 1)[1]
        assert item["date_published"] == f"{day}T00:00:00Z"
    assert any("<li><a href=" in item["content_html"] for item in items)


def test_no_feed_is_too_large(site):
    for path in feeds(site, "feed.*") + feeds(site, "atom*.xml"):
        assert path.stat().st_size <= 500_000, path
        assert len(identifiers(path)) <= 100, path


def test_the_list_of_feeds_names_them_all(site):
    tree = ElementTree.parse(site.folder / "feeds.opml")
    assert tree.getroot().get("version") == "2.0"
    listed = [outline.get("xmlUrl") for outline in tree.iter("outline") if outline.get("xmlUrl")]
    assert all(outline.get("text") for outline in tree.iter("outline"))
    assert sorted(listed) == sorted(site.url + path.relative_to(site.folder).as_posix() for path in feeds(site, "atom.xml"))


def test_pages_link_their_own_feeds(site):
    for page, folder in [("index.html", ""), ("days/index.html", "days/")] + [
        (f"keywords/{path.parent.name}.html", f"keywords/{path.parent.name}/") for path in site.folder.glob("keywords/*/feed.xml")
    ]:
        text = site.read(page)
        for name, kind in [("feed.xml", "rss+xml"), ("atom.xml", "atom+xml"), ("feed.json", "feed+json")]:
            (link,) = re.findall(rf'<link rel="alternate" type="application/{re.escape(kind)}"[^>]* href="([^"]+)">', text)
            assert urljoin(site.url + quote(page), link) == site.url + quote(folder + name), page


def chain(folder, current="atom.xml") -> list:
    """The documents of a feed from the current one back, as `prev-archive` leads."""
    documents = [folder / current]
    while True:
        link = ElementTree.parse(documents[-1]).find(f"{ATOM}link[@rel='prev-archive']")
        if link is None:
            return documents
        documents.append(folder / link.get("href").rsplit("/", 1)[-1])


def assert_history(folder, everything: set[str]):
    """RFC 5005: archive documents say what they are and lead to the current one; all together lose nothing."""
    documents = chain(folder)
    assert len(documents) == len(list(folder.glob("atom*.xml"))) == len(set(documents))
    trees = [ElementTree.parse(path) for path in documents]
    assert len({tree.findtext(f"{ATOM}id") for tree in trees}) == 1
    assert trees[0].find(f"{HISTORY}archive") is None and trees[0].find(f"{ATOM}link[@rel='current']") is None
    current = trees[0].find(f"{ATOM}link[@rel='self']").get("href")
    for tree in trees[1:]:
        assert tree.find(f"{HISTORY}archive") is not None
        assert tree.find(f"{ATOM}link[@rel='current']").get("href") == current
        assert tree.find(f"{ATOM}link[@rel='next-archive']") is None
    assert {identifier for path in documents for identifier in identifiers(path)} == everything
    archived = [identifier for path in documents[1:] for identifier in identifiers(path)]
    assert len(archived) == len(set(archived))


def test_archives_lose_nothing(site):
    papers = {site.url + path.relative_to(site.folder).as_posix() for path in site.folder.glob("papers/**/*.html")}
    assert_history(site.folder, papers)


def test_archives_never_change(workshop):
    workshop.write("site.yml", "title: Digest\nfeeds: {items: 10}\n")
    for day in range(1, 6):
        workshop.write(f"2025-04-0{day}.md", keyword_table(f"2025-04-0{day}", [(day * 10 + n, 1) for n in range(7)]))
    site = workshop.build()
    before = snapshot(site)
    archives = [path for path in before if "atom-" in path]
    assert "atom-6.xml" in archives and any(path.startswith("keywords/") for path in archives)
    # A later day, with new papers, and with a new version of one that is archived, whose title is another one now.
    update = keyword_table("2025-04-06", [(100 + n, 1) for n in range(7)] + [(11, 2)]).replace("graphs, part 11", "graphs, revised")
    workshop.write("2025-04-06.md", update)
    site = workshop.build()
    after = snapshot(site)
    assert [path for path in archives if after[path] != before[path]] == []
    assert "atom-8.xml" in after
    updated = f"{URL}papers/2504/10011.html"
    assert updated in identifiers(site.folder / "atom-1.xml") + identifiers(site.folder / "atom-2.xml")
    assert updated not in [entry.id for entry in feedparser.parse(before["atom.xml"]).entries]
    entry = next(entry for entry in feedparser.parse(after["atom.xml"]).entries if entry.id == updated)
    assert (entry.published, entry.updated) == ("2025-04-01T00:00:00Z", "2025-04-06T00:00:00Z")
    assert entry.title == "Sparse attention for graphs, revised"
    papers = {URL + path for path in after if path.startswith("papers/")}
    assert_history(site.folder, papers)


def test_many_updates_at_once_push_nothing_out(workshop):
    """All papers that are not archived yet stay in the current document, however many old ones are updated."""
    workshop.write("site.yml", "title: Digest\nfeeds: {items: 10}\n")
    workshop.write("2025-04-01.md", keyword_table("2025-04-01", [(n, 1) for n in range(33)]))
    workshop.write("2025-04-02.md", keyword_table("2025-04-02", [(n, 2) for n in range(20)]))
    site = workshop.build()
    papers = {site.url + path.relative_to(site.folder).as_posix() for path in site.folder.glob("papers/**/*.html")}
    assert len(papers) == 33
    assert_history(site.folder, papers)
    assert len(identifiers(site.folder / "atom.xml")) == 10


def test_long_texts_shorten_items_instead_of_losing_them(workshop):
    workshop.write("site.yml", "title: Digest\nfeeds: {items: 10, kilobytes: 60}\n")
    rows = [(f"2504.{20000 + n}", f"Paper {n} " + "& <b> \" " * 900, "Ada Lovelace, " * 300, "It's <long> & \"quoted\". " * 400) for n in range(24)]
    workshop.write("2025-04-01.md", summary_table("2025-04-01", rows))
    site = workshop.build()
    for path in feeds(site, "feed.*") + feeds(site, "atom*.xml"):
        assert path.stat().st_size <= 60_000, path
    assert len(identifiers(site.folder / "feed.xml")) == 10
    assert rss_faults((site.folder / "feed.xml").read_bytes()) == []
    papers = {site.url + path.relative_to(site.folder).as_posix() for path in site.folder.glob("papers/**/*.html")}
    assert_history(site.folder, papers)


def test_identifiers_outlive_summaries(site, workshop):
    """A summary and a title change in one digest; every feed still holds the same identifiers, and nothing else is rewritten in it."""
    for path in sorted((SEEDS if SEEDS.is_dir() else ROOT / "Content").rglob("*")):
        if path.is_file():
            workshop.write(path.name, path.read_bytes())
    edited = next(path for path in sorted(workshop.content.iterdir()) if b"(Read more on" in path.read_bytes())
    text = edited.read_text()
    row = next(line for line in text.splitlines() if "(Read more on" in line)
    cells = row.split(" | ")
    cells[-1] = "A summary that somebody wrote anew. |"
    edited.write_text(text.replace(row, " | ".join(cells).replace("| ", "| Renamed: ", 1)))
    changed = workshop.build()
    assert all_identifiers(changed) == all_identifiers(site)
    texts = [(site.folder / "days/feed.json").read_text(), (changed.folder / "days/feed.json").read_text()]
    assert texts[0] != texts[1] and "Renamed: " in texts[1]


def test_nothing_changed_gives_the_same_bytes(workshop):
    workshop.write("2025-04-01.md", keyword_table("2025-04-01", [(n, 1) for n in range(9)]))
    before = snapshot(workshop.build())
    shutil.rmtree(workshop.place / "public")
    shutil.rmtree(workshop.place / "state")
    assert snapshot(workshop.build()) == before


def test_without_an_address_feeds_are_as_right_as_they_can_be(workshop):
    workshop.write("site.yml", "title: Digest\nfeeds: {items: 10}\n")
    workshop.write("2025-04-01.md", keyword_table("2025-04-01", [(n, 1) for n in range(23)]))
    site = workshop.build(url=None)
    assert [path for path in feeds(site, "feed.xml") if rss_faults(path.read_bytes(), has_url=False)] == []
    assert [fault for path in feeds(site, "atom*.xml") for fault in atom_faults(path.read_bytes(), has_url=False)] == []
    assert [fault for path in feeds(site, "feed.json") for fault in json_faults(json.loads(path.read_bytes()))] == []
    channel = ElementTree.parse(site.folder / "feed.xml").find("channel")
    assert channel.findtext("link") == "index.html"
    for item in channel.findall("item"):
        assert item.find("guid").get("isPermaLink") == "false"
        assert item.findtext("link").startswith("https://arxiv.org/abs/2504.")
    assert len(chain(site.folder)) == len(list(site.folder.glob("atom*.xml"))) == 5
    # The site's name does not enter into what a paper is called.
    before = identifiers(site.folder / "feed.xml")
    workshop.write("site.yml", "title: Another name\nfeeds: {items: 10}\n")
    assert identifiers(workshop.build(url=None).folder / "feed.xml") == before


def test_a_browser_shows_a_readable_page(site, base_url, page):
    for address, item, hidden in [("feed.xml", "item", "guid"), ("atom.xml", "entry", "content"), ("days/atom.xml", "entry", "id")]:
        page.goto(base_url + address)
        shown = page.locator("title").first
        assert shown.is_visible()
        assert page.get_by_text("This is a web feed").first.is_visible() or site.read("index.html").find('lang="en"') < 0
        assert page.evaluate(f"getComputedStyle(document.querySelector('{item}')).display") == "block"
        assert page.evaluate(f"getComputedStyle(document.querySelector('{item} > {hidden}')).display") == "none"
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0
