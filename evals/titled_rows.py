"""Judged questions over whole articles that name their subject in the title more than in the text.

Real documents have titles and say "it", "we" or nothing where the paragraphs of question sets
repeat a name. So each article becomes one document with its title, and in every second paragraph
the title's words are left out (Chinese) or said as "it" (English) wherever no answer stands.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.memory_library import MemoryLibrary
from evals.reading_rows import Find, Rows, document_of, rows_of_question
from evals.squad import JudgedQuestion, read_squad
from index.settings import IndexSettings

GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class TitledPool:
    """Articles as documents; ``answers`` is, for each question, a document and an offset in it."""

    library: MemoryLibrary
    answers: tuple[tuple[str, int], ...]


def titled_pool_of(path: Path) -> TitledPool:
    """Make every article of a question set one document with its title."""
    questions = read_squad(path)
    paragraphs: list[str] = []
    offsets: dict[str, tuple[int, int]] = {}
    for number, text in enumerate(questions.paragraphs):
        own = [one for one in questions.questions if one.paragraph == number]
        name = _name_of(questions.titles[questions.articles[number]])
        spans = _left_out(text, name, own) if number % 2 else []
        written, moved = _shortened(text, spans, own)
        offsets |= {key: (number, start) for key, start in moved.items()}
        paragraphs.append(written)
    documents = {}
    starts: dict[int, int] = {}
    for article, title in enumerate(questions.titles):
        numbers = [n for n, owner in enumerate(questions.articles) if owner == article]
        place = 0
        for number in numbers:
            starts[number] = place
            place += len(paragraphs[number]) + len(GAP)
        text = GAP.join(paragraphs[number] for number in numbers)
        documents[article] = document_of(text, _name_of(title))
    answers = []
    for one in questions.questions:
        number, start = offsets[one.question_id]
        answers.append((documents[one.article].doc_id, starts[number] + start))
    return TitledPool(MemoryLibrary(list(documents.values()), IndexSettings()), tuple(answers))


def _name_of(title: str) -> str:
    """A title as it is written in a text: "Sky_(United_Kingdom)" is "Sky"."""
    return re.sub(r"\s*[(（].*", "", title.replace("_", " ")).strip()


def _left_out(text: str, name: str, asked: Sequence[JudgedQuestion]) -> list[tuple[int, int]]:
    """Where a name stands in a text beside all answers."""
    answers = [(one.start, one.start + len(one.answer)) for one in asked]
    return [
        match.span()
        for match in re.finditer(re.escape(name), text)
        if not any(match.start() < end and start < match.end() for start, end in answers)
    ]


def _shortened(
    text: str, spans: Sequence[tuple[int, int]], asked: Sequence[JudgedQuestion]
) -> tuple[str, dict[str, int]]:
    """The text without the names, and where each question's answer begins in it."""
    written, place, moves = "", 0, []
    for start, end in spans:
        pronoun = "it" if text[start].isascii() else ""
        written += text[place:start] + pronoun
        place = end
        moves.append((start, len(pronoun) - (end - start)))
    shifted = {
        one.question_id: one.start + sum(by for start, by in moves if start < one.start)
        for one in asked
    }
    return written + text[place:], shifted


def titled_rows_of(
    asked: Sequence[JudgedQuestion], pool: TitledPool, find: Find, every: int = 1
) -> Iterator[Rows]:
    """Read every ``every``-th question; the pool's articles answer them."""
    for place in range(0, len(asked), every):
        doc_id, offset = pool.answers[place]
        sentences = pool.library.sentences(doc_id)
        gold = [(doc_id, s.number) for s in sentences if s.start <= offset < s.end]
        rows = rows_of_question(asked[place], gold, pool.library, find)
        if rows is not None:
            yield rows
