"""Sentences that say the same in two languages: which of a pair is read, and where it answers."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from index.library import Library
from index.numbers import find_quantities
from index.text import language_of, match_form
from index.types import Sentence
from qa.asking.asked import Asked, asked_of
from qa.comparing.alignment import similarity, words_of, work_out
from qa.comparing.polarity import exceptions
from qa.question import as_asked
from qa.reading.scope import in_scope
from qa.reading.surroundings import matches
from qa.types import TYPED_KINDS, EvidenceSentence, Question

TITLED = 0.7  # from here on a title tells a word
LESS = 0.3  # what a word of the title counts beside others
NO_WORD = 0.1  # what a word of one character counts beside others
UNTOLD, MUCH_MORE = 0.3, 0.15  # of a word, and of the question: what a translation leaves out
COMPARED = 6  # sentences in the language of the question, with their translations
LONGEST_TWIN = 4  # sentences that together translate one

_CLAUSE = re.compile(r"[^,，;；:：。]+(?:(?<=\d)[,:](?=\d)[^,，;；:：。]+)*")


def values_of(evidence: EvidenceSentence) -> set[str]:
    """Return the numbers, dates and names a sentence answers with, in comparable form."""
    values: set[str] = set()
    for start, end in evidence.answer_spans:
        text = evidence.document.text[start:end]
        quantities = find_quantities(text, evidence.document.language)
        values |= {f"{q.kind} {q.iso or q.value}" for q in quantities} or {match_form(text)}
    return values


def one_of_each(
    question: Question, ranked: Sequence[EvidenceSentence], library: Library
) -> tuple[EvidenceSentence, ...]:
    """Fold sentences that are counterparts of each other; the pair keeps its better place."""
    by_place = {(e.sentence.doc_id, e.sentence.number): e for e in ranked}
    # a translation is of the time of what it translates, whatever date it tells
    undated = replace(question.scope, published_from=None, published_until=None)
    kept: list[EvidenceSentence] = []
    done: set[tuple[str, int]] = set()
    for place, evidence in enumerate(ranked):
        key = (evidence.sentence.doc_id, evidence.sentence.number)
        if key in done:
            continue
        done.add(key)
        other = library.counterpart_sentence(*key)
        if other is None:
            kept.append(evidence)
            continue
        foreign = evidence.document.language != as_asked(question).language
        near = place < COMPARED
        folds = foreign or near
        twin = _twin(question, evidence, other, by_place, library) if folds else None
        if twin is not None and in_scope(undated, library.document(other.doc_id)):
            there = (twin.sentence.doc_id, twin.sentence.number)
            own, translated = (twin, evidence) if foreign else (evidence, twin)
            more = near and there not in done and _says_more(question, translated, own, library)
            score = max(evidence.score, twin.score)
            kept.append(replace(translated if more else own, score=score))
            done.add(there)
            continue
        if not foreign:
            done.add((other.doc_id, other.number))
        kept.append(evidence)
    return tuple(kept)


def _says_more(
    question: Question, one: EvidenceSentence, other: EvidenceSentence, library: Library
) -> bool:
    """Whether a sentence holds what is asked and its translation leaves out: an answer of the kind
    asked for, or words of the question."""
    if question.answer_type in TYPED_KINDS and bool(one.answer_spans) != bool(other.answer_spans):
        return bool(one.answer_spans)
    asked, document = asked_of(question), other.document
    held = matches(asked, one.text, one.document.language)
    there = matches(asked, other.text, document.language)
    for sentence in _translations(other.sentence, one.sentence, library, LONGEST_TWIN):
        text = document.text[sentence.start : sentence.end]
        there = np.maximum(there, matches(asked, text, document.language))
    gained, lost = (held >= TITLED) & (there < UNTOLD), (there >= TITLED) & (held < UNTOLD)
    more = float(asked.weights @ gained) - float(asked.weights @ lost)
    return more >= MUCH_MORE * float(asked.weights.sum())


def _translations(
    first: Sentence, other: Sentence, library: Library, before: int = 0
) -> list[Sentence]:
    """A sentence, and those after it and at most ``before`` before it that translate another
    together with it."""
    near = library.sentences(first.doc_id)[
        max(0, first.number - before) : first.number + LONGEST_TWIN
    ]
    return [s for s in near if s.number == first.number or _translates(s, other, library)]


def _twin(
    question: Question,
    evidence: EvidenceSentence,
    first: Sentence,
    by_place: Mapping[tuple[str, int], EvidenceSentence],
    library: Library,
) -> EvidenceSentence | None:
    """The sentence of the other document that says what this one says, the answer included.

    Several sentences may translate one; that with the answering number is meant, or that which
    answers best. ``None`` when the answer is in none of them.
    """
    document = library.document(first.doc_id)
    read = []
    for other in _translations(first, evidence.sentence, library):
        text = document.text[other.start : other.end]
        spans = tuple(_same_values(evidence, other, text))
        known = by_place.get((other.doc_id, other.number))
        read.append(
            known
            if known is not None and not spans
            else replace(
                known or evidence,
                sentence=other,
                document=document,
                text=text,
                answer_spans=spans,
                score=known.score if known else evidence.score - 1,
            )
        )
    if _numbers_answer(evidence):
        read = [twin for twin in read if values_of(twin) & values_of(evidence)]
    if len(read) < 2:
        return read[0] if read else None
    asked = asked_of(question)
    clause, said = _answering_clause(asked, evidence)
    return max(read, key=lambda twin: said * _rendered(clause, twin) + _held(asked, twin)[0])


def _answering_clause(asked: Asked, evidence: EvidenceSentence) -> tuple[str, float]:
    """The clause of a sentence that says most of what is asked, what is left out first of all, and
    how much it says."""
    document = evidence.document
    titled = matches(asked, document.metadata.title or "", document.language) >= TITLED
    weights = asked.weights * np.where(titled, LESS, 1.0)
    excepted = exceptions(evidence.text) if evidence.features.get("excepts") else ()

    def said(clause: re.Match[str]) -> float:
        held = float(weights @ matches(asked, clause[0], document.language))
        return held + sum(clause.start() <= a < clause.end() for a, _ in excepted)

    clause = max(_CLAUSE.finditer(evidence.text), key=said)
    return clause[0], said(clause)


def _rendered(clause: str, twin: EvidenceSentence) -> float:
    """How far a sentence says what a clause in the other language says, 0 to 1."""
    words = words_of(clause, language_of(clause))
    own = words_of(twin.text, twin.document.language)
    if not words or not own:
        return 0.0
    work_out(words, list(own))
    weights = np.array([len(word.term) > 1 for word in words], dtype=np.float32) + NO_WORD
    return float(weights @ similarity(words, own).max(axis=1) / weights.sum())


def _held(asked: Asked, evidence: EvidenceSentence) -> tuple[float, float]:
    """How much of what is asked a sentence holds itself, first of what its title does not tell:
    of sentences that translate one together the first often names the subject of all."""
    document = evidence.document
    match = matches(asked, evidence.text, document.language)
    titled = matches(asked, document.metadata.title or "", document.language)
    return float((asked.weights * (titled < TITLED)) @ match), float(asked.weights @ match)


def _translates(sentence: Sentence, other: Sentence, library: Library) -> bool:
    back = library.counterpart_sentence(sentence.doc_id, sentence.number)
    return back is not None and (back.doc_id, back.number) == (other.doc_id, other.number)


def _numbers_answer(evidence: EvidenceSentence) -> bool:
    text, language = evidence.document.text, evidence.document.language
    return any(find_quantities(text[a:b], language) for a, b in evidence.answer_spans)


def _same_values(
    evidence: EvidenceSentence, other: Sentence, text: str
) -> Iterator[tuple[int, int]]:
    """Where the counterpart holds the numbers of the answer."""
    start = evidence.sentence.start
    wanted = {
        (q.kind, q.value)
        for q in find_quantities(evidence.text, evidence.document.language)
        if any(a <= start + q.start and start + q.end <= b for a, b in evidence.answer_spans)
    }
    for quantity in find_quantities(text, "en" if text.isascii() else "zh"):
        if (quantity.kind, quantity.value) in wanted:
            yield other.start + quantity.start, other.start + quantity.end
