"""Which row of a table has the most, or the least, of the column that a question asks about."""

import re
from collections.abc import Iterable, Mapping, Sequence

from index.library import Library
from index.numbers import find_quantities
from index.text import match_form
from index.types import Document, Language, Sentence
from qa.asking.asked import Asked
from qa.comparing.alignment import similarity, words_of
from qa.deciding.asked_figures import figures_held
from qa.reading.framing import end_asked
from qa.reading.lead_in import LONGEST_TABLE, is_row, says_its_columns
from qa.reading.table_cells import cell_said, cells_of, column_names
from qa.types import Question

NAMED_BY = 0.6  # of a column's name, by the question's words
_SUMS_UP = re.compile(r"合计|总计|小计|共计|平均|全[市县省区]|\b(?:total|average|overall|all)\b")
_UNIT = re.compile(r"[（(][^（()）]*[）)]")  # 面积（亩）
# The best of these is the smallest number, or nothing tells which it is.
_NO_AMOUNT = re.compile(
    r"排名|名次|位次|序号|编号|用时|耗时|\b(?:rank|place|position|no|number|times?)\b",
    re.IGNORECASE,
)
_FIGURE = ("number", "share")


def extremes(
    question: Question, asked: Asked, read: Iterable[Sentence], library: Library
) -> Mapping[tuple[str, int], float]:
    """For rows among the sentences ``read``, by document and number: 1 where one has the most (or
    the least, where that is asked for) of its table in the column asked about, -1 where another row
    has it, 0 where that cannot be told."""
    wanted = end_asked(question.text)
    found: dict[tuple[str, int], float] = {}
    for here in read if wanted else ():
        if (here.doc_id, here.number) in found:
            continue
        document, sentences = library.document(here.doc_id), library.sentences(here.doc_id)
        table = table_of(document, sentences, here)
        values = _values(question, asked, document, table)
        ends = (max if wanted == "most" else min)(values.values(), default=0.0)
        told = len(set(values.values())) > 1
        for row in table:
            value = values.get(row.number) if told else None
            here_found = 0.0 if value is None else 1.0 if value == ends else -1.0
            found[row.doc_id, row.number] = here_found
    return found


def table_of(
    document: Document, sentences: Sequence[Sentence], here: Sentence
) -> Sequence[Sentence]:
    """The rows of the table that a row stands in; none for what is no row, or where there are too
    many to compare."""
    first = last = here.number
    if not is_row(document, here):
        return ()
    while first and is_row(document, sentences[first - 1]) and last - first <= LONGEST_TABLE:
        first -= 1
    while last + 1 < len(sentences) and last - first <= LONGEST_TABLE:
        if not is_row(document, sentences[last + 1]):
            break
        last += 1
    return sentences[first : last + 1] if last - first <= LONGEST_TABLE else ()


def _values(
    question: Question, asked: Asked, document: Document, table: Sequence[Sentence]
) -> dict[int, float]:
    """What the rows have in the column asked about, by number; those are left out that sum up, or
    are about another year or town than the question."""
    if len(table) < 2:
        return {}
    texts = [document.text[row.start : row.end] for row in table]
    headed = not says_its_columns(document, table[0])
    names = column_names(texts[0], texts[0] if headed else None)
    column = _column(asked, names, document.language)
    if column is None:
        return {}
    said = {
        row.number: [match_form(cell_said(text[a:b])) for a, b in cells_of(text)]
        for row, text in zip(table[headed:], texts[headed:], strict=True)
    }
    said = {
        number: cells
        for number, cells in said.items()
        if len(cells) == len(names) and not _SUMS_UP.search(cells[0])
    }
    return {
        number: value
        for number, cells in _narrowed(question, asked, said).items()
        if (value := _value(cells[column])) is not None
    }


def _column(asked: Asked, names: Sequence[str], language: Language) -> int | None:
    """The column whose name the question says most of; the first one names the rows."""
    said = []
    for place, name in enumerate(names[1:], start=1):
        words = words_of(_UNIT.sub("", name), language)
        if words and asked.words and not _NO_AMOUNT.search(name):
            met = similarity(asked.words, words).max(axis=0)
            told = [
                max(float(near), float(word.term in asked.folded))
                for word, near in zip(words, met, strict=True)
            ]
            share = sum(told) / len(told)
            said.append((figures_held(asked.quantities, name, language), share, -place))
    named = [one for one in said if one[1] >= NAMED_BY]
    return -max(named)[2] if named else None


def _narrowed(
    question: Question, asked: Asked, rows: Mapping[int, list[str]]
) -> Mapping[int, list[str]]:
    """The rows that hold what the question names, of those that not all hold (a year, a town)."""
    text = question.text
    named = [match_form(text[q.start : q.end]).rstrip("年") for q in asked.quantities]
    named += [match_form(text[word.start : word.end]) for word in asked.words]
    for part in named:
        held = {n: cells for n, cells in rows.items() if part in cells}
        rows = held or rows
    return rows


def _value(said: str) -> float | None:
    found = (q for q in find_quantities(said, "en") if q.kind in _FIGURE)
    return next((quantity.value for quantity in found), None)
