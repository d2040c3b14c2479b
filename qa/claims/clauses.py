"""Which clauses of a sentence say something together: a clause without a subject leans on the last.

A long sentence can be recombined into falsehoods from nothing but its own words: the subject of
one clause with the verb of another. So a claim is laid on one clause, and on those it leans on.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.segmenter import tagged_words
from index.text import match_form
from index.types import Language
from qa.claims.facts import Facts
from qa.verifying.binding import CLAUSE

Floats = NDArray[np.float32]

_BREAK = re.compile(r"[；;。！？!?]|(?<=[a-z])\.\s|^\s(?:while|but|whereas)\s", re.IGNORECASE)
_NO_SUBJECT_ZH = tuple("vdpcmfrqu")
_LEANING_WORDS = (
    "and or which who whom whose that with including as by for to from in on at of it its they "
    "their he his she her we our this these such also where when is are was were has have had will "
    "not then there so more over about nearly up"
)
_LEANING_EN = re.compile(
    rf"\W*(?:\d|(?:\w+ing|\w+ed|{_LEANING_WORDS.replace(' ', '|')}|at least)\b)", re.IGNORECASE
)
_LEANING_ZH = re.compile(
    r"\W*(?:(?:[由被将向从对并](?!(?:化|军|日葵|虾|告|购|购案|联|手|面))|且)|其(?![他它余次中实]))"
)  # whatever the segmenter makes of them
# A name between commas says more of the one before ("in Gdansk, Poland, …").
_APPOSED_EN = re.compile(r"\W*(?:[A-Z][\w'’-]*\W*){1,3}")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with those it leans on: its spans in the text; ``leans`` tells that it opens
    without a subject of its own."""

    spans: tuple[tuple[int, int], ...]
    leans: bool

    def holds(self, place: int) -> bool:
        """Whether a place of the text is inside."""
        return any(start <= place < end for start, end in self.spans)


@lru_cache(maxsize=20_000)
def clauses_of(text: str, language: Language) -> tuple[Clause, ...]:
    """Return the clauses of a sentence in order, each with what it leans on."""
    found: list[Clause] = []
    start = 0
    broken = True
    for mark in [*CLAUSE.finditer(text), None]:
        end = mark.start() if mark else len(text)
        if text[start:end].strip():
            leans = _leans(text[start:end], language)
            before = found[-1].spans if found and leans and not broken else ()
            found.append(Clause((*before, (start, end)), leans))
        if mark:
            start = mark.end()
            broken = bool(_BREAK.search(mark.group()))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Laid:
    """A claim laid on a sentence: how well its clauses hold each word, and the clauses taken."""

    held: Floats
    clauses: tuple[Clause, ...]

    def holds(self, place: int) -> bool:
        """Whether a place of the sentence is in a clause that was taken."""
        return any(clause.holds(place) for clause in self.clauses)

    def text_of(self, line: str) -> str:
        """The clauses taken, as ``line`` has them."""
        spans = dict.fromkeys(span for clause in self.clauses for span in clause.spans)
        return "\n".join(line[a:b] for a, b in spans)

    def follows(self, place: int) -> bool:
        """Whether the clauses taken come after a place of the sentence."""
        return all(place < clause.spans[-1][0] for clause in self.clauses)


def lay(claim: Facts, match: Floats, clauses: Sequence[Clause], starts: Sequence[int]) -> Laid:
    """Lay each clause of a claim on the one clause that holds most of it.

    ``match`` is (claim words, sentence words), ``starts`` where the words of the sentence begin.
    """
    held = np.zeros(len(claim.words), dtype=np.float32)
    inside = [[n for n, at in enumerate(starts) if clause.holds(at)] for clause in clauses]
    taken = []
    for part in clauses_of(claim.text, claim.language):
        first, last = part.spans[-1]
        own = [n for n, word in enumerate(claim.words) if first <= word.start < last]
        rows = [
            (match[np.ix_(own, columns)].max(axis=1), clause)
            for columns, clause in zip(inside, clauses, strict=True)
            if own and columns
        ]
        if rows:
            weights = claim.weights[own]
            best, clause = max(rows, key=lambda row: float(weights @ row[0]))
            held[own] = best
            taken.append(clause)
    return Laid(held, tuple(taken))


def _leans(text: str, language: Language) -> bool:
    if language == "en":
        return bool(_LEANING_EN.match(text) or _APPOSED_EN.fullmatch(text))
    if _LEANING_ZH.match(text):
        return True
    for _, tag in tagged_words(match_form(text)):
        if tag[0] not in "xt":
            return tag[0] in _NO_SUBJECT_ZH
    return True
