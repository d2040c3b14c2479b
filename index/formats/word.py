"""Word documents (.docx) to paragraphs, list items and table rows."""

import io
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from index.errors import UnreadableFile
from index.formats.extracted import PAGE_BREAK, Extracted
from index.formats.raised import with_raised
from index.formats.zipped import MOST_UNPACKED_BYTES, open_zip, read_member
from index.metadata import from_mapping
from index.warnings import hidden_warnings, struck_warnings

WHITE = "FFFFFF"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS = ".//w:footnoteReference/@w:id | .//w:endnoteReference/@w:id"
_NOTES = re.compile(r"/(?:foot|end)notes\.xml$")


def read_word(data: bytes) -> Extracted:
    """The text of a .docx file; raises ``UnreadableFile`` when it is damaged or locked."""
    # A fifth of a second to import, and only Word files need it.
    import docx
    from docx.exceptions import PythonDocxError
    from docx.opc.exceptions import OpcError
    from docx.oxml.exceptions import XmlchemyError

    with open_zip(data) as container:
        for member in container.infolist():
            read_member(container, member, MOST_UNPACKED_BYTES)
    try:
        document = docx.Document(io.BytesIO(data))
        hidden: list[str] = []
        struck: list[str] = []
        lines = [*_lines(document, hidden, struck), *_notes(document)]
        properties = document.core_properties
        stated = {"title": properties.title, "language": properties.language}
    except (
        *(PythonDocxError, OpcError, XmlchemyError, etree.LxmlError, LookupError, ValueError),
        *(AttributeError, TypeError),  # it looks for parts that a damaged file does not have
    ) as error:
        raise UnreadableFile(f"a damaged Word file ({error})") from error
    text = "\n".join(lines).replace(PAGE_BREAK, "")
    warnings = hidden_warnings(hidden) + struck_warnings(struck)
    return Extracted(text, from_mapping(stated, "in its properties"), "docx", warnings)


def _lines(document: Any, hidden: list[str], struck: list[str]) -> Iterator[str]:
    """One line a paragraph or table row, in the order of the document."""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield from _rows(block)
            continue
        text = _visible(block, hidden, struck)
        listed = (block.style.name or "").lower().startswith("list") if block.style else False
        yield f"- {text}" if listed and text.strip() else text


def _visible(paragraph: Any, hidden: list[str], struck: list[str]) -> str:
    """The text of the runs a reader sees; that of the others goes to ``hidden`` or ``struck``.

    The marks of footnotes, and other raised numbers, stand in brackets.
    """
    said = ""
    for part in paragraph.iter_inner_content():
        for run in getattr(part, "runs", (part,)):
            font, text = run.font, run.text
            color = font.color
            white = color is not None and color.type is not None and str(color.rgb) == WHITE
            if (font.hidden or white) and text.strip():
                hidden.append(text)
            elif (font.strike or font.double_strike) and text.strip():
                struck.append(text)
            elif (font.superscript or font.subscript) and text.strip():
                said += with_raised(said, text.strip(), low=bool(font.subscript), note=False)
            else:
                said += text
            said += "".join(f"[{mark}]" for mark in run._r.xpath(_MARKS))
    return said


def _notes(document: Any) -> Iterator[str]:
    """The footnotes and endnotes, a line each, under their numbers."""
    for part in document.part.package.iter_parts():
        if _NOTES.search(str(part.partname)):
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            for note in etree.fromstring(part.blob, parser):
                text = "".join(piece.text or "" for piece in note.iter("{*}t")).strip()
                if text and note.get(f"{_WORD}type") is None:
                    yield f"[{note.get(f'{_WORD}id')}] {text}"


def _rows(table: Any) -> Iterator[str]:
    """The rows of a table as lines, merged cells once."""
    for row in table.rows:
        cells: dict[int, str] = {}
        for cell in row.cells:
            cells.setdefault(id(cell._tc), " ".join(cell.text.split()))
        yield " | ".join(cell for cell in cells.values() if cell)
