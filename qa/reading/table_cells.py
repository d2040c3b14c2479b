"""The cell of a table's row that stands under the column a question asks for."""

from collections.abc import Sequence

import numpy as np

from index.types import Language
from qa.asking.asked import Asked
from qa.comparing.alignment import Word, similarity, words_of
from qa.reading.lead_in import CELL_BORDER

Span = tuple[int, int]

LEAST_MET = 0.6
NAMED = ": "  # between the name of its column and what a cell says, where a row tells both


def asked_cell(asked: Asked, row: str, head: str | None, language: Language) -> Span | None:
    """Return the span of the cell of ``row`` that is asked for, told by the first row ``head`` of
    its table or by the names in its own cells; ``None`` where no column's name is met."""
    cells = cells_of(row)
    if len(cells) < 2:
        return None
    names = column_names(row, head)
    if len(names) != len(cells):
        return None
    wanted = [asked.words[place] for place in asked.focus] or list(asked.words)
    met = [_met(wanted, name, language) for name in names]
    best = int(np.argmax(met))
    if met[best] < LEAST_MET:
        return None
    start, end = cells[best]
    named = row[start:end].find(NAMED) if head is None else -1
    return (start + named + len(NAMED) if named >= 0 else start, end)


def column_names(row: str, head: str | None) -> list[str]:
    """The names of a table's columns: of its first row, or before what the cells say."""
    if head is not None:
        return [head[a:b] for a, b in cells_of(head)]
    cells = (row[a:b] for a, b in cells_of(row))
    return [cell.partition(NAMED)[0] if NAMED in cell else "" for cell in cells]


def cell_said(cell: str) -> str:
    """What a cell says, without the name of its column."""
    return cell.rpartition(NAMED)[2].strip()


def cells_of(row: str) -> list[Span]:
    """The spans of the cells of a row."""
    spans, start = [], 0
    for cell in row.split(CELL_BORDER):
        spans.append((start, start + len(cell)))
        start += len(cell) + len(CELL_BORDER)
    return spans


def _met(wanted: Sequence[Word], name: str, language: Language) -> float:
    words = words_of(name, language)
    if not words or not wanted:
        return 0.0
    return float(similarity(wanted, words).max(axis=1).sum()) / len(wanted)
