"""A new site builds at once, and each step of its workflow does what it says."""

import os
import pathlib
import subprocess

import pytest
import yaml

README = """# Papers

## Alpha
| **Title** | **Date** | **Abstract** | **Comment** |
| --- | --- | --- | --- |
{rows}
"""
ROW = "| **[Paper {n}](http://arxiv.org/abs/2504.0000{n}v1)** | 2025-04-0{n} | <details><summary>Show</summary><p>About {n}.</p></details> | - |"


@pytest.fixture
def new_site(run, tmp_path):
    folder = tmp_path / "new site"
    done = run("init", folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_a_new_site_builds_at_once(new_site, run):
    done = run("build", cwd=new_site)
    assert done.returncode == 0, done.stderr
    assert (new_site / "Public/index.html").exists()
    # Nothing but the address is missing.
    warnings = [line for line in done.stderr.splitlines() if "warning:" in line]
    assert len(warnings) == 1 and "address is not known" in warnings[0]
    assert run("build", "--strict", "--url", "https://me.example/digest/", cwd=new_site).returncode == 0


def test_the_settings_are_valid_and_explained(new_site):
    text = (new_site / "Content/site.yml").read_text()
    settings = yaml.safe_load(text)
    assert settings["url"] is None
    # All that the program knows; what must not be set without need stands there as a comment.
    assert set(settings) == {
        "title", "tagline", "language", "author", "description", "url", "keywords", "match-topics", "hide", "feeds", "pages", "limits",
    }  # fmt: skip
    assert set(settings["feeds"]) == {"items", "kilobytes", "authors"}
    assert set(settings["pages"]) | {"paper-months"} == {
        "papers", "paper-months", "authors", "author-minimum", "per-archive", "citations", "data", "search", "related",
    }  # fmt: skip
    for key in ["paper-months", "name", "match", "exclude", "aliases", "description", "digest-megabytes"]:
        assert f"{key}:" in text
    for key in settings:
        before = text.split(f"\n{key}:")[0].rstrip().splitlines()[-1]
        assert before.startswith("#") or before.split(":")[0] in settings, f"{key} is not explained"


def test_git_keeps_the_sources_alone(new_site, run):
    subprocess.run(["git", "init", "--quiet"], cwd=new_site, check=True)
    assert run("build", cwd=new_site).returncode == 0
    listed = ["git", "ls-files", "--others", "--exclude-standard"]
    assert subprocess.run(listed, cwd=new_site, capture_output=True, text=True).stdout.split() == [
        ".github/workflows/publish.yml", ".gitignore", "Content/2025-04-22.md", "Content/site.yml",
    ]  # fmt: skip


def test_the_theme_comes_when_asked_for(run, tmp_path):
    run("init", tmp_path / "plain")
    assert not (tmp_path / "plain/Templates").exists()
    run("init", tmp_path / "site", "--theme")
    assert (tmp_path / "site/Templates/layout.mustache").exists()
    done = run("build", "--url", "https://me.example/", cwd=tmp_path / "site")
    assert done.returncode == 0, done.stderr


def steps(site):
    workflow = yaml.safe_load((site / ".github/workflows/publish.yml").read_text())
    # YAML 1.1 reads 'on' as true.
    assert {"push", "schedule", "workflow_run"} <= set(workflow[True])
    assert workflow["permissions"]["pages"] == "write"
    return workflow, workflow["jobs"]["publish"]["steps"]


def test_the_workflow_is_whole(new_site):
    workflow, all_steps = steps(new_site)
    assert all(("uses" in step) != ("run" in step) for step in all_steps)
    assert all_steps[0]["with"]["fetch-depth"] == 0
    caches = [step["with"]["path"].split() for step in all_steps if "actions/cache" in step.get("uses", "")]
    assert [".broadsheet", "Public"] in caches
    order = [step["name"] for step in all_steps if "run" in step]
    assert order[-1] == "Build the site" and any("Import" in name for name in order)
    assert workflow["env"]["BOT_README"] == ""
    # The address of a project page has a base path, and only Pages knows it.
    build = next(step for step in all_steps if step["name"] == "Build the site")
    assert build["env"] == {"SITE_URL": "${{ steps.pages.outputs.base_url }}"}
    assert all_steps.index(next(step for step in all_steps if step.get("id") == "pages")) < all_steps.index(build)


def test_every_command_of_the_workflow_runs(new_site, broadsheet, tmp_path):
    """As the runner would: bash -e, with the job's variables. What is compiled is a stand-in that installs this program."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "Makefile").write_text(f"install:\n\tinstall -D {broadsheet} $(PREFIX)/bin/broadsheet\n")
    identity = {"GIT_CONFIG_GLOBAL": str(tmp_path / "gitconfig"), "HOME": str(tmp_path / "home")}
    (tmp_path / "gitconfig").write_text("[user]\nname=t\nemail=t@example.org\n[init]\ndefaultBranch=main\n")
    environment = {**os.environ, **identity}

    def git(*arguments, cwd):
        subprocess.run(["git", *arguments], cwd=cwd, env=environment, check=True, capture_output=True)

    workflow, all_steps = steps(new_site)
    git("init", cwd=source)
    git("add", "-A", cwd=source)
    git("commit", "-m", "x", cwd=source)
    git("tag", workflow["env"]["BROADSHEET_VERSION"], cwd=source)

    remote = tmp_path / "remote.git"
    git("init", "--bare", str(remote), cwd=tmp_path)
    git("init", cwd=new_site)
    for last in [1, 2, 3]:
        rows = "\n".join(ROW.format(n=n) for n in range(last, 0, -1))
        (new_site / "README.md").write_text(README.format(rows=rows))
        git("add", "-A", cwd=new_site)
        git("commit", "-m", "x", f"--date=2025-04-0{last}T08:00:00Z", cwd=new_site)
    git("remote", "add", "origin", str(remote), cwd=new_site)
    git("push", "-u", "origin", "main", cwd=new_site)

    path_file = tmp_path / "path"
    path_file.write_text("")
    environment |= workflow["env"] | {
        "BROADSHEET_SOURCE": str(source), "BOT_README": "README.md", "RUNNER_TEMP": str(tmp_path), "GITHUB_PATH": str(path_file),
    }  # fmt: skip
    for step in all_steps:
        if "run" not in step:
            continue
        local = {key: "https://me.github.io/digest/" for key in step.get("env", {})}
        added = path_file.read_text().split()
        path = {"PATH": os.pathsep.join([*added, environment["PATH"]])}
        done = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
            cwd=new_site, env={**environment, **local, **path}, capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, f"{step['name']}: {done.stdout}{done.stderr}"
    assert (new_site / "Public/days/2025-04-03.html").exists()
    assert "https://me.github.io/digest/" in (new_site / "Public/index.html").read_text()
    kept = subprocess.run(["git", "ls-tree", "-r", "--name-only", "main"], cwd=remote, capture_output=True, text=True).stdout
    assert "Content/2025-04-01.md" in kept


def test_the_program_that_nobody_named_is_said(new_site):
    workflow, all_steps = steps(new_site)
    step = next(step for step in all_steps if "Compile" in step["name"])
    unnamed = {"BROADSHEET_SOURCE": "https://github.com/OWNER/broadsheet"}
    done = subprocess.run(["bash", "-e", "-c", step["run"]], env={**os.environ, **workflow["env"], **unnamed}, capture_output=True, text=True)
    assert done.returncode == 1
    assert "Set BROADSHEET_SOURCE" in done.stdout


def test_a_version_that_is_not_there_is_said_and_the_newest_taken(new_site, broadsheet, tmp_path):
    source = tmp_path / "source"
    source.mkdir()
    (source / "Makefile").write_text("install:\n\ttouch $(PREFIX)\n")
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    for words in [["init", "--quiet"], ["add", "-A"], [*identity, "commit", "--quiet", "-m", "x"]]:
        subprocess.run(["git", *words], cwd=source, check=True)
    workflow, all_steps = steps(new_site)
    step = next(step for step in all_steps if "Compile" in step["name"])
    variables = {"BROADSHEET_SOURCE": str(source), "RUNNER_TEMP": str(tmp_path / "runner"), "HOME": str(tmp_path)}
    done = subprocess.run(
        ["bash", "-e", "-c", step["run"]], env={**os.environ, **workflow["env"], **variables}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert f"::warning::{source} has no {workflow['env']['BROADSHEET_VERSION']}" in done.stdout
    assert (tmp_path / "broadsheet").exists()


def test_a_bots_repository_needs_no_answers(run, tmp_path):
    (tmp_path / ".github/workflows").mkdir(parents=True)
    (tmp_path / ".github/workflows/bot.yml").write_text("name: Daily papers\non:\n  schedule:\n    - cron: '0 0 * * *'\n")
    (tmp_path / "README.md").write_text(README.format(rows=ROW.format(n=1)))
    for words in [["init", "--quiet"], ["add", "-A"], ["-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qm", "x"]]:
        subprocess.run(["git", *words], cwd=tmp_path, check=True)
    done = run("init", ".", cwd=tmp_path)
    assert done.returncode == 0
    workflow, _ = steps(tmp_path)
    assert workflow[True]["workflow_run"] == {"workflows": ["Daily papers"], "types": ["completed"]}
    assert workflow["env"]["BOT_README"] == "README.md"
    # The bot's own papers are the site's only ones.
    assert done.stderr.splitlines()[0] == "Next: broadsheet import --git . && broadsheet serve"
    assert run("import", "--git", ".", cwd=tmp_path).returncode == 0
    assert run("build", cwd=tmp_path).returncode == 0
    assert run("list", cwd=tmp_path).stdout.count("\n") == 1


def test_nothing_is_overwritten(new_site, run):
    before = {path: path.read_bytes() for path in pathlib.Path(new_site).rglob("*") if path.is_file()}
    for path in before:
        path.write_text("mine")
    for arguments in [[], ["--theme"]]:
        done = run("init", new_site, *arguments)
        assert done.returncode == 0
        assert done.stderr.count("was there already, and stays as it is") == 3
    assert all(path.read_text() == "mine" for path in before)
