"""Word documents (.docx) to paragraphs, list items and table rows."""

import io
from collections.abc import Iterator
from typing import Any

from index.errors import UnreadableFile
from index.formats.extracted import PAGE_BREAK, Extracted
from index.formats.zipped import MOST_UNPACKED_BYTES, open_zip, read_member
from index.metadata import from_mapping
from index.warnings import hidden_warnings

WHITE = "FFFFFF"


def read_word(data: bytes) -> Extracted:
    """The text of a .docx file; raises ``UnreadableFile`` when it is damaged or locked."""
    # A fifth of a second to import, and only Word files need it.
    import docx
    from docx.exceptions import PythonDocxError
    from docx.opc.exceptions import OpcError
    from docx.oxml.exceptions import XmlchemyError
    from lxml.etree import LxmlError

    with open_zip(data) as container:
        for member in container.infolist():
            read_member(container, member, MOST_UNPACKED_BYTES)
    try:
        document = docx.Document(io.BytesIO(data))
        hidden: list[str] = []
        lines = list(_lines(document, hidden))
        properties = document.core_properties
        stated = {"title": properties.title, "language": properties.language}
    except (
        *(PythonDocxError, OpcError, XmlchemyError, LxmlError, LookupError, ValueError),
        *(AttributeError, TypeError),  # it looks for parts that a damaged file does not have
    ) as error:
        raise UnreadableFile(f"a damaged Word file ({error})") from error
    text = "\n".join(lines).replace(PAGE_BREAK, "")
    return Extracted(text, from_mapping(stated), "docx", hidden_warnings(hidden))


def _lines(document: Any, hidden: list[str]) -> Iterator[str]:
    """One line a paragraph or table row, in the order of the document."""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield from _rows(block)
            continue
        text = "".join(_visible(block, hidden))
        listed = (block.style.name or "").lower().startswith("list") if block.style else False
        yield f"- {text}" if listed and text.strip() else text


def _visible(paragraph: Any, hidden: list[str]) -> Iterator[str]:
    """The text of the runs a reader sees; that of the others goes to ``hidden``."""
    for part in paragraph.iter_inner_content():
        for run in getattr(part, "runs", (part,)):
            color = run.font.color
            white = color is not None and color.type is not None and str(color.rgb) == WHITE
            if (run.font.hidden or white) and run.text.strip():
                hidden.append(run.text)
            else:
                yield run.text


def _rows(table: Any) -> Iterator[str]:
    """The rows of a table as lines, merged cells once."""
    for row in table.rows:
        cells: dict[int, str] = {}
        for cell in row.cells:
            cells.setdefault(id(cell._tc), " ".join(cell.text.split()))
        yield " | ".join(cell for cell in cells.values() if cell)
