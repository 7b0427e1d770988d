"""What the judges share: a site built by the program, a server that shows it as a static host would, and a browser."""

import functools
import http.server
import json
import os
import pathlib
import shutil
import subprocess
import threading
from dataclasses import dataclass

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
BASE_PATH = "/digest/"


@dataclass(frozen=True)
class Site:
    """A built site: where it lies, the address it was built for, and the build's report."""

    folder: pathlib.Path
    url: str
    report: dict

    def files(self, suffix: str) -> list[pathlib.Path]:
        return sorted(self.folder.rglob(f"*{suffix}"))

    def read(self, address: str) -> str:
        return (self.folder / address).read_text(encoding="utf-8")


def program() -> str:
    named = os.environ.get("BROADSHEET")
    candidates = [named] if named else [ROOT / ".build/debug/broadsheet", ROOT / ".build/release/broadsheet"]
    for candidate in candidates:
        if candidate and pathlib.Path(candidate).exists():
            return str(candidate)
    pytest.exit(f"no program at {candidates[0]}; run 'swift build' first, or set BROADSHEET", returncode=2)


@pytest.fixture(scope="session")
def broadsheet() -> str:
    """The path of the program."""
    return program()


@pytest.fixture(scope="session")
def run(broadsheet):
    """Runs the program with arguments; the finished process, with its output as text."""

    def run(*arguments, **options):
        options.setdefault("timeout", 120)
        return subprocess.run([broadsheet, *map(str, arguments)], capture_output=True, text=True, **options)

    return run


@pytest.fixture(scope="session")
def build(run, tmp_path_factory):
    """Builds a content folder into a new place; fails with what the program said."""

    def build(content: pathlib.Path, *arguments, url: str = f"https://papers.example{BASE_PATH}") -> Site:
        place = tmp_path_factory.mktemp("site")
        done = run(
            "build", "--content", content, "--templates", ROOT / "Templates", "--output", place / "public",
            "--state", place / "state", "--url", url, "--json", *arguments,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return Site(folder=place / "public", url=url, report=json.loads(done.stdout))

    return build


@pytest.fixture(scope="session")
def site(build, tmp_path_factory) -> Site:
    """The site of the seed documents where they are at hand, else of the repository's own digests; its archives have pages."""
    if not SEEDS.is_dir():
        return build(ROOT / "Content")
    content = tmp_path_factory.mktemp("seeds")
    for seed in SEEDS.iterdir():
        shutil.copy(seed, content / seed.name)
    shutil.copytree(ROOT / "Content/pages", content / "pages")
    (content / "site.yml").write_text("pages: {per-archive: 40}\n", encoding="utf-8")
    return build(content)


@pytest.fixture(scope="session")
def sample_site(build) -> Site:
    """The site of the repository's own digests."""
    return build(ROOT / "Content")


class StaticHost(http.server.SimpleHTTPRequestHandler):
    """Shows a folder below the base path as static hosts do: the site's own 404 page, nothing added to any page."""

    extensions_map = {
        "": "application/octet-stream", ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8", ".json": "application/json", ".xml": "application/xml",
        ".svg": "image/svg+xml", ".png": "image/png", ".woff2": "font/woff2", ".txt": "text/plain; charset=utf-8",
        ".bib": "text/plain; charset=utf-8", ".ris": "text/plain; charset=utf-8", ".jsonl": "text/plain; charset=utf-8",
        ".opml": "text/x-opml",
    }  # fmt: skip
    protocol_version = "HTTP/1.1"

    def translate_path(self, path):
        path = path.split("?", 1)[0].split("#", 1)[0]
        if not path.startswith(BASE_PATH):
            return os.path.join(self.directory, "there is no such file")
        return super().translate_path("/" + path[len(BASE_PATH) :])

    def send_error(self, code, message=None, explain=None):
        page = pathlib.Path(self.directory) / "404.html"
        body = page.read_bytes() if code == 404 and page.exists() else f"{code}\n".encode()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="session")
def host():
    """Serves folders on loopback; the address of a folder's root."""
    servers = []

    def serve(folder: pathlib.Path) -> str:
        handler = functools.partial(StaticHost, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}{BASE_PATH}"

    yield serve
    for server in servers:
        server.shutdown()


@pytest.fixture(scope="session")
def base_url(site, host) -> str:
    """Where `site` is served, with a slash at the end."""
    return host(site.folder)


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        options = {"args": ["--no-sandbox"] if os.geteuid() == 0 else []}
        if chromium:
            options["executable_path"] = chromium
        browser = playwright.chromium.launch(**options)
        yield browser
        browser.close()


@pytest.fixture
def page(browser):
    """A page of a new browser profile. The test fails when a script fails, a message of the console is an error (which
    includes everything that the Content-Security-Policy stopped), or something is loaded from another host."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    troubles = []
    page.on("pageerror", lambda error: troubles.append(f"script error: {error}"))

    def on_console(message):
        # The browser reports a page that answers 404, which tests of the 404 page want, and the preview's stream of events that
        # ends with its server.
        expected = "404 (" in message.text or "ERR_INCOMPLETE_CHUNKED_ENCODING" in message.text
        if message.type == "error" and not expected:
            troubles.append(f"console: {message.text}")

    def on_request(request):
        if not request.url.startswith(("http://127.0.0.1", "data:", "blob:", "file:", "about:")):
            troubles.append(f"loaded from outside: {request.url}")

    page.on("console", on_console)
    page.on("request", on_request)
    yield page
    context.close()
    assert not troubles, "\n".join(troubles)
