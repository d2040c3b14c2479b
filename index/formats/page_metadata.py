"""What a web page states about itself: in its head, its headings, and marked elements."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml.html import HtmlElement

from index.dates import parse_date
from index.metadata import from_mapping
from index.types import Metadata

_DATE_NAMES = (
    *("article:published_time", "og:article:published_time", "datepublished", "pubdate"),
    *("publishdate", "publish_date", "publish-date", "publication_date", "parsely-pub-date"),
    *("sailthru.date", "citation_publication_date", "citation_date", "dcterms.issued"),
    *("dc.date.issued", "dcterms.date", "dcterms.created", "dc.date", "date", "createdate"),
)
_CHANGE_NAMES = ("article:modified_time", "og:updated_time", "datemodified", "last-modified")
_PUBLISHER_NAMES = (
    *("contentsource", "source", "og:site_name", "sitename", "publisher", "dc.publisher"),
    *("dcterms.publisher", "citation_publisher", "application-name"),
)
_TITLE_NAMES = ("articletitle", "og:title", "citation_title", "dc.title")
_DATED = re.compile(r"(?:^|[\W_])(?:date|time|pub(?:time|date|lish\w*)?)(?:$|[\W_])", re.IGNORECASE)
_SOURCED = re.compile(r"(?:^|[\W_])(?:source|laiyuan)(?:$|[\W_])", re.IGNORECASE)
_TITLED = re.compile(
    r"(?:^|[\W_])(?:tit(?:le)?|headline|(?:news|article|art|info)?[-_]?title|biaoti|bt)(?:$|[\W_])",
    re.IGNORECASE,
)
_SOURCE_LABEL = re.compile(r"^(?:来源|來源|source)\s*[:：]\s*", re.IGNORECASE)
_SITE_IN_TITLE = re.compile(r"\s*[_|｜]\s*\S.*$|\s+[-–—]\s+[^-–—]{2,40}$")
_PARTS_OF_TITLE = re.compile(
    r"\s*[_|｜»›>·]+\s*|\s*[-–—]{2,}\s*|\s+[-–—:]\s+|(?<=[㐀-鿿”）])-(?=[㐀-鿿])"
)
_SITE_END = re.compile(r"^\s*[-–—_|｜·»›>:：]+\s*")
LONGEST_MARKED = 60
LONGEST_TITLE = 120
LONGEST_SITE = 40
LONGEST_DATA = 200_000


def page_metadata(tree: HtmlElement, linked_data: Sequence[str] = ()) -> Metadata:
    """Title, date, publisher, address and language, as far as the page states them.

    ``linked_data`` are its descriptions of itself in JSON-LD.
    """
    stated: dict[str, Any] = {"language": tree.get("lang")}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if content := (meta.get("content") or "").strip():
            stated.setdefault(name, content)
    for text in linked_data:
        _read_linked_data(text, stated)
    window = next(map(_text, tree.iter("title")), "")
    shared = next(filter(None, map(stated.get, _TITLE_NAMES)), None)
    title = _title(tree, shared, window)
    publishers = (stated.get(name) for name in _PUBLISHER_NAMES)
    publisher = next(filter(None, (*_marked(tree, _SOURCED), *publishers)), None)
    known: dict[str, Any] = {"title": title, "publisher": publisher}
    if not publisher and (site := _site(title, window)):
        known |= {"publisher": site, "publisher_inferred": "named in the window's title"}
    known["date"] = next(_dates(tree, stated), None)
    if not known["date"] and (changed := _first_date(stated, _CHANGE_NAMES)):
        known |= {"date": changed, "date_inferred": "when the page was last changed"}
    links = [a.get("href") for a in tree.iter("link") if a.get("rel") == "canonical"]
    known["url"] = stated.get("og:url") or (links[0] if links else None)
    known["language"] = stated.get("language")
    author = stated.get("author") or stated.get("article:author") or ""
    if author and "://" not in author:
        known["notes"] = f"author: {author}"
    return from_mapping(known, "on the page")


def _read_linked_data(text: str, stated: dict[str, Any]) -> None:
    """Put what a JSON-LD description says of an article into ``stated``, after what is there."""
    try:
        found = json.loads(text[:LONGEST_DATA])
    except (ValueError, RecursionError):
        return
    graph = found.get("@graph", found) if isinstance(found, dict) else found
    for thing in graph if isinstance(graph, list) else [graph]:
        if not isinstance(thing, dict) or not thing.get("datePublished"):
            continue
        for key, name in (("datePublished", "datepublished"), ("headline", "og:title")):
            if isinstance(thing.get(key), str):
                stated.setdefault(name, thing[key])
        for key, name in (("publisher", "publisher"), ("author", "author")):
            who = thing.get(key)
            who = who[0] if isinstance(who, list) and who else who
            who = who.get("name") if isinstance(who, dict) else who
            if isinstance(who, str) and who.strip():
                stated.setdefault(name, who.strip())


def _title(tree: HtmlElement, shared: str | None, window: str) -> str | None:
    """The heading a page is known by, or its only first-level one, or the title it is shared by."""
    first = [text for text in map(_text, tree.iter("h1")) if text]
    known_by = (shared or "", window)
    for heading in (*first, *map(_text, tree.iter("h2", "h3"))):
        if len(heading) >= 4 and any(name.startswith(heading) for name in known_by):
            return heading
    if not first and (marked := list(_titled(tree, shared or window))):
        return marked[0]
    if len(first) == 1 and first[0] not in _PARTS_OF_TITLE.split(window)[1:]:
        return first[0]
    return shared or _SITE_IN_TITLE.sub("", window) or window or None


def _titled(tree: HtmlElement, known_by: str) -> Iterator[str]:
    """Texts of elements named as the title that have most characters of what a page is known by."""
    wanted = set(_SITE_IN_TITLE.sub("", known_by)) - set(" 的关于于")
    for text in _marked(tree, _TITLED, LONGEST_TITLE):
        if len(text) >= 4 and wanted and len(wanted & set(text)) >= 0.8 * len(wanted):
            yield text


def _site(title: str | None, window: str) -> str | None:
    """The name of the site that a window's title carries beside that of the page."""
    if not title or not window.startswith(title) or not _SITE_END.match(window[len(title) :]):
        return None
    rest = _SITE_END.sub("", window[len(title) :])
    name = _PARTS_OF_TITLE.split(rest)[-1].strip()
    return name if 2 <= len(name) <= LONGEST_SITE else None


def _dates(tree: HtmlElement, stated: Mapping[str, Any]) -> Iterator[str]:
    """Dates of publication, the surest first."""
    if named := _first_date(stated, _DATE_NAMES):
        yield named
    times = (time.get("datetime") or _text(time) for time in tree.iter("time"))
    for candidate in (*times, *_marked(tree, _DATED)):
        if date := parse_date(candidate):
            yield date


def _first_date(stated: Mapping[str, Any], names: Sequence[str]) -> str | None:
    return next(filter(None, (parse_date(stated.get(name)) for name in names)), None)


def _marked(
    tree: HtmlElement, mark: re.Pattern[str], longest: int = LONGEST_MARKED
) -> Iterator[str]:
    """Short texts of elements whose class or id says what they are."""
    for element in tree.iter("span", "div", "p", "a", "em", "i"):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if names != " " and mark.search(names) and len(element) == 0:
            text = _SOURCE_LABEL.sub("", _text(element))
            if 0 < len(text) <= longest and not re.search("[:：]\\s*\\D", text):
                yield text


def _text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())
