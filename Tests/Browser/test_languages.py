"""The languages of the interface: nothing of the first one remains in the other, which looks and works as well; a third is a file."""

import re
import shutil
import subprocess

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import ROOT, SEEDS
from kinds import KINDS, addresses
from playwright.sync_api import expect


def interface(language):
    """What a language file says, by its key; only lines of one text each."""
    text = (ROOT / f"Templates/strings/{language}.yml").read_text(encoding="utf-8")
    return dict(re.findall(r"^  (\w+): [\"']?([^\"'{\n]+?)[\"']?$", text, re.MULTILINE))


@pytest.fixture(scope="module")
def chinese(build, tmp_path_factory):
    content = tmp_path_factory.mktemp("chinese") / "Content"
    shutil.copytree(ROOT / "Content", content)
    if SEEDS.is_dir():
        for seed in SEEDS.iterdir():
            shutil.copy(seed, content / seed.name)
    shutil.copy(ROOT / "Content/daily-arxiv/2025-04-25.md", content / "undated.md")
    (content / "site.yml").write_text("title: 论文日报\nlanguage: zh-Hans\npages: {per-archive: 10}\n", encoding="utf-8")
    return build(content)


@pytest.fixture(params=KINDS)
def kind(request):
    return request.param


@pytest.fixture
def opened(kind, chinese, host, page):
    where = addresses(chinese.folder)
    if kind not in where:
        pytest.skip(f"this site has no page of the kind '{kind}'")
    page.goto(host(chinese.folder) + where[kind])
    return page


def test_both_languages_say_the_same_things():
    assert interface("en").keys() - interface("zh-Hans").keys() <= {"thousands"}


def test_no_english_is_left(opened):
    """In what the theme says, which is not marked as another language's and does not come from a digest."""
    assert opened.evaluate("document.documentElement.lang") == "zh-Hans"
    said = opened.evaluate(
        """[...document.querySelectorAll(`header, h1, h2, .toc, .head > p, .note, .turn, .cite, .legend, figcaption, footer, .dateline, .strip,
        .tools, .actions, .by b, .by i, noscript, .status, svg title, form, dt, summary, .timeline li`)].map(e => e.textContent).concat(
        [...document.querySelectorAll('[aria-label], [placeholder], [title]')].flatMap(e => ['aria-label', 'placeholder', 'title']
        .map(name => e.getAttribute(name)).filter(Boolean)))"""
    )
    english = {text for text in interface("en").values() if re.fullmatch(r"[A-Z][a-z]+( [a-z]+)*", text)}
    english -= set(interface("zh-Hans").values())
    assert {"Calendar", "Search", "Copy", "Follow"} <= english
    left = {word for text in said for word in english if text.strip() == word or text.strip().startswith(word + " ")}
    # Digests' own headings may be words of the interface.
    assert not left - {"Star", "Abstract", "Result", "Results", "Project"}, left


def test_nothing_bars_anyone(opened):
    violations = Axe().run(opened).response["violations"]
    assert not violations, "\n".join(f"{v['id']}: {node['html'][:160]}" for v in violations for node in v["nodes"][:3])


def test_nothing_is_wider_than_the_window(opened):
    for width in (320, 390, 1280):
        opened.set_viewport_size({"width": width, "height": 800})
        assert opened.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, width


def test_dates_and_fonts_are_chinese(chinese, host, page):
    page.goto(host(chinese.folder))
    assert re.fullmatch(r"\d{4}年\d{1,2}月\d{1,2}日 星期[一二三四五六日]", page.locator("h1 time").inner_text())
    papers = sorted(chinese.folder.glob("papers/*/*.html"))
    paper = next(path for path in papers if re.search("<dd[^>]*>(<p>)?[一-鿿]", path.read_text(encoding="utf-8")))
    page.goto(host(chinese.folder) + paper.relative_to(chinese.folder).as_posix())
    text = page.locator("dd:lang(zh)").first
    family, size, height = text.evaluate("e => [e, e, e].map((e, at) => getComputedStyle(e)[['fontFamily', 'fontSize', 'lineHeight'][at]])")
    assert "Noto Sans CJK SC" in family and "PingFang SC" in family
    assert float(height[:-2]) >= 1.6 * float(size[:-2])


def test_scripts_speak_chinese_and_stay_light(chinese, host, page):
    scripts = [path for path in chinese.files(".js") if path.parent.name == "assets"]
    assert sum(path.stat().st_size for path in scripts) < 40_000
    page.goto(host(chinese.folder))
    page.keyboard.press("?")
    assert "下一篇" in page.locator("dialog[open]").inner_text()
    page.keyboard.press("Escape")
    page.goto(host(chinese.folder) + "search.html?q=模型")
    expect(page.locator("#search-status")).to_have_text(re.compile(r"找到 [\d,]+ 篇论文"))
    assert page.locator("#search-results li").count() > 0


def test_a_language_is_a_file(broadsheet, tmp_path):
    """Adding one is adding a file beside the templates."""
    words = (ROOT / "Templates/strings/en.yml").read_text(encoding="utf-8")
    assert "  calendar: Calendar\n" in words
    (tmp_path / "Templates/strings").mkdir(parents=True)
    (tmp_path / "Templates/strings/eo.yml").write_text(words.replace("  calendar: Calendar\n", "  calendar: Kalendaro\n"), encoding="utf-8")
    shutil.copytree(ROOT / "Content", tmp_path / "Content")
    (tmp_path / "Content/site.yml").write_text("language: eo\n", encoding="utf-8")
    done = subprocess.run([broadsheet, "build"], cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "Public/days/index.html").read_text(encoding="utf-8")
    assert '<html lang="eo">' in text and "<h1>Kalendaro</h1>" in text
