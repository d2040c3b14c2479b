"""The sentences that may say something of a claim: those of the passages found, best first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.lexicon import load_lexicon
from index.library import Library
from index.numbers import Quantity, find_quantities
from index.text import HAN, match_form
from index.types import Document, Language, Sentence
from qa.agreement import compare
from qa.alignment import Word, similarity, words_of
from qa.claim_facts import Facts
from qa.names import topics
from qa.similarity import nearness
from qa.types import EvidenceSentence, Passage

Floats = NDArray[np.float32]

PASSAGES = 10  # passages whose sentences are looked at
READ = 8  # sentences compared with a claim word by word
LEAST_SHARE = 0.5  # of the score of the best sentence
BEFORE = 3  # earlier sentences of a paragraph that may tell the subject
SAME_FIGURE, AROUND = 0.25, 0.35
SOFT_FROM, SOFT_RANGE, SOFT_MOST = 0.3, 0.5, 0.7
_LIST_MARK = re.compile(r"[(（]\d{1,2}[)）]|(?:^|\n)\d{1,2}[.、]")


@dataclass(frozen=True, slots=True)
class Line:
    """A text with its words and figures, read once however many claims are held against it."""

    text: str
    language: Language
    words: tuple[Word, ...]
    quantities: tuple[Quantity, ...]
    sound: str


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence to compare with a claim, and the lines that tell what it speaks of.

    ``heads`` are its heading and its speaker, ``near`` the sentences before it in its paragraph,
    ``far`` the title and the names the whole document is about.
    """

    evidence: EvidenceSentence
    line: Line
    heads: tuple[Line, ...]
    near: tuple[Line, ...]
    far: tuple[Line, ...]


def sources_of(claim: Facts, passages: Sequence[Passage], library: Library) -> tuple[Source, ...]:
    """Return the sentences of the passages that share most with a claim, at most ``READ``."""
    sentences: dict[tuple[str, int], tuple[Document, Sentence]] = {}
    for passage in passages[:PASSAGES]:
        document = passage.document
        known = library.sentences(document.doc_id)
        for number in range(passage.chunk.first, passage.chunk.last + 1):
            sentences[document.doc_id, number] = document, known[number]
    if not sentences or not claim.words:
        return ()
    lines = [read_line(d.text[s.start : s.end], d.language) for d, s in sentences.values()]
    held = _held(claim, lines)
    found = list(sentences.values())
    scores = np.array([_score(claim, row, line) for row, line in zip(held, lines, strict=True)])
    around = np.array([_around(place, found, held, claim) for place in range(len(found))])
    scores = scores + AROUND * around
    return tuple(
        _source(found[place], lines[place], float(scores[place]), library)
        for place in map(int, np.argsort(-scores, kind="stable")[:READ])
        if scores[place] > max(0.0, LEAST_SHARE * float(scores.max()))
    )


@lru_cache(maxsize=20_000)
def read_line(text: str, language: Language) -> Line:
    """Return a text with its words, its figures and what its Chinese words sound like."""
    words = words_of(text, language)
    spelt = (
        "".join(load_lexicon().syllables(word.term)) if HAN.match(word.term) else word.letters
        for word in words
    )
    quantities = find_quantities(text, language)
    counting = tuple(q for q in quantities if not _LIST_MARK.match(text, max(0, q.start - 1)))
    return Line(text, language, words, counting, "".join(spelt))


def likeness(claim: Facts, words: Sequence[Word], *, sound: bool = True) -> Floats:
    """(claim words, words): how far each word stands for each word of a claim.

    Names meet as themselves, translated or by sound; other words by their meaning too.
    """
    match = similarity(claim.words, words, soft=False, sound=sound)
    if match.size:
        if claim.names:
            names = list(claim.names)
            if sound:  # what sounds like a name of two words is found with both
                match[names] = similarity(claim.words, words, near=False)[names]
            else:
                some = [claim.words[place] for place in names]
                match[names] = similarity(some, words, near=False, sound=False)
        cosine = nearness([w.term for w in claim.words], [w.term for w in words])
        soft = np.clip((cosine - SOFT_FROM) / SOFT_RANGE, 0.0, SOFT_MOST)
        soft[list(claim.names)] = 0.0
        soft[[len(word.term) == 1 for word in claim.words]] = 0.0
        soft[:, [len(word.term) == 1 for word in words]] = 0.0
        match = np.maximum(match, soft.astype(np.float32))
    return match


def names_held(claim: Facts, line: Line) -> Floats:
    """(words,): how far a line holds each name of a claim; other words are 0."""
    held = names_inside(claim, line)
    names = list(claim.names)
    if line.words and held[names].min(initial=1.0) < 1.0:
        named = similarity(claim.words, line.words, near=False)[names].max(axis=1)
        held[names] = np.maximum(held[names], named)
    return held


def names_inside(claim: Facts, line: Line) -> Floats:
    """(words,): 1 for the names that stand in a line, whatever the segmenter made of them."""
    held = np.zeros(len(claim.words), dtype=np.float32)
    folded = match_form(line.text) if claim.names else ""
    for place in claim.names:
        if len(claim.words[place].term) > 1 and claim.words[place].term in folded:
            held[place] = 1.0
    return held


def _held(claim: Facts, lines: Sequence[Line]) -> Floats:
    """(lines, words): how well each line holds each word of the claim; word borders by sound."""
    terms: dict[str, int] = {}
    columns: list[list[int]] = []
    representative: list[Word] = []
    for line in lines:
        row = []
        for word in line.words:
            if word.term not in terms:
                terms[word.term] = len(representative)
                representative.append(word)
            row.append(terms[word.term])
        columns.append(row)
    match = likeness(claim, representative, sound=False)
    held = np.zeros((len(lines), len(claim.words)), dtype=np.float32)
    for place, row in enumerate(columns):
        if row:
            held[place] = match[:, row].max(axis=1)
    for number in claim.names:
        word = claim.words[number]
        sound = (
            "".join(load_lexicon().syllables(word.term)) if HAN.match(word.term) else word.letters
        )
        if len(sound) >= 4:
            for place, line in enumerate(lines):
                if sound in line.sound:
                    held[place, number] = 1.0
    return held


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


def _source(found: tuple[Document, Sentence], line: Line, score: float, library: Library) -> Source:
    document, sentence = found
    evidence = EvidenceSentence(sentence, document, line.text, score, score)
    return Source(
        evidence,
        line,
        tuple(read_line(text, document.language) for text in _heads(sentence)),
        tuple(read_line(text, document.language) for text in _near(document, sentence, library)),
        tuple(read_line(text, document.language) for text in _far(document)),
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
    if document.metadata.title:
        yield document.metadata.title
    about = topics(document.text, document.language)
    if about:
        yield about
