"""The command line as shells and man see it."""

import shutil
import subprocess

import pytest
from conftest import ROOT

SHELLS = {
    # The completions of each shell for the words before the cursor.
    "bash": """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _broadsheet; printf '%s\\n' "${COMPREPLY[@]}"
""",
    "fish": """
source $argv[1]; complete -C (string join -- ' ' $argv[2..]) | string replace -r '\\t.*' ''
""",
}


def completions(shell: str, script: str, words: list[str]) -> list[str]:
    done = subprocess.run(
        [shell, "-c", SHELLS[shell], *(["bash"] if shell == "bash" else []), script, *words],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout.split()


@pytest.fixture(scope="session")
def scripts(run, tmp_path_factory):
    folder = tmp_path_factory.mktemp("completions")
    for shell in ["bash", "zsh", "fish"]:
        (folder / shell).write_text(run("completion", shell).stdout)
    return folder


@pytest.mark.parametrize("shell", ["bash", "fish"])
@pytest.mark.parametrize(
    "words, offered, not_offered",
    [
        (["broadsheet", "bu"], ["build"], ["serve"]),
        (["broadsheet", "build", "--cont"], ["--content"], ["--port"]),
        (["broadsheet", "serve", "--p"], ["--port"], ["--precompress"]),
        (["broadsheet", "check", "--host", "git"], ["github-pages", "gitlab-pages"], ["cloudflare-pages"]),
        (["broadsheet", "parse", "--format", "key"], ["keyword-tables"], ["category-sections"]),
        (["broadsheet", "completion", ""], ["bash", "zsh", "fish"], ["build"]),
        (["broadsheet", "help", "im"], ["import"], ["build"]),
    ],
)
def test_shells_complete(shell, words, offered, not_offered, scripts):
    if not shutil.which(shell):
        pytest.skip(f"no {shell} here")
    found = completions(shell, str(scripts / shell), words)
    assert set(offered) <= set(found)
    assert not set(not_offered) & set(found)


def test_bash_completes_folders_with_spaces(scripts, tmp_path):
    (tmp_path / "my digests").mkdir()
    done = subprocess.run(
        ["bash", "-c", SHELLS["bash"], "bash", scripts / "bash", "broadsheet", "build", "--content", f"{tmp_path}/my"],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.stdout == f"{tmp_path}/my digests\n"


def test_zsh_loads_the_completion(scripts, tmp_path):
    if not shutil.which("zsh"):
        pytest.skip("no zsh here")
    done = subprocess.run(
        ["zsh", "-f", "-c", 'autoload -Uz compinit; compinit -u -D; source "$1"; print $_comps[broadsheet]', "zsh", scripts / "zsh"],
        capture_output=True, text=True, timeout=60, env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert done.stderr == ""
    assert done.stdout == "_broadsheet\n"


def test_zsh_completes_in_a_terminal(scripts, tmp_path):
    """Types into a real zsh on a pseudo-terminal, and waits until the completed words are echoed."""
    if not shutil.which("zsh"):
        pytest.skip("no zsh here")
    import os
    import pty
    import select

    pid, terminal = pty.fork()
    if pid == 0:
        os.execve("/usr/bin/zsh", ["zsh", "-f"], {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "TERM": "dumb", "PS1": "> "})
    heard = b""

    def wait_for(text: bytes):
        nonlocal heard
        while text not in heard:
            ready, _, _ = select.select([terminal], [], [], 30)
            assert ready, f"zsh never printed {text!r}: {heard!r}"
            heard += os.read(terminal, 4096)
        heard = heard.split(text, 1)[1]

    try:
        os.write(terminal, f"autoload -Uz compinit; compinit -u -D; source {scripts / 'zsh'}; print re''ady\n".encode())
        wait_for(b"ready")
        os.write(terminal, b"broadsheet check --host cloud\t")
        wait_for(b"cloudflare-pages")
        os.write(terminal, b"\x15broadsheet build --preco\t")
        wait_for(b"--precompress")
    finally:
        os.close(terminal)
        os.waitpid(pid, 0)


def test_the_manual_renders_without_a_warning(run, tmp_path):
    page = tmp_path / "broadsheet.1"
    page.write_text(run("man").stdout)
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-Kutf8", "-ww", "-rCHECKSTYLE=3", page], capture_output=True, text=True, timeout=60
    )
    assert done.stderr == ""
    assert "broadsheet build" in done.stdout
    if shutil.which("man"):
        done = subprocess.run(
            ["man", "--warnings", "-l", page], capture_output=True, text=True, timeout=60,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANWIDTH": "80"},
        )  # fmt: skip
        assert done.stderr == ""
        assert "--content DIR" in done.stdout


@pytest.mark.parametrize("arguments", [["--help"], ["help", "build"], ["--version"], ["man"], ["completion", "bash"]])
def test_results_go_to_standard_output(arguments, run):
    done = run(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("\n")


def test_wrong_usage_ends_with_two(run):
    done = run("biuld")
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean 'build'?" in done.stderr
    assert "\x1b" not in done.stderr


def test_a_full_disk_is_said(broadsheet):
    with open("/dev/full", "w") as full:
        done = subprocess.run([broadsheet, "man"], stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert done.returncode == 1
    assert "No space left on device" in done.stderr


COMMANDS = ["build", "serve", "check", "init", "import", "search", "list", "parse", "context", "completion", "man", "help"]


def test_every_command_is_found_from_the_help(run):
    overview = run("--help").stdout
    for command in COMMANDS:
        assert f"\n  {command} " in overview
        for arguments in [["help", command], [command, "--help"], [command, "-h"]]:
            text = run(*arguments).stdout
            assert text.startswith(run("help", command).stdout[:40]) and f"Usage: broadsheet {command}" in text
            assert f"\nExamples:\n  broadsheet {command}" in text
    assert run("--help").stdout == run("help").stdout


def test_what_is_installed_works_with_no_repository_around_it(broadsheet, tmp_path):
    """The program that is tested here is installed; compiling another one is what the tests of the whole begin with."""
    prefix = tmp_path / "usr"
    done = subprocess.run(
        ["make", "--silent", "--old-file=program", "install", f"PREFIX={prefix}", f"PROGRAM={broadsheet}"],
        cwd=ROOT, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert sorted(path.relative_to(prefix).as_posix() for path in prefix.rglob("*") if path.is_file()) == [
        "bin/broadsheet",
        "share/bash-completion/completions/broadsheet",
        "share/fish/vendor_completions.d/broadsheet.fish",
        "share/man/man1/broadsheet.1",
        "share/zsh/site-functions/_broadsheet",
    ]
    installed = prefix / "bin/broadsheet"
    home = tmp_path / "home"
    home.mkdir()
    for arguments in [["init", "site"], ["build", "--content", "site/Content"], ["list", "--content", "site/Content"]]:
        done = subprocess.run([installed, *arguments], cwd=home, env={"HOME": str(home)}, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
    assert "Attention Is All You Need" in done.stdout
    assert (home / "Public/index.html").exists()
