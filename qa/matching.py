"""Word matching of a question with candidate passages and their windows, in both languages."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.types import Language
from index.vocabulary import Vocabulary
from qa.candidates import Candidates
from qa.document_terms import Floats
from qa.expansion import NEIGHBOUR, QuestionTerm, VocabularyIndex, vocabulary_index


@dataclass(frozen=True, slots=True)
class Matching:
    """Scores of one kind of evidence for each candidate, as shares of the question's weight.

    ``passage`` and ``window`` (passages,) are saturated counts over the whole passage and over the
    best one or two sentences; ``coverage`` is the share of the question that occurs at all.
    """

    passage: Floats
    window: Floats
    coverage: Floats


@dataclass(frozen=True, slots=True)
class Elements:
    """The stems of all meanings of the question's Chinese words, and how meanings use them.

    ``rows`` are vocabulary numbers with values for each stem; ``parts`` and ``presence``
    (meanings, stems) the share of each stem in its meaning; ``weights`` (meanings,) their weight;
    ``owner`` (meanings,) the question term each belongs to.
    """

    rows: list[dict[int, float]]
    parts: Floats
    weights: Floats
    owner: Floats


def match_words(
    terms: Sequence[QuestionTerm], asked: Language, candidates: Candidates, vocabulary: Vocabulary
) -> Matching:
    """BM25 over soft term counts: a translation counts by how well it covers its meaning."""
    rows = own_rows(terms)
    elements = _elements(terms, vocabulary_index(vocabulary))
    own = candidates.count(rows)
    stems = candidates.count(elements.rows)
    windows = candidates.by_window(own) + _meanings(
        elements, candidates.by_window(stems), len(terms)
    )
    passages = candidates.by_passage(own) + _meanings(
        elements, candidates.by_passage(stems), len(terms)
    )
    lengths = candidates.by_passage(candidates.lengths[None, :])[0]
    window_lengths = candidates.by_window(candidates.lengths[None, :])[0]
    result = [np.zeros(len(candidates.languages), dtype=np.float32) for _ in range(3)]
    for language in ("zh", "en"):
        chosen = candidates.of_language(language)
        if not chosen.any():
            continue
        own_language = language == asked
        factors = np.array([t.own_factor if own_language else t.other_factor for t in terms])
        idf = (
            inverse_frequency(
                _frequencies(rows, elements, vocabulary, language), vocabulary.chunk_count[language]
            )
            * factors
        )
        total = max(1e-6, float(idf.sum()))
        tf = _saturated(passages, lengths / lengths[chosen].mean(), 1.2, 0.75)
        window_chosen = chosen[candidates.passage_of[candidates.windows[:, 0]]]
        relative = window_lengths / max(1.0, window_lengths[window_chosen].mean())
        window_tf = _saturated(windows, relative, 0.6, 0.3)
        result[0][chosen] = (idf @ tf / total)[chosen]
        result[1][chosen] = candidates.best_window(idf @ window_tf / total)[chosen]
        result[2][chosen] = (idf @ np.minimum(1, passages) / total)[chosen]
    return Matching(*result)


def inverse_frequency(frequency: Floats, chunks: int) -> Floats:
    """Okapi's idf, ln(1 + (N - df + .5) / (df + .5)), for soft document frequencies."""
    frequency = np.minimum(frequency, chunks)
    return np.log1p((chunks - frequency + 0.5) / (frequency + 0.5)).astype(np.float32)


def _saturated(counts: Floats, relative_length: Floats, k1: float, b: float) -> Floats:
    return (1 + k1) * counts / (counts + k1 * (1 - b + b * relative_length))


def own_rows(terms: Sequence[QuestionTerm]) -> list[dict[int, float]]:
    """The vocabulary numbers that stand for each term in whole, with values."""
    return [{**term.other, **term.own} for term in terms]


def document_frequencies(
    terms: Sequence[QuestionTerm], vocabulary: Vocabulary, language: Language
) -> Floats:
    """In how many chunks of a language each question term is expected to be matched, softly."""
    elements = _elements(terms, vocabulary_index(vocabulary))
    return _frequencies(own_rows(terms), elements, vocabulary, language)


def _frequencies(
    rows: Sequence[dict[int, float]], elements: Elements, vocabulary: Vocabulary, language: Language
) -> Floats:
    """Soft document frequencies, words taken as independent of each other."""
    chunks = max(1, vocabulary.chunk_count[language])
    absent = np.array([_absent(row, vocabulary, language, chunks) for row in rows])
    stems = np.array([1 - _absent(row, vocabulary, language, chunks) for row in elements.rows])
    if len(stems):
        # One stem alone is worth share ** 1.5 of its meaning, see _meanings.
        present = np.minimum(1, elements.weights * (elements.parts**1.5 @ stems))
        np.multiply.at(absent, elements.owner.astype(int), 1 - present)
    return (chunks * (1 - absent)).astype(np.float32)


def _absent(
    row: dict[int, float], vocabulary: Vocabulary, language: Language, chunks: int
) -> float:
    absent = 1.0
    for number, value in row.items():
        share = min(1.0, int(vocabulary.frequencies[language][number]) / chunks)
        absent *= 1 - min(1.0, value) * share
    return absent


def _elements(terms: Sequence[QuestionTerm], index: VocabularyIndex) -> Elements:
    ids = index.vocabulary.ids
    stems: dict[str, int] = {}
    meanings = [(owner, gloss) for owner, term in enumerate(terms) for gloss in term.glosses]
    for _, gloss in meanings:
        for name in gloss.stems:
            stems.setdefault(name, len(stems))
    parts = np.zeros((len(meanings), len(stems)), dtype=np.float32)
    for place, (_, gloss) in enumerate(meanings):
        for name, share in zip(gloss.stems, gloss.shares, strict=True):
            parts[place, stems[name]] += share
    rows = []
    for name in stems:
        row = {ids[other]: NEIGHBOUR for other in index.neighbours(name)}
        if name in ids:
            row[ids[name]] = 1.0
        rows.append(row)
    return Elements(
        rows=rows,
        parts=parts,
        weights=np.array([gloss.weight for _, gloss in meanings], dtype=np.float32),
        owner=np.array([owner for owner, _ in meanings], dtype=np.float32),
    )


def _meanings(elements: Elements, counts: Floats, terms: int) -> Floats:
    """Soft counts by question term of what the stems' counts, (stems, places), express."""
    result = np.zeros((terms, counts.shape[1]), dtype=np.float32)
    if not len(elements.weights):
        return result
    places = np.flatnonzero(counts.any(axis=0))
    counts = counts[:, places]
    amount = elements.parts @ counts
    present = elements.parts @ (counts > 0).astype(np.float32)
    values = elements.weights[:, None] * amount * np.sqrt(present)
    owners = elements.owner.astype(int)
    starts = np.flatnonzero(np.diff(owners, prepend=-1))
    result[np.ix_(owners[starts], places)] = np.add.reduceat(values, starts, axis=0)
    return result
