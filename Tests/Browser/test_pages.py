"""Every kind of page in a real browser: at both widths, in both themes, with and without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import follow, press_to_leave
from kinds import KINDS, addresses
from workshop import Workshop, keyword_table

SIZES = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 800}}

# Layout shift, collected from the first byte on, until the scripts have nothing left to do and what they did is on the screen.
WATCH = """
window.shifts = [];
const observer = new PerformanceObserver(list => note(list.getEntries()));
const note = entries => { for (const e of entries) if (!e.hadRecentInput) shifts.push(e.value); };
observer.observe({type: 'layout-shift', buffered: true});
window.settled = async () => {
  await document.fonts.ready;
  await new Promise(requestIdleCallback);
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  note(observer.takeRecords());
  return shifts;
};
"""


@pytest.fixture(scope="module")
def where(site):
    return addresses(site.folder)


@pytest.fixture(params=KINDS)
def kind(request, where):
    if request.param not in where:
        pytest.skip(f"this site has no page of the kind '{request.param}'")
    return request.param


@pytest.fixture
def open_page(browser, base_url):
    """Opens an address in a new profile; fails on script errors, on messages of the console, and on requests to elsewhere."""
    contexts, troubles = [], []

    def open_page(address, size="desk", watch=False, **options):
        context = browser.new_context(viewport=SIZES[size], **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda said: troubles.append(said.text) if said.type in ("error", "warning") else None)
        page.on("request", lambda asked: asked.url.startswith(base_url) or troubles.append(f"asked for {asked.url}"))
        if watch:
            page.add_init_script(WATCH)
        page.goto(base_url + address, wait_until="load")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not troubles, "\n".join(troubles)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "desk"])
def test_nothing_bars_anyone(kind, where, size, theme, open_page):
    page = open_page(where[kind], size, color_scheme=theme)
    violations = Axe().run(page).response["violations"]
    assert not violations, "\n".join(
        f"{v['id']}: {v['help']}: {node['html'][:160]}" for v in violations for node in v["nodes"][:3]
    )


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_nothing_is_wider_than_the_window(kind, where, scripts, open_page):
    """From the smallest phone to a large desk; 640 pixels are what 200 % zoom leaves of 1,280."""
    page = open_page(where[kind], java_script_enabled=scripts)
    assert page.locator("h1").count() == 1
    assert page.locator("main").inner_text().strip()
    for width in (320, 390, 640, 800, 1280, 2560):
        page.set_viewport_size({"width": width, "height": 800})
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{wide} pixels too wide for {width}"


def test_numbers_are_not_broken(kind, where, open_page):
    """A count or a year that does not fit goes to the next line as a whole."""
    page = open_page(where[kind])
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        broken = page.evaluate(
            """() => { const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT), broken = [];
            for (let node; node = walker.nextNode();) {
              if (!/^[\\d,]{2,}$/.test(node.data.trim()) || node.parentElement.closest('pre, math, svg')) continue;
              const range = document.createRange();
              range.selectNodeContents(node);
              if (new Set([...range.getClientRects()].map(r => Math.round(r.top))).size > 1) broken.push(node.data);
            }
            return broken; }"""
        )
        assert not broken, f"{broken} at {width}"


def test_counts_of_groups_are_not_broken(broadsheet, host, browser, tmp_path):
    """Also beside a name that fills the line."""
    shop = Workshop(broadsheet, tmp_path)
    topic = "Large language models for mathematical reasoning and the proving of theorems"
    shop.write("2025-05-02.md", keyword_table("2025-05-02", [(number, 1) for number in range(124)], topic=topic))
    page = browser.new_page()
    page.goto(host(shop.build().folder) + "days/2025-05-02.html")
    for width in (320, 360, 390, 430, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        lines = page.evaluate(
            """[...document.querySelectorAll('h2 small')].map(count => { const range = document.createRange();
            range.selectNodeContents(count); return new Set([...range.getClientRects()].map(r => Math.round(r.top))).size })"""
        )
        assert lines == [1], width
    page.close()


def test_what_a_paper_has_starts_at_the_edge(where, open_page):
    """Also where a digest names no authors."""
    page = open_page(where["day"], "phone")
    edges = page.evaluate(
        """[...document.querySelectorAll('.papers > li')].filter(li => li.checkVisibility()).slice(0, 15).map(li => {
        const first = [...li.querySelectorAll('.by a, .by p')].find(e => e.checkVisibility() && e.textContent.trim());
        return first ? Math.round(first.getBoundingClientRect().left - li.getBoundingClientRect().left) : 0 })"""
    )
    assert edges and set(edges) == {0}


@pytest.mark.parametrize("size", ["phone", "desk"])
def test_nothing_moves_while_loading(kind, where, size, open_page):
    assert open_page(where[kind], size, watch=True).evaluate("settled()") == []


def test_policy_allows_nothing_unsafe(kind, where, site, open_page):
    page = open_page(where[kind])
    policy = page.get_attribute("meta[http-equiv=Content-Security-Policy]", "content")
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy and "*" not in policy and "data:" not in policy and "http" not in policy
    text = site.read(where[kind])
    # The policy has to stand before anything that it governs.
    assert text.index("Content-Security-Policy") < text.index("<link") < text.index("<script")
    assert not page.locator("[style], [onclick], [onload], [onerror], style").count()


def test_a_page_is_whole_without_scripts(where, open_page):
    page = open_page(where["day"], java_script_enabled=False)
    assert not page.locator(".filter").is_visible()
    item = page.locator(".papers > li", has=page.locator("details")).first
    abstract = item.locator("details > div")
    assert not abstract.is_visible()
    item.locator("summary").click()
    assert abstract.is_visible()
    page = open_page(where["paper"], java_script_enabled=False)
    page.locator("aside summary", has_text="BibTeX").click()
    assert page.locator("aside pre").first.inner_text().startswith("@")
    page = open_page("search.html", java_script_enabled=False)
    assert "JavaScript" in page.locator("noscript").inner_text()


def test_every_control_is_reached_by_tab(kind, where, open_page):
    """Tab goes through everything that can be used in the order in which it is written, and shows where it is."""
    page = open_page(where[kind])
    wanted = page.evaluate(
        """[...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')]
        .filter(e => e.checkVisibility() && e.tabIndex >= 0).map((e, i) => { e.dataset.stop = i; return i })"""
    )
    wanted = wanted[:60]
    reached = []
    for _ in wanted:
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                """(() => { const e = document.activeElement, s = getComputedStyle(e);
                return [Number(e.dataset.stop ?? -1), s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0] })()"""
            )
        )
    assert [stop for stop, _ in reached] == wanted
    assert all(shown for _, shown in reached)


def test_a_page_opens_from_a_folder_on_disk(where, site, page):
    for kind in ("home", "day", "paper"):
        page.goto((site.folder / where[kind]).as_uri())
        assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none", "the stylesheet was not loaded"
        assert page.locator(".tools button").count() == 3, "the script did not run"
    follow(page.locator(".brand"))
    assert page.url == (site.folder / "index.html").as_uri()


def test_a_lost_reader_finds_back_at_any_depth(site, page, host, base_url):
    page.goto(base_url + "no/such/place.html")
    assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none"
    page.fill("main input[name=q]", "video")
    press_to_leave(page, "Enter")
    assert page.url == base_url + "search.html?q=video"


def test_the_calendar_leads_to_days_and_says_why_others_are_empty(where, open_page):
    page = open_page(where["calendar"])
    labels = page.locator(".heat a").evaluate_all("all => all.map(a => a.getAttribute('aria-label'))")
    assert labels and all(labels)
    empty = page.locator(".heat > rect title").all_text_contents()
    assert all(": " in text or "：" in text for text in empty)
    follow(page.locator(".heat a").first)
    assert "/days/20" in page.url and page.locator(".dateline").count() == 1


def test_a_printed_page_leaves_out_what_paper_cannot_do(where, open_page):
    page = open_page(where["day"])
    page.emulate_media(media="print")
    for selector in (".toc", "header form", ".tools", ".star"):
        assert not page.locator(selector).first.is_visible(), selector
    assert page.locator("h1").is_visible()
    # A long section begins on the page that has its predecessor, and its heading does not stay behind alone.
    style = "e => [getComputedStyle(e).breakInside, getComputedStyle(e).breakAfter]"
    assert page.locator("section").first.evaluate(style) == ["auto", "auto"]
    assert page.locator("section h2").first.evaluate(style) == ["auto", "avoid"]
    assert page.locator(".papers > li").first.evaluate(style) == ["avoid", "auto"]


def test_motion_stops_where_it_is_not_wanted(where, open_page):
    page = open_page(where["day"], reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert page.evaluate("[...document.querySelectorAll('*')].every(e => parseFloat(getComputedStyle(e).transitionDuration) === 0)")
