"""A content folder of a test's own, built as often as the test wants into one place; and digests made up for it."""

import json
import pathlib
import subprocess

from conftest import BASE_PATH, ROOT, Site

URL = f"https://papers.example{BASE_PATH}"


class Workshop:
    def __init__(self, program: str, place: pathlib.Path):
        self.program = program
        self.place = place
        self.content = place / "Content"
        self.content.mkdir()

    def write(self, name: str, text: str | bytes):
        path = self.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def build(self, *arguments, url: str | None = URL) -> Site:
        address = ["--url", url] if url else []
        done = subprocess.run(
            [
                self.program, "build", "--content", self.content, "--templates", ROOT / "Templates",
                "--output", self.place / "public", "--state", self.place / "state", "--json", *address, *arguments,
            ],
            capture_output=True, text=True, timeout=600,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return Site(folder=self.place / "public", url=url or "", report=json.loads(done.stdout))


def snapshot(site: Site) -> dict[str, bytes]:
    return {path.relative_to(site.folder).as_posix(): path.read_bytes() for path in site.folder.rglob("*") if path.is_file()}


def keyword_table(day: str, papers, topic: str = "Sparse Attention") -> str:
    """A digest of papers: (number, version) each, with identifiers of April 2025."""
    rows = "".join(
        f"| **[Sparse attention for graphs, part {number}](http://arxiv.org/abs/2504.{10000 + number}v{version})** | {day} "
        f"| <details><summary>Show</summary><p>We study graphs of order $n^{{{number % 5 + 2}}}$ in version {version}.</p></details> "
        f"| {number} pages |\n"
        for number, version in papers
    )
    head = "| **Title** | **Date** | **Abstract** | **Comment** |\n| --- | --- | --- | --- |\n"
    return f"# Daily\n\nLast update: {day}\n\n## {topic}\n{head}{rows}"


def summary_table(day: str, rows) -> str:
    """A digest of rows: (identifier, title, authors, summary) each."""
    text = f"\n## Papers for {day}\n\n| Title | Authors | Summary |\n|-------|---------|---------|\n"
    for identifier, title, authors, summary in rows:
        text += (
            f"| {title} (Read more on [arXiv](https://arxiv.org/abs/{identifier}) or "
            f"[HuggingFace](https://huggingface.co/papers/{identifier}))| {authors} | {summary} |\n"
        )
    return text
