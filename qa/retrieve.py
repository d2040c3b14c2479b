"""Candidate passages for a question: by words in both languages, by vectors, and by sound."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from index.embeddings import Embedder
from index.library import Library
from index.types import Hit, Language, Scope
from index.vocabulary import Vocabulary
from qa.expansion import Gloss, QuestionTerm, expand, vocabulary_index
from qa.fuse import fuse
from qa.matching import document_frequencies, inverse_frequency
from qa.sounds import named_numbers
from qa.types import Passage, Question

CANDIDATES = 100
FEWEST_OF_A_LANGUAGE = 0.4  # of the candidates, where the library holds both


def retrieve(
    question: Question, library: Library, embedder: Embedder, limit: int = CANDIDATES
) -> tuple[Passage, ...]:
    """At most ``limit`` passages that may answer, best first by rank fusion.

    Each language of the library is searched by itself, so that neither drowns the other.
    """
    with library.reading():
        return _retrieve(question, library, embedder, limit)


def _retrieve(
    question: Question, library: Library, embedder: Embedder, limit: int
) -> tuple[Passage, ...]:
    vocabulary = library.vocabulary
    expanded = expand(question.terms, question.language, vocabulary)
    vector = embedder.embed_question(question.text, question.terms)
    languages = _languages(question.scope, vocabulary)
    found: dict[str, dict[str, float]] = defaultdict(dict)
    chosen: list[str] = []
    for language in languages:
        scope = replace(question.scope, languages=(language,))
        weights = _weights(question, expanded, language, vocabulary)
        by_words = library.search_terms(weights, limit, scope) if weights else []
        by_vectors = library.search_vectors(vector, limit, scope)
        for hit in (*by_words, *by_vectors):
            found[hit.chunk_id].update(hit.scores)
        chosen += fuse([_ids(by_words), _ids(by_vectors)], limit // len(languages))
    return _passages(chosen, found, library)


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
    numbers = list(wanted)
    own = inverse_frequency(frequencies[numbers].astype(np.float32), chunks)
    return {
        vocabulary.terms[number]: wanted[number] / max(0.05, float(rarity))
        for number, rarity in zip(numbers, own, strict=True)
    }


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
    documents = {chunk.doc_id: library.document(chunk.doc_id) for chunk in chunks}
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
