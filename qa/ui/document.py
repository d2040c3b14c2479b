"""The plain page of one document: every sentence has an address, and no script is needed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from string import Template
from typing import Final
from urllib.parse import urlsplit

from index.types import Document, Sentence
from qa.ui.labels import label
from qa.ui.locale import Locale

_PAGE: Final = Template("""<!doctype html>
<html lang="$page_lang">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>$title · $brand</title>
<link rel="stylesheet" href="${root}static/document.css">
</head>
<body>
<nav><a href="$root">‹ $to_page</a></nav>
<main lang="$lang">
<h1>$heading</h1>
<p class="about" lang="$page_lang">$about</p>
$body
</main>
</body>
</html>
""")


@dataclass(frozen=True, slots=True)
class Mark:
    """The half-open span of the text to light up; it gets the id ``s{start}``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Block:
    """A heading or paragraph: its HTML tag, its text, and the text as HTML."""

    tag: str
    text: str
    html: str


def parse_mark(value: str, length: int) -> Mark | None:
    """Return the span of ``start-end``, or None when it is no span of a text of this length."""
    start, _, end = value.partition("-")
    if not (start.isdecimal() and end.isdecimal() and len(value) < 24):
        return None
    mark = Mark(int(start), int(end))
    return mark if mark.start < mark.end <= length else None


def document_page(
    document: Document, sentences: Sequence[Sentence], mark: Mark | None, locale: Locale
) -> str:
    """Return the HTML page of ``document``; every text in it is escaped."""
    about = document.metadata
    brand = label("brand", locale)
    title = escape(about.title or document.file)
    blocks = list(_blocks(document.text, sentences, mark))
    # a text that begins with its title has it once: there it can be cited
    titled = bool(blocks) and _letters(blocks[0].text) == _letters(about.title or "")
    heading = blocks.pop(0).html if titled else title
    return _PAGE.substitute(
        root="../",
        page_lang=locale,
        lang=html_language(document),
        title=title,
        heading=heading,
        brand=escape(brand),
        to_page=escape(label("to_page", locale)),
        about=_about_line(document, locale),
        body="\n".join(f"<{block.tag}>{block.html}</{block.tag}>" for block in blocks),
    )


def notice_page(text: str, locale: Locale, root: str = "../") -> str:
    """Return a page that says one thing; ``root`` is the way to the first page."""
    return _PAGE.substitute(
        root=escape(root),
        page_lang=locale,
        lang=locale,
        title=escape(text),
        heading=escape(text),
        brand=escape(label("brand", locale)),
        to_page=escape(label("to_page", locale)),
        about="",
        body="",
    )


def html_language(document: Document) -> str:
    """Return the ``lang`` attribute of a document's text."""
    if document.language == "en":
        return "en"
    return "zh-Hant" if document.script == "hant" else "zh-Hans"


def is_web_address(url: str | None) -> bool:
    """Tell whether ``url`` may become a link: http or https with a host, nothing else."""
    if not url:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _about_line(document: Document, locale: Locale) -> str:
    about = document.metadata
    date = about.published or label("no_date", locale)
    if "published" in about.inferred:
        date = label("date_inferred", locale, date=date)
    language = label(f"language_{document.language}", locale)
    parts = [escape(part) for part in (about.publisher, date, language) if part]
    if about.url and is_web_address(about.url):
        url, text = escape(about.url, quote=True), escape(label("original", locale))
        parts.append(f'<a href="{url}" rel="noopener noreferrer nofollow">{text}</a>')
    return " · ".join(parts)


def _blocks(text: str, sentences: Sequence[Sentence], mark: Mark | None) -> Iterator[_Block]:
    if mark and not any(sentence.start == mark.start for sentence in sentences):
        sentences = _with_exact_span(sentences, mark)
    for _, group in groupby(sentences, key=lambda s: (s.paragraph, s.kind == "heading")):
        part = list(group)
        tag = "h2" if part[0].kind == "heading" else "p"
        yield _Block(tag, text[part[0].start : part[-1].end], "".join(_flow(text, part, mark)))


def _letters(text: str) -> str:
    """Return a text without its blanks, by which lines that were joined are still the same."""
    return "".join(text.split())


def _with_exact_span(sentences: Sequence[Sentence], mark: Mark) -> list[Sentence]:
    """Put the marked span in the place of the sentences it cuts through."""
    kept = [s for s in sentences if s.end <= mark.start or s.start >= mark.end]
    cut = next((s for s in sentences if s.end > mark.start), sentences[-1])
    exact = Sentence(cut.doc_id, cut.number, mark.start, mark.end, cut.paragraph)
    return sorted([*kept, exact], key=lambda sentence: sentence.start)


def _flow(text: str, part: Sequence[Sentence], mark: Mark | None) -> Iterator[str]:
    """Yield the sentences of one paragraph and, between them, what the text has there."""
    previous = part[0].start
    for sentence in part:
        yield escape(text[previous : sentence.start])
        lit = mark is not None and mark.start <= sentence.start < mark.end
        kind = ' class="marked"' if lit else ""
        shown = escape(text[sentence.start : sentence.end])
        yield f'<span id="s{sentence.start}"{kind}>{shown}</span>'
        previous = sentence.end
