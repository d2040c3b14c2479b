"""Which row of a table has the most, or the least, of the column that a question asks about."""

import re
from collections.abc import Sequence

from index.library import Library
from index.numbers import find_quantities
from index.text import match_form
from index.types import Document, Language, Sentence
from qa.asking.asked import Asked
from qa.comparing.alignment import similarity, words_of
from qa.deciding.asked_figures import figures_held
from qa.reading.framing import end_asked
from qa.reading.lead_in import CELL_BORDER, is_first_row, lead_in
from qa.reading.table_cells import cells_of
from qa.types import EvidenceSentence, Question

LONGEST_TABLE = 200  # rows read around one
NAMED_BY = 0.6  # of a column's name, by the question's words
_SUMS_UP = re.compile(r"合计|总计|小计|共计|平均|全[市县省区]|\b(?:total|average|overall|all)\b")
_UNIT = re.compile(r"[（(][^（()）]*[）)]")  # 面积（亩）
_FIGURE = ("number", "share")


def holds_extreme(question: Question, asked: Asked, here: Sentence, library: Library) -> float:
    """1 where a row has the most (or the least, where that is asked for) of its table in the column
    asked about, -1 where another row has it, 0 where none of that is asked or can be told."""
    wanted = end_asked(question.text)
    document, sentences = library.document(here.doc_id), library.sentences(here.doc_id)
    if not wanted or not _is_row(document, here):
        return 0.0
    rows = [
        row
        for row in table_of(document, sentences, here)
        if not is_first_row(document, sentences, row)
        and not _SUMS_UP.search(_text(document, row).split(CELL_BORDER)[0].lower())
    ]
    names = _columns(document, sentences, here)
    column = _column(asked, names, document.language)
    values = {
        row.number: value
        for row in _narrowed(question, asked, document, rows)
        if column is not None
        and (value := _value(_text(document, row), column, len(names))) is not None
    }
    if here.number not in values or len(set(values.values())) < 2:
        return 0.0
    best = (max if wanted == "most" else min)(values.values())
    return 1.0 if values[here.number] == best else -1.0


def is_extreme_row(evidence: EvidenceSentence) -> bool:
    """Whether a row was found to have the most, or the least, that is asked for."""
    return CELL_BORDER in evidence.text and evidence.features.get("comes_first") == 1


def _text(document: Document, row: Sentence) -> str:
    return document.text[row.start : row.end]


def _is_row(document: Document, sentence: Sentence) -> bool:
    return CELL_BORDER in _text(document, sentence)


def table_of(
    document: Document, sentences: Sequence[Sentence], here: Sentence
) -> Sequence[Sentence]:
    """The rows of the table that a row stands in; none for what is no row."""
    if not _is_row(document, here):
        return ()
    first = last = here.number
    while first and last - first < LONGEST_TABLE and _is_row(document, sentences[first - 1]):
        first -= 1
    while last + 1 < len(sentences) and last - first < LONGEST_TABLE:
        if not _is_row(document, sentences[last + 1]):
            break
        last += 1
    return sentences[first : last + 1]


def _columns(document: Document, sentences: Sequence[Sentence], here: Sentence) -> tuple[str, ...]:
    """The names of the columns, from the first row or from the cells themselves."""
    lead = lead_in(document, sentences, here)
    head = lead.text(document, sentences) if lead and lead.kind == "table" else None
    row = head if head is not None else _text(document, here)
    cells = (row[start:end] for start, end in cells_of(row))
    return tuple(cell if head is not None else cell.partition(": ")[0] for cell in cells)


def _column(asked: Asked, names: Sequence[str], language: Language) -> int | None:
    """The column whose name the question says most of; the first one names the rows."""
    said = []
    for place, name in enumerate(names[1:], start=1):
        words = words_of(_UNIT.sub("", name), language)
        if words and asked.words:
            met = similarity(asked.words, words).max(axis=0)
            told = [
                max(float(near), float(w.term in asked.folded))
                for w, near in zip(words, met, strict=True)
            ]
            share = sum(told) / len(told)
            said.append((figures_held(asked.quantities, name, language), share, -place))
    named = [one for one in said if one[1] >= NAMED_BY]
    return -max(named)[2] if named else None


def _narrowed(
    question: Question, asked: Asked, document: Document, rows: Sequence[Sentence]
) -> Sequence[Sentence]:
    """The rows that hold what the question names, of those that not all hold (a year, a town)."""
    texts = [match_form(_text(document, row)) for row in rows]
    said = [match_form(question.text[q.start : q.end]).rstrip("年") for q in asked.quantities]
    said += [match_form(question.text[w.start : w.end]) for w in asked.words]
    for part in said:
        held = [place for place, text in enumerate(texts) if part in _cells_said(text)]
        if held and len(held) < len(rows):
            rows, texts = [rows[n] for n in held], [texts[n] for n in held]
    return rows


def _cells_said(row: str) -> list[str]:
    """What the cells of a row say, without the names of their columns."""
    return [cell.rpartition(": ")[2].strip() for cell in row.split(CELL_BORDER)]


def _value(row: str, column: int, width: int) -> float | None:
    cells = cells_of(row)
    if len(cells) != width:
        return None
    start, end = cells[column]
    said = row[start:end].rpartition(": ")[2]
    found = [q for q in find_quantities(said, "en") if q.kind in _FIGURE]
    return found[0].value if found else None
