"""Markdown to plain text: marks off, words kept."""

import re

from index.formats.encoding import decode
from index.formats.extracted import PAGE_BREAK, Extracted
from index.formats.lines import paragraphs
from index.metadata import split_front_matter
from index.warnings import comment_warnings

_FENCE = re.compile(r"\s*(?:```|~~~)")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$")
_RULE = re.compile(r"\s{0,3}(?:[-*_=]\s*){3,}$|\s*\|?[\s:|-]*-{3,}[\s:|-]*$")
_BLOCK_START = re.compile(r"\s*(?:[-*+]\s|\d{1,3}[.)]\s|\||>)")
# Every length is bounded: an opening mark that is never closed must not cost a search to the end.
_SOFT = (
    (re.compile(r"!\[[^\[\]]{0,300}\]\([^()\s]{0,2000}(?:\s+\"[^\"]{0,300}\")?\)"), ""),
    (re.compile(r"\[([^\[\]]{1,500})\]\([^()]{0,2000}\)"), r"\1"),
    (re.compile(r"\[([^\[\]]{1,500})\]\[[^\[\]]{0,300}\]"), r"\1"),
    (re.compile(r"<(https?://[^<>\s]{1,2000})>"), r"\1"),
    (re.compile(r"</?[A-Za-z][^<>\n]{0,300}>"), ""),
    (re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,500})(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![*\w])\*(?=\S)([^*\n]{1,500})(?<=\S)\*(?![*\w])"), r"\1"),
    (re.compile(r"(?<!\w)_(?=\S)([^_\n]{1,500})(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"~~([^~\n]{1,500})~~"), r"\1"),
    (re.compile(r"`{1,2}([^`\n]{1,500})`{1,2}"), r"\1"),
    (re.compile(r"\[\^[^\[\]]{1,60}\]:?"), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>|~-])"), r"\1"),
)  # fmt: skip
_SOFT_MARK = re.compile(r"[\[<*_~`\\]")  # every one of them has one of these
_QUOTE = re.compile(r"^\s*(?:>\s?)+")
_LINK_DEFINITION = re.compile(r"^\s{0,3}\[[^\]]+\]:\s*\S+.*$")


def read_markdown(data: bytes) -> Extracted:
    """The text of a Markdown file; raises ``UnreadableFile`` when it is not text."""
    text, encoding = decode(data)
    body, metadata = split_front_matter(text.replace(PAGE_BREAK, " "))
    body, comments = _without_comments(body.replace("\r\n", "\n"))
    return Extracted("\n".join(_plain(body)), metadata, encoding, comment_warnings(comments))


def _without_comments(body: str) -> tuple[str, tuple[str, ...]]:
    """The text without its HTML comments, and these; one that is never closed stays."""
    pieces, comments, place = [], [], 0
    while (start := body.find("<!--", place)) >= 0:
        end = body.find("-->", start)
        if end < 0:
            break
        pieces.append(body[place:start])
        comments.append(body[start + 4 : end])
        place = end + 3
    return "".join((*pieces, body[place:])), tuple(comments)


def _plain(body: str) -> list[str]:
    """The paragraphs: wrapped lines joined, headings and list items each for themselves."""
    blocks: list[str] = []
    fenced = False
    for line in body.split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
            blocks.append("")
        elif fenced:
            blocks += [line, ""]
        elif heading := _HEADING.match(line):
            blocks += ["", _soften(heading[1]), ""]
        elif _RULE.match(line) or _LINK_DEFINITION.match(line):
            blocks.append("")
        else:
            if _BLOCK_START.match(line):
                blocks.append("")
            blocks.append(_soften(_QUOTE.sub("", line)))
    return paragraphs(blocks)


def _soften(line: str) -> str:
    for pattern, replacement in _SOFT if _SOFT_MARK.search(line) else ():
        line = pattern.sub(replacement, line)
    cells = line.strip()
    if cells.startswith("|") and cells.endswith("|") and len(cells) > 1:
        return " | ".join(cell.strip() for cell in cells[1:-1].split("|"))
    return line
