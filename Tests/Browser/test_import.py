"""An archive out of a bot's past: a repository as bots leave them, and its JSON Lines records."""

import datetime
import json
import subprocess

import pytest

HEAD = "# Papers\n\n## Alpha\n| **Title** | **Date** | **Abstract** | **Comment** |\n| --- | --- | --- | --- |\n"
ROW = "| **[Paper {n}](http://arxiv.org/abs/2504.{n:05}v1)** | 2025-04-01 | <details><summary>Show</summary><p>About {n}.</p></details> | - |\n"
START = datetime.date(2024, 1, 1)
VERSIONS = 200


def version(newest: int) -> str:
    """The bot keeps the newest thirty rows."""
    return HEAD + "".join(ROW.format(n=n) for n in range(newest, max(0, newest - 30), -1))


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    """Two hundred versions, one a day: the file is renamed twice, emptied once, and days 100 to 109 come from a merged branch."""
    folder = tmp_path_factory.mktemp("bot")
    stream = []

    def commit(branch, number, changes, parents=()):
        time = int(datetime.datetime.combine(START + datetime.timedelta(days=number), datetime.time(8), datetime.UTC).timestamp())
        stream.append(f"commit refs/heads/{branch}\nmark :{len(marks) + 1}\ncommitter Bot <bot@example.org> {time} +0000\ndata 1\nx\n")
        marks.append(number)
        stream.extend(f"{word} :{mark}\n" for word, mark in parents)
        stream.extend(changes)
        return len(marks)

    def text(path, content):
        return f"M 100644 inline {path}\ndata {len(content.encode())}\n{content}\n"

    marks, path, fork = [], "list.md", 0
    for number in range(1, VERSIONS + 1):
        if number == 50:
            path = "docs/papers.md"
            commit("main", number, ["R list.md docs/papers.md\n"])
        if number == 150:
            path = "README.md"
            commit("main", number, ["R docs/papers.md README.md\n"])
        if number == 120:
            commit("main", number, [text(path, "")])
        branch = "side" if 100 <= number < 110 else "main"
        parents = []
        if number == 100:
            parents = [("from", fork)]
        if number == 110:
            parents = [("from", fork), ("merge", len(marks))]
        mark = commit(branch, number, [text(path, version(number))], parents)
        if number == 99:
            fork = mark
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(folder)], check=True)
    subprocess.run(["git", "fast-import", "--quiet"], cwd=folder, input="".join(stream), text=True, check=True)
    subprocess.run(["git", "reset", "--quiet", "--hard", "main"], cwd=folder, check=True)
    return folder


def digests(folder):
    return {path.name: path.read_bytes() for path in (folder / "Content").glob("*")} if (folder / "Content").exists() else {}


@pytest.fixture(scope="module")
def imported(run, repository, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    done = run("import", "--git", repository, "--path", "README.md", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert done.stderr == f"{VERSIONS} digests written with {VERSIONS} rows, 0 there already\n"
    return folder


def test_every_day_has_its_new_rows(run, imported):
    assert sorted(digests(imported)) == [f"{START + datetime.timedelta(days=number)}.md" for number in range(1, VERSIONS + 1)]
    for number in [1, 49, 50, 99, 100, 109, 110, 119, 120, 121, 150, 200]:
        name = f"Content/{START + datetime.timedelta(days=number)}.md"
        entries = [json.loads(line) for line in run("parse", name, cwd=imported).stdout.splitlines()]
        assert [(entry["id"], entry["abstract"]) for entry in entries] == [(f"2504.{number:05}", f"About {number}.")], name


def test_a_dry_run_says_the_same_and_writes_nothing(run, repository, imported, tmp_path):
    done = run("import", "--git", repository, "--dry-run", cwd=tmp_path)
    assert done.stderr == f"{VERSIONS} digests to write with {VERSIONS} rows, 0 there already\n"
    said = done.stdout.splitlines()
    assert [line.split(": ")[0].removeprefix("Content/") for line in said] == sorted(digests(imported))
    assert said[0] == "Content/2024-01-02.md: 1 row (1 new)"
    assert digests(tmp_path) == {}


def test_it_goes_on_where_it_was_killed(broadsheet, run, repository, imported, tmp_path):
    process = subprocess.Popen([broadsheet, "import", "--git", repository], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    process.stdout.readline()
    process.kill()
    process.wait()
    process.stdout.close()
    done = run("import", "--git", repository, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert {name: text for name, text in digests(tmp_path).items() if name.endswith(".md")} == digests(imported)
    again = run("import", "--git", repository, cwd=tmp_path)
    assert (again.stdout, again.stderr) == ("", f"0 digests written with 0 rows, {VERSIONS} there already\n")


def test_what_is_there_stays(run, repository, imported, tmp_path):
    mine = tmp_path / "Content/2024-01-02.md"
    mine.parent.mkdir()
    mine.write_text("mine")
    assert run("import", "--git", repository, cwd=tmp_path).returncode == 0
    assert mine.read_text() == "mine"
    assert digests(tmp_path)["2024-01-02-2.md"] == digests(imported)["2024-01-02.md"]


def test_the_imported_archive_is_a_site(run, imported):
    done = run("build", "--json", "--url", "https://me.example/", cwd=imported)
    report = json.loads(done.stdout)
    assert (report["digests"], report["papers"], report["diagnostics"]) == (VERSIONS, VERSIONS, [])


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["--git", "nowhere"], "error: git failed: cannot change to 'nowhere'"),
        (["--git", "."], "error: git failed: not a git repository"),
        (["--git", "{repository}", "--path", "nothing.md"], "has no file 'nothing.md'"),
        (["--jsonl", "nothing.jsonl"], "nothing.jsonl: error: cannot read this: No such file"),
    ],
)
def test_what_cannot_be_imported_is_said(run, repository, tmp_path, arguments, said):
    done = run("import", *[argument.format(repository=repository) for argument in arguments], cwd=tmp_path)
    assert done.returncode == 1
    assert said in done.stderr
    assert not (tmp_path / "Content").exists()


def test_records_become_digests(run, tmp_path):
    record = {
        "id": "2504.00001", "title": "A title with $x | y$", "authors": ["Ada Beta", "Cid Delta"], "summary": "The abstract.",
        "categories": ["cs.CV", "cs.LG"], "abs": "https://arxiv.org/abs/2504.00001", "comment": "9 pages",
        "AI": {"tldr": "Short.", "motivation": "Why.", "method": "How.", "result": "What.", "conclusion": "So."},
    }  # fmt: skip
    (tmp_path / "2025-04-22_AI_enhanced_English.jsonl").write_text(json.dumps(record) + "\nnot JSON\n")
    (tmp_path / "2025-04-23.jsonl").write_text(json.dumps(record | {"id": "2504.00002", "abs": "https://arxiv.org/abs/2504.00002"}))
    files = ["--jsonl", "2025-04-22_AI_enhanced_English.jsonl", "2025-04-23.jsonl"]
    dry = run("import", *files, "--dry-run", cwd=tmp_path)
    assert "2 digests to write with 2 rows" in dry.stderr and not (tmp_path / "Content").exists()
    done = run("import", *files, cwd=tmp_path)
    assert done.returncode == 0
    assert "2025-04-22_AI_enhanced_English.jsonl:2:1: warning: this line is no JSON and was left out" in done.stderr
    parsed = run("parse", "Content/2025-04-22_AI_enhanced_English.md", cwd=tmp_path).stdout
    entry = json.loads(parsed)
    assert (entry["id"], entry["title"], entry["authors"]) == ("2504.00001", record["title"], record["authors"])
    assert (entry["abstract"], entry["comment"], entry["categories"]) == ("The abstract.", "9 pages", ["cs.CV"])
    assert [(part["label"], part["text"]) for part in entry["sections"]] == [
        ("TL;DR", "Short."), ("Motivation", "Why."), ("Method", "How."), ("Result", "What."), ("Conclusion", "So."),
    ]  # fmt: skip
    assert "0 digests written with 0 rows, 2 there already" in run("import", *files, cwd=tmp_path).stderr
    assert "2025-04-22" in run("list", cwd=tmp_path).stdout
