"""Word matching of a question with candidate passages and their windows, in both languages."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np

from index.terms import NUMBER
from index.types import Language
from index.vocabulary import Vocabulary
from qa.finding.candidates import Candidates
from qa.finding.expansion import NEIGHBOUR, QuestionTerm
from qa.finding.passage_terms import Floats
from qa.finding.vocabulary_index import vocabulary_index

LANGUAGES: tuple[Language, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Matching:
    """Scores of one kind of evidence for each candidate passage, (passages,).

    ``passage`` is over the whole passage, ``window`` over its best one or two sentences.
    """

    passage: Floats
    window: Floats


@dataclass(frozen=True, slots=True)
class WordMatching(Matching):
    """Word matching, and in it the summed rarity of the question's numbers a passage holds."""

    numbers: Floats


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
) -> WordMatching:
    """BM25 over soft term counts: a translation counts by how well it covers its meaning, and what
    stands over a passage as said in it once.
    """
    terms = tuple(terms)
    rows = own_rows(terms)
    elements = _elements(terms, vocabulary)
    own, stems = candidates.count(rows), candidates.count(elements.rows)
    in_window = candidates.by_window(own)
    in_window += _meanings(elements, candidates.by_window(stems), len(terms))
    in_passage = candidates.by_passage(own)
    in_passage += _meanings(elements, candidates.by_passage(stems), len(terms))
    above = candidates.count_above(rows)
    above += _meanings(elements, candidates.count_above(elements.rows), len(terms))
    above = np.minimum(above, 1)
    in_passage = np.maximum(in_passage, above)
    in_window = np.maximum(in_window, above[:, candidates.passage_of[candidates.windows[:, 0]]])
    in_passage = _saturated(in_passage, _relative_lengths(candidates), 1.2, 0.75)
    in_window = _saturated(in_window, _relative_window_lengths(candidates), 0.6, 0.3)
    rarities = _rarities(terms, asked, vocabulary)
    result = [np.zeros(len(candidates.languages), dtype=np.float32) for _ in range(3)]
    number = np.array([term.term[0] == NUMBER for term in terms], dtype=np.float32)
    for language, rarity in rarities.items():
        chosen = candidates.of_language(language)
        if chosen.any():
            result[0][chosen] = (rarity @ in_passage)[chosen]
            result[1][chosen] = candidates.best_window(rarity @ in_window)[chosen]
            result[2][chosen] = ((rarity * number) @ (in_passage > 0))[chosen]
    return WordMatching(*result)


def _rarities(
    terms: tuple[QuestionTerm, ...], asked: Language, vocabulary: Vocabulary
) -> dict[Language, Floats]:
    """What each question term is worth in passages of each language."""
    found: dict[Language, Floats] = {}
    for language in LANGUAGES:
        factors = [t.own_factor if language == asked else t.other_factor for t in terms]
        soft = _frequencies(terms, vocabulary, language)
        idf = inverse_frequency(soft, vocabulary.chunk_count[language])
        found[language] = idf * np.array(factors)
    return found


def _relative_lengths(candidates: Candidates) -> Floats:
    """Each passage's length over the mean of its language."""
    lengths: Floats = candidates.by_passage(candidates.lengths[None, :])[0].astype(np.float32)
    for language in LANGUAGES:
        chosen = candidates.of_language(language)
        if chosen.any():
            lengths[chosen] /= max(1.0, float(lengths[chosen].mean()))
    return lengths


def _relative_window_lengths(candidates: Candidates) -> Floats:
    lengths: Floats = candidates.by_window(candidates.lengths[None, :])[0].astype(np.float32)
    owners = candidates.passage_of[candidates.windows[:, 0]]
    for language in LANGUAGES:
        chosen = candidates.of_language(language)[owners]
        if chosen.any():
            lengths[chosen] /= max(1.0, float(lengths[chosen].mean()))
    return lengths


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
    return _frequencies(tuple(terms), vocabulary, language)


@lru_cache(maxsize=64)  # the search and the re-scoring of a question ask for the same
def _frequencies(
    terms: tuple[QuestionTerm, ...], vocabulary: Vocabulary, language: Language
) -> Floats:
    """Soft document frequencies, words taken as independent of each other."""
    rows, elements = own_rows(terms), _elements(terms, vocabulary)
    chunks = max(1, vocabulary.chunk_count[language])
    absent = _absent(rows, vocabulary, language)
    stems = 1 - _absent(elements.rows, vocabulary, language)
    if len(stems):
        # One stem alone is worth share ** 1.5 of its meaning, see _meanings.
        present = np.minimum(1, elements.weights * (elements.parts**1.5 @ stems))
        np.multiply.at(absent, elements.owner.astype(int), 1 - present)
    return (chunks * (1 - absent)).astype(np.float32)


def _absent(rows: Sequence[dict[int, float]], vocabulary: Vocabulary, language: Language) -> Floats:
    """How likely a chunk of a language is to hold no term of each row, (rows,)."""
    numbers = np.fromiter(chain.from_iterable(rows), dtype=np.int64)
    values = np.fromiter(chain.from_iterable(row.values() for row in rows), dtype=np.float64)
    chunks = max(1, vocabulary.chunk_count[language])
    shares = np.minimum(1, vocabulary.frequencies[language][numbers] / chunks)
    absent = np.ones(len(rows))
    owners = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    np.multiply.at(absent, owners, 1 - np.minimum(1, values) * shares)
    return absent


@lru_cache(maxsize=64)
def _elements(terms: tuple[QuestionTerm, ...], vocabulary: Vocabulary) -> Elements:
    index, ids = vocabulary_index(vocabulary), vocabulary.ids
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
