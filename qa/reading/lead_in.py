"""What stands over a sentence and says what it is about: the question an answer of an interview
follows, the first row of its table, the line that opens its list."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from index.types import Document, Sentence

MOST_BEFORE = 10  # sentences between a question and the end of its answer
LONGEST_QUESTION = 3  # sentences
LONGEST_TABLE = 60  # rows between a row and the first of its table
LONGEST_LIST = 12  # sentences between an item and the line that opens its list

CELL_BORDER = " | "
_ASKING_LABEL = re.compile(
    r"(?:Q|Question|Reporter|Journalist|Interviewer|问|問|提问|提問|[^:：\s]{0,12}(?:记者|記者))\s*[:：]",
    re.IGNORECASE,
)
_ANSWERING_LABEL = re.compile(r"(?:A|Answer|答|回答)\s*[:：]", re.IGNORECASE)
_ENDS_ASKING = ("?", "？")
_OPENS_LIST = (":", "：")


@dataclass(frozen=True, slots=True)
class LeadIn:
    """The numbers ``first`` to ``last`` of the sentences that lead in, and how they do."""

    kind: Literal["question", "table", "list"]
    first: int
    last: int

    def text(self, document: Document, sentences: Sequence[Sentence]) -> str:
        """The words that lead in."""
        return document.text[sentences[self.first].start : sentences[self.last].end]


def lead_in(document: Document, sentences: Sequence[Sentence], sentence: Sentence) -> LeadIn | None:
    """Return what leads in to a sentence of a document; ``None`` when nothing does."""
    if sentence.kind == "heading":
        return None
    return (
        _first_row(document, sentences, sentence)
        or _question_above(document, sentences, sentence)
        or _list_opened(document, sentences, sentence)
    )


def asks(document: Document, sentences: Sequence[Sentence], sentence: Sentence) -> bool:
    """Whether a sentence is part of a question that somebody answers in the next paragraph: it is
    labelled as one, or its paragraph is short and ends in a question mark."""
    inside = _paragraph(sentences, sentence.number)
    first, last = inside[0], inside[-1]
    text = document.text[first.start : last.end]
    if last.number + 1 == len(sentences) or any(one.kind != "text" for one in inside):
        return False
    if _ANSWERING_LABEL.match(text):
        return False
    short = len(inside) <= LONGEST_QUESTION and text.endswith(_ENDS_ASKING)
    return short or bool(_ASKING_LABEL.match(text))


def is_first_row(document: Document, sentences: Sequence[Sentence], sentence: Sentence) -> bool:
    """Whether a line is the first row of a table, which names its columns."""
    here = sentence.number
    return (
        is_row(document, sentence)
        and not says_its_columns(document, sentence)
        and not (here and is_row(document, sentences[here - 1]))
        and here + 1 < len(sentences)
        and is_row(document, sentences[here + 1])
    )


def answered_below(
    document: Document, sentences: Sequence[Sentence], sentence: Sentence
) -> tuple[int, ...]:
    """The numbers of the sentences that answer a question of the document."""
    if not asks(document, sentences, sentence):
        return ()
    below = sentences[sentence.number + 1 : sentence.number + 1 + MOST_BEFORE]
    found = []
    for other in below:
        if other.paragraph == sentence.paragraph:
            continue
        if other.kind == "heading" or asks(document, sentences, other):
            break
        found.append(other.number)
    return tuple(found)


def is_row(document: Document, sentence: Sentence) -> bool:
    """Whether a line is the row of a table."""
    return CELL_BORDER in document.text[sentence.start : sentence.end]


def says_its_columns(document: Document, sentence: Sentence) -> bool:
    """Whether each cell of a row begins with the name of its column (spreadsheets do)."""
    cells = document.text[sentence.start : sentence.end].split(CELL_BORDER)
    return all(": " in cell for cell in cells)


def _first_row(
    document: Document, sentences: Sequence[Sentence], sentence: Sentence
) -> LeadIn | None:
    if not is_row(document, sentence) or says_its_columns(document, sentence):
        return None
    number = sentence.number
    while number and sentence.number - number < LONGEST_TABLE:
        if not is_row(document, sentences[number - 1]):
            break
        number -= 1
    return LeadIn("table", number, number) if number < sentence.number else None


def _question_above(
    document: Document, sentences: Sequence[Sentence], sentence: Sentence
) -> LeadIn | None:
    if asks(document, sentences, sentence):
        return None
    for number in range(sentence.number - 1, max(-1, sentence.number - MOST_BEFORE), -1):
        other = sentences[number]
        if other.kind == "heading":
            return None
        if asks(document, sentences, other):
            return LeadIn("question", _paragraph(sentences, number)[0].number, number)
    return None


def _list_opened(
    document: Document, sentences: Sequence[Sentence], sentence: Sentence
) -> LeadIn | None:
    for number in range(sentence.number - 1, max(-1, sentence.number - LONGEST_LIST), -1):
        here, below = sentences[number], sentences[number + 1]
        if here.kind == "heading" or "item" not in (here.kind, below.kind):
            return None
        if document.text[here.start : here.end].endswith(_OPENS_LIST) and below.kind == "item":
            return LeadIn("list", number, number)
    return None


def _paragraph(sentences: Sequence[Sentence], number: int) -> Sequence[Sentence]:
    """The sentences of one paragraph, by the number of one of them."""
    paragraph = sentences[number].paragraph
    first, end = number, number + 1
    while first and sentences[first - 1].paragraph == paragraph:
        first -= 1
    while end < len(sentences) and sentences[end].paragraph == paragraph:
        end += 1
    return sentences[first:end]
