"""Plain text, with or without front matter; a page kept in a .txt file is read as HTML."""

import re

from index.formats.addresses import LOOKED_AT, refuse_address_list
from index.formats.encoding import decode
from index.formats.extracted import PAGE_BREAK, Extracted
from index.formats.html import extract_html
from index.formats.lines import CENTRED, LINE_END, in_columns, indent, unwrap
from index.header_lines import is_title
from index.metadata import merge, split_front_matter
from index.types import Metadata

_MARKUP_START = re.compile(
    r"\s*<(?:!doctype|html|head|body|div|p|article|section|main|table|h1)\b", re.I
)
_BLOCK_END = re.compile(r"</(?:p|div|body|html|article|table|section)>", re.I)
# A centred title stands among so many lines at the beginning.
TITLE_WITHIN = 20


def read_text(data: bytes) -> Extracted:
    """The text of a .txt file; raises ``UnreadableFile`` when it is not text or lists addresses."""
    text, encoding = decode(data)
    return extract_text(text, encoding)


def extract_text(text: str, encoding: str) -> Extracted:
    """Plain text or markup that was already decoded."""
    body, metadata = split_front_matter(text.replace(PAGE_BREAK, " "))
    if _MARKUP_START.match(body) and _BLOCK_END.search(body):
        return extract_html(body, metadata, encoding)
    lines = LINE_END.sub("\n", body)
    refuse_address_list(lines.split("\n", LOOKED_AT)[:LOOKED_AT])
    stated = metadata if metadata.title else merge(metadata, _centred_title(lines))
    return Extracted(unwrap(in_columns(lines)), stated, encoding)


def _centred_title(text: str) -> Metadata:
    """The title of a text that stands by itself in the middle of its line."""
    lines = ["", *text.split("\n")[:TITLE_WITHIN], ""]
    for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
        title = line.strip()
        alone = not above.strip() and not below.strip()
        if alone and indent(line) >= CENTRED and "    " not in title and is_title(title):
            return Metadata(title=" ".join(title.split()), inferred={"title": "centred line"})
    return Metadata()
