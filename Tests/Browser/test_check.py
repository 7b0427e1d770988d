"""Everything that is wrong is said at once, by file and line, and whether a site fits its host."""

import json
import pathlib

import pytest
from workshop import keyword_table, summary_table

DAY = "2025-04-22"
ADDRESS = "url: https://papers.example/\n"


@pytest.fixture
def folder(tmp_path):
    write(tmp_path, {"Content/2025-04-22.md": summary_table(DAY, [("2504.00001", "First", "Ada Beta", "About it.")])})
    write(tmp_path, {"Content/site.yml": ADDRESS})
    return tmp_path


def write(folder: pathlib.Path, files: dict[str, str]):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def lines(done) -> list[str]:
    return done.stderr.splitlines()


def test_all_kinds_of_mistakes_are_said_in_one_run(folder, run):
    write(
        folder,
        {
            "Content/site.yml": "titel: x\nlanguage: eo\nfeeds: {items: 0}\n",
            "Content/a.md": summary_table("2025-04-23", [("2504.00002", "Second", "Ada", "S.")]) + "| Only a title |\n",
            "Templates/404.mustache": "<p>{{#frame}}",
            "Templates/robots.txt.mustache": "{{sitmap}}",
        },
    )
    done = run("check", cwd=folder)
    assert done.returncode == 1
    said = "\n".join(lines(done))
    for place in [
        "Content/site.yml:1:1: error: unknown key 'titel' in site.yml; did you mean 'title'?",
        "Content/site.yml:2:11: error: the interface does not speak 'eo'",
        "Content/site.yml:3:16: error: 'items' has to be a whole number from 1 to 10000, and is 0",
        "Content/a.md:7:1: warning: this row cannot be read",
        "Templates/404.mustache:1:4: error: '{{#frame}}' is never closed",
        "Templates/robots.txt.mustache:1:1: error: there is no value 'sitmap' here",
        "5 errors, 1 warning",
    ]:
        assert place in said
    report = json.loads(run("check", "--json", cwd=folder).stdout)
    assert [finding["severity"] for finding in report["diagnostics"]].count("error") == 5


def test_what_digests_lost_is_counted(folder, run):
    rows = [("2504.00003", "Third", "Ada", "Summary generation failed"), ("2504.00003", "Third", "Ada", "S.")]
    undated = "Title: A\nPDF: https://arxiv.org/pdf/2504.00004\nSummary: B.\n---\n"
    write(folder, {"Content/b.md": summary_table("2025-04-23", rows) + "| Only a title |\n", "Content/c.md": undated})
    done = run("check", cwd=folder)
    assert done.returncode == 0
    assert "4 entries in 3 digests, 1 text of a failed bot → " in lines(done)[-1]
    said = "\n".join(lines(done)[:-2])
    assert "Content/b.md:8:1: warning: this row cannot be read" in said
    assert "Content/b.md:7: warning: 2504.00003 stands here again, after line 6" in said
    assert "Content/c.md: warning: the digest has no date" in said
    assert run("check", "--strict", cwd=folder).returncode == 1
    assert not (folder / "Public").exists() and not (folder / ".broadsheet").exists()


def test_broken_links_are_shown_where_they_are_made(folder, run):
    page = "# About\n\n[a](nowhere.html) [b](../days/2025-04-22.html#nothing) [c](../index.html#main) [d](https://example.org/x.html)\n"
    layout = '<!DOCTYPE html><html lang="en"><title>x</title><body id="main">\n<p><a href=\'gone.html\'>x</a>{{#frame}}{{$main}}{{/main}}{{/frame}}</body></html>\n'
    write(folder, {"Content/pages/about.md": page, "Templates/layout.mustache": layout})
    layout_found = {line for line in lines(run("check", cwd=folder)) if "gone.html" in line}
    assert len(layout_found) == 1, layout_found
    said = layout_found.pop()
    assert said.startswith("Templates/layout.mustache:2:13: error: the link 'gone.html' on 404.html and on ")
    assert said.endswith(" more pages leads to no page of the site; correct it where it is made")

    (folder / "Templates/layout.mustache").unlink()
    done = run("check", cwd=folder)
    assert done.returncode == 1
    assert lines(done)[:-1] == [
        "Content/pages/about.md:3:5: error: the link 'nowhere.html' leads to no page of the site; correct it where it is made",
        "Content/pages/about.md:3:23: error: the link '../days/2025-04-22.html#nothing' leads to a place that days/2025-04-22.html "
        "does not have; correct it where it is made",
        "2 errors",
    ]


def test_a_layout_without_its_sections_is_one_mistake(folder, run):
    write(folder, {"Templates/layout.mustache": "<!DOCTYPE html><title>x</title>{{$main}}{{/main}}"})
    found = [line for line in lines(run("check", cwd=folder)) if "error:" in line]
    assert len(found) == 1, found
    assert "there is no value 't' here" in found[0] and "such as {{#frame}} in layout.mustache" in found[0]


def test_a_template_that_nothing_uses_is_said(folder, run):
    write(folder, {"Templates/partials/papr.mustache": "x", "Templates/partials/mine.mustache": "y"})
    write(folder, {"Templates/robots.txt.mustache": "{{>partials/mine}}"})
    done = run("check", cwd=folder)
    found = [line for line in lines(done) if "warning" in line and ".mustache" in line]
    assert found == ["Templates/partials/papr.mustache: warning: nothing uses this template; did you mean 'partials/paper'?"]


def test_large_pages_are_said(folder, run):
    rows = [(f"2504.{number:05}", f"Paper {number}", "Ada", "A summary of some length. " * 20) for number in range(1, 120)]
    write(folder, {"Content/2025-04-22.md": summary_table(DAY, rows)})
    assert "warning" not in run("check", cwd=folder).stderr
    done = run("check", "--page-limit", "20", cwd=folder)
    assert done.returncode == 0
    assert any(line.startswith("days/2025-04-22.html: warning: the page has ") and "the limit is 20 KB" in line for line in lines(done))


def test_a_site_of_25000_files_is_measured_for_its_host(folder, run):
    for number in range(25_000):
        place = folder / f"Content/static/files/{number // 250}"
        if number % 250 == 0:
            place.mkdir(parents=True)
        (place / f"{number}.txt").touch()
    done = run("check", "--host", "cloudflare-pages", cwd=folder)
    assert done.returncode == 1
    found = next(line for line in lines(done) if "Cloudflare Pages takes 20,000" in line)
    assert "error: the site has this many files: 25,0" in found
    for setting in ["paper-months: 12", "author-minimum", "authors: false", "papers: false"]:
        assert setting in found
    for host in ["github-pages", "gitlab-pages"]:
        assert run("check", "--host", host, cwd=folder).returncode == 0
    (folder / "Content/static/big.bin").write_bytes(b"")
    with open(folder / "Content/static/big.bin", "wb") as big:
        big.truncate(26 << 20)
    said = run("check", "--host", "cloudflare-pages", cwd=folder).stderr
    assert "big.bin: error: this file has 28 MB, and Cloudflare Pages takes 27 MB" in said
    assert "keep it elsewhere and link to it" in said


def test_what_is_advised_makes_a_site_smaller(folder, run):
    """The settings that the check names exist, and each leaves out files."""
    for month in range(1, 5):
        day = f"2025-0{month}-15"
        rows = [(number, 1) for number in range(month * 100, month * 100 + 12)]
        write(folder, {f"Content/{day}.md": keyword_table(day, rows)})
    authors = [(f"2504.{number:05}", f"Paper {number}", "Ada Beta, Cid Delta", "S.") for number in range(1, 6)]
    write(folder, {"Content/2025-04-22.md": summary_table(DAY, authors)})

    def pages(setting: str) -> int:
        write(folder, {"Content/site.yml": ADDRESS + setting})
        done = run("check", "--json", cwd=folder)
        assert done.returncode == 0, done.stdout
        return json.loads(done.stdout)["pages"]

    whole = pages("")
    for setting in [
        "papers: false", "paper-months: 1", "authors: false", "author-minimum: 9", "citations: false", "data: false", "search: false",
    ]:  # fmt: skip
        assert pages(f"pages: {{{setting}}}\n") < whole, setting
