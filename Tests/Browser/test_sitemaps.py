"""Sitemaps by the protocol (https://www.sitemaps.org/protocol.html), and what a new day may change in them."""

import re
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from workshop import Workshop, keyword_table, snapshot

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def entries(path, element: str) -> list[tuple[str, str | None]]:
    root = ElementTree.parse(path).getroot()
    assert root.tag == NAMESPACE + ("sitemapindex" if element == "sitemap" else "urlset")
    return [(entry.findtext(NAMESPACE + "loc"), entry.findtext(NAMESPACE + "lastmod")) for entry in root.findall(NAMESPACE + element)]


@pytest.fixture
def workshop(broadsheet, tmp_path):
    return Workshop(broadsheet, tmp_path)


def test_the_index_lists_every_part(site):
    parts = dict(entries(site.folder / "sitemap.xml", "sitemap"))
    assert set(parts) == {site.url + path.name for path in site.folder.glob("sitemap-*.xml")}
    assert f"Sitemap: {site.url}sitemap.xml\n" in site.read("robots.txt")
    for address, changed in parts.items():
        pages = entries(site.folder / address.removeprefix(site.url), "url")
        assert changed == max(day for _, day in pages if day), address


def test_parts_list_every_page_once(site):
    listed = []
    for path in site.folder.glob("sitemap-*.xml"):
        assert path.stat().st_size <= 50_000_000
        pages = entries(path, "url")
        assert 0 < len(pages) <= 50_000
        for address, changed in pages:
            assert address.startswith(site.url) and len(address) < 2048
            assert (site.folder / unquote(address.removeprefix(site.url))).exists(), address
            assert changed is None or re.fullmatch(r"\d{4}-\d\d-\d\d", changed)
        listed += [unquote(address.removeprefix(site.url)) for address, _ in pages]
    assert len(set(listed)) == len(listed)
    wanted = {path.relative_to(site.folder).as_posix() for path in site.files(".html")}
    unlisted = {path for path in wanted if path in ("404.html", "search.html") or path.startswith("authors/initials/")}
    assert set(listed) == wanted - unlisted


def test_each_month_has_its_own_part(site):
    for path in site.folder.glob("sitemap-????-??.xml"):
        month = path.stem.removeprefix("sitemap-")
        addresses = [address.removeprefix(site.url) for address, _ in entries(path, "url")]
        assert addresses[0] == f"days/{month}.html"
        assert all(address.startswith((f"days/{month}", "papers/")) for address in addresses)


def test_a_new_day_touches_its_months_alone(workshop):
    # One paper of March is seen again, updated, in May; April has nothing to do with it.
    workshop.write("2025-03-31.md", keyword_table("2025-03-31", [(1, 1), (2, 1)]))
    workshop.write("2025-04-01.md", keyword_table("2025-04-01", [(3, 1), (4, 1)]))
    workshop.write("2025-05-01.md", keyword_table("2025-05-01", [(5, 1)]))
    before = snapshot(workshop.build())
    workshop.write("2025-05-02.md", keyword_table("2025-05-02", [(6, 1), (1, 2)]))
    after = snapshot(workshop.build())
    changed = {path for path in after if path.startswith("sitemap") and after[path] != before.get(path)}
    assert changed == {"sitemap.xml", "sitemap-pages.xml", "sitemap-2025-03.xml", "sitemap-2025-05.xml"}
    march = {address.rsplit("/", 1)[1]: day for address, day in entries(workshop.place / "public/sitemap-2025-03.xml", "url")}
    assert march["10001.html"] == "2025-05-02" and march["10002.html"] == "2025-03-31"
    # A new day without old papers leaves all other months alone.
    workshop.write("2025-05-03.md", keyword_table("2025-05-03", [(7, 1)]))
    last = snapshot(workshop.build())
    changed = {path for path in last if path.startswith("sitemap") and last[path] != after.get(path)}
    assert changed == {"sitemap.xml", "sitemap-pages.xml", "sitemap-2025-05.xml"}


def test_without_an_address_there_is_no_sitemap_and_a_warning(workshop):
    workshop.write("2025-04-01.md", keyword_table("2025-04-01", [(1, 1)]))
    workshop.write("2025-04-02.md", keyword_table("2025-04-02", [(2, 1)]))
    site = workshop.build(url=None)
    assert not list(site.folder.glob("sitemap*"))
    assert "Sitemap" not in site.read("robots.txt")
    warnings = [one["message"] for one in site.report["diagnostics"] if one["severity"] == "warning"]
    assert any("url" in message for message in warnings), warnings
    for path in site.files(".html"):
        text = path.read_text()
        assert 'rel="canonical"' not in text and "og:url" not in text and "og:image" not in text
