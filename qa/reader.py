"""Ranks the sentences of the retrieved passages by how well each one answers.

Features, in falling weight: the share of the question's words the sentence covers, in its own or
the other language; the same with its neighbours and headings; words that tell it from the rest;
and an answer of the wanted kind near the words asked about.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from index.library import Library
from index.types import Document
from qa.alignment import similarity, words_of
from qa.answer_spans import Candidate, candidates
from qa.asked import Asked, asked_of, written_names
from qa.asked_figures import figures_held
from qa.named import holding, names_asked
from qa.names import people, topics
from qa.polarity import exceptions
from qa.reading_odds import weigh
from qa.romanised import romanised
from qa.signs import Read, exception_asked, kind_features, names_person
from qa.surroundings import matches
from qa.types import EvidenceSentence, Passage, Question

Floats = NDArray[np.float32]

NEIGHBOURS = 1
NEIGHBOUR_SHARE, HEADING_SHARE, EARLIER_SHARE = 0.6, 0.5, 0.5
COVERED, ABOUT = 0.5, 0.7
OWN, TOPICAL, WIDE, AROUND, PASSAGE = 0.2, 0.6, 0.6, 0.25, 0.3
TYPED, NEAR, COUNTS, FORM = 0.4, 0.45, 0.9, 0.06
DEFINES, NAMES_IT, SPEAKER, INTRODUCES = 0.7, 0.8, 0.25, 0.7
EXCEPTS, AFFIRMS, DEPUTY, FIGURES = 1.4, -0.8, -0.2, 0.4
HEADING, ASKS = -0.75, -0.5
SPAN_MARGIN = 0.9
TOPIC_DISCOUNT = 0.5
READ_CLOSELY = 8  # sentences, by their log-odds
ODDS, LEAST_ODDS = 0.12, -6.0  # what a unit of log-odds below the best costs, and the floor


def rank(
    question: Question, passages: Sequence[Passage], library: Library
) -> tuple[EvidenceSentence, ...]:
    """Return the sentences of ``passages`` and their neighbours, those that answer best first."""
    asked = asked_of(question)
    weighed = weigh(question, passages, library)
    odds = weighed.odds
    reads = list(_read(question, asked, passages, library, odds))
    if not reads or not (asked.words or question.speaker):
        return ()
    around = _surroundings(question, asked, reads, library)
    matched = np.stack([read.best for read in reads])
    shared = (matched >= COVERED).mean(axis=0)
    weights = _shares(asked.weights * (1 - TOPIC_DISCOUNT * shared))
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
            "passage": read.passage,
        }
        found = candidates(
            question.answer_type, read.text, read.document.language, asked, read.words, read.match
        )
        features |= kind_features(question, read, found)
        features["figures"] = figures_held(asked.quantities, read.text, read.document.language)
        features["odds"] = odds.get((read.sentence.doc_id, read.sentence.number), LEAST_ODDS)
        features["confidence"] = weighed.confidence
        ranked.append(_evidence(read, features, found))
    return tuple(sorted(_with_odds(ranked), key=lambda evidence: -evidence.score))


def _with_odds(ranked: Sequence[EvidenceSentence]) -> Iterator[EvidenceSentence]:
    """The sentences with what was learned of each, below the best, in its score."""
    best = max(evidence.features["odds"] for evidence in ranked)
    for evidence in ranked:
        below = max(evidence.features["odds"] - best, LEAST_ODDS)
        yield replace(evidence, score=evidence.score + ODDS * below)


def _shares(weights: Floats) -> Floats:
    return weights / max(float(weights.sum()), 1e-6)


def _read(
    question: Question,
    asked: Asked,
    passages: Sequence[Passage],
    library: Library,
    odds: Mapping[tuple[str, int], float],
) -> Iterator[Read]:
    top = max((passage.score for passage in passages), default=1.0) or 1.0
    names = written_names(question, asked)
    chosen = _numbers(question, asked, passages, library, odds)
    for (doc_id, number), score in sorted(chosen.items()):
        document = library.document(doc_id)
        sentence = library.sentences(doc_id)[number]
        text = document.text[sentence.start : sentence.end]
        words = words_of(text, document.language, names)
        match = similarity(asked.words, words)
        best = match.max(axis=1) if words else np.zeros(len(asked.words), dtype=np.float32)
        yield Read(sentence, document, text, words, match, best, max(0.0, score / top))


def _numbers(
    question: Question,
    asked: Asked,
    passages: Sequence[Passage],
    library: Library,
    odds: Mapping[tuple[str, int], float],
) -> dict[tuple[str, int], float]:
    """Sentence numbers by document, with the score of the best passage each belongs to.

    Only the most likely sentences and their neighbours are read, those that hold a name asked
    about, and where someone's words are asked for, all sentences of that speaker.
    """
    scores: dict[tuple[str, int], float] = {}
    for passage in passages:
        chunk = passage.chunk
        last = len(library.sentences(chunk.doc_id)) - 1
        for number in range(
            max(0, chunk.first - NEIGHBOURS), min(last, chunk.last + NEIGHBOURS) + 1
        ):
            inside = chunk.first <= number <= chunk.last
            key = (chunk.doc_id, number)
            scores[key] = max(scores.get(key, 0.0), passage.score * (1.0 if inside else 0.7))
    likely = set(sorted(odds, key=lambda key: -odds[key])[:READ_CLOSELY])
    scores = {
        (doc_id, number): score
        for (doc_id, number), score in scores.items()
        if any((doc_id, number + step) in likely for step in range(-NEIGHBOURS, NEIGHBOURS + 1))
    }
    names = names_asked(question, asked)
    for doc_id in {passage.chunk.doc_id for passage in passages}:
        for number in _wanted(question, library, doc_id):
            scores.setdefault((doc_id, number), 0.0)
        for number in holding(names, library.document(doc_id), library.sentences(doc_id)):
            scores.setdefault((doc_id, number), 0.0)
    return scores


def _wanted(question: Question, library: Library, doc_id: str) -> Iterator[int]:
    """Sentences that the wording asks for: a speaker's, a person's, those with exceptions."""
    named = [question.text[a:b] for a, b in people(question.text, question.language)]
    about = named if question.answer_type == "definition" else []
    excepted = exception_asked(question)
    if not (question.speaker or about or excepted):
        return
    document = library.document(doc_id)
    for sentence in library.sentences(doc_id):
        text = document.text[sentence.start : sentence.end]
        if (
            names_person(question.speaker or "", sentence.speaker or "")
            or any(name in text or romanised(name) in text for name in about)
            or (excepted and exceptions(text))
        ):
            yield sentence.number


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
    known: dict[tuple[str, str], Floats] = {}
    names = written_names(question, asked)

    def matched(document: Document, texts: Iterable[str | None]) -> Floats:
        best = np.zeros(len(asked.words), dtype=np.float32)
        for text in filter(None, texts):
            key = (document.language, text)
            if key not in known:
                known[key] = matches(asked, text, document.language, names)
            best = np.maximum(best, known[key])
        return best

    result = []
    for read in reads:
        sentence, document = read.sentence, read.document
        # the section of a heading is the one before
        above = (sentence.section, sentence.speaker) if sentence.kind != "heading" else ()
        topic = matched(document, (*above, document.metadata.title, _topics(document)))
        earlier = matched(document, _earlier(read, library))
        titled = HEADING_SHARE * matched(document, (*above, document.metadata.title))
        near = np.maximum(titled, EARLIER_SHARE * earlier)
        result.append(_Around(near, np.where(topic >= ABOUT, topic, 0.0).astype(np.float32)))
    return result


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
    score = (
        OWN * features["coverage"]
        + TOPICAL * features["topical"]
        + WIDE * features["wide"]
        + AROUND * features["context"]
        + PASSAGE * features["passage"]
        + HEADING * features["heading"]
        + ASKS * features["asks"]
        + FORM * features.get("form", 0.0)
        + DEFINES * features.get("defines", 0.0)
        + NAMES_IT * features.get("names_it", 0.0)
        + SPEAKER * features.get("speaker", 0.0)
        + INTRODUCES * features.get("introduces", 0.0)
        + EXCEPTS * features.get("excepts", 0.0)
        + AFFIRMS * features.get("affirms", 0.0)
        + DEPUTY * features["deputy"]
        + FIGURES * features["figures"]
    )
    score += COUNTS * features.get("counts", 0.0)
    score += TYPED * features.get("typed", 0.0) + NEAR * features.get("near", 0.0)
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
        score=score,
        coverage=features["context"],
        answer_spans=spans[:1],
        features=features,
    )
