"""The reader's own layer: what one stars, follows, mutes, reads and filters, and the keys for it."""

import json
import re
from urllib.parse import quote

import pytest
from browsing import follow, press_to_leave
from kinds import addresses
from playwright.sync_api import expect
from workshop import Workshop, summary_table


@pytest.fixture
def where(site):
    return addresses(site.folder)


@pytest.fixture
def visit(page, base_url, where):
    """Opens a page of a kind."""

    def visit(kind):
        page.goto(base_url + where.get(kind, kind))
        return page

    return visit


def memory(page):
    return page.evaluate("JSON.parse(localStorage.getItem(Object.keys(localStorage).find(key => key.startsWith('broadsheet:'))))")


def change(page, **values):
    page.evaluate(
        """values => { const key = Object.keys(localStorage).find(key => key.startsWith('broadsheet:'));
        localStorage.setItem(key, JSON.stringify({...JSON.parse(localStorage.getItem(key)), ...values})) }""",
        values,
    )
    page.reload()


def items(page):
    return page.locator(".papers > li:visible")


def test_a_star_is_remembered_and_found_in_the_library(visit):
    page = visit("day")
    title = items(page).nth(1).locator("h3").inner_text()
    star = items(page).nth(1).locator(".star")
    assert star.get_attribute("aria-pressed") == "false"
    star.click()
    page.reload()
    assert items(page).nth(1).locator(".star").get_attribute("aria-pressed") == "true"
    page.locator(".tools button").nth(1).click()
    assert page.locator("dialog li a").all_inner_texts() == [title]
    page.locator("dialog li button").click()
    assert page.locator("dialog li").count() == 0
    page.keyboard.press("Escape")
    assert items(page).nth(1).locator(".star").get_attribute("aria-pressed") == "false"


def test_stars_leave_as_bibtex_and_ris_and_come_back(visit, tmp_path):
    page = visit("day")
    for at in range(3):
        items(page).nth(at).locator(".star").click()
    keys = set(memory(page)["stars"])
    page.locator(".tools button").nth(1).click()
    for at, (extension, start) in enumerate([("bib", "@"), ("ris", "TY  - ")]):
        with page.expect_download() as download:
            page.locator("dialog .row button").nth(at).click()
        file = tmp_path / f"papers.{extension}"
        download.value.save_as(file)
        text = file.read_text(encoding="utf-8")
        assert len(re.findall("^" + re.escape(start), text, re.MULTILINE)) == 3
    change(page, stars={})
    page.locator(".tools button").nth(1).click()
    page.locator("dialog input[type=file]").set_input_files(tmp_path / "papers.bib")
    page.wait_for_selector("dialog li:nth-child(3)")
    assert set(memory(page)["stars"]) == keys


def test_stars_travel_in_a_link(visit, base_url):
    page = visit("day")
    items(page).first.locator(".star").click()
    key = next(iter(memory(page)["stars"]))
    change(page, stars={})
    page.goto(base_url + "index.html#stars=" + key.replace("/", "%2F"))
    assert memory(page)["stars"] == {}
    page.locator("dialog p + button").click()
    page.locator(".told", has_text="added").wait_for()
    assert list(memory(page)["stars"]) == [key]
    assert "#" not in page.url


def test_papers_with_a_followed_keyword_stand_out_and_muted_ones_leave(visit):
    page = visit("day")
    link = page.locator("section h2 a").first
    name, href = link.inner_text(), link.get_attribute("href")
    follow(link)
    page.locator(".choices .follow").click()
    page = visit("day")
    carrying = page.evaluate(
        """href => [...document.querySelectorAll('.papers > li')].filter(item =>
        item.querySelector(`.k[href="${href}"]`) || item.closest('section').querySelector(`h2 a[href="${href}"]`)).length""",
        href,
    )
    assert page.locator(".followed").count() == carrying > 0
    everything = items(page).count()
    page.locator(".toc button", has_text="Followed").click()
    assert items(page).count() == page.locator(".followed").count() < everything
    page.locator(".tools button").nth(1).click()
    assert name in page.locator("dialog h3 + ul a").all_inner_texts()
    page.keyboard.press("Escape")
    follow(page.locator(f'h2 a[href="{href}"]'))
    page.locator(".choices .mute").click()
    assert page.locator(".choices .follow").get_attribute("aria-pressed") == "false"
    page = visit("day")
    assert items(page).count() == everything - carrying
    page.locator(".toc button:visible").click()
    assert items(page).count() == everything


def test_what_was_opened_counts_as_read(visit):
    page = visit("day")
    follow(items(page).first.locator("h3 a"))
    assert page.locator(".readmark").get_attribute("aria-pressed") == "true"
    page = visit("day")
    assert page.locator(".papers > li.read").count() >= 1
    follow(items(page).first.locator("h3 a"))
    page.locator(".readmark").click()
    page = visit("day")
    assert page.locator(".papers > li.read").count() == 0


def test_days_since_the_last_visit_are_marked(visit):
    page = visit("home")
    assert page.locator(".fresh").count() == 0, "a first visit has nothing before it"
    days = page.locator(".strip a").evaluate_all("all => all.map(a => (a.href.match(/(\\d{4}-\\d\\d-\\d\\d)\\.html/) ?? [])[1])")
    days = [day for day in days if day]
    change(page, latest=days[1] if len(days) > 1 else "2000-01-01", at=0)
    assert page.locator(".strip .fresh").count() == 1
    assert page.locator(".papers .fresh").count() > 0
    assert "1 day" in page.locator(".since").inner_text()
    page.reload()
    assert page.locator(".strip .fresh").count() == 1, "the same visit goes on"
    change(page, at=0)
    assert page.locator(".fresh").count() == 0


def test_the_filter_narrows_the_page_as_one_types(visit):
    page = visit("day")
    everything = items(page).count()
    word = "graph"
    page.locator(".filter").press_sequentially(word)
    shown = items(page).count()
    assert 0 < shown < everything
    assert all(word in text.lower() for text in page.locator(".papers > li:not([hidden])").evaluate_all("all => all.map(e => e.textContent)"))
    assert page.locator(".status").inner_text() == f"{shown} / {everything}"
    page.locator(".filter").press_sequentially(" zzzz")
    assert items(page).count() == 0 and page.locator(".flow section:visible").count() == 0
    page.keyboard.press("Escape")
    assert items(page).count() == everything


def test_keywords_can_be_filtered_too(visit):
    page = visit("keywords")
    name = page.locator(".keywords a").first.inner_text()
    page.locator(".filter").fill(name)
    assert name in page.locator(".keywords li:visible a").all_inner_texts()


def test_keys_walk_open_and_star(visit):
    page = visit("day")
    focused = "document.activeElement.closest('li')?.querySelector('h3').textContent"
    titles = page.locator(".papers h3").all_text_contents()
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate(focused) == titles[1]
    page.keyboard.press("k")
    assert page.evaluate(focused) == titles[0]
    page.keyboard.press("o")
    assert page.locator(".papers details[open]").count() == 1
    page.keyboard.press("o")
    assert page.locator(".papers details[open]").count() == 0
    page.keyboard.press("s")
    assert len(memory(page)["stars"]) == 1
    page.keyboard.press("m")
    assert page.locator(".papers > li.read").count() == 1
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.press("j")
    assert page.input_value("header input[name=q]") == "j", "keys are letters while one types"
    page.locator("h1").click()
    page.keyboard.press("?")
    assert page.locator("dialog[open] kbd").count() >= 6
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0


def test_keys_turn_from_paper_to_paper(visit):
    page = visit("day")
    follow(items(page).first.locator("h3 a"))
    start = page.url
    press_to_leave(page, "j")
    assert page.url != start
    press_to_leave(page, "k")
    assert page.url == start


@pytest.mark.parametrize("system, other", [("light", "dark"), ("dark", "light")])
def test_the_theme_is_switched_remembered_and_does_not_flash(system, other, browser, base_url):
    context = browser.new_context(color_scheme=system)
    page = context.new_page()
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    page.goto(base_url)
    before = page.evaluate(paper)
    page.locator(".tools button").first.click()
    after = page.evaluate(paper)
    assert after != before
    # The colour when the body's first element is parsed, which is before anything is drawn.
    page.add_init_script(
        """new MutationObserver((_, self) => { if (document.body) { self.disconnect();
        window.early = getComputedStyle(document.documentElement).colorScheme } }).observe(document, {childList: true, subtree: true})"""
    )
    page.reload()
    assert page.evaluate("early") == other
    assert page.evaluate(paper) == after
    page.locator(".tools button").first.click()
    assert page.evaluate(paper) == before
    assert page.evaluate("localStorage.getItem('broadsheet.theme')") is None
    context.close()


def test_citations_are_copied(browser, base_url, where, site):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(base_url + where["paper"])
    for at in range(3):
        page.locator(".copy").nth(at).click()
        page.locator(".told", has_text="Copied").wait_for()
        text = page.evaluate("navigator.clipboard.readText()")
        assert text == page.locator("aside pre").nth(at).text_content()
        page.evaluate("document.querySelector('.told').textContent = ''")
    assert json.loads(text)
    context.close()


def test_pages_work_where_storage_is_closed(browser, base_url, where):
    context = browser.new_context()
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})")
    page.goto(base_url + where["day"])
    items(page).first.locator(".star").click()
    assert items(page).first.locator(".star").get_attribute("aria-pressed") == "true"
    page.locator(".tools button").first.click()
    assert not errors
    context.close()


def test_a_search_from_any_page_leads_to_the_results(visit, base_url):
    page = visit("paper")
    page.keyboard.press("/")
    page.keyboard.type("video")
    press_to_leave(page, "Enter")
    assert page.url == base_url + "search.html?q=video"
    assert page.input_value("#search-input") == "video"


TOPICS = ["Alpha", "Beta", "Delta", "Epsilon", "Gamma", "Kappa", "Lambda", "扩散"]


@pytest.fixture(scope="module")
def shop(broadsheet, tmp_path_factory):
    """A day of three papers: one of eight keywords, one without an identifier and with a Chinese title, one of neither kind."""
    shop = Workshop(broadsheet, tmp_path_factory.mktemp("shop"))
    rows = [("2505.00001", "A study of everything", "Ada Abel", "All."), ("2505.00002", "A study of nothing", "Bo Berg", "None.")]
    shop.write("2025-05-02.md", summary_table("2025-05-02", rows) + "| 基于扩散模型的图像生成 | Cy Cole | Some. |\n")
    return shop


@pytest.fixture(scope="module")
def pages(shop):
    keywords = "".join(f"  - name: {name}\n    match: [study of everything]\n" for name in TOPICS)
    shop.write("site.yml", f"keywords:\n{keywords}")
    return shop.build()


@pytest.fixture(scope="module")
def pageless(shop, pages, tmp_path_factory):
    """The same without pages of papers, in a place of its own."""
    other = Workshop(shop.program, tmp_path_factory.mktemp("pageless"))
    other.write("2025-05-02.md", (shop.content / "2025-05-02.md").read_bytes())
    other.write("site.yml", "pages: {papers: false}\n")
    return other.build()


@pytest.mark.parametrize("topic", [0, 6, 7])
def test_all_keywords_of_a_paper_count_not_only_those_shown(page, host, pages, topic):
    page.goto(host(pages.folder) + "days/2025-05-02.html")
    paper = page.locator(".papers > li", has_text="everything")
    assert paper.locator(".k").count() == 5
    assert page.locator("li[data-k]").count() == 1
    name = TOPICS[topic]
    change(page, mute={name.lower(): name})
    expect(paper).to_be_hidden()
    assert items(page).count() == 2
    change(page, mute={}, follow={name.lower(): name})
    expect(page.locator(".followed")).to_have_count(1)
    expect(paper).to_have_class(re.compile("followed"))


def copied_link(page):
    page.locator(".tools button").nth(1).click()
    page.get_by_role("button", name="Copy a link").click()
    page.locator(".told", has_text="Copied").wait_for()
    page.keyboard.press("Escape")
    return page.evaluate("navigator.clipboard.readText()")


def add_from(page, link):
    page.goto("about:blank")
    page.goto(link)
    said = page.locator("dialog p").inner_text()
    page.locator("dialog p + button").click()
    page.locator(".told:not(:empty)").wait_for()
    return said, page.locator(".told").inner_text()


def test_a_paper_known_by_its_title_travels_in_a_link(page, host, pages):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(host(pages.folder) + "days/2025-05-02.html")
    page.locator(".papers > li", has_text="扩散模型").locator(".star").click()
    link = copied_link(page)
    stars = memory(page)["stars"]
    assert list(stars) == ["other/基于扩散模型的图像生成"]
    change(page, stars={})
    assert add_from(page, link) == ("This link holds one starred paper. Add it to yours?", "One paper added")
    assert memory(page)["stars"] == stars
    page.locator(".papers > li", has_text="nothing").locator(".star").click()
    link = copied_link(page)
    change(page, stars={})
    assert add_from(page, link) == ("This link holds 2 starred papers. Add them to yours?", "2 papers added")


def test_a_link_leads_nowhere_else(page, host, pages):
    strange = [
        "../index", "../../x", "a/..", "a/../b", "a/b/c", "https://evil.example/abs/1", "https://arxiv.org/abs/../x", "javascript:alert(1)/x",
        "//evil.example/x", "a\\b/c", "a/b?c", "a/b#c", "a", "", "a b/c",
    ]  # fmt: skip
    home = host(pages.folder) + "index.html#stars="
    for keys, count in [(strange, "0 starred papers"), ([*strange, "2505/00001"], "one starred paper"), (None, "0 starred papers")]:
        page.goto("about:blank")
        page.goto(home + (",".join(quote(key, safe="") for key in keys) if keys else "%E0%A4%A"))
        expect(page.locator("dialog p")).to_contain_text(f"holds {count}.")


def test_papers_without_pages_are_starred_where_they_have_an_address(page, host, pageless):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    requests, failures = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda said: failures.append(said.text) if said.type == "error" else None)
    page.goto(host(pageless.folder) + "days/2025-05-02.html")
    assert not [path for path in pageless.files(".html") if 'href=""' in path.read_text(encoding="utf-8")]
    untitled = page.locator(".papers > li", has_text="扩散模型")
    expect(page.locator(".star")).to_have_count(2)
    assert untitled.locator("h3 a, .star").count() == 0
    for key in "jsjsm":
        page.keyboard.press(key)
    stars = memory(page)["stars"]
    assert set(stars) == {"https://arxiv.org/abs/2505.00001", "https://arxiv.org/abs/2505.00002"}
    page.locator(".tools button").nth(1).click()
    page.get_by_role("button", name="Save as BibTeX").click()
    expect(page.locator(".told")).to_contain_text("no page")
    page.keyboard.press("Escape")
    link = copied_link(page)
    change(page, stars={})
    assert add_from(page, link)[1] == "2 papers added"
    assert set(memory(page)["stars"]) == set(stars)
    assert not failures and all(url.startswith(("http://127.0.0.1", "about:")) for url in requests)
