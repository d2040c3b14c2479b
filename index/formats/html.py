"""Web pages, whole or in part, to the article they hold (trafilatura)."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from index.formats.encoding import decode
from index.formats.extracted import PAGE_BREAK, Extracted
from index.formats.hidden import take_out_hidden
from index.metadata import from_mapping, merge
from index.types import Metadata
from index.warnings import comment_warnings, hidden_warnings

# Searching a larger page for its article would take minutes.
LARGEST_ARTICLE = 2_000_000

_BLOCKS = frozenset(
    "address article aside blockquote br caption dd div dl dt figcaption figure footer form h1 h2"
    " h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr"
    " ul".split()
)
_SILENT = frozenset(("script", "style", "noscript", "template", "head", "iframe", "svg", "button"))
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>", re.IGNORECASE)
_DECLARED_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_SITE_IN_TITLE = re.compile(r"\s*[_|｜]\s*\S.*$|\s+[-–—]\s+[^-–—]{2,40}$")


def read_html(data: bytes) -> Extracted:
    """The article of a page; raises ``UnreadableFile`` when it is not text."""
    text, encoding = _decode_page(data)
    return extract_html(text, Metadata(), encoding)


def _decode_page(data: bytes) -> tuple[str, str]:
    """A page that names its encoding is believed if it can be read so; else it is worked out."""
    declared = _DECLARED_CHARSET.search(data[:2048])
    name = declared[1].decode("ascii").lower() if declared else ""
    name = "gb18030" if name in ("gb2312", "gbk") else name
    if name in ("gb18030", "big5") and b"\0" not in data[:2048]:
        try:
            return data.decode(name), name
        except UnicodeDecodeError:
            return decode(data)
    return decode(data)


def extract_html(text: str, stated: Metadata, encoding: str) -> Extracted:
    """The article of a page that was already decoded; ``stated`` comes before what it says."""
    tree = _parsed(text)
    if tree is None:
        return Extracted("", stated, encoding)
    page = _page_metadata(tree)
    warnings = _take_out_unseen(tree)
    article = _article(tree).replace(PAGE_BREAK, " ")
    return Extracted(article, merge(stated, page), encoding, warnings)


def page_text(data: bytes) -> tuple[str, tuple[str, ...]]:
    """All text of a page that holds nothing but text (a book's chapter), and warnings."""
    tree = _parsed(_decode_page(data)[0])
    if tree is None:
        return "", ()
    warnings = _take_out_unseen(tree)
    return "\n".join(_block_texts(tree)), warnings


def _parsed(text: str) -> html.HtmlElement | None:
    """The page as a tree; None when there is nothing in it."""
    try:
        return html.document_fromstring(_DECLARATION.sub("", text.replace("\0", "")))
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _take_out_unseen(tree: html.HtmlElement) -> tuple[str, ...]:
    """Take comments and hidden elements out of the tree; what there is to warn of them."""
    comments = tuple(str(comment.text or "") for comment in tree.iter(etree.Comment))
    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)
    return hidden_warnings(take_out_hidden(tree)) + comment_warnings(comments)


def _article(tree: html.HtmlElement) -> str:
    everything = "\n".join(_block_texts(tree))
    if len(everything) > LARGEST_ARTICLE:
        return everything
    # Half a second to import, and only pages need it.
    import trafilatura

    found = trafilatura.extract(
        tree, include_comments=False, include_tables=True, no_fallback=False
    )
    # A short page has too little text for its article to be told from its surroundings.
    if not found or (len(everything) < 2000 and len(found) < len(everything) / 3):
        return everything
    return str(found)


def _block_texts(tree: html.HtmlElement) -> Iterator[str]:
    """The text of each block element in order, without scripts and styles."""
    pieces: list[str] = []
    silent = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        starts = event == "start"
        if name in _SILENT:
            silent += 1 if starts else -1
        if name in _BLOCKS and pieces:
            yield " ".join("".join(pieces).split())
            pieces = []
        said = element.text if starts else element.tail
        if said and not silent:
            pieces.append(said)
    if pieces:
        yield " ".join("".join(pieces).split())


def _page_metadata(tree: html.HtmlElement) -> Metadata:
    """Title, date, publisher, address and language as the page states them."""
    stated: dict[str, Any] = {"language": tree.get("lang")}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        stated.setdefault(name, meta.get("content"))
    headings = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    titles = [" ".join(t.text_content().split()) for t in tree.iter("title")]
    times = [t.get("datetime") or t.text_content() for t in tree.iter("time")]
    links = [a.get("href") for a in tree.iter("link") if a.get("rel") == "canonical"]
    title = headings[0] if len(headings) == 1 else stated.get("og:title")
    if not title and titles:
        title = _SITE_IN_TITLE.sub("", titles[0]) or titles[0]
    dates = ("article:published_time", "datepublished", "pubdate", "publishdate", "date", "dc.date")
    return from_mapping(
        {
            "title": title,
            "date": next((stated[d] for d in dates if stated.get(d)), times[0] if times else None),
            "publisher": stated.get("og:site_name")
            or stated.get("publisher")
            or stated.get("source"),
            "url": stated.get("og:url") or (links[0] if links else None),
            "language": stated.get("language"),
        }
    )
