"""Markdown to plain text: read as CommonMark with tables, then as the page it stands for."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from index.formats.encoding import decode
from index.formats.extracted import PAGE_BREAK, Extracted
from index.formats.html import piece_of_page
from index.formats.lines import is_open, joint, width
from index.header_lines import ends_a_sentence
from index.metadata import split_front_matter

_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_NOTE = re.compile(r"\[\^([^\[\]\s]{1,60})\]:[ \t]*")
_MARK = re.compile(r"(?<!\\)\[\^([^\[\]\s]{1,60})\]")
_TAG = re.compile(r"</?([A-Za-z][\w-]*)[\s/>]|<!--|<!\[CDATA\[|<\?|<!DOCTYPE", re.IGNORECASE)
# Emphasis next to Chinese characters, which CommonMark leaves as it is ("**规划：**发布").
_LEFT_EMPHASIS = re.compile(r"\*\*(?=\S)([^*\n]{1,500})(?<=\S)\*\*")
# A line in bold as a whole stands over those below it, though no blank line parts them.
_BOLD_LINE = re.compile(r"(\*\*|__)(?=\S)(?:(?!\1).)+(?<=\S)\1[:：]?")
_KNOWN_TAGS = frozenset(
    "a abbr address article aside b big blockquote body br button caption center cite code col"
    " colgroup dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 head"
    " header hr html i iframe img input ins kbd label legend li link main mark meta nav noscript ol"
    " p picture pre q rp rt ruby s samp script section select small source span strike strong style"
    " sub summary sup svg table tbody td template textarea tfoot th thead time title tr tt u ul var"
    " video audio".split()
)
# Past this a "paragraph" is no writing, and its marks are left as they are.
LONGEST_PARAGRAPH = 100_000
# Lines of an address or signature are no longer than this, in columns.
SHORT_LINE = 40


def read_markdown(data: bytes) -> Extracted:
    """The text of a Markdown file; raises ``UnreadableFile`` when it is not text."""
    text, encoding = decode(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace(PAGE_BREAK, " ")
    body, metadata = split_front_matter(text)
    if max(map(len, body.split("\n\n"))) > LONGEST_PARAGRAPH:
        return Extracted(body, metadata, encoding)
    parser = _parser()
    tokens = parser.parse(_with_notes(body))
    _mend(tokens)
    lines, warnings = piece_of_page(parser.renderer.render(tokens, parser.options, {}))
    plain = (_LEFT_EMPHASIS.sub(r"\1", line) for line in lines)
    return Extracted("\n".join(plain), metadata, encoding, warnings)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def _with_notes(body: str) -> str:
    """The text with its footnotes as paragraphs of their own, their marks as "[1]"."""
    lines: list[str] = []
    fence, noted = "", False
    for line in body.split("\n"):
        if match := _FENCE.match(line):
            fence = "" if fence == match[1] else fence or match[1]
        if fence or match:
            lines.append(line)
        elif note := _NOTE.match(line):
            lines += ["", f"\\[{note[1]}\\] {_MARK.sub(_bracketed, line[note.end() :])}"]
            noted = True
        else:
            noted = noted and (not line.strip() or line.startswith(("    ", "\t")))
            lines.append(_MARK.sub(_bracketed, line.lstrip() if noted else line))
    return "\n".join(lines)


def _bracketed(mark: re.Match[str]) -> str:
    return f"\\[{mark[1]}\\]"


def _mend(tokens: Sequence[Token]) -> None:
    """Show what only looks like markup ("<your name>") as text, and decide about line ends."""
    listed = 0
    for token in tokens:
        listed += token.nesting if token.type == "list_item_open" else 0
        listed -= token.type == "list_item_close"
        if token.type == "html_block" and not _is_markup(token.content):
            token.type = "text"
        children = token.children or []
        for child in children:
            if child.type == "html_inline" and not _is_markup(child.content):
                child.type = "text"
        if any(child.type == "softbreak" for child in children):
            _set_line_ends(token, children, in_list=listed > 0)


def _is_markup(content: str) -> bool:
    match = _TAG.match(content.lstrip())
    return match is not None and (match[1] is None or match[1].lower() in _KNOWN_TAGS)


def _set_line_ends(token: Token, children: Sequence[Token], *, in_list: bool) -> None:
    """Join the lines of a wrapped paragraph; those of an address or signature stay apart."""
    lines = [line.strip() for line in token.content.split("\n")]
    written = any(ends_a_sentence(line) for line in lines[:-1])
    apart = not in_list and not written and all(width(line) <= SHORT_LINE for line in lines)
    breaks = (child for child in children if child.type == "softbreak")
    for line_break, (before, after) in zip(breaks, pairwise(lines), strict=False):
        alone = _BOLD_LINE.fullmatch(before) and not _BOLD_LINE.fullmatch(after)
        if alone or (apart and not is_open(before, after)):
            line_break.type = "hardbreak"
        else:
            line_break.type = "text"
            line_break.content = joint(before, after)
