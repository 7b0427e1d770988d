"""The preview as a browser and its owner see it: live reload, mistakes on the page, Ctrl-C."""

import concurrent.futures
import contextlib
import fcntl
import http.client
import os
import re
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

    def __init__(self, broadsheet, folder, *arguments, url=None, port=None):
        self.folder = folder
        self.content = folder / "Content"
        self.content.mkdir(exist_ok=True)
        self.digest = self.content / "2025-04-22.md"
        self.digest.write_text(HEAD + ROW.format(title="First paper", id="2504.00001"))
        self.settings = self.content / "site.yml"
        self.settings.write_text(f"title: Preview test\nurl: {url or ''}\n")
        self.port = port or free_port()
        self.process = subprocess.Popen(
            [broadsheet, "serve", "--port", str(self.port), *arguments], cwd=folder, stderr=subprocess.PIPE, text=True
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


MISTAKES = {
    "template": (
        "Templates/day.mustache", "<p>{{#nope}}</p>", "Templates/day.mustache:1:4: error: '{{#nope}}' is never closed",
    ),
    "name": ("Templates/day.mustache", "<p>{{nope}}</p>", "Templates/day.mustache:1:4: error: there is no value 'nope' here"),
    "digest": ("Content/2025-04-23.md", "x" * (1 << 20 | 1), "Content/2025-04-23.md: error: the file has 2 MB and the limit is 1 MB"),
}  # fmt: skip


@pytest.mark.parametrize("kind", MISTAKES)
def test_a_mistake_is_said_in_both_places_until_it_is_repaired(preview, page, kind):
    name, text, said = MISTAKES[kind]
    preview.settings.write_text(preview.settings.read_text() + "limits: {digest-megabytes: 1}\n")
    preview.wait_for("paper from")
    address = preview.address + "days/2025-04-22.html"
    page.goto(address)
    file = preview.folder / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)
    overlay = page.wait_for_selector("#broadsheet-diagnostics", timeout=30_000)
    assert said in overlay.text_content()
    assert said in preview.wait_for(name)
    assert "First paper" in page.text_content("main") and "First paper" in get(address)[1]
    file.unlink()
    page.wait_for_selector("#broadsheet-diagnostics", state="detached", timeout=30_000)
    assert "First paper" in page.text_content("main")


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
    named = re.search(rf"port {preview.port} is in use; port (\d+) is free: --port \1", done.stderr)
    assert named, done.stderr
    again = Preview(broadsheet, preview.folder, port=int(named[1]))
    assert again.stop() == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly_while_pages_are_open(preview, number):
    with urllib.request.urlopen(preview.address + "__broadsheet/events", timeout=30) as events:
        assert events.readline().startswith(b"data: ")
        preview.process.send_signal(number)
        assert preview.process.wait(timeout=30) == 0


def test_ctrl_c_ends_it_while_it_builds(broadsheet, tmp_path):
    """The build waits for ever here, for one that goes on in the same folder."""
    preview = Preview(broadsheet, tmp_path)
    assert preview.stop() == 0
    with locked(tmp_path / "Public"):
        process = subprocess.Popen([broadsheet, "serve", "--port", str(free_port())], cwd=tmp_path, stderr=subprocess.PIPE, text=True)
        assert "another build is running" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=30)[1]
    assert (process.returncode, said) == (0, "Ended\n")


@contextlib.contextmanager
def locked(folder):
    """Holds the lock that builds hold."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    try:
        yield
    finally:
        os.close(descriptor)


def test_files_are_left_as_they_are(preview):
    served = get(preview.address)[1]
    assert "/__broadsheet/reload.js" in served
    assert "__broadsheet" not in (preview.folder / "Public/index.html").read_text()


def curl(*arguments) -> tuple[int, dict[str, str], bytes]:
    """The status, the headers with their names in lower case, and the body."""
    done = subprocess.run(["curl", "--silent", "--include", "--max-time", "30", *arguments], capture_output=True, timeout=60)
    head, _, body = done.stdout.partition(b"\r\n\r\n")
    first, *fields = head.decode().split("\r\n")
    return int(first.split()[1]), {name.lower(): value for name, _, value in (field.partition(": ") for field in fields)}, body


def test_curl_gets_what_http_promises(preview):
    day = preview.address + "days/2025-04-22.html"
    status, headers, body = curl(day)
    assert (status, headers["content-type"], headers["cache-control"]) == (200, "text/html; charset=utf-8", "no-cache")
    assert curl("--header", f"If-None-Match: {headers['etag']}", day)[0::2] == (304, b"")
    assert curl("--header", 'If-None-Match: "other"', day)[0] == 200
    status, part, piece = curl("--range", "100-199", day)
    assert (status, piece, part["content-range"]) == (206, body[100:200], f"bytes 100-199/{len(body)}")
    assert curl("--range", f"{len(body)}-", day)[0] == 416
    status, only, nothing = curl("--head", day)
    assert (status, nothing, only["content-length"], only["etag"]) == (200, b"", str(len(body)), headers["etag"])
    status, _, lost = curl(preview.address + "nothing/here.html")
    assert status == 404 and b"<main" in lost
    assert curl("--request", "DELETE", day)[0] == 405
    style = re.search(rb'href="\.\./(assets/style[^"]*)"', body)[1].decode()
    status, headers, _ = curl(preview.address + style)
    assert (status, headers["content-type"]) == (200, "text/css; charset=utf-8")
    assert headers["cache-control"] == "public, max-age=31536000, immutable"
    types = {"feed.xml": "application/xml", "feed.json": "application/json", "days/2025-04-22.bib": "text/plain", "robots.txt": "text/plain"}
    for address, kind in types.items():
        assert curl(preview.address + address)[1]["content-type"].startswith(kind), address


ESCAPES = [
    "/../secret", "/../../secret", "/./../secret", "/days/../../secret", "/days/../index.html", "//secret", "//etc/passwd", "/..//secret",
    "/%2e%2e/secret", "/%2E%2e/secret", "/.%2e/secret", "/%2e./secret", "/%2e%2e%2fsecret", "/..%2fsecret", "/..%5csecret", "/..\\secret",
    "/%252e%252e/secret", "/%c0%ae%c0%ae/secret", "/..%c0%afsecret", "/%e0%80%ae%e0%80%ae/secret", "/..%00/secret", "/secret%00.html",
    "/%2fetc%2fpasswd", "/days/%2e%2e/%2e%2e/secret", "/days/..%2f..%2fsecret", "/link", "/link.txt", "/folder/secret", "/folder/", "/up/secret",
    "/up/Public/index.html", "/days/up/secret", "/.broadsheet/inputs", "/../.broadsheet/inputs", "/Content/site.yml", "secret", "../secret",
    "http://127.0.0.1/../secret", "/__broadsheet/../secret", "/__broadsheet/%2e%2e/secret", "/..;/secret", "/%uff0e%uff0e/secret", "/%", "/%zz",
]  # fmt: skip


def test_no_address_leads_out_of_the_site(preview):
    (preview.folder / "secret").write_text("the secret")
    public = preview.folder / "Public"
    (public / "link").symlink_to("../secret")
    (public / "link.txt").symlink_to(preview.folder / "secret")
    (public / "folder").symlink_to(preview.folder)
    (public / "up").symlink_to("..")
    (public / "days/up").symlink_to("../..")
    for path in ESCAPES:
        connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=30)
        # The path goes out as it is; what Python would refuse to send is of no interest to it here.
        connection._validate_path = lambda path: None
        connection.putrequest("GET", path, skip_accept_encoding=True)
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        assert answer.status in (302, 400, 404), path
        assert b"the secret" not in body and b"root:" not in body and b"title: Preview test" not in body, path


def test_ten_thousand_files_are_watched(broadsheet, tmp_path):
    for folder in range(100):
        place = tmp_path / f"Content/static/{folder}"
        place.mkdir(parents=True)
        for file in range(100):
            (place / f"{file}.txt").write_text("before")
    preview = Preview(broadsheet, tmp_path)
    try:
        for name in ["99/99", "0/0", "57/3"]:
            (tmp_path / f"Content/static/{name}.txt").write_text("after")
            # Of ten thousand files one is written.
            assert re.search(r", 1 written$", preview.wait_for("paper from"))
            assert get(preview.address + f"{name}.txt") == (200, "after")
    finally:
        assert preview.stop() == 0


def listening(port: int) -> set[str]:
    """The addresses, as the kernel writes them, on which something listens on a port."""
    found = set()
    for line in open("/proc/net/tcp"):
        fields = line.split()
        if fields[3] == "0A" and int(fields[1].split(":")[1], 16) == port:
            found.add(fields[1].split(":")[0])
    return found


def test_only_this_machine_is_served_unless_another_address_is_asked_for(preview, broadsheet):
    assert listening(preview.port) == {"0100007F"}
    elsewhere = Preview(broadsheet, preview.folder, "--address", "0.0.0.0")
    assert listening(elsewhere.port) == {"00000000"}
    assert elsewhere.stop() == 0


def test_many_requests_at_once_are_answered(preview):
    address = preview.address + "index.html"
    expected = get(address)
    with concurrent.futures.ThreadPoolExecutor(20) as readers:
        answers = list(readers.map(lambda _: get(address), range(1000)))
    assert all(answer == expected for answer in answers)
