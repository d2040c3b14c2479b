"""Text a reader would not see in a page: taken out, and told about."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])|opacity\s*:\s*0(?![.\d]*[1-9])"
    r"|text-indent\s*:\s*-\d{3,}|(?:left|top)\s*:\s*-\d{3,}"
    r"|(?<![-\w])color\s*:\s*(?:white\b|#fff(?:fff)?\b|rgba?\(\s*255\s*,\s*255\s*,\s*255|transparent)",
    re.IGNORECASE,
)
_DARK_BEHIND = re.compile(r"background(?:-color)?\s*:", re.IGNORECASE)
_SILENT = frozenset(("script", "style", "noscript", "template", "head"))


def take_out_hidden(tree: HtmlElement) -> tuple[str, ...]:
    """Remove hidden elements from the tree; the text of each, in document order."""
    found = []
    for element in list(_hidden(tree)):
        text = " ".join(element.text_content().split())
        if text:
            found.append(text)
        if element.getparent() is not None:
            element.drop_tree()
    return tuple(found)


def _hidden(tree: HtmlElement) -> Iterator[HtmlElement]:
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in _SILENT:
            continue
        style = element.get("style") or ""
        hides = _HIDING.search(style)
        white = hides and "color" in hides[0].lower() and _DARK_BEHIND.search(style)
        if "hidden" in element.attrib or (hides and not white):
            yield element
