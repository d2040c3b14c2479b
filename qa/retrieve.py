"""Candidate passages for a question: by words in both languages, by vectors, and by sound."""

import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from index.embeddings import Embedder
from index.errors import ModelFailed
from index.library import Library
from index.types import Hit, Language, Scope
from index.vocabulary import Vocabulary
from qa.finding.expansion import Gloss, QuestionTerm, expand
from qa.finding.matching import document_frequencies, inverse_frequency
from qa.finding.sounds import named_numbers
from qa.finding.vocabulary_index import vocabulary_index
from qa.fuse import fuse
from qa.reading.scope import in_scope, told_later
from qa.types import Passage, Question

_log = logging.getLogger(__name__)

CANDIDATES = 100
# Common English words have thousands of Chinese ones in a large library, most of which say little
# (a word that holds one of the meanings): the slowest searches spent most of their time on them.
MOST_WORDS = 500


def retrieve(
    question: Question, library: Library, embedder: Embedder, limit: int = CANDIDATES
) -> tuple[Passage, ...]:
    """At most ``limit`` passages that may answer, best first by rank fusion.

    Each language of the library is searched by itself, so that neither drowns the other.
    """
    with library.reading():
        found = _retrieve(question, library, embedder, limit)
        if question.scope.published_until:
            found += _told_later(question, library, embedder, limit)
        if not found and (undated := _undated(question.scope, library)):
            found = _retrieve(replace(question, scope=undated), library, embedder, limit)
        return found


def _told_later(
    question: Question, library: Library, embedder: Embedder, limit: int
) -> tuple[Passage, ...]:
    """Passages of later documents that tell of the very time a question limits itself to."""
    open_ended = replace(question, scope=replace(question.scope, published_until=None))
    return tuple(
        passage
        for passage in _retrieve(open_ended, library, embedder, limit)
        if not in_scope(question.scope, passage.document)
        and told_later(question.scope, passage.document, passage.text)
    )


def _undated(scope: Scope, library: Library) -> Scope | None:
    """Where no document is known to be of the time asked for: those that tell no date at all."""
    if not (scope.published_from or scope.published_until) or scope.doc_ids:
        return None
    names = tuple(one.doc_id for one in library.profiles() if not one.metadata.published)
    return Scope(languages=scope.languages, doc_ids=names) if names else None


def _retrieve(
    question: Question, library: Library, embedder: Embedder, limit: int
) -> tuple[Passage, ...]:
    vocabulary = library.vocabulary
    expanded = expand(question.terms, question.language, vocabulary)
    vector = _question_vector(question, embedder)
    languages = _languages(question.scope, vocabulary)
    found: dict[str, dict[str, float]] = defaultdict(dict)
    chosen: list[str] = []
    for language in languages:
        scope = replace(question.scope, languages=(language,))
        weights = _weights(question, expanded, language, vocabulary)
        by_words = library.search_terms(weights, limit, scope) if weights else []
        by_vectors = [] if vector is None else library.search_vectors(vector, limit, scope)
        for hit in (*by_words, *by_vectors):
            found[hit.chunk_id].update(hit.scores)
        chosen += fuse([_ids(by_words), _ids(by_vectors)], limit // len(languages))
    return _passages(chosen, found, library)


def _question_vector(question: Question, embedder: Embedder) -> NDArray[np.float32] | None:
    """The question's vector; none, with a warning, when the embedding's server is away."""
    try:
        return embedder.embed_question(question.text, question.terms)
    except ModelFailed as error:
        _log.warning("%s; words alone are searched", error)
        return None


def _ids(hits: Sequence[Hit]) -> list[str]:
    return [hit.chunk_id for hit in hits]


def _languages(scope: Scope, vocabulary: Vocabulary) -> list[Language]:
    present: list[Language] = [name for name in ("zh", "en") if vocabulary.chunk_count[name]]
    return [name for name in present if not scope.languages or name in scope.languages]


def _weights(
    question: Question,
    expanded: Sequence[QuestionTerm],
    language: Language,
    vocabulary: Vocabulary,
) -> dict[str, float]:
    """Vocabulary terms with boosts that make up for the rarity of a rare translation: each counts
    by the rarity of the question's word, not by its own."""
    same = language == question.language
    index = vocabulary_index(vocabulary)
    frequencies = vocabulary.frequencies[language]
    chunks = vocabulary.chunk_count[language]
    wanted: dict[int, float] = defaultdict(float)
    soft = document_frequencies(expanded, vocabulary, language)
    rarities = inverse_frequency(soft, chunks)
    for term, rarity in zip(expanded, rarities, strict=True):
        factor = term.own_factor if same else term.other_factor
        for number, value in _matches(term, index.vocabulary.ids).items():
            if frequencies[number] and factor:
                wanted[number] = max(wanted[number], factor * value * float(rarity))
    for row, rarity in named_numbers(question.terms, expanded, vocabulary, language):
        for number, value in row.items():
            wanted[number] = max(wanted[number], value * rarity)
    numbers = _heaviest(wanted)
    own = inverse_frequency(frequencies[numbers].astype(np.float32), chunks)
    return {
        vocabulary.terms[number]: wanted[number] / max(0.05, float(rarity))
        for number, rarity in zip(numbers, own, strict=True)
    }


def _heaviest(wanted: Mapping[int, float]) -> list[int]:
    """The words that count most, at most ``MOST_WORDS``, in the order they were found."""
    if len(wanted) <= MOST_WORDS:
        return list(wanted)
    heaviest = set(sorted(wanted, key=wanted.__getitem__, reverse=True)[:MOST_WORDS])
    return [number for number in wanted if number in heaviest]


def _matches(term: QuestionTerm, ids: Mapping[str, int]) -> dict[int, float]:
    matches = {**term.other, **term.own}
    for gloss in term.glosses:
        for number, value in _gloss_matches(gloss, ids):
            matches[number] = max(matches.get(number, 0.0), value)
    return matches


def _gloss_matches(gloss: Gloss, ids: Mapping[str, int]) -> list[tuple[int, float]]:
    return [
        (ids[name], gloss.weight * share)
        for name, share in zip(gloss.stems, gloss.shares, strict=True)
        if name in ids
    ]


def _passages(
    chunk_ids: Sequence[str], found: Mapping[str, Mapping[str, float]], library: Library
) -> tuple[Passage, ...]:
    passages = []
    chunks = library.chunks(chunk_ids)
    documents = library.documents_of(chunk.doc_id for chunk in chunks)
    for rank, chunk in enumerate(chunks):
        document = documents[chunk.doc_id]
        passages.append(
            Passage(
                chunk=chunk,
                document=document,
                text=document.text[chunk.start : chunk.end],
                score=1 / (1 + rank),
                scores=found[chunk.chunk_id],
            )
        )
    return tuple(passages)
