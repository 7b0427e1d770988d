"""What machines read in pages: JSON-LD, Open Graph, Highwire's tags, COinS, canonical addresses, order; and the data interface."""

import json
import re
from html.parser import HTMLParser
from urllib.parse import parse_qs, urljoin

import extruct
import pytest
from kinds import KINDS, addresses


# What search engines need not know.
UNLISTED = ("search", "404")


class Head(HTMLParser):
    """The links, metas and COinS spans of a page."""

    def __init__(self, text: str):
        super().__init__()
        self.links, self.metas, self.coins = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "link":
            self.links.append(attributes)
        elif tag == "meta":
            self.metas.append(attributes)
        elif tag == "span" and attributes.get("class") == "Z3988":
            self.coins.append(parse_qs(attributes["title"], strict_parsing=True))

    def link(self, relation: str) -> str | None:
        found = [link["href"] for link in self.links if link.get("rel") == relation]
        assert len(found) <= 1
        return found[0] if found else None

    def meta(self, name: str) -> list[str]:
        return [meta["content"] for meta in self.metas if meta.get("name") == name]


@pytest.fixture(scope="module")
def where(site):
    return addresses(site.folder)


@pytest.fixture(scope="module")
def papers(site):
    """Addresses of some papers, with those that have authors among them."""
    pages = sorted(path.relative_to(site.folder).as_posix() for path in site.folder.glob("papers/*/*.html"))
    return pages[::7]


@pytest.mark.parametrize("kind", KINDS)
def test_open_graph_of_each_kind_of_page(kind, where, site):
    if kind not in where:
        pytest.skip(f"this site has no page of the kind '{kind}'")
    address = site.url + where[kind]
    read = extruct.extract(site.read(where[kind]), base_url=address, syntaxes=["opengraph", "json-ld"], uniform=True)
    assert len(read["opengraph"]) == 1
    graph = read["opengraph"][0]
    assert graph["og:title"] and graph["@type"] == ("article" if kind == "paper" else "website")
    assert graph["og:image"].startswith(site.url) and (site.folder / graph["og:image"].removeprefix(site.url)).exists()
    if kind not in UNLISTED:
        assert graph["og:url"] == address
    assert Head(site.read(where[kind])).meta("twitter:card") == ["summary"]
    assert len(read["json-ld"]) == (1 if kind == "paper" else 0)


@pytest.mark.parametrize("kind", KINDS)
def test_each_page_says_where_it_is(kind, where, site):
    if kind not in where:
        pytest.skip(f"this site has no page of the kind '{kind}'")
    head = Head(site.read(where[kind]))
    if kind in UNLISTED:
        assert head.link("canonical") is None and head.meta("robots") == ["noindex"]
    else:
        assert head.link("canonical") == site.url + where[kind]


def test_papers_are_scholarly_articles(papers, site):
    authors = 0
    for address in papers:
        text = site.read(address)
        read = extruct.extract(text, base_url=site.url + address, syntaxes=["json-ld"])["json-ld"]
        assert len(read) == 1, address
        article = read[0]
        assert article["@context"] == "https://schema.org" and article["@type"] == "ScholarlyArticle"
        assert article["headline"] and article["url"] == site.url + address
        assert re.fullmatch(r"\d{4}-\d\d(-\d\d)?", article["datePublished"]), address
        head = Head(text)
        assert head.meta("citation_author") == [author["name"] for author in article.get("author", [])]
        authors += len(article.get("author", []))
        assert all(author["@type"] == "Person" and author["name"] for author in article.get("author", []))
        identifier = head.meta("citation_arxiv_id")[0]
        assert set(article["sameAs"]) == {f"https://arxiv.org/abs/{identifier}", f"https://doi.org/10.48550/arXiv.{identifier}"}
    assert authors > len(papers)


def test_papers_have_the_tags_that_scholar_and_zotero_read(papers, site):
    for address in papers:
        head = Head(site.read(address))
        for name in ("citation_title", "citation_publication_date", "citation_arxiv_id", "citation_pdf_url", "citation_abstract_html_url"):
            assert len(head.meta(name)) == 1 and head.meta(name)[0], (address, name)
        identifier = head.meta("citation_arxiv_id")[0]
        assert address == f"papers/{identifier.replace('.', '/')}.html"
        assert head.meta("citation_pdf_url") == [f"https://arxiv.org/pdf/{identifier}"]
        assert head.meta("citation_doi") == [f"10.48550/arXiv.{identifier}"]
        assert re.fullmatch(r"\d{4}(/\d\d/\d\d)?", head.meta("citation_publication_date")[0])


def test_previous_and_next_lead_both_ways(site):
    """From the papers of a day, each leads to the one that leads back, and from the first one all are reached."""
    for folder in ("papers/*/*.html", "days/????-??-??.html"):
        following, leading = {}, {}
        for path in site.folder.glob(folder):
            address = site.url + path.relative_to(site.folder).as_posix()
            head = Head(path.read_text())
            for relation, known in [("next", following), ("prev", leading)]:
                if head.link(relation):
                    known[address] = urljoin(address, head.link(relation))
                    assert (site.folder / known[address].removeprefix(site.url)).exists()
        assert following and {there: here for here, there in following.items()} == leading


def test_lists_offer_every_paper_to_zotero(where, site):
    for kind in ("home", "day", "keyword"):
        head = Head(site.read(where[kind]))
        assert head.coins, kind
        for coins in head.coins:
            assert coins["ctx_ver"] == ["Z39.88-2004"]
            assert coins["rft_val_fmt"] == ["info:ofi/fmt:kev:mtx:dc"]
            # The identifier says everything else to a reference manager; titles would double the weight of long lists.
            assert any(identifier.startswith("info:doi/10.48550/arXiv.") for identifier in coins["rft_id"])
    cited = len(json.loads((site.folder / where["day"]).with_suffix(".json").read_bytes()))
    assert len(Head(site.read(where["day"])).coins) == cited


def test_data_is_a_paper_a_line(site):
    index = json.loads(site.read("data/index.json"))
    total = 0
    for part in index["parts"]:
        lines = (site.folder / "data" / part["file"]).read_bytes().decode().split("\n")
        assert lines.pop() == "" and len(lines) == part["papers"]
        total += len(lines)
        for line in lines:
            paper = json.loads(line)
            assert paper["title"] and paper["first_seen"].startswith(part["month"])
            assert (site.folder / paper["page"]).exists()
            assert set(paper) <= {
                "id", "title", "authors", "categories", "keywords", "first_seen", "updated", "version", "abstract", "tldr", "url",
                "code", "project", "page",
            }  # fmt: skip
    assert {f"papers-{part['month']}.jsonl" for part in index["parts"]} == {path.name for path in site.files(".jsonl")}
    assert total == len(list(site.folder.glob("papers/**/*.html")))
