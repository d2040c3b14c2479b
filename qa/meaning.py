"""How near a question and candidate passages are in meaning, by static word vectors."""

from collections.abc import Mapping, Sequence

import numpy as np

from index.embeddings.bilingual import embed, language_means
from index.embeddings.words import unit
from index.terms import NUMBER
from index.text import HAN
from index.types import Language
from index.vocabulary import Vocabulary
from qa.candidates import Candidates
from qa.document_terms import Floats
from qa.expansion import CHINESE_FRAME, ONE_CHARACTER, is_word
from qa.matching import Matching, inverse_frequency
from qa.similarity import nearness_of, vocabulary_senses

NEAR = 0.2  # the cosine from which two words count as near


def content_words(terms: Sequence[str]) -> list[str]:
    """The distinct words of a question that carry its content."""
    return [term for term in dict.fromkeys(terms)
            if is_word(term) and term[0] != NUMBER and term not in CHINESE_FRAME]  # fmt: skip


def match_meaning(terms: Sequence[str], candidates: Candidates, vocabulary: Vocabulary) -> Matching:
    """For each question word the nearest word of a passage, weighted by how few come near."""
    words = content_words(terms)
    count = len(candidates.languages)
    if not words:
        return Matching(*(np.zeros(count, dtype=np.float32) for _ in range(3)))
    distinct, places = candidates.distinct(len(vocabulary.terms))
    cosines = nearness_of(words, vocabulary_senses(vocabulary).spans(distinct))
    near = np.maximum(0, (cosines - NEAR) / (1 - NEAR))[:, places]
    starts = np.flatnonzero(np.diff(candidates.sentence_of, prepend=-1))
    sentences = np.zeros((len(words), candidates.sentence_count), dtype=np.float32)
    sentences[:, candidates.sentence_of[starts]] = np.maximum.reduceat(near, starts, axis=1)
    first, last = candidates.windows.T
    windows = np.maximum(sentences[:, first], sentences[:, last])
    passages = np.maximum.reduceat(sentences, candidates.passage_starts, axis=1)
    short = [ONE_CHARACTER if HAN.match(word) and len(word) == 1 else 1.0 for word in words]
    result = [np.zeros(count, dtype=np.float32) for _ in range(3)]
    for language in ("zh", "en"):
        chosen = candidates.of_language(language)
        if chosen.any():
            # Few candidates stand for all chunks: their share of near ones is the library's.
            share = passages[:, chosen].mean(axis=1)
            idf = inverse_frequency(share * 100, 100) * np.array(short, dtype=np.float32)
            total = max(1e-6, float(idf.sum()))
            result[0][chosen] = (idf @ passages / total)[chosen]
            result[1][chosen] = candidates.best_window(idf @ windows / total)[chosen]
            result[2][chosen] = passages.mean(axis=0)[chosen]
    return Matching(*result)


def match_vectors(vector: Floats, candidates: Candidates) -> Matching:
    """Cosines of the question with passages and with their best windows."""
    means: Mapping[Language, Floats] = dict(zip(("zh", "en"), language_means(), strict=True))
    mean = np.stack([means[language] for language in candidates.languages])
    sums, weights = candidates.sums.T, candidates.weights[None, :]
    passages = _cosine(
        vector, candidates.by_passage(sums).T, candidates.by_passage(weights)[0], mean
    )
    owners = candidates.passage_of[candidates.windows[:, 0]]
    windows = _cosine(
        vector, candidates.by_window(sums).T, candidates.by_window(weights)[0], mean[owners]
    )
    return Matching(passages, candidates.best_window(windows), passages)


def _cosine(vector: Floats, sums: Floats, weights: Floats, means: Floats) -> Floats:
    rows = unit((sums / np.maximum(weights, 1e-6)[:, None] - means).astype(np.float32))
    cosines: Floats = rows @ vector
    return cosines


def question_vector(terms: Sequence[str]) -> Floats:
    """The unit vector (256,) of a question's terms."""
    vector: Floats = embed([terms])[0]
    return vector
