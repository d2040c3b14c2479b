"""Web pages, whole or in part, to the article they hold (judged by trafilatura)."""

import re

from lxml import etree, html

from index.formats.article import find_article, judged_text
from index.formats.blocks import page_blocks
from index.formats.encoding import decode
from index.formats.extracted import PAGE_BREAK, Extracted
from index.formats.hidden import take_out_hidden
from index.formats.page_marks import make_plain
from index.formats.page_metadata import page_metadata
from index.metadata import merge
from index.types import Metadata
from index.warnings import comment_warnings, hidden_warnings, left_out_warnings, struck_warnings

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>", re.IGNORECASE)
_DECLARED_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)


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
    linked_data = tuple(
        str(script.text or "") for script in tree.iter("script") if _is_data(script)
    )
    warnings = _take_out_unseen(tree)
    judged = judged_text(tree)
    warnings += struck_warnings(make_plain(tree))
    page = page_metadata(tree, linked_data)
    blocks, frames = page_blocks(tree)
    article = find_article(blocks, frames, page.title, judged)
    return Extracted(
        "\n".join(article.lines).replace(PAGE_BREAK, " "),
        merge(stated, page),
        encoding,
        warnings + left_out_warnings(article.lost, article.links),
        article.beside,
    )


def _is_data(script: html.HtmlElement) -> bool:
    return (script.get("type") or "").lower() == "application/ld+json"


def page_text(data: bytes) -> tuple[str, tuple[str, ...]]:
    """All text of a page that holds nothing but text (a book's chapter), and warnings."""
    lines, warnings = piece_of_page(_decode_page(data)[0])
    return "\n".join(lines), warnings


def piece_of_page(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines of markup that is nothing but writing, none left out, and warnings."""
    tree = _parsed(text)
    if tree is None:
        return (), ()
    warnings = _take_out_unseen(tree) + struck_warnings(make_plain(tree))
    return tuple(block.line for block in page_blocks(tree)[0]), warnings


def _parsed(text: str) -> html.HtmlElement | None:
    """The page as a tree; None when there is nothing in it."""
    try:
        return html.document_fromstring(_DECLARATION.sub("", text.replace("\0", "")))
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _take_out_unseen(tree: html.HtmlElement) -> tuple[str, ...]:
    """Take comments and hidden text out of the tree; what there is to warn of them."""
    comments = tuple(str(comment.text or "") for comment in tree.iter(etree.Comment))
    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)
    return hidden_warnings(take_out_hidden(tree)) + comment_warnings(comments)
