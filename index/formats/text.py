"""Plain text, with or without front matter; a page kept in a .txt file is read as HTML."""

import re

from index.errors import UnreadableFile
from index.formats.encoding import decode
from index.formats.extracted import PAGE_BREAK, Extracted
from index.formats.html import extract_html
from index.metadata import split_front_matter

_MARKUP_START = re.compile(
    r"\s*<(?:!doctype|html|head|body|div|p|article|section|main|table|h1)\b", re.I
)
_BLOCK_END = re.compile(r"</(?:p|div|body|html|article|table|section)>", re.I)
_URL_LINE = re.compile(r"https?://\S+")


def read_text(data: bytes) -> Extracted:
    """The text of a .txt file; raises ``UnreadableFile`` when it is not text or lists addresses."""
    text, encoding = decode(data)
    return extract_text(text, encoding)


def extract_text(text: str, encoding: str) -> Extracted:
    """Plain text or markup that was already decoded."""
    body, metadata = split_front_matter(text.replace(PAGE_BREAK, " "))
    if _MARKUP_START.match(body) and _BLOCK_END.search(body):
        return extract_html(body, metadata, encoding)
    _refuse_address_list(body)
    return Extracted(body, metadata, encoding)


def _refuse_address_list(body: str) -> None:
    lines = [line.strip() for line in body[:100_000].splitlines() if line.strip()]
    if lines and sum(bool(_URL_LINE.fullmatch(line)) for line in lines) >= 0.8 * len(lines):
        raise UnreadableFile(
            "a list of web addresses: nothing is fetched; save the pages as HTML and index those"
        )
