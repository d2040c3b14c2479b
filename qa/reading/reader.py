"""Ranks the sentences of the retrieved passages by how well each one answers.

What each feature counts for is data (``qa.reading.order``): how much of the question the sentence
covers, in its own or the other language, alone and with its neighbours, headings and what its
document is about; an answer of the wanted kind near the words asked about; and signs of single
kinds.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from index.library import Library
from index.text import match_form
from index.types import Document, Language
from qa.asking.asked import Asked, asked_of, written_names
from qa.comparing.alignment import words_of, work_out
from qa.comparing.polarity import exceptions
from qa.deciding.asked_figures import figures_held
from qa.naming.names import topics
from qa.reading.answer_marks import leans_on_neighbour
from qa.reading.answer_spans import Candidate, candidates
from qa.reading.bridges import weigh_across
from qa.reading.changes import tells_change, tells_what_was
from qa.reading.document_features import document_features
from qa.reading.dwelling import dwelling, dwelt_on
from qa.reading.framing import dates_the_text
from qa.reading.lead_in import CELL_BORDER, asks, is_first_row, lead_in
from qa.reading.order import order_score
from qa.reading.reading_list import LEAST_ODDS, passed_on, read_closely
from qa.reading.signs import Read, kind_features
from qa.reading.surroundings import matches, opening
from qa.reading.table_cells import asked_cell
from qa.reading.table_extremes import extremes
from qa.types import EvidenceSentence, Passage, Question

Floats = NDArray[np.float32]

NEIGHBOUR_SHARE, HEADING_SHARE, EARLIER_SHARE = 0.6, 0.5, 0.5
COVERED, ABOUT = 0.5, 0.7
OPENING = 2  # sentences of an answer that give what its question asks for
INTRODUCED = 10  # sentences of a document whose first lines introduce it
SPAN_MARGIN = 0.9
TOPIC_DISCOUNT = 0.5


def rank(
    question: Question, passages: Sequence[Passage], library: Library
) -> tuple[EvidenceSentence, ...]:
    """Return the sentences of ``passages`` and their neighbours, those that answer best first."""
    asked = asked_of(question)
    weighed = weigh_across(question, passages, library)
    odds = passed_on(weighed.odds, library)
    dwelt = frozenset(dwelt_on(question, library))
    reads = list(read_closely(question, asked, passages, library, odds, dwelt))
    if not reads or not (asked.words or question.speaker):
        return ()
    around = _surroundings(question, asked, reads, library)
    matched = np.stack([read.best for read in reads])
    shared = (matched >= COVERED).mean(axis=0)
    weights = _shares(asked.weights * (1 - TOPIC_DISCOUNT * shared))
    ends = extremes(question, asked, [read.sentence for read in reads], library)
    documents = document_features(question, asked, reads, [one.topic for one in around])
    ranked = []
    for place, read in enumerate(reads):
        window = np.maximum(read.best, NEIGHBOUR_SHARE * _beside(reads, place))
        context = np.maximum(window, around[place].near)
        topic = around[place].topic
        features = {
            "coverage": float(weights @ read.best),
            "topical": float(weights @ np.maximum(read.best, topic)),
            "context": float(weights @ context),
            "wide": float(weights @ np.maximum(context, topic)),
        }
        found, headed = _candidates(question, asked, read, library)
        features |= kind_features(question, read, found)
        if extreme := ends.get((read.sentence.doc_id, read.sentence.number)):
            features |= {"comes_first": extreme, "extreme_row": float(extreme > 0)}
        features |= _standing(question, read, library) | documents[read.sentence.doc_id]
        features["headed"] = float(headed)
        features |= dwelling(question, read.sentence, dwelt)
        features["figures"] = figures_held(asked.quantities, read.text, read.document.language)
        features["odds"] = odds.get((read.sentence.doc_id, read.sentence.number), LEAST_ODDS)
        features["confidence"] = weighed.confidence
        ranked.append(_evidence(read, features | _about(features), found))
    return tuple(sorted(_with_odds(ranked), key=lambda evidence: -evidence.score))


def _candidates(
    question: Question, asked: Asked, read: Read, library: Library
) -> tuple[tuple[Candidate, ...], bool]:
    """The spans of a sentence that may answer, in a table those under the column asked for, and
    whether the column, or the question above, tells that they are what is asked for."""
    found = candidates(
        question.answer_type, read.text, read.document.language, asked, read.words, read.match
    )
    found = tuple(c for c in found if not dates_the_text(question, read.text, (c.start, c.end)))
    sentences = library.sentences(read.sentence.doc_id)
    lead = lead_in(read.document, sentences, read.sentence) if found else None
    if lead and lead.kind == "question":
        met = [float(read.best[place]) for place in asked.focus]
        return found, read.sentence.number - lead.last <= OPENING and max(met, default=0) >= COVERED
    if CELL_BORDER not in read.text:
        return found, False
    head = lead.text(read.document, sentences) if lead and lead.kind == "table" else None
    cell = asked_cell(asked, read.text, head, read.document.language)
    under = tuple(c for c in found if cell and cell[0] <= c.start < cell[1])
    return under or found, bool(under)


def _standing(question: Question, read: Read, library: Library) -> dict[str, float]:
    """Signs that a line asks or heads a table, and so answers nothing; that it goes on from the one
    before; that it tells of a change, where that is asked for."""
    sentences = library.sentences(read.sentence.doc_id)
    asking = read.text.rstrip().endswith(("?", "？")) or asks(
        read.document, sentences, read.sentence
    )
    heads = is_first_row(read.document, sentences, read.sentence)
    outdated = tells_what_was(question, read.text)
    return {
        "asks": float(asking or heads),
        "leans": float(leans_on_neighbour(match_form(read.text))),
        "changed": float(tells_change(question, read.text) and not outdated),
        "outdated": float(outdated),
    }


def _about(features: Mapping[str, float]) -> dict[str, float]:
    """Signs that count as far as a sentence is about what is asked: it holds an answer of the kind
    asked for, it tells of a change."""
    counted = ("typed", "changed")
    return {f"{name}_about": features.get(name, 0.0) * features["topical"] for name in counted}


def _with_odds(ranked: Sequence[EvidenceSentence]) -> Iterator[EvidenceSentence]:
    """The sentences in whose scores their odds count as far as they fall below the best."""
    best = max(evidence.features["odds"] for evidence in ranked)
    for evidence in ranked:
        below = max(evidence.features["odds"] - best, LEAST_ODDS)
        yield replace(evidence, score=order_score({**evidence.features, "odds": below}))


def _shares(weights: Floats) -> Floats:
    return weights / max(float(weights.sum()), 1e-6)


def _beside(reads: Sequence[Read], place: int) -> Floats:
    """Best matches of the direct neighbours in the same document."""
    best = np.zeros_like(reads[place].best)
    here = reads[place].sentence
    for other in reads[max(0, place - 1) : place + 2]:
        if here.kind == "heading" or other.sentence.kind == "heading":
            continue
        if other.sentence.doc_id == here.doc_id and abs(other.sentence.number - here.number) == 1:
            best = np.maximum(best, other.best)
    return best


@dataclass(frozen=True, slots=True)
class _Around:
    """How the asked words are met around a sentence, (asked words,) in 0..1 each.

    ``near`` is its heading, its speaker and what stands before it in the paragraph, discounted;
    ``topic`` what its document and section are about, so that it need not be said again.
    """

    near: Floats
    topic: Floats


def _surroundings(
    question: Question, asked: Asked, reads: Sequence[Read], library: Library
) -> list[_Around]:
    """What stands around each sentence that was read."""
    names = written_names(question, asked)
    texts = [tuple(_texts_around(read, library)) for read in reads]
    wanted = {
        (read.document.language, text)
        for read, own in zip(reads, texts, strict=True)
        for text in chain.from_iterable(own)
    }
    words = chain.from_iterable(words_of(text, language, names) for language, text in wanted)
    work_out(asked.words, list(words))
    known = {key: matches(asked, key[1], key[0], names) for key in wanted}

    def matched(language: Language, own: Iterable[str]) -> Floats:
        best = np.zeros(len(asked.words), dtype=np.float32)
        for text in own:
            best = np.maximum(best, known[language, text])
        return best

    result = []
    for read, own in zip(reads, texts, strict=True):
        about, titled, earlier = (matched(read.document.language, part) for part in own)
        near = np.maximum(HEADING_SHARE * titled, EARLIER_SHARE * earlier)
        result.append(_Around(near, np.where(about >= ABOUT, about, 0.0).astype(np.float32)))
    return result


def _texts_around(read: Read, library: Library) -> Iterator[tuple[str, ...]]:
    """What a sentence is about; its headings and its speaker; what stands before it."""
    sentence, document = read.sentence, read.document
    heading = sentence.kind == "heading"  # its section is the one before
    above = () if heading else (sentence.section, sentence.speaker)
    titled = tuple(filter(None, (*above, document.metadata.title)))
    begins = () if heading else _opening(document, library)
    yield tuple(filter(None, (*titled, _topics(document), *begins)))
    yield titled
    yield tuple(_earlier(read, library))


def _opening(document: Document, library: Library) -> tuple[str, ...]:
    """How a document begins, which tells what it is about; a short one has no introduction, and
    the rows of a table are each about something else."""
    if len(library.sentences(document.doc_id)) < INTRODUCED:
        return ()
    return tuple(text for text in opening(document, library) if CELL_BORDER not in text)


def _topics(document: Document) -> str:
    return topics(document.text, document.language)


def _earlier(read: Read, library: Library) -> Iterator[str]:
    """The sentences before this one in its paragraph, four at most."""
    here = read.sentence
    for earlier in library.sentences(here.doc_id)[max(0, here.number - 4) : here.number]:
        if earlier.paragraph == here.paragraph:
            yield read.document.text[earlier.start : earlier.end]


def _evidence(
    read: Read, features: dict[str, float], found: Sequence[Candidate]
) -> EvidenceSentence:
    start = read.sentence.start
    spans = tuple(
        (start + candidate.start, start + candidate.end)
        for candidate in found
        if candidate.nearness >= SPAN_MARGIN * found[0].nearness
    )
    if features.get("excepts"):
        spans = tuple((start + a, start + b) for a, b in exceptions(read.text))
    return EvidenceSentence(
        sentence=read.sentence,
        document=read.document,
        text=read.text,
        score=0.0,
        coverage=features["context"],
        answer_spans=spans[:1],
        features=features,
    )
