"""Makes plain what a page says by layout: raised numbers, struck-out words, table rows, terms."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree
from lxml.html import HtmlElement

from index.formats.lines import unwrap
from index.formats.raised import with_raised

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_UNSEEN = (
    *("script", "style", "noscript", "template", "iframe", "svg", "select", "textarea", "datalist"),
    *("object", "audio", "video", "canvas", "map", "rp", "rt"),
)
_STRUCK = re.compile(r"text-decoration[^;]*line-through", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_MARK_OF_A_NOTE = re.compile(r"\[?(?:\d{1,3}|[*†‡])\]?")
# What makes a table row part of the page's layout instead of a row of data.
_LAYOUT = frozenset(("table", "form", "article", "section", "main", "nav", *HEADINGS))
_ANCHOR = re.compile(r"[¶#§🔗^↑↩↵⏎]|\[\s?(?:edit|编辑|編輯)\s?\]")
LONGEST_CELL = 600
MOST_ROWS = 1_000
# A term and what is said of it stand on one line when they are short together.
LONGEST_TERM = 80


def make_plain(tree: HtmlElement) -> tuple[str, ...]:
    """Write out what the layout of a page says, in the tree itself; the struck-out texts.

    Afterwards a footnote's number stands in brackets, a row of data is one text, a short term
    stands with its definition, a quotation has its marks, and nothing unseen is left.
    """
    etree.strip_elements(tree, *_UNSEEN, with_tail=False)
    struck = tuple(_take_out_struck(tree))
    for element in list(tree.iter("sup", "sub", "span", "a", "q")):
        _write_out(element)
    _take_out_anchors(tree)
    for heading in tree.iter(*HEADINGS):
        for line_break in list(heading.iter("br")):
            _replace(line_break, " ")
    for passage in list(tree.iter("pre")):
        _join_wrapped(passage)
    for table in list(tree.iter("table")):
        _write_rows(table)
    for terms in list(tree.iter("dl")):
        _write_terms(terms)
    return struck


def _take_out_struck(tree: HtmlElement) -> Iterator[str]:
    """Take words that are crossed out from the tree: they no longer hold."""
    crossed = list(tree.iter("s", "del", "strike"))
    crossed += [e for e in tree.iter("span", "p") if _STRUCK.search(e.get("style") or "")]
    for element in crossed:
        text = _text(element)
        # A whole passage in <del> is a page's own history; a struck price is not a price.
        if text and element.getparent() is not None:
            yield text
            element.drop_tree()


def _take_out_anchors(tree: HtmlElement) -> None:
    """Take the marks out that lead to a heading itself, to its editing, or back from a note."""
    for element in [*tree.iter("a"), *tree.iter("span")]:
        if element.getparent() is not None and _ANCHOR.fullmatch(_text(element)):
            element.drop_tree()


def _write_out(element: HtmlElement) -> None:
    """Put a raised or lowered text, or a quotation, into the line so that it reads the same."""
    if element.getparent() is None:
        return
    name, text = element.tag, _text(element)
    if name == "q":
        _replace(element, f"“{text}”")
    elif name in ("sup", "sub") or _RAISED.search(element.get("style") or ""):
        linked = next(element.iter("a"), None) is not None
        if text:
            _replace(element, with_raised(_before(element), text, low=name == "sub", note=linked))
    elif name == "a" and (element.get("href") or "").startswith("#"):
        before = _before(element)
        if before[-1:].strip() and _MARK_OF_A_NOTE.fullmatch(text):
            _replace(element, with_raised(before, text, low=False, note=True))


def _before(element: HtmlElement) -> str:
    """The end of the text before an element, as far as its siblings and their parent hold it."""
    previous, text = element.getprevious(), ""
    while previous is not None:
        text = (previous.tail or "") + text
        if len(text) > 20 or not isinstance(previous.tag, str):
            return text
        text = f"{previous.text_content()[-20:]}{text}"
        if text:
            return text
        previous = previous.getprevious()
    parent = element.getparent()
    return f"{parent.text or ''}{text}" if parent is not None else text


def _replace(element: HtmlElement, text: str) -> None:
    """Put a text in an element's place."""
    element.tail = text + (element.tail or "")
    element.clear(keep_tail=True)
    element.drop_tree()


def _join_wrapped(passage: HtmlElement) -> None:
    """Join the lines of preformatted text that is writing, as letters in archives are."""
    text = passage.text_content()
    joined = unwrap(text)
    if joined != text:
        tail = passage.tail
        passage.clear()
        passage.text, passage.tail = joined, tail


def _write_rows(table: HtmlElement) -> None:
    """Make each row of data one text; a cell that spans rows is said again in each of them."""
    spanning: dict[int, tuple[str, int]] = {}
    for row in list(table.iter("tr")):
        if next(row.iterancestors("table"), table) is not table:
            continue
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        laid_out = any(inner.tag in _LAYOUT for inner in row.iter())
        longest = max((len(cell.text_content()) for cell in cells), default=0)
        if laid_out or longest > LONGEST_CELL or len(cells) + len(spanning) < 2:
            spanning = {}
            continue
        texts = _row_texts(cells, spanning)
        tail = row.tail
        row.clear()
        # A bar at an empty cell's place keeps the values of the other cells in their columns.
        row.text, row.tail = " | ".join(texts).rstrip(" |"), tail


def _row_texts(cells: Sequence[HtmlElement], spanning: dict[int, tuple[str, int]]) -> list[str]:
    """The texts of a row's columns, those from rows above included; keeps ``spanning`` in step."""
    texts: list[str] = []
    waiting = list(cells)
    while waiting or len(texts) in spanning:
        column = len(texts)
        if column in spanning:
            text, rows = spanning.pop(column)
        else:
            cell = waiting.pop(0)
            text, rows = _cell_text(cell), _rows_spanned(cell)
        if rows > 1:
            spanning[column] = (text, rows - 1)
        texts.append(text)
    return texts


def _rows_spanned(cell: HtmlElement) -> int:
    spanned = cell.get("rowspan") or ""
    return min(int(spanned), MOST_ROWS) if spanned.isascii() and spanned.isdigit() else 1


def _cell_text(cell: HtmlElement) -> str:
    """A cell's text on one line, the items of a list in it parted by semicolons."""
    pieces = [" ".join(item.text_content().split()) for item in cell.iter("li")]
    if pieces and not any(inner.tag == "li" for item in cell.iter("li") for inner in item[0:]):
        for item in list(cell.iter("li")):
            item.clear()
        return "; ".join(filter(None, (_text(cell), *pieces)))
    for line_break in cell.iter("br", "p", "div", "li"):
        line_break.text = f" {line_break.text or ''}"
        line_break.tail = f" {line_break.tail or ''}"
    return _text(cell)


def _write_terms(terms: HtmlElement) -> None:
    """Put a short term and its only definition on one line, like a row of a table."""
    for term in list(terms.iter("dt")):
        meaning = term.getnext()
        if meaning is None or meaning.tag != "dd" or len(meaning):
            continue
        after = meaning.getnext()
        line = f"{_text(term)} | {_text(meaning)}"
        if len(line) <= LONGEST_TERM and (after is None or after.tag != "dd"):
            tail = meaning.tail
            terms_of = meaning.getparent()
            terms_of.remove(meaning)
            term.clear()
            term.text, term.tail = line, tail


def _text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())
