"""Web pages, whole or in part, to the article they hold (trafilatura)."""

import re
from collections.abc import Iterator

from lxml import etree, html

from index.formats.encoding import decode
from index.formats.extracted import PAGE_BREAK, Extracted
from index.formats.hidden import take_out_hidden
from index.formats.page_metadata import page_metadata
from index.metadata import merge
from index.types import Metadata
from index.warnings import comment_warnings, hidden_warnings

# Searching a larger page for its article would take minutes.
LARGEST_ARTICLE = 2_000_000
# A smaller piece of a page is all article.
SMALLEST_PAGE = 400

_BLOCKS = frozenset(
    "address article aside blockquote br caption dd div dl dt figcaption figure footer form h1 h2"
    " h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr"
    " ul".split()
)
_SILENT = frozenset(("script", "style", "noscript", "template", "head", "iframe", "svg", "button"))
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
    page = page_metadata(tree)
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
    blocks = [text for text in _block_texts(tree) if text]
    everything = "\n".join(blocks)
    whole = next(tree.iter("title", "nav", "footer", "aside"), None) is not None
    if len(everything) > LARGEST_ARTICLE or (len(everything) < SMALLEST_PAGE and not whole):
        return everything
    # Half a second to import, and only pages need it.
    import trafilatura
    from trafilatura.settings import use_config

    config = use_config()
    # Below its own limits (in characters) it falls back on all text, cut up at inline elements.
    for limit in ("MIN_EXTRACTED_SIZE", "MIN_OUTPUT_SIZE"):
        config.set("DEFAULT", limit, "30")
    page = html.tostring(tree, encoding="unicode")
    found = trafilatura.extract(page, include_comments=False, include_tables=True, config=config)
    # A short page has too little text for its article to be told from its surroundings.
    if not found or (len(everything) < 2000 and len(found) < len(everything) / 3):
        return everything
    return "\n".join(map(_unframed, str(found).split("\n")))


def _unframed(line: str) -> str:
    """A table row without the frame drawn around its cells."""
    bare = line.strip()
    if not (bare.startswith("|") and bare.endswith("|")):
        return line
    cells = [cell.strip() for cell in bare.strip("|").split("|")]
    return "" if all(set(cell) <= {"-", ":"} for cell in cells) else " | ".join(cells)


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
