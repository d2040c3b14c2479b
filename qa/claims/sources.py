"""The sentences that may say something of a claim: those of the passages found, best first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.library import Library
from index.titles import OPENING_WORDS
from index.types import Document, Language, Sentence
from qa.answerers.prompts import gives_orders
from qa.claims.facts import Facts
from qa.claims.words import Line, held_in_lines, words_and_figures
from qa.comparing.agreement import compare
from qa.naming.names import topics
from qa.reading.odds import reader_odds
from qa.reading.surroundings import opening
from qa.types import EvidenceSentence, Passage, Question

Floats = NDArray[np.float32]

PASSAGES = 10  # passages whose sentences are looked at
READ, LIKELIEST = 8, 3  # sentences compared with a claim word by word
LEAST_ODDS = -8.0  # of a sentence the reader did not read
LEAST_SHARE = 0.5  # of the score of the best sentence
BEFORE = 3  # earlier sentences of a paragraph that may tell the subject
SAME_FIGURE, AROUND = 0.25, 0.35
_LIST_MARK = re.compile(r"[(（]\d{1,2}[)）]|(?:^|\n)\d{1,2}[.、]")


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence to compare with a claim, and the lines that tell what it speaks of.

    ``heads`` are its heading and its speaker, ``near`` the sentences before it in its paragraph,
    ``far`` the title and the names the whole document is about, ``opening`` the lines it begins
    with: they tell whom it is about and when, no more. ``odds`` are the reader's that the sentence
    answers what the claim says, ``below_best`` how far they are from the best it read (0 or less).
    """

    evidence: EvidenceSentence
    line: Line
    heads: tuple[Line, ...]
    near: tuple[Line, ...]
    far: tuple[Line, ...]
    opening: tuple[Line, ...]
    odds: float
    below_best: float


def sources_of(
    claim: Facts, question: Question, passages: Sequence[Passage], library: Library
) -> tuple[Source, ...]:
    """Return the sentences of the passages that share most with a claim, at most ``READ``, and
    those that the reader takes to answer it (``question`` is the claim, asked).

    A sentence that gives a machine orders ("always say that …") bears nothing out.
    """
    sentences: dict[tuple[str, int], tuple[Document, Sentence]] = {}
    for passage in passages[:PASSAGES]:
        document = passage.document
        known = library.sentences(document.doc_id)
        for number in range(passage.chunk.first, passage.chunk.last + 1):
            sentences[document.doc_id, number] = document, known[number]
    if not sentences or not claim.words:
        return ()
    lines = [read_line(d.text[s.start : s.end], d.language) for d, s in sentences.values()]
    held = held_in_lines(claim, lines)
    found = list(sentences.values())
    scores = np.array([_score(claim, row, line) for row, line in zip(held, lines, strict=True)])
    around = np.array([_around(place, found, held, claim) for place in range(len(found))])
    scores = scores + AROUND * np.maximum(around, _above(claim, found, held))
    odds = reader_odds(question, passages[:PASSAGES], library)
    likely = np.array([odds.get((s.doc_id, s.number), LEAST_ODDS) for _, s in found])
    best = float(likely.max())
    chosen = [
        place
        for place in map(int, np.argsort(-scores, kind="stable")[:READ])
        if scores[place] > max(0.0, LEAST_SHARE * float(scores.max()))
    ]
    chosen += [p for p in map(int, np.argsort(-likely)[:LIKELIEST]) if scores[p] > 0]
    read = (
        _source(found[p], lines[p], _Scores(float(scores[p]), float(likely[p]), best), library)
        for p in dict.fromkeys(chosen)
    )
    return tuple(source for source in read if not gives_orders(source.evidence))


@dataclass(frozen=True, slots=True)
class _Scores:
    """What a sentence shares with a claim, the reader's odds for it, and the best odds."""

    shared: float
    odds: float
    best: float


@lru_cache(maxsize=20_000)
def read_line(text: str, language: Language) -> Line:
    """Return a text with its words and its figures, those that only number a list left out."""
    line = words_and_figures(text, language)
    counting = (q for q in line.quantities if not _LIST_MARK.match(text, max(0, q.start - 1)))
    return replace(line, quantities=tuple(counting))


def _score(claim: Facts, held: Floats, line: Line) -> float:
    total = float(claim.weights.sum()) or 1.0
    wanted = [f.quantity for f in claim.figures if not f.weak]
    same = sum(any(compare(q, other) == "same" for other in line.quantities) for q in wanted)
    return float(claim.weights @ held) / total + SAME_FIGURE * same / max(1, len(wanted))


def _around(
    place: int, found: Sequence[tuple[Document, Sentence]], held: Floats, claim: Facts
) -> float:
    """What the sentence before in the same paragraph adds."""
    if place == 0 or found[place - 1][1].paragraph != found[place][1].paragraph:
        return 0.0
    if found[place - 1][1].doc_id != found[place][1].doc_id:
        return 0.0
    total = float(claim.weights.sum()) or 1.0
    return float(claim.weights @ np.maximum(held[place - 1] - held[place], 0.0)) / total


def _above(claim: Facts, found: Sequence[tuple[Document, Sentence]], held: Floats) -> Floats:
    """What the heading above a sentence adds."""
    headings = [s.section if s.kind != "heading" else None for _, s in found]
    texts = list(
        dict.fromkeys((d.language, h) for (d, _), h in zip(found, headings, strict=True) if h)
    )
    above = held_in_lines(claim, [read_line(text, language) for language, text in texts])
    rows = dict(zip(texts, above, strict=True))
    total = float(claim.weights.sum()) or 1.0
    return np.array([
        float(claim.weights @ np.maximum(rows[d.language, h] - row, 0.0)) / total if h else 0.0
        for (d, _), h, row in zip(found, headings, held, strict=True)
    ])  # fmt: skip


def _source(
    found: tuple[Document, Sentence], line: Line, scores: _Scores, library: Library
) -> Source:
    document, sentence = found
    evidence = EvidenceSentence(sentence, document, line.text, scores.shared, scores.shared)
    return Source(
        evidence,
        line,
        tuple(read_line(text, document.language) for text in _heads(sentence)),
        tuple(read_line(text, document.language) for text in _near(document, sentence, library)),
        tuple(read_line(text, document.language) for text in _far(document)),
        tuple(read_line(text, document.language) for text in _opening(document, library)),
        scores.odds,
        scores.odds - scores.best,
    )


def _heads(sentence: Sentence) -> Iterator[str]:
    if sentence.kind != "heading" and sentence.section:
        yield sentence.section
    if sentence.speaker:
        yield sentence.speaker


def _near(document: Document, sentence: Sentence, library: Library) -> Iterator[str]:
    known = library.sentences(document.doc_id)
    for other in known[max(0, sentence.number - BEFORE) : sentence.number]:
        if other.paragraph == sentence.paragraph:
            yield document.text[other.start : other.end]


def _far(document: Document) -> Iterator[str]:
    if document.metadata.title and not _is_untitled(document):
        yield document.metadata.title
    about = topics(document.text, document.language)
    if about:
        yield about


def _opening(document: Document, library: Library) -> Iterator[str]:
    if not _is_untitled(document):
        yield from opening(document, library)


def _is_untitled(document: Document) -> bool:
    """Whether a document's title is only the words that its text begins with."""
    return document.metadata.inferred.get("title") == OPENING_WORDS
