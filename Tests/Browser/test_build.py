"""What a build says, and the files that deployments want beside the site."""

import gzip
import os
import pathlib
import pty
import re
import subprocess

import pytest
from conftest import ROOT
from workshop import summary_table

DAY = "2025-04-22"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "Content").mkdir()
    (tmp_path / "Content/site.yml").write_text("url: https://papers.example/digest/\n")
    for day in range(20, 24):
        write_day(tmp_path, f"2025-04-{day}", day)
    return tmp_path


def write_day(folder: pathlib.Path, day: str, number: int, summary: str = "About it."):
    text = summary_table(day, [(f"2504.{number:05}", f"Paper {number}", "Ada Beta", summary)])
    (folder / f"Content/{day}.md").write_text(text)


def files(folder: pathlib.Path) -> dict[str, tuple[int, bytes]]:
    """Of everything that is for readers, when it was last changed and what it holds."""
    found = {}
    for path in (folder / "Public").rglob("*"):
        if path.is_file() and not path.name.startswith("."):
            found[path.relative_to(folder / "Public").as_posix()] = (path.stat().st_mtime_ns, path.read_bytes())
    return found


def listed(folder: pathlib.Path) -> dict[str, str]:
    lines = (folder / "upload.txt").read_text().splitlines()
    return {path: word for word, path in (line.split("\t") for line in lines)}


def test_the_manifest_lists_what_changed_and_what_went(run, folder):
    assert run("build", "--manifest", "upload.txt", cwd=folder).returncode == 0
    before = files(folder)
    assert listed(folder) == {path: "changed" for path in before}
    assert run("build", "--manifest", "upload.txt", cwd=folder).returncode == 0
    assert listed(folder) == {}
    (folder / "Content/2025-04-20.md").unlink()
    write_day(folder, "2025-04-23", 23, summary="Another summary.")
    assert run("build", "--manifest", "upload.txt", cwd=folder).returncode == 0
    after = files(folder)
    expected = {path: "removed" for path in before if path not in after}
    expected |= {path: "changed" for path in after if path not in before or before[path][1] != after[path][1]}
    assert listed(folder) == expected
    assert {"days/2025-04-20.html": "removed", "days/2025-04-23.html": "changed"}.items() <= expected.items()
    assert "days/2025-04-21.bib" not in expected


def test_compressed_copies_are_made_for_changed_files_only(run, folder):
    assert run("build", "--precompress", cwd=folder).returncode == 0
    before = files(folder)
    copied = {path for path in before if f"{path}.gz" in before}
    assert {"index.html", "feed.xml", "days/2025-04-22.html", "robots.txt"} <= copied
    assert {path for path in before if f"{path}.br" in before} == copied
    for path in copied:
        assert gzip.decompress(before[f"{path}.gz"][1]) == before[path][1]
    write_day(folder, "2025-04-23", 23, summary="Another summary.")
    assert run("build", "--precompress", cwd=folder).returncode == 0
    after = files(folder)
    touched = {path for path in after if path not in before or before[path] != after[path]}
    assert "days/2025-04-23.html.gz" in touched and "days/2025-04-21.bib.gz" not in touched
    for path in touched:
        # A copy is new because its file is.
        assert path.removesuffix(".gz").removesuffix(".br") in touched


def test_quiet_says_only_what_is_wrong_and_verbose_tells_the_stages(run, folder):
    done = run("build", "--quiet", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    (folder / "Content/notes.txt").write_text("No digest.\n")
    for _ in range(2):
        done = run("build", "--quiet", cwd=folder)
        assert (done.returncode, done.stdout) == (0, "")
        assert [line.split(": ")[:2] for line in done.stderr.splitlines()] == [["Content/notes.txt", "warning"]]
    done = run("build", "--verbose", "--force", cwd=folder)
    stages = re.findall(r"^  (\S[^.]*?) +\d+\.\d{3} s$", done.stderr, re.MULTILINE)
    assert {"Templates", "Reading", "Merging", "Planning", "Pages"} <= set(stages)
    (folder / "Content/site.yml").write_text("titel: x\n")
    done = run("build", "--quiet", cwd=folder)
    assert done.returncode == 1 and "unknown key 'titel'" in done.stderr


def on_a_terminal(broadsheet, *arguments, **variables) -> str:
    """What the program writes when all its streams are a terminal."""
    master, slave = pty.openpty()
    environment = {"PATH": os.environ["PATH"], "TERM": "xterm-256color"} | variables
    process = subprocess.Popen([broadsheet, *arguments], stdin=slave, stdout=slave, stderr=slave, env=environment)
    os.close(slave)
    said = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:
            break
        if not piece:
            break
        said += piece
    os.close(master)
    process.wait(timeout=60)
    return said.decode()


def test_colours_are_for_terminals_and_can_be_refused(broadsheet, run, folder):
    (folder / "Content/site.yml").write_text("titel: x\n")
    arguments = ["check", "--content", str(folder / "Content"), "--templates", str(folder / "Templates")]
    assert "\x1b[1;31merror:\x1b[0m" in on_a_terminal(broadsheet, *arguments)
    for refusal in [{"NO_COLOR": "1"}, {"TERM": "dumb"}]:
        said = on_a_terminal(broadsheet, *arguments, **refusal)
        assert "error: unknown key 'titel'" in said and "\x1b[1;31m" not in said and "\x1b[1m" not in said
    assert "\x1b[1;31m" in on_a_terminal(broadsheet, *arguments, NO_COLOR="")
    assert "\x1b" not in run(*arguments).stderr


def test_progress_is_for_terminals(broadsheet, run, folder):
    """How it looks there is tested with a clock of its own."""
    arguments = ["build", "--force"]
    (folder / "Templates").mkdir()
    for name in ["content", "output", "state", "templates"]:
        arguments += [f"--{name}", str(folder / name.capitalize())]
    said = run(*arguments).stderr
    assert "\r" not in said and "\x1b" not in said
    assert "\x1b[K" not in on_a_terminal(broadsheet, *arguments, "--quiet")


def test_cleaning_removes_what_was_built_and_nothing_else(run, folder):
    assert run("build", cwd=folder).returncode == 0
    public, outside = folder / "Public", folder / "outside"
    foreign = {".gitkeep": "", "CNAME": "papers.example", "days/notes.txt": "mine", "mine/deep/file": "mine"}
    for path, text in foreign.items():
        (public / path).parent.mkdir(parents=True, exist_ok=True)
        (public / path).write_text(text)
    # What stands where a folder of the site was, and what a manifest that somebody edited names.
    (public / "papers").rename(outside)
    (public / "papers").symlink_to(outside)
    (folder / "precious").write_text("precious")
    with (public / ".broadsheet-manifest").open("a") as manifest:
        manifest.write(f"{'0' * 32}  ../precious\n{'0' * 32}  {folder}/precious\n")
    (public / ".broadsheet-folder-1.tmp" / "days").mkdir(parents=True)
    (public / ".broadsheet-folder-1.tmp" / "days" / "half.html").write_text("half")
    before = sorted(outside.rglob("*"))
    for _ in range(2):
        subprocess.run([ROOT / ".ci/remove-site", public], check=True)
        left = {path.relative_to(public).as_posix() for path in public.rglob("*") if path.is_file()}
        assert left == set(foreign)
        assert not (public / "assets").exists() and (folder / "precious").exists()
        assert sorted(outside.rglob("*")) == before
    subprocess.run([ROOT / ".ci/remove-site", folder / "nowhere"], check=True)
