"""Citation files, read by the programs that people use them with: every file of a site, each paper in each format once."""

import json
import re
import subprocess

import bibtexparser
import pytest
import rispy


@pytest.fixture(scope="module")
def bundles(site):
    """The citation files of a site without their suffixes: days and keywords, with archive pages."""
    found = [path.with_name(path.name.removesuffix(".bib")) for path in site.files(".bib")]
    assert any("days" in path.parts for path in found) and any("keywords" in path.parts for path in found)
    return found


def named(path, suffix):
    return path.with_name(path.name + suffix)


@pytest.fixture(scope="module")
def counts(bundles):
    """How many citations each bundle has, by its CSL-JSON."""
    return {path: len(json.loads(named(path, ".json").read_bytes())) for path in bundles}


def pandoc(source: str, text: str) -> list[dict]:
    done = subprocess.run(["pandoc", f"--from={source}", "--to=csljson"], input=text, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def test_each_day_and_keyword_has_every_format(site, bundles):
    for path in bundles:
        assert named(path, ".ris").exists() and named(path, ".json").exists(), path
    days = {path.stem for path in site.folder.glob("days/????-??-??.html") if "Z3988" in path.read_text()}
    assert days == {path.name for path in bundles if path.parent.name == "days"}


def test_bibtexparser_reads_every_file(bundles, counts):
    for path in bundles:
        library = bibtexparser.parse_string(named(path, ".bib").read_text())
        assert not library.failed_blocks, path
        assert len(library.entries) == counts[path], path
        keys = [entry.key for entry in library.entries]
        assert len(set(keys)) == len(keys)
        assert all(re.fullmatch(r"[A-Za-z0-9.-]+", key) for key in keys), keys
        for entry in library.entries:
            assert entry["title"].strip(), entry.key
            if "eprint" in entry:
                assert entry["archiveprefix"] == "arXiv" and entry["doi"] == f"10.48550/arXiv.{entry['eprint']}"


def test_rispy_reads_every_file(bundles, counts):
    for path in bundles:
        records = rispy.loads(named(path, ".ris").read_bytes().decode())
        assert len(records) == counts[path], path
        for record in records:
            assert record["type_of_reference"] == "UNPB" and record["title"] and record["id"], path
            assert not record.get("unknown_tag"), path


@pytest.mark.parametrize("source, suffix", [("bibtex", ".bib"), ("csljson", ".json")])
def test_pandoc_reads_every_file(source, suffix, bundles, counts):
    # Together, because starting pandoc is slow; each file's keys are told apart by a number.
    for kind in ("days", "keywords"):
        papers = [path for path in bundles if kind in path.parts]
        if source == "csljson":
            text = json.dumps([
                {**item, "id": f"{number}-{item['id']}"}
                for number, path in enumerate(papers) for item in json.loads(named(path, suffix).read_bytes())
            ])  # fmt: skip
        else:
            text = "\n".join(
                re.sub(r"^@misc\{", f"@misc{{{number}-", named(path, suffix).read_text(), flags=re.M) for number, path in enumerate(papers)
            )
        read = pandoc(source, text)
        assert len(read) == sum(counts[path] for path in papers)
        assert all(item.get("title") for item in read)


def test_biber_reads_every_file(bundles, counts, tmp_path):
    """What biblatex's own reader says of them; together, because starting it is slow."""
    source = tmp_path / "all.bib"
    source.write_text(
        "\n".join(re.sub(r"^@misc\{", f"@misc{{{number}-", named(path, ".bib").read_text(), flags=re.M) for number, path in enumerate(bundles))
    )
    done = subprocess.run(
        ["biber", "--tool", "--validate-datamodel", "--nolog", f"--output-file={tmp_path / 'read.bib'}", source],
        capture_output=True, text=True, timeout=300, cwd=tmp_path,
    )  # fmt: skip
    complaints = [line for line in done.stdout.splitlines() if line.startswith(("WARN", "ERROR"))]
    assert (done.returncode, done.stderr, complaints) == (0, "", [])
    assert len(re.findall(r"^@", (tmp_path / "read.bib").read_text(), flags=re.M)) == sum(counts.values())


def test_formats_agree(bundles):
    """The same papers in the same order, of the same people in the same year."""
    for path in bundles:
        csl = json.loads(named(path, ".json").read_bytes())
        bib = bibtexparser.parse_string(named(path, ".bib").read_text()).entries
        ris = rispy.loads(named(path, ".ris").read_bytes().decode())
        assert [item["id"] for item in csl] == [entry.key for entry in bib] == [record["id"] for record in ris], path
        for item, entry, record in zip(csl, bib, ris):
            assert len(item.get("author", [])) == len(record.get("authors", [])), item["id"]
            names = entry["author"] if "author" in entry else ""
            assert len(re.split(r" and (?![^{]*\})", names) if names else []) == len(item.get("author", [])), item["id"]
            if "issued" in item:
                year = str(item["issued"]["date-parts"][0][0])
                assert entry["year"] == year == record["year"]
            assert item.get("DOI") == record.get("doi") == (entry["doi"] if "doi" in entry else None)
            assert item["title"] == record["title"]


def test_a_page_of_a_paper_cites_it(site):
    for page in sorted(site.folder.glob("papers/*/*.html"))[::12]:
        text = page.read_text()
        blocks = re.findall(r"<pre>(.*?)</pre>", text, re.S)
        assert len(blocks) == 3, page
        from html import unescape

        bib, ris, csl = map(unescape, blocks)
        assert len(bibtexparser.parse_string(bib).entries) == 1
        assert len(rispy.loads(ris)) == 1
        assert json.loads(csl)["title"] == rispy.loads(ris)[0]["title"]
