"""The preview as a browser and its owner see it: live reload, mistakes on the page, Ctrl-C."""

import shutil
import signal
import socket
import subprocess
import urllib.request

import pytest

ROW = "| {title} (Read more on [arXiv](https://arxiv.org/abs/{id})) | Ada Beta | About {title}. |\n"
HEAD = "## Papers for 2025-04-22\n\n| Title | Authors | Summary |\n|-------|---------|---------|\n"


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Preview:
    """A running 'broadsheet serve' on a small site of its own."""

    def __init__(self, broadsheet, folder, url=None):
        self.folder = folder
        self.content = folder / "Content"
        self.content.mkdir()
        self.digest = self.content / "2025-04-22.md"
        self.digest.write_text(HEAD + ROW.format(title="First paper", id="2504.00001"))
        self.settings = self.content / "site.yml"
        self.settings.write_text(f"title: Preview test\nurl: {url or ''}\n")
        self.port = free_port()
        self.process = subprocess.Popen(
            [broadsheet, "serve", "--port", str(self.port)], cwd=folder, stderr=subprocess.PIPE, text=True
        )
        self.said = ""
        self.wait_for("Serving http://")
        self.address = f"http://127.0.0.1:{self.port}/"

    def wait_for(self, text):
        """Reads what it says until a line holds the text."""
        for line in self.process.stderr:
            self.said += line
            if text in line:
                return line
        raise AssertionError(f"it ended without {text!r}: {self.said}")

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        self.said += self.process.communicate(timeout=30)[1]
        return self.process.returncode


@pytest.fixture
def preview(broadsheet, tmp_path):
    preview = Preview(broadsheet, tmp_path)
    yield preview
    preview.stop()


def get(address):
    with urllib.request.urlopen(address, timeout=30) as answer:
        return answer.status, answer.read().decode()


def test_a_template_edit_reaches_the_browser(preview, page):
    page.goto(preview.address)
    templates = preview.folder / "Templates"
    templates.mkdir()
    (templates / "layout.mustache").write_text(
        "<!DOCTYPE html><html lang=en><head><title>t</title></head><body><p id=mine>Edited</p></body></html>"
    )
    page.wait_for_selector("#mine", timeout=30_000)
    assert page.text_content("#mine") == "Edited"


def test_a_digest_edit_reaches_the_browser(preview, page):
    page.goto(preview.address + "days/2025-04-22.html")
    assert "First paper" in page.text_content("main")
    preview.digest.write_text(HEAD + ROW.format(title="Second paper", id="2504.00002"))
    page.wait_for_selector("text=Second paper", timeout=30_000)


def test_mistakes_are_shown_while_the_last_good_site_stays(preview, page):
    page.goto(preview.address)
    good = preview.settings.read_text()
    preview.settings.write_text(good + "titel: <b>x</b>\n")
    overlay = page.wait_for_selector("#broadsheet-diagnostics", timeout=30_000)
    assert "Content/site.yml:3:1: error: unknown key 'titel'" in overlay.text_content()
    assert overlay.query_selector("b") is None
    assert "First paper" in get(preview.address + "days/2025-04-22.html")[1]
    preview.settings.write_text(good)
    page.wait_for_selector("#broadsheet-diagnostics", state="detached", timeout=30_000)


def test_a_site_that_was_never_built_is_repaired_in_front_of_the_browser(broadsheet, tmp_path, page):
    (tmp_path / "Content").mkdir()
    port = free_port()
    process = subprocess.Popen([broadsheet, "serve", "--port", str(port)], cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    try:
        for line in process.stderr:
            if "Serving" in line:
                break
        page.goto(f"http://127.0.0.1:{port}/")
        page.wait_for_selector("#broadsheet-diagnostics", timeout=30_000)
        (tmp_path / "Content/2025-04-22.md").write_text(HEAD + ROW.format(title="First paper", id="2504.00001"))
        page.wait_for_selector("text=First paper", timeout=30_000)
        # An open page would complain that its server is gone.
        page.goto("about:blank")
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)


def test_the_base_path_is_respected(broadsheet, tmp_path, page):
    preview = Preview(broadsheet, tmp_path, url="https://papers.example/my/digest/")
    try:
        assert "/my/digest/" in preview.said
        page.goto(preview.address)
        assert page.url == preview.address + "my/digest/"
        page.goto(preview.address + "my/digest/nothing.html")
        assert page.query_selector("link[rel=stylesheet]") is not None
    finally:
        assert preview.stop() == 0


def test_a_taken_port_names_a_free_one(preview, broadsheet):
    done = subprocess.run(
        [broadsheet, "serve", "--port", str(preview.port)], cwd=preview.folder, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1
    assert f"port {preview.port} is in use; port " in done.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly_while_pages_are_open(preview, number):
    with urllib.request.urlopen(preview.address + "__broadsheet/events", timeout=30) as events:
        assert events.readline().startswith(b"data: ")
        preview.process.send_signal(number)
        assert preview.process.wait(timeout=30) == 0


def test_files_are_left_as_they_are(preview):
    served = get(preview.address)[1]
    assert "/__broadsheet/reload.js" in served
    assert "__broadsheet" not in (preview.folder / "Public/index.html").read_text()


def test_many_requests_are_answered(preview):
    if not shutil.which("wrk"):
        pytest.skip("no wrk here")
    done = subprocess.run(
        ["wrk", "-t2", "-c20", "-d2s", preview.address + "index.html"], capture_output=True, text=True, timeout=60
    )
    assert "Non-2xx" not in done.stdout and "Socket errors" not in done.stdout, done.stdout
    print(done.stdout)
