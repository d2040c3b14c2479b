"""A web page as its lines: paragraphs, headings, items, rows, each with where it stood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from index.formats.page_marks import HEADINGS

# Elements that begin and end a line.
_LINES = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header html legend li main menu nav ol p"
    " pre section summary table tbody td tfoot th thead tr ul".split()
)
_BREAKS = frozenset(("br", "hr"))
# Neighbours without a blank between them are drawn apart, but not in running text.
_RUNNING = frozenset(("p", "pre", "li", "td", "th", "dd", "dt", "blockquote", *HEADINGS))
_DRAWN_APART = frozenset(("span", "a", "time", "em", "i", "label", "button", "strong", "b"))
_SENTENCE = re.compile(r"[。！？；!?.…:：][”’」』）)\"'\]]*(?:\[[\w,–-]{1,7}\])*$")
SHORTEST_PROSE = 20


@dataclass(slots=True, eq=False)
class Frame:
    """An element that holds lines: what it is called, and how much was written in it."""

    tag: str
    names: str
    parent: Frame | None
    prose: int = 0
    letters: int = 0
    linked: int = 0
    items: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a page: its text, how much of it is links, and the innermost frame around it."""

    text: str
    linked: int
    frame: Frame
    marker: str = ""

    @property
    def line(self) -> str:
        """The line as it is read: a list item with its bullet or number."""
        return f"{self.marker}{self.text}"

    @property
    def is_heading(self) -> bool:
        """Whether the line is a heading of the page."""
        return self.frame.tag in HEADINGS

    @property
    def is_prose(self) -> bool:
        """Whether the line is writing: long, hardly linked, and with the marks of sentences."""
        return (
            len(self.text) >= SHORTEST_PROSE
            and self.linked < 0.5 * len(self.text)
            and bool(re.search(r"[，。；！？、,.;!?]", self.text))
        )

    @property
    def is_sentence(self) -> bool:
        """Whether the line is a finished sentence or several."""
        return self.is_prose and bool(_SENTENCE.search(self.text))


@dataclass(slots=True)
class _Walk:
    """What is known at one place of the walk through a page."""

    frame: Frame
    frames: list[Frame]
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    links: int = 0
    marker: str = ""
    inline_ended: bool = False


def page_blocks(tree: HtmlElement) -> tuple[list[Block], list[Frame]]:
    """The lines of a page in order, and its frames, each after the one around it."""
    top = Frame("", "", None)
    walk = _Walk(top, [top])
    blocks: list[Block] = []
    # Not the whole head: the parser leaves lines in it where a page has no body.
    for title in list(tree.iter("title")):
        title.drop_tree()
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            blocks += _entered(element, name, walk)
        else:
            blocks += _left(element, name, walk)
    blocks += _ended(walk)
    _count(blocks, walk.frames)
    return blocks, walk.frames


def _entered(element: HtmlElement, name: str, walk: _Walk) -> Iterator[Block]:
    if name in _BREAKS or name in _LINES:
        yield from _ended(walk)
    if name in _LINES:
        walk.frame = _frame(element, name, walk)
        if name == "li":
            walk.marker = _marker(walk.frame)
    elif name in _DRAWN_APART and walk.inline_ended and _parts_neighbours(walk.frame):
        walk.pieces.append(" ")
    walk.links += name == "a"
    yield from _said(element.text, walk)
    walk.inline_ended = False


def _left(element: HtmlElement, name: str, walk: _Walk) -> Iterator[Block]:
    if name in _LINES:
        yield from _ended(walk)
        walk.marker = "" if name == "li" else walk.marker
        walk.frame = walk.frame.parent or walk.frame
    walk.links -= name == "a"
    yield from _said(element.tail, walk)
    walk.inline_ended = name in _DRAWN_APART and not element.tail


def _said(text: str | None, walk: _Walk) -> Iterator[Block]:
    """Take a piece of text in; the line ends of preformatted text are those of the page."""
    if not text:
        return
    lines = text.split("\n") if _is_preformatted(walk.frame) else [text]
    for number, line in enumerate(lines):
        if number:
            yield from _ended(walk)
        walk.pieces.append(line)
        walk.linked += len(" ".join(line.split())) if walk.links else 0


def _ended(walk: _Walk) -> Iterator[Block]:
    text = "".join(walk.pieces)
    text = text.strip() if _is_preformatted(walk.frame) else " ".join(text.split())
    if text:
        yield Block(text, min(walk.linked, len(text)), walk.frame, walk.marker)
        walk.marker = ""
    walk.pieces, walk.linked = [], 0


def _frame(element: HtmlElement, name: str, walk: _Walk) -> Frame:
    names = (element.get("class"), element.get("id"), element.get("role"))
    frame = Frame(name, " ".join(filter(None, names)), walk.frame)
    if name == "ol" and (element.get("start") or "").isdigit():
        frame.items = int(element.get("start")) - 1
    walk.frames.append(frame)
    return frame


def _marker(item: Frame) -> str:
    """The bullet of a list item, or its number in an ordered list."""
    around = item.parent
    if around is None or around.tag != "ol":
        return "- "
    around.items += 1
    return f"{around.items}. "


def _is_preformatted(frame: Frame) -> bool:
    return frame.tag == "pre"


def _parts_neighbours(frame: Frame) -> bool:
    return frame.tag not in _RUNNING or (frame.tag == "p" and bool(frame.names))


def _count(blocks: list[Block], frames: list[Frame]) -> None:
    """Write into each frame how much prose, text and links it holds, all inside counted."""
    for block in blocks:
        block.frame.letters += len(block.text)
        block.frame.linked += block.linked
        block.frame.prose += len(block.text) if block.is_prose else 0
    for frame in reversed(frames):
        if around := frame.parent:
            around.letters += frame.letters
            around.linked += frame.linked
            around.prose += frame.prose
