"""The archive from the terminal."""

import json

import bibtexparser
import pytest
from workshop import keyword_table, summary_table


@pytest.fixture(scope="module", params=["unbuilt", "built"])
def archive(run, tmp_path_factory, request):
    """The same answers are expected before the first build and from the state that a build keeps."""
    folder = tmp_path_factory.mktemp("archive")
    (folder / "Content").mkdir()
    rows = [
        ("2504.00001", "Event cameras see motion", "Ada Beta, Li Wei", "About events."),
        ("2504.00002", "Linear attention", "Cid Linden", "A camera is not needed."),
    ]
    (folder / "Content/2025-04-22.md").write_text(summary_table("2025-04-22", rows))
    (folder / "Content/2025-04-23.md").write_text(keyword_table("2025-04-23", [(1, 1), (2, 1), (3, 1)]))
    if request.param == "built":
        assert run("build", cwd=folder).returncode == 0
    return folder


def identifiers(run, folder, *arguments) -> list[str]:
    done = run(*arguments, "--json", cwd=folder)
    assert done.returncode == 0, done.stderr
    return [json.loads(line)["id"] for line in done.stdout.splitlines()]


KEYWORD = ["2504.10003", "2504.10002", "2504.10001"]


@pytest.mark.parametrize(
    "arguments, found",
    [
        ([], [*KEYWORD, "2504.00002", "2504.00001"]),
        (["--day", "2025-04-22"], ["2504.00002", "2504.00001"]),
        (["--day", "2025-04-24"], []),
        (["--keyword", "Sparse Attention"], KEYWORD),
        (["--keyword", "sparse-attention", "--limit", "1"], KEYWORD[:1]),
        # Whole words of a name: neither 'Linden' nor 'Cid'.
        (["--author", "li"], ["2504.00001"]),
        (["--author", "ada beta"], ["2504.00001"]),
        (["--author", "Beta", "--day", "2025-04-23"], []),
    ],
)
def test_papers_are_listed_by_what_they_are(run, archive, arguments, found):
    assert identifiers(run, archive, "list", *arguments) == found


@pytest.mark.parametrize(
    "words, found",
    [
        # Words in titles count for more than words in texts.
        (["camera"], ["2504.00001", "2504.00002"]),
        (["EVENT", "camera"], ["2504.00001"]),
        (["graphs", "part 2"], ["2504.10002"]),
        (["camera", "--limit", "1"], ["2504.00001"]),
        (["nothing-of-that-kind"], []),
    ],
)
def test_words_find_papers(run, archive, words, found):
    assert identifiers(run, archive, "search", *words) == found


@pytest.mark.parametrize("command", [["list", "--day", "2025-04-22"], ["search", "camera"]])
def test_each_style_tells_of_the_same_papers(run, archive, command):
    table = run(*command, cwd=archive).stdout
    assert "2025-04-22  2504.00001        Event cameras see motion (Ada Beta et al.)\n" in table
    assert "2025-04-22  2504.00002        Linear attention (Cid Linden)\n" in table
    library = bibtexparser.parse_string(run(*command, "--bibtex", cwd=archive).stdout)
    assert not library.failed_blocks
    assert {entry["eprint"] for entry in library.entries} == {"2504.00001", "2504.00002"}
    for line in run(*command, "--json", cwd=archive).stdout.splitlines():
        assert {"id", "title", "authors", "first_seen"} <= set(json.loads(line))


def test_what_is_not_there_is_said(run, archive):
    done = run("list", "--keyword", "Sparse Atention", cwd=archive)
    assert done.returncode == 1
    assert "there is no keyword 'Sparse Atention'; did you mean 'Sparse Attention'?" in done.stderr
    done = run("search", "zzz", cwd=archive)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "no paper was found\n")
