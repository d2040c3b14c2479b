"""What every format hands to the file door: plain text and what the file says about itself."""

from dataclasses import dataclass, field

from index.types import Metadata

# Stands at the start of a page's text inside ``Extracted.text``; cleaning turns it into an offset.
PAGE_BREAK = "\x02"


@dataclass(frozen=True, slots=True)
class Extracted:
    """A file's text before cleaning: one line a paragraph, PAGE_BREAK where a page starts.

    ``metadata`` holds only what the file states about itself (front matter, ``<meta>``, document
    properties); ``warnings`` are short codes with detail; ``beside`` are lines that stood around
    the text and were left out (footers, navigation): they may say who published it.
    """

    text: str
    metadata: Metadata = field(default_factory=Metadata)
    encoding: str = "utf-8"
    warnings: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
