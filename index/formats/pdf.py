"""PDF to paragraphs: running headers and page numbers out, broken lines and words joined."""

import re
from collections import Counter
from collections.abc import Sequence

from index.errors import UnreadableFile
from index.formats.extracted import PAGE_BREAK, Extracted
from index.formats.lines import reflow
from index.metadata import from_mapping

MOST_PAGES = 5_000
MOST_CHARACTERS = 50_000_000
# Lines at the top and bottom of a page among which headers and footers are looked for.
EDGE = 3

_PAGE_NUMBER = re.compile(
    r"[-–—\s|]*(?:第\s*)?(?:page\s*)?\d{1,4}(?:\s*页)?(?:\s*(?:/|of|共)\s*\d{1,4}\s*页?)?[-–—\s|]*"
    r"|[ivxlc]{1,6}",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
# pdfium marks a hyphen at the end of a line, which stands for no character of the word, so.
_SOFT_HYPHEN = re.compile(r"[\x02\ufffe\u00ad](?=\r?\n|$)")


def read_pdf(data: bytes) -> Extracted:
    """The text of a PDF, a page break before each page.

    Raises ``UnreadableFile`` when it is damaged, locked, a scan without text, or too long.
    """
    pages, stated = _page_texts(data)
    lines = [_lines(text) for text in pages]
    empty = [number for number, page in enumerate(lines, start=1) if not page]
    if len(empty) == len(lines):
        raise UnreadableFile(
            f"a scan: none of its {len(lines)} pages holds text; run text recognition (OCR) first"
        )
    warnings = []
    if empty:
        shown = ", ".join(map(str, empty[:20])) + (", …" if len(empty) > 20 else "")
        warnings.append(f"scanned pages: no text on page {shown}")
    text = "\n".join(reflow(_marked(_without_running_lines(lines))))
    return Extracted(text, from_mapping(stated, "in its properties"), "pdf", tuple(warnings))


def _page_texts(data: bytes) -> tuple[list[str], dict[str, str]]:
    # A native library of some megabytes, and only PDFs need it.
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        reason = "locked with a password" if locked else f"a damaged PDF ({error})"
        raise UnreadableFile(reason) from error
    try:
        if len(document) > MOST_PAGES:
            raise UnreadableFile(f"too long: {len(document):,} pages, the limit is {MOST_PAGES:,}")
        texts: list[str] = []
        for page in document:
            sheet = page.get_textpage()
            texts.append(sheet.get_text_range())
            sheet.close()
            page.close()
            if sum(map(len, texts[-1:])) > MOST_CHARACTERS:
                raise UnreadableFile("too long: a page with more text than fits a library")
        title = document.get_metadata_dict().get("Title", "")
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(f"a damaged PDF ({error})") from error
    finally:
        document.close()
    return texts, {"title": title} if _is_title(title) else {}


def _is_title(title: str) -> bool:
    """Whether a title property is one, not the name of a program or file."""
    return len(title) > 3 and not re.search(
        r"\.\w{2,4}$|^(?:microsoft|untitled|无标题)", title, re.I
    )


def _lines(text: str) -> list[str]:
    """The lines of a page that hold anything, blanks at their ends off."""
    joined = _SOFT_HYPHEN.sub("-", text).replace("\ufffe", "")
    return [line.strip() for line in joined.splitlines() if line.strip(" \t\r\n\x02\u3000")]


def _without_running_lines(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Pages without page numbers, and without the headers and footers that many of them share."""
    heads = Counter(place for page in pages for place in _edge(page))
    feet = Counter(place for page in pages for place in _edge(page[::-1]))
    least = max(3, round(len(pages) * 0.4))
    cleaned = []
    for page in pages:
        top = _running(page, heads, least)
        bottom = _running(page[::-1], feet, least)
        cleaned.append(list(page[top : len(page) - bottom]) if top + bottom < len(page) else [])
    return cleaned


def _edge(page: Sequence[str]) -> list[tuple[int, str]]:
    """The outermost lines of a page with their places."""
    return [(place, _shape(line)) for place, line in enumerate(page[:EDGE])]


def _running(page: Sequence[str], times: Counter[tuple[int, str]], least: int) -> int:
    """How many lines from the edge on are page numbers, headers or footers."""
    for place, shape in _edge(page):
        if times[place, shape] < least and not _PAGE_NUMBER.fullmatch(page[place]):
            return place
    return min(EDGE, len(page))


def _shape(line: str) -> str:
    """The line with its numbers made alike: "Report 2021 · 5" and "… · 6" are one header."""
    return _DIGITS.sub("0", line)


def _marked(pages: Sequence[Sequence[str]]) -> list[str]:
    """All lines, a page break before the first of each page; empty pages leave only theirs."""
    lines: list[str] = []
    pending = ""
    for page in pages:
        pending += PAGE_BREAK
        for line in page:
            lines.append(pending + line.replace(PAGE_BREAK, ""))
            pending = ""
    if lines:
        lines[-1] += pending
    return lines
