"""One address of each kind of page that a built site has."""

import pathlib


def largest(pages) -> pathlib.Path | None:
    return max(pages, key=lambda page: (page.stat().st_size, str(page)), default=None)


def addresses(folder: pathlib.Path) -> dict[str, str]:
    """Kind of page to address; of many pages the largest one, which has most of what can be wrong. Kinds that this site has no
    page of are left out."""

    def pages(pattern):
        return [page for page in folder.glob(pattern) if page.name != "index.html"]

    days = pages("days/*.html")
    found = {
        "home": folder / "index.html",
        "calendar": folder / "days/index.html",
        "month": largest(page for page in days if len(page.stem) == 7),
        "day": largest(page for page in days if len(page.stem) == 10),
        "keywords": folder / "keywords/index.html",
        "keyword": largest(pages("keywords/*.html")),
        "archive": largest(pages("keywords/*/*.html")),
        "paper": largest(pages("papers/*/*.html")),
        "authors": folder / "authors/index.html",
        "initial": largest(pages("authors/initials/*.html")),
        "author": largest(pages("authors/*.html")),
        "search": folder / "search.html",
        "404": folder / "404.html",
        "page": largest(pages("pages/*.html")),
    }
    return {kind: page.relative_to(folder).as_posix() for kind, page in found.items() if page and page.exists()}


KINDS = [
    "home", "calendar", "month", "day", "keywords", "keyword", "archive", "paper", "authors", "initial", "author", "search", "404", "page",
]  # fmt: skip
