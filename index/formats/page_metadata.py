"""What a web page states about itself: in its head, its headings, and marked elements."""

import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from index.metadata import from_mapping, parse_date
from index.types import Metadata

_DATE_NAMES = (
    *("article:published_time", "datepublished", "pubdate", "publishdate", "date", "dc.date"),
)
_DATED = re.compile(r"(?:^|[\W_])(?:date|time|pub(?:time|date|lish\w*)?)(?:$|[\W_])", re.IGNORECASE)
_SOURCED = re.compile(r"(?:^|[\W_])(?:source|laiyuan)(?:$|[\W_])", re.IGNORECASE)
_SOURCE_LABEL = re.compile(r"^(?:来源|來源|source)\s*[:：]\s*", re.IGNORECASE)
_SITE_IN_TITLE = re.compile(r"\s*[_|｜]\s*\S.*$|\s+[-–—]\s+[^-–—]{2,40}$")
LONGEST_MARKED = 60


def page_metadata(tree: HtmlElement) -> Metadata:
    """Title, date, publisher, address and language, as far as the page states them."""
    stated: dict[str, Any] = {"language": tree.get("lang")}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        stated.setdefault(name, meta.get("content"))
    links = [a.get("href") for a in tree.iter("link") if a.get("rel") == "canonical"]
    publishers = (stated.get(name) for name in ("og:site_name", "publisher", "source"))
    return from_mapping(
        {
            "title": _title(tree, stated.get("og:title")),
            "date": next(_dates(tree, stated), None),
            "publisher": next(filter(None, (*_marked(tree, _SOURCED), *publishers)), None),
            "url": stated.get("og:url") or (links[0] if links else None),
            "language": stated.get("language"),
        }
    )


def _title(tree: HtmlElement, shared: str | None) -> str | None:
    """The only first-level heading, or the title given for sharing, or that of the window."""
    headings = [_text(heading) for heading in tree.iter("h1")]
    if len(headings) == 1 and headings[0]:
        return headings[0]
    window = next(map(_text, tree.iter("title")), "")
    return shared or _SITE_IN_TITLE.sub("", window) or window or None


def _dates(tree: HtmlElement, stated: dict[str, Any]) -> Iterator[str]:
    """Dates of publication, the surest first."""
    named = (stated.get(name) for name in _DATE_NAMES)
    times = (time.get("datetime") or _text(time) for time in tree.iter("time"))
    for candidate in (*named, *times, *_marked(tree, _DATED)):
        if date := parse_date(candidate):
            yield date


def _marked(tree: HtmlElement, mark: re.Pattern[str]) -> Iterator[str]:
    """Short texts of elements whose class or id says what they are."""
    for element in tree.iter("span", "div", "p", "a", "em", "i"):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if names != " " and mark.search(names) and len(element) == 0:
            text = _SOURCE_LABEL.sub("", _text(element))
            if 0 < len(text) <= LONGEST_MARKED:
                yield text


def _text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())
