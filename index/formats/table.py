"""Tables (.csv, .tsv): each row a passage of its own, its values named by the column heads."""

import csv
import io
from collections.abc import Iterator, Sequence

from index.errors import UnreadableFile
from index.formats.addresses import LOOKED_AT, refuse_address_list
from index.formats.encoding import decode
from index.formats.extracted import PAGE_BREAK, Extracted

LONGEST_FIELD = 10_000_000
DELIMITERS = ",;\t|"


def read_table(data: bytes) -> Extracted:
    """The rows of a table as lines; raises ``UnreadableFile`` when it is not text."""
    text, encoding = decode(data)
    text = text.removeprefix("\ufeff").replace(PAGE_BREAK, "").replace("\0", "")
    csv.field_size_limit(LONGEST_FIELD)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error as error:
        raise UnreadableFile(f"a damaged table ({error})") from error
    refuse_address_list([" ".join(filter(None, row)) for row in rows[:LOOKED_AT]])
    return Extracted("\n".join(_passages(rows)), encoding=encoding)


def _delimiter(text: str) -> str:
    """What parts the columns: the mark the first lines hold most evenly."""
    lines = text[:20_000].splitlines()[:10]
    return max(DELIMITERS, key=lambda mark: min((line.count(mark) for line in lines), default=0))


def _passages(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    filled = [[" ".join(cell.split()) for cell in row] for row in rows if any(map(str.strip, row))]
    if not filled:
        return
    head, *body = filled
    if not body:
        yield " | ".join(head)
    for row in body:
        named = (
            f"{head[place]}: {cell}" if place < len(head) and head[place] else cell
            for place, cell in enumerate(row)
            if cell
        )
        yield " | ".join(named)
