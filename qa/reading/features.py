"""Everything the reader knows about each candidate sentence, as one table of named features."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.embeddings.bilingual import embed
from index.terms import NAME, analyse
from index.types import Document, Language, Sentence
from index.vocabulary import Vocabulary
from qa.finding.headings import numbers_of
from qa.reading.answer_marks import KINDS, WANTED, has_cue, kind_of, leans_on_neighbour
from qa.reading.character_pairs import pair_coverage
from qa.reading.coverage_features import Match, coverage_features, rank_of, to_best
from qa.reading.proximity_features import (
    candidate_features,
    density_features,
    nearness_to,
    order_feature,
)
from qa.reading.subject_features import subject_features
from qa.reading.token_match import TokenMatch, match_tokens, spells
from qa.types import Passage, Question

Array = NDArray[np.floating[Any]]
IN_QUESTION = 0.5
TYPES = ("number", "share", "date", "person", "place", "organisation", "definition", "reason")


class Texts(Protocol):
    """What is read of a library: its terms, and the sentences of its documents."""

    @property
    def vocabulary(self) -> Vocabulary:
        """The terms with their numbers and frequencies."""

    def sentences(self, doc_id: str) -> tuple[Sentence, ...]:
        """The sentences of a document in order."""

    def sentence_terms(self, doc_id: str) -> tuple[NDArray[np.int32], ...]:
        """The term numbers of each of these sentences."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a retrieved passage, and the best passage that holds it (rank from 0)."""

    document: Document
    sentence: Sentence
    passage: int

    @property
    def text(self) -> str:
        """The sentence as the document has it."""
        return self.document.text[self.sentence.start : self.sentence.end]


@dataclass(frozen=True, slots=True)
class Reading:
    """The candidates of a question and their features: ``table`` is (candidates, names).

    ``match`` holds the best similarity of each question term (``terms``) with each candidate.
    """

    candidates: tuple[Candidate, ...]
    names: tuple[str, ...]
    table: Array
    terms: tuple[str, ...]
    match: Match

    def column(self, name: str) -> Array:
        """One feature of all candidates."""
        return np.asarray(self.table[:, self.names.index(name)])


def read(question: Question, passages: Sequence[Passage], library: Texts) -> Reading | None:
    """Compute the features of every sentence of the passages; ``None`` when there is none."""
    candidates = gather_sentences(passages, library)
    if not candidates:
        return None
    terms = [library.sentence_terms(one.document.doc_id)[one.sentence.number] for one in candidates]
    headings, place = _headings(candidates, library.vocabulary)
    every = match_tokens(question.terms, question.language, [*terms, *headings], library.vocabulary)
    tokens = every.first(len(terms))
    heading = np.maximum.reduceat(every.lexical, every.starts, axis=1)[:, len(terms) + place]
    match = _by_sentence(tokens, candidates, heading, _names(question, tokens.terms))
    columns = coverage_features(match) | subject_features(match)
    columns |= _place_features(tokens, question, library.vocabulary)
    columns |= _passage_features(candidates, passages)
    columns |= _text_features(question, candidates)
    columns |= _cosine(question, terms, match.group, library.vocabulary)
    columns |= _question_features(question, candidates, tokens)
    names = tuple(sorted(columns))
    table = np.stack([columns[name] for name in names], axis=1).astype(np.float32)
    return Reading(candidates, names, table, tokens.terms, match)


def gather_sentences(passages: Sequence[Passage], library: Texts) -> tuple[Candidate, ...]:
    """All sentences of the passages, once each: documents by their best passage, then in order."""
    best: dict[str, dict[int, int]] = {}
    documents: dict[str, Document] = {}
    for rank, passage in enumerate(passages):
        documents[passage.chunk.doc_id] = passage.document
        own = best.setdefault(passage.chunk.doc_id, {})
        for number in range(passage.chunk.first, passage.chunk.last + 1):
            own.setdefault(number, rank)
    found = []
    for doc_id, ranks in best.items():
        sentences = library.sentences(doc_id)
        found += [
            Candidate(documents[doc_id], sentences[number], ranks[number])
            for number in sorted(ranks)
        ]
    return tuple(found)


def _headings(
    candidates: Sequence[Candidate], vocabulary: Vocabulary
) -> tuple[list[NDArray[np.int32]], NDArray[np.int64]]:
    """The terms of every title, heading and speaker over the candidates, and which each has."""
    texts: dict[tuple[str, Language], int] = {}
    place = [
        texts.setdefault(
            (_context(one), one.document.language),
            len(texts),
        )
        for one in candidates
    ]
    terms = [numbers_of(*key, vocabulary).astype(np.int32) for key in texts]
    return terms, np.array(place, dtype=np.int64)


def _context(one: Candidate) -> str:
    """Title, heading and speaker of a sentence; a title says nothing around itself."""
    title = one.document.metadata.title or ""
    around = (title if title != one.text else "", one.sentence.section, one.sentence.speaker)
    return " ".join(part for part in around if part)


def _names(question: Question, terms: Sequence[str]) -> NDArray[np.bool_]:
    """Which terms name someone or something: names by their sound, and those of the dictionary."""
    sounds = [term[1:] for term in question.terms if term[0] == NAME]
    return np.array(
        [bool(t) and (kind_of(t) == "name" or any(spells(t, s) for s in sounds)) for t in terms]
    )


def _by_sentence(
    tokens: TokenMatch,
    candidates: Sequence[Candidate],
    heading: Array,
    names: NDArray[np.bool_],
) -> Match:
    def best(values: Array) -> Array:
        return np.asarray(np.maximum.reduceat(values, tokens.starts, axis=1))

    lexical = np.maximum(best(tokens.lexical), tokens.phrase)
    group = [0]
    for before, one in pairwise(candidates):
        follows = (
            before.document.doc_id == one.document.doc_id
            and one.sentence.number == before.sentence.number + 1
        )
        group.append(group[-1] + (not follows))
    return Match(
        own=best(tokens.own),
        lexical=lexical,
        soft=np.maximum(best(tokens.soft), lexical),
        weights=tokens.weights,
        group=np.array(group, dtype=np.int64),
        heading=heading,
        names=names,
    )


def _place_features(
    tokens: TokenMatch, question: Question, vocabulary: Vocabulary
) -> dict[str, Array]:
    """Order, density, and nearness of possible answers to the question's words."""
    fresh = tokens.lexical.max(axis=0) < IN_QUESTION
    named = [kind_of(vocabulary.terms[n]) if n >= 0 else "" for n in tokens.numbers]
    kinds = {
        kind: np.asarray(fresh & [own == kind for own in named], dtype=np.float32) for kind in KINDS
    }
    wanted = WANTED.get(question.answer_type, "word")
    focus = {term for word in question.focus for term in analyse(word, question.language)}
    head = tokens.weights * [term in focus for term in tokens.terms]
    near = nearness_to(tokens.lexical, tokens.starts)
    weights = tokens.weights / max(float(tokens.weights.sum()), 1e-6)
    total = float(head.sum())
    columns = candidate_features(
        weights @ near,
        (head / total) @ near if total else weights @ near,
        kinds,
        wanted,
        tokens.starts,
    )
    soft = nearness_to(tokens.soft, tokens.starts)
    spot = weights @ soft
    columns["near_wanted_soft"] = np.maximum.reduceat(spot * kinds[wanted], tokens.starts)
    if total:
        spot = (head / total) @ soft
    columns["near_focus_soft"] = np.maximum.reduceat(spot * kinds[wanted], tokens.starts)
    columns["wanted_to_best"] = to_best(columns["near_wanted_soft"])
    columns["order"] = order_feature(tokens.lexical, tokens.weights, tokens.starts)
    columns["new_words"] = np.add.reduceat(kinds["word"], tokens.starts)
    best = np.maximum.reduceat(tokens.soft, tokens.starts, axis=1)
    columns["focus"] = (head / total) @ best if total else np.full(best.shape[1], -1.0)
    return columns | density_features(tokens.lexical, tokens.weights, tokens.starts)


def _passage_features(
    candidates: Sequence[Candidate], passages: Sequence[Passage]
) -> dict[str, Array]:
    scores = np.array([passage.score for passage in passages])
    rank = np.array([one.passage for one in candidates])
    spread = max(float(scores.std()), 1e-6)
    gap = scores.max() - scores
    runs = np.array([len(passages[one].text) for one in rank])
    first = np.array([passages[one.passage].chunk.first for one in candidates])
    last = np.array([passages[one.passage].chunk.last for one in candidates])
    number = np.array([one.sentence.number for one in candidates])
    return {
        "passage_rank": rank,
        "passage_gap": gap[rank],
        "passage_gap_relative": gap[rank] / spread,
        "passage_length": runs,
        "passage_sentences": last - first + 1,
        "place": number - first,
        "place_share": (number - first) / (last - first + 1),
    }


def _text_features(question: Question, candidates: Sequence[Candidate]) -> dict[str, Array]:
    texts = [one.text for one in candidates]
    pairs = pair_coverage(question.text, texts)
    return {
        "pairs": pairs,
        "pairs_to_best": pairs / max(float(pairs.max()), 1e-6),
        "characters": np.array([len(text) for text in texts]),
        "cue": np.array([has_cue(text, question.answer_type) for text in texts]),
        "leans": np.array([leans_on_neighbour(text) for text in texts]),
    }


def _cosine(
    question: Question,
    sentences: Sequence[NDArray[np.int32]],
    group: NDArray[np.int64],
    vocabulary: Vocabulary,
) -> dict[str, Array]:
    """Cosines of the question with each sentence, and with it and the one before it."""
    words = [[vocabulary.terms[n] for n in own] for own in sentences]
    pairs = [
        words[n - 1] + words[n] if n and group[n] == group[n - 1] else words[n]
        for n in range(len(words))
    ]
    rows = embed([question.terms, *words, *pairs])
    cosines = np.asarray(rows[1:] @ rows[0])
    alone, paired = cosines[: len(words)], cosines[len(words) :]
    return {
        "cosine": alone,
        "cosine_rank": rank_of(alone),
        "cosine_to_best": alone - alone.max(),
        "cosine_paired": paired,
    }


def _question_features(
    question: Question, candidates: Sequence[Candidate], tokens: TokenMatch
) -> dict[str, Array]:
    count = len(candidates)
    columns = {
        f"asks_{kind}": np.full(count, float(question.answer_type == kind)) for kind in TYPES
    }
    columns["terms"] = np.full(count, float(len(tokens.terms)))
    columns["chinese"] = np.array([one.document.language == "zh" for one in candidates])
    columns["across"] = np.array([one.document.language != question.language for one in candidates])
    columns["tokens"] = np.diff(np.append(tokens.starts, len(tokens.numbers)))
    return columns
