"""Splits a document into sentences, headings and list items: spans that can be cited."""

import re
from collections.abc import Iterator, Sequence

from index.boundaries import split_line
from index.errors import UnreadableFile
from index.headings import BULLET, Outline
from index.types import Document, Language, Sentence

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\S")

Span = tuple[int, int]

MOST_PARAGRAPHS = 300_000
MOST_SENTENCES = 500_000


def split(document: Document) -> tuple[Sentence, ...]:
    """All sentences of a document in order.

    The spans are disjoint, hold no line end, and cover everything but white space and the bullets
    of lists. ``section`` is the nearest heading above; ``speaker`` is who speaks, where a heading
    or label tells it.
    Raises ``UnreadableFile`` past MOST_SENTENCES.
    """
    lines = [match.span() for match in _LINE.finditer(document.text)]
    if len(lines) > MOST_PARAGRAPHS:
        raise UnreadableFile(f"too long: {len(lines):,} lines, the limit is {MOST_PARAGRAPHS:,}")
    texts = [document.text[start:end] for start, end in lines]
    outline = Outline(texts, document.metadata.title)
    sentences: list[Sentence] = []
    for paragraph, (start, _) in enumerate(lines):
        place = outline.place(paragraph)
        text = outline.lines[paragraph]
        spans = [(0, len(text))] if place.heading else _inside(text)
        for first, last in _trimmed(text, spans):
            sentences.append(
                Sentence(
                    doc_id=document.doc_id,
                    number=len(sentences),
                    start=start + first,
                    end=start + last,
                    paragraph=paragraph,
                    kind="heading" if place.heading else outline.kind(text, first, last),
                    section=place.section,
                    speaker=place.speaker,
                )
            )
        if len(sentences) > MOST_SENTENCES:
            raise UnreadableFile(f"too long: more than {MOST_SENTENCES:,} sentences; split it")
    return tuple(sentences)


def _inside(line: str) -> list[Span]:
    """Sentence spans of a line, without the bullet it may begin with."""
    bullet = BULLET.match(line)
    start = bullet.end() if bullet and line[bullet.end() :].strip() else 0
    return [(start + a, start + b) for a, b in split_line(line[start:])]


def split_text(text: str, language: Language) -> list[Span]:  # noqa: ARG001 - the marks decide
    """Sentence spans of a question or a draft; a line end always ends a sentence."""
    spans: list[Span] = []
    for match in _LINE.finditer(text):
        start = match.start()
        spans += [(start + a, start + b) for a, b in _trimmed(match[0], split_line(match[0]))]
    return spans


def _trimmed(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """The spans without white space at either end; empty ones are left out."""
    for start, end in spans:
        inner = text[start:end]
        if stripped := inner.strip():
            lead = len(inner) - len(inner.lstrip())
            yield start + lead, start + lead + len(stripped)
