"""What tells an answered question from one the documents do not answer, as named numbers.

All are shares, cosines or log-odds, so that they mean the same in a small and a large library.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.english import stem
from index.terms import NAME
from qa.reading.answer_marks import kind_of
from qa.reading.features import Reading
from qa.types import Passage, Question

Array = NDArray[np.floating[Any]]

OF_BEST = (
    "cov", "cov_soft", "cov_own", "cov_window", "cov_context", "cov_distinct", "pairs", "cosine",
    "near_wanted", "missing_share", "rare_1", "rare_2", "focus", "order", "density",
)  # fmt: skip
OF_ALL = (
    "cov", "cov_soft", "cov_window", "cov_context", "cov_group", "cov_soft_group", "cosine",
    "near_wanted", "pairs",
)  # fmt: skip
OF_PASSAGE = (
    "words_passage", "words_window", "near_passage", "near_window",
    "vector_passage", "vector_window", "names", "numbers",
)  # fmt: skip
SUMS = ("words_passage", "words_window", "near_passage", "near_window")
MATCHED = 0.5


def confidence_features(
    question: Question, reading: Reading, passages: Sequence[Passage], odds: Array
) -> dict[str, float]:
    """Return the features; ``odds`` (candidates,) are the reader's log-odds."""
    order = np.argsort(-odds, kind="stable")
    best = int(order[0])
    features = {f"best_{name}": float(reading.column(name)[best]) for name in OF_BEST}
    features |= {f"most_{name}": float(reading.column(name).max()) for name in OF_ALL}
    features |= _of_odds(odds[order])
    features |= _of_passages(passages, reading.candidates[best].passage)
    features |= _of_terms(question, reading, best)
    weight = max(float(reading.match.weights.sum()), 1.0)
    features |= {f"share_{name}": 10 * features[f"passage_{name}"] / weight for name in SUMS}
    across = reading.candidates[best].document.language != question.language
    features["across"] = float(across)
    features["chinese"] = float(question.language == "zh")
    features["terms"] = float(np.log1p(len(reading.terms)))
    return features


def _of_odds(odds: Array) -> dict[str, float]:
    probability = 1 / (1 + np.exp(-odds))
    second = float(odds[1]) if len(odds) > 1 else -6.0
    return {
        "odds": float(odds[0]),
        "odds_margin": min(float(odds[0]) - second, 4.0),
        "probability": float(probability[0]),
        "probability_three": float(probability[:3].sum()),
    }


def _of_passages(passages: Sequence[Passage], best: int) -> dict[str, float]:
    scores = np.array([passage.score for passage in passages])
    top = passages[0].scores
    features = {f"passage_{name}": float(top[name]) for name in OF_PASSAGE}
    fifth = scores[min(4, len(scores) - 1)]
    return features | {
        "passage_score": float(scores[0]),
        "passage_of_best": float(passages[best].score),
        "passage_gap": float(scores[0] - scores[min(1, len(scores) - 1)]),
        "passage_gap_fifth": float(scores[0] - fifth),
        "passage_rank": float(best),
    }


def _of_terms(question: Question, reading: Reading, best: int) -> dict[str, float]:
    """What no candidate matches, and how the rarest words and the names fare."""
    match = reading.match
    weights = match.weights / max(float(match.weights.sum()), 1e-6)
    anywhere = match.lexical.max(axis=1)
    here = np.maximum(match.soft[:, best], match.heading[:, best])
    spelt = {stem(term[1:]) for term in question.terms if term[0] == NAME and term.isascii()}
    names = np.array([term in spelt or _is_name(term) for term in reading.terms])
    return {
        "matched_anywhere": float(weights @ anywhere),
        "soft_anywhere": float(weights @ match.soft.max(axis=1)),
        "unknown_weight": float(weights[anywhere < MATCHED].sum()),
        "missing_here": float(weights[here < MATCHED].sum()),
        "names_here": float(here[names].min()) if names.any() else 1.0,
        "names_anywhere": float(anywhere[names].min()) if names.any() else 1.0,
        "has_name": float(names.any()),
    }


def _is_name(term: str) -> bool:
    return bool(term) and kind_of(term) in ("number", "date", "name")
