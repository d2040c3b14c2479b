"""How near a question and candidate passages are in meaning, by static word vectors."""

from collections.abc import Mapping, Sequence

import numpy as np

from index.embeddings.bilingual import language_means
from index.embeddings.words import unit
from index.terms import NUMBER
from index.text import HAN
from index.types import Language
from index.vocabulary import Vocabulary
from qa.comparing.similarity import vocabulary_senses
from qa.finding.candidates import Candidates
from qa.finding.expansion import ONE_CHARACTER, is_frame
from qa.finding.matching import LANGUAGES, Matching, inverse_frequency
from qa.finding.passage_terms import Floats
from qa.finding.vocabulary_index import is_word

NEAR = 0.2  # the cosine from which two words count as near
COMPARED = 100  # how many passages the share of near ones is taken to be of


def content_words(terms: Sequence[str]) -> list[str]:
    """The distinct words of a question that carry its content."""
    return [term for term in dict.fromkeys(terms)
            if is_word(term) and term[0] != NUMBER and not is_frame(term)]  # fmt: skip


def match_meaning(terms: Sequence[str], candidates: Candidates, vocabulary: Vocabulary) -> Matching:
    """For each question word the nearest word of a passage, weighted by how few come near."""
    words = content_words(terms)
    result = [np.zeros(len(candidates.languages), dtype=np.float32) for _ in range(2)]
    if not words:
        return Matching(*result)
    sentences = _nearest_in_sentences(words, candidates, vocabulary)
    first, last = candidates.windows.T
    windows = np.maximum(sentences[:, first], sentences[:, last])
    passages = np.maximum.reduceat(sentences, candidates.passage_starts, axis=1)
    short = [ONE_CHARACTER if HAN.match(word) and len(word) == 1 else 1.0 for word in words]
    for language in LANGUAGES:
        chosen = candidates.of_language(language)
        if chosen.any():
            share = passages[:, chosen].mean(axis=1)
            idf = inverse_frequency(share * COMPARED, COMPARED) * np.array(short, dtype=np.float32)
            result[0][chosen] = (idf @ passages)[chosen]
            result[1][chosen] = candidates.best_window(idf @ windows)[chosen]
    return Matching(*result)


def _nearest_in_sentences(
    words: Sequence[str], candidates: Candidates, vocabulary: Vocabulary
) -> Floats:
    """(words, sentences): how near the nearest word comes, 0..1."""
    distinct, places = candidates.distinct(len(vocabulary.terms))
    cosines = vocabulary_senses(vocabulary).nearness(words, distinct)
    near = np.maximum(0, (cosines - NEAR) / (1 - NEAR))[:, places]
    starts = np.flatnonzero(np.diff(candidates.sentence_of, prepend=-1))
    sentences = np.zeros((len(words), candidates.sentence_count), dtype=np.float32)
    sentences[:, candidates.sentence_of[starts]] = np.maximum.reduceat(near, starts, axis=1)
    return sentences


def match_vectors(vector: Floats, candidates: Candidates) -> Matching:
    """Cosines of the question with passages and with their best windows."""
    means: Mapping[Language, Floats] = dict(zip(LANGUAGES, language_means(), strict=True))
    mean = np.stack([means[language] for language in candidates.languages])
    sums, weights = candidates.sums, candidates.weights[None, :]
    whole = np.add.reduceat(sums, candidates.passage_starts, axis=0)
    passages = _cosine(vector, whole, candidates.by_passage(weights)[0], mean)
    first, last = candidates.windows.T
    pairs = np.flatnonzero(first != last)
    windows = sums[first]
    windows[pairs] += sums[last[pairs]]
    owners = candidates.passage_of[first]
    near = _cosine(vector, windows, candidates.by_window(weights)[0], mean[owners])
    return Matching(passages, candidates.best_window(near))


def _cosine(vector: Floats, sums: Floats, weights: Floats, means: Floats) -> Floats:
    rows = unit((sums / np.maximum(weights, 1e-6)[:, None] - means).astype(np.float32))
    cosines: Floats = rows @ vector
    return cosines
