"""Bad input gets one clear diagnostic, and never a half-written site: the program is run as a person would run it."""

import os
import subprocess

import pytest

GOOD = (
    "## Papers for 2025-04-22\n\n| Title | Authors | Summary |\n|---|---|---|\n"
    "| A title (Read more on [arXiv](https://arxiv.org/abs/2504.0000{n}) or "
    "[HuggingFace](https://huggingface.co/papers/2504.0000{n}))| Ada, Bo | A summary. |\n"
)


def run(broadsheet, folder, *arguments):
    return subprocess.run([broadsheet, *arguments], cwd=folder, capture_output=True, text=True, errors="replace", timeout=120)


def write(folder, files):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "Content").mkdir()
    return tmp_path


ERRORS = {
    "unknown key": (
        {"Content/site.yml": "titel: x\n"},
        "Content/site.yml:1:1: error: unknown key 'titel' in site.yml; did you mean 'title'?",
    ),
    "wrong type": (
        {"Content/site.yml": "feeds:\n  items: many\n"},
        "Content/site.yml:2:10: error: 'items' has to be a whole number from 1 to 10000, and is a text",
    ),
    "language without words": ({"Content/site.yml": "language: eo\n"}, "the interface does not speak 'eo'"),
    "two things with one address": (
        {"Content/static/index.html": "mine"},
        "error: two things have the address index.html: the file static/index.html and a page of the site's own; rename one of them",
    ),
    "template closes the wrong section": (
        {"Templates/robots.txt.mustache": "{{#sitemapHref}}\n{{/other}}"},
        "Templates/robots.txt.mustache:2:1: error: '{{/other}}' closes the wrong tag",
    ),
    "template names an undeclared value": (
        {"Templates/robots.txt.mustache": "User-agent: *\n{{sitemapRef}}\n"},
        "Templates/robots.txt.mustache:2:1: error:",
    ),
    "template names an unknown partial": (
        {"Templates/robots.txt.mustache": "{{>nothing}}"},
        "Templates/robots.txt.mustache:1:1: error: there is no template 'nothing'",
    ),
    "template includes itself": (
        {"Templates/robots.txt.mustache": "{{>robots.txt}}"},
        "Templates/robots.txt.mustache:1:1: error: this tag includes its own template for ever",
    ),
    "asset that is not there": (
        {"Templates/404.mustache": '<link href="{{root}}assets/styel.css">'},
        "Templates/404.mustache:1:21: error: there is no asset 'styel.css'; did you mean 'style.css'?",
    ),
    "output is a file": ({"Public": "a file"}, "Public: error: the output folder is a file"),
    "foreign file in the way": ({"Public/index.html": "mine"}, "Public/index.html: error: this file stands where the site has one"),
    "digest over the limit": (
        {"Content/site.yml": "limits: {digest-megabytes: 1}\n", "Content/big.md": b"x" * (1 << 20 | 1)},
        "Content/big.md: error: the file has 2 MB and the limit is 1 MB",
    ),
}


@pytest.mark.parametrize("name", ERRORS)
def test_error_stops_the_build(broadsheet, folder, name):
    files, message = ERRORS[name]
    write(folder, {"Content/2025-04-22.md": GOOD.format(n=1), **files})
    before = {path: path.read_bytes() for path in folder.glob("Public/**/*") if path.is_file()}
    result = run(broadsheet, folder, "build")
    assert result.returncode == 1
    assert message in result.stderr
    after = {path: path.read_bytes() for path in folder.glob("Public/**/*") if path.is_file() and ".broadsheet" not in path.name}
    assert after == before


WARNINGS = {
    "no format": ({"Content/c.txt": "just text"}, "Content/c.txt: warning: no digest format recognises this file"),
    "no date": ({"Content/c.md": "Title: A\nPDF: https://arxiv.org/pdf/2504.00003\nSummary: B.\n---\n"}, "Content/c.md: warning: the digest has no date"),
    "too few cells": (
        {"Content/c.md": GOOD.format(n=3) + "| Only a title |\n"},
        "Content/c.md:6:1: warning: this row cannot be read, expected the cells Title, Authors, Summary; correct it: | Only a title |",
    ),
    "no identifier": ({"Content/c.md": GOOD.format(n=3) + "| No id | Ada | S. |\n"}, "Content/c.md:6:1: warning: this entry has no arXiv identifier"),
    "bad identifier": (
        {"Content/c.md": GOOD.format(n=3).replace("2504.00003", "25x4.1")},
        "Content/c.md:5:1: warning: https://arxiv.org/abs/25x4.1 holds no arXiv identifier",
    ),
    "not UTF-8": ({"Content/c.md": GOOD.format(n=3).encode().replace(b"A title", b"A \xff title")}, "Content/c.md:5:5: warning: these bytes are not UTF-8"),
    "NUL": ({"Content/c.md": GOOD.format(n=3).encode().replace(b"A title", b"A\0 title")}, "warning: a NUL byte was dropped"),
}


@pytest.mark.parametrize("name", WARNINGS)
def test_warning_is_printed_and_strict_fails(broadsheet, folder, name):
    files, message = WARNINGS[name]
    write(folder, {"Content/2025-04-22.md": GOOD.format(n=1), **files})
    strict = run(broadsheet, folder, "build", "--strict")
    assert strict.returncode == 1
    assert message in strict.stderr
    result = run(broadsheet, folder, "build")
    assert result.returncode == 0
    assert message in result.stderr
    assert (folder / "Public/index.html").exists()


def test_missing_or_empty_content_changes_nothing(broadsheet, folder):
    for content in ["Content", "Missing"]:
        result = run(broadsheet, folder, "build", "--content", content)
        assert result.returncode == 1
        assert f"{content}: error: " in result.stderr
        assert sorted(os.listdir(folder)) == ["Content"]


def test_removing_most_pages_needs_force(broadsheet, folder):
    for number in range(1, 9):
        write(folder, {f"Content/2025-04-2{number}.md": GOOD.format(n=number).replace("2025-04-22", f"2025-04-2{number}")})
    assert run(broadsheet, folder, "build").returncode == 0
    before = sorted(folder.glob("Public/**/*.html"))
    for number in range(2, 9):
        (folder / f"Content/2025-04-2{number}.md").unlink()
    refused = run(broadsheet, folder, "build")
    assert refused.returncode == 1
    assert "--force" in refused.stderr
    assert sorted(folder.glob("Public/**/*.html")) == before
    assert run(broadsheet, folder, "build", "--force").returncode == 0
    assert len(sorted(folder.glob("Public/**/*.html"))) < len(before)


def test_foreign_files_stay(broadsheet, folder):
    write(folder, {"Content/2025-04-22.md": GOOD.format(n=1), "Public/CNAME": "example.org", "Public/notes/mine.html": "x"})
    assert run(broadsheet, folder, "build").returncode == 0
    assert run(broadsheet, folder, "build", "--force").returncode == 0
    assert (folder / "Public/CNAME").read_text() == "example.org"
    assert (folder / "Public/notes/mine.html").read_text() == "x"


@pytest.mark.parametrize(
    "arguments, message",
    [
        (["biuld"], "unknown command 'biuld'; did you mean 'build'?"),
        (["build", "--contnt", "x"], "unknown option '--contnt'; did you mean '--content'?"),
        (["build", "--jobs", "x"], "'--jobs' needs a whole number"),
        (["build", "--content"], "--content"),
    ],
)
def test_wrong_usage(broadsheet, folder, arguments, message):
    result = run(broadsheet, folder, *arguments)
    assert result.returncode == 2
    assert message in result.stderr
