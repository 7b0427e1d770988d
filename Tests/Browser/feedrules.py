"""What the specifications of RSS 2.0, Atom 1.0 (RFC 4287, RFC 5005) and JSON Feed 1.1 ask of a feed, and what the W3C's feed
validator says about it: each function gives the rules that a file breaks."""

import datetime
import email.utils
import re
from xml.etree import ElementTree

import jsonschema

ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"

ABSOLUTE = re.compile(r"https?://[^\s/]+(/\S*)?\Z")
IDENTIFIER = re.compile(r"(https?://|urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z)")
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)\Z")
RFC822 = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d (GMT|[+-]\d{4})\Z")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?\Z")


def is_rfc3339(text: str | None) -> bool:
    if not text or not RFC3339.match(text):
        return False
    datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    return True


def is_rfc822(text: str | None) -> bool:
    if not text or not RFC822.match(text):
        return False
    return email.utils.parsedate_to_datetime(text).strftime("%a") == text[:3]


def content_faults(html: str) -> list[str]:
    """HTML in an item: addresses are absolute, elements closed and harmless."""
    faults = [f"address {address!r}" for address in re.findall(r"""(?:href|src)=["']([^"']*)""", html) if not ABSOLUTE.match(address)]
    try:
        tree = ElementTree.fromstring(f"<div>{re.sub('&(?!(?:amp|lt|gt|quot|#[0-9]+|#x[0-9a-fA-F]+);)', '&amp;', html)}</div>")
    except ElementTree.ParseError as error:
        return faults + [f"content does not nest: {error}"]
    known = {"div", "p", "a", "em", "strong", "code", "pre", "sub", "sup", "ul", "ol", "li", "h3", "br", "i", "b", "u", "bdi", "span", "blockquote"}
    for element in tree.iter():
        if element.tag not in known:
            faults.append(f"element {element.tag}")
        faults += [f"attribute {name}" for name in element.attrib if name not in ("href", "lang", "dir", "start", "rel", "class")]
    return faults


def rss_faults(data: bytes, has_url: bool = True) -> list[str]:
    root = ElementTree.fromstring(data)
    faults = []

    def ask(holds, what):
        if not holds:
            faults.append(what)

    ask(root.tag == "rss" and root.get("version") == "2.0", "rss 2.0")
    channel = root.find("channel")
    for name in ("title", "link", "description"):
        ask(len(channel.findall(name)) == 1 and (channel.findtext(name) or "").strip(), f"channel has one {name}")
    ask(LANGUAGE.match(channel.findtext("language")), "language")
    built = channel.find("lastBuildDate")
    ask(built is None or is_rfc822(built.text), "lastBuildDate")
    selves = [link for link in channel.findall(ATOM + "link") if link.get("rel") == "self"]
    ask(len(selves) == (1 if has_url else 0), "atom:link rel=self")
    for link in selves:
        ask(ABSOLUTE.match(link.get("href")) and link.get("type") == "application/rss+xml", "self link")
    if has_url:
        ask(ABSOLUTE.match(channel.findtext("link")), "channel link is absolute")
    guids = []
    for item in channel.findall("item"):
        place = item.findtext("title")
        ask((place or "").strip(), f"{place}: title")
        guid = item.find("guid")
        ask(guid is not None and guid.text, f"{place}: guid")
        guids.append(guid.text)
        ask(guid.get("isPermaLink") in ("true", "false"), f"{place}: isPermaLink")
        if guid.get("isPermaLink") == "true":
            ask(ABSOLUTE.match(guid.text) and item.findtext("link") == guid.text, f"{place}: a permanent link is an address")
        else:
            ask(IDENTIFIER.match(guid.text), f"{place}: guid")
        ask(is_rfc822(item.findtext("pubDate")), f"{place}: pubDate")
        link = item.find("link")
        ask(link is None or ABSOLUTE.match(link.text or ""), f"{place}: link")
        ask(all((name.text or "").strip() for name in item.findall(DC + "creator")), f"{place}: dc:creator")
        ask(item.find("author") is None, f"{place}: author asks for an email address")
        ask(all((name.text or "").strip() for name in item.findall("category")), f"{place}: category")
        for name in ("title", "link", "guid", "pubDate", "description", CONTENT + "encoded"):
            ask(len(item.findall(name)) <= 1, f"{place}: one {name}")
        # Readers take both for HTML.
        for name in ("description", CONTENT + "encoded"):
            faults.extend(f"{place}: {name}: {fault}" for fault in content_faults(item.findtext(name) or ""))
    ask(len(set(guids)) == len(guids), "guids are unique")
    return faults


def atom_faults(data: bytes, has_url: bool = True) -> list[str]:
    root = ElementTree.fromstring(data)
    faults = []

    def ask(holds, what):
        if not holds:
            faults.append(what)

    def one(element, name, place):
        ask(len(element.findall(ATOM + name)) == 1 and (element.findtext(ATOM + name) or "").strip(), f"{place}: one {name}")

    ask(root.tag == ATOM + "feed", "atom:feed")
    for name in ("title", "id", "updated"):
        one(root, name, "feed")
    ask(IDENTIFIER.match(root.findtext(ATOM + "id")), "feed id")
    ask(is_rfc3339(root.findtext(ATOM + "updated")), "feed updated")
    ask(root.find(f"{ATOM}author/{ATOM}name") is not None, "feed author")
    relations = [link.get("rel") for link in root.findall(ATOM + "link")]
    ask(len(set(relations)) == len(relations), "one link of a kind")
    ask(("self" in relations) == has_url, "self link")
    ask("alternate" in relations, "alternate link")
    if has_url:
        for link in root.iter(ATOM + "link"):
            ask(ABSOLUTE.match(link.get("href")), f"link {link.get('href')}")
    icon = root.find(ATOM + "icon")
    ask(icon is None or ABSOLUTE.match(icon.text or ""), "icon")
    is_archive = root.find("{http://purl.org/syndication/history/1.0}archive") is not None
    identifiers = []
    for entry in root.findall(ATOM + "entry"):
        place = entry.findtext(ATOM + "title")
        for name in ("title", "id", "updated"):
            one(entry, name, place)
        identifiers.append(entry.findtext(ATOM + "id"))
        ask(IDENTIFIER.match(identifiers[-1]), f"{place}: id")
        ask(is_rfc3339(entry.findtext(ATOM + "updated")), f"{place}: updated")
        # An item of an archive document never changed, and one date is enough.
        published = entry.findtext(ATOM + "published", entry.findtext(ATOM + "updated") if is_archive else None)
        ask(is_rfc3339(published), f"{place}: published")
        ask(published <= entry.findtext(ATOM + "updated"), f"{place}: updated before it was published")
        ask(all((name.text or "").strip() for name in entry.iter(ATOM + "name")), f"{place}: author name")
        alternates = [link for link in entry.findall(ATOM + "link") if link.get("rel", "alternate") == "alternate"]
        ask(len(alternates) <= 1, f"{place}: alternate links")
        content = entry.findall(ATOM + "content")
        ask(len(content) <= 1 and (content or alternates), f"{place}: content or alternate link")
        ask(all((text.text or "").strip() for text in content + entry.findall(ATOM + "summary")), f"{place}: empty text")
        for text in content:
            if text.get("type") == "html":
                faults.extend(f"{place}: {fault}" for fault in content_faults(text.text or ""))
        for link in entry.findall(ATOM + "link"):
            ask(ABSOLUTE.match(link.get("href") or ""), f"{place}: link {link.get('href')}")
        ask(all(category.get("term") for category in entry.findall(ATOM + "category")), f"{place}: category")
    ask(len(set(identifiers)) == len(identifiers), "ids are unique")
    return faults


ADDRESS = {"type": "string", "pattern": "^https?://[^\\s/]+(/\\S*)?$"}
DATE = {"type": "string", "pattern": "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$"}
TEXT = {"type": "string", "minLength": 1}
AUTHORS = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"name": TEXT, "url": ADDRESS, "avatar": ADDRESS},
        "minProperties": 1,
        "additionalProperties": False,
    },
}

# https://www.jsonfeed.org/version/1.1/; custom members begin with an underscore.
JSON_FEED = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": TEXT,
        "home_page_url": ADDRESS,
        "feed_url": ADDRESS,
        "description": {"type": "string"},
        "user_comment": {"type": "string"},
        "next_url": ADDRESS,
        "icon": ADDRESS,
        "favicon": ADDRESS,
        "authors": AUTHORS,
        "language": {"type": "string", "pattern": LANGUAGE.pattern.replace("\\Z", "$")},
        "expired": {"type": "boolean"},
        "hubs": {"type": "array"},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id"],
                "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
                "properties": {
                    "id": TEXT,
                    "url": ADDRESS,
                    "external_url": ADDRESS,
                    "title": TEXT,
                    "content_html": TEXT,
                    "content_text": TEXT,
                    "summary": TEXT,
                    "image": ADDRESS,
                    "banner_image": ADDRESS,
                    "date_published": DATE,
                    "date_modified": DATE,
                    "authors": AUTHORS,
                    "tags": {"type": "array", "items": TEXT},
                    "language": {"type": "string", "pattern": LANGUAGE.pattern.replace("\\Z", "$")},
                    "attachments": {"type": "array"},
                },
                "patternProperties": {"^_": {}},
                "additionalProperties": False,
            },
        },
    },
    "patternProperties": {"^_": {}},
    "additionalProperties": False,
}

VALIDATOR = jsonschema.Draft202012Validator(JSON_FEED)


def json_faults(feed: dict) -> list[str]:
    faults = [f"{error.json_path}: {error.message[:200]}" for error in VALIDATOR.iter_errors(feed)]
    identifiers = [item["id"] for item in feed["items"]]
    if len(set(identifiers)) != len(identifiers):
        faults.append("ids are unique")
    for item in feed["items"]:
        faults += [f"{item['id']}: {fault}" for fault in content_faults(item.get("content_html", ""))]
        faults += [f"{item['id']}: no date" for key in ("date_published", "date_modified") if not is_rfc3339(item.get(key))]
    return faults
