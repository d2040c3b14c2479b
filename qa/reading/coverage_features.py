"""How well each sentence covers a question: the matching features of the sentence reader.

Rows of ``Match`` are the question's terms with their weights (inverse document frequency); columns
are the candidate sentences, grouped into runs of neighbours from one document.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]
Indices = NDArray[np.int64]

NEIGHBOUR_SHARE = 0.6
EARLIER_SHARE = 0.7
MATCHED = 0.5


@dataclass(frozen=True, slots=True)
class Match:
    """Best similarity of each question term with a token of each sentence, by kind of evidence.

    ``own``, ``lexical`` and ``soft`` are (terms, sentences) in 0..1: the word itself; the word, its
    gloss or its sound; the same or a near word by vector. ``weights`` is (terms,); ``group`` is
    (sentences,) and ascending, one number for each run of neighbouring sentences. ``heading``
    (terms, sentences) is what the title, the heading above and the speaker's name match. ``names``
    (terms,) tells which terms name someone or something.
    """

    own: Array
    lexical: Array
    soft: Array
    weights: Array
    group: Indices
    heading: Array
    names: NDArray[np.bool_]


def coverage_features(match: Match) -> dict[str, Array]:
    """Return (sentences,) columns by name."""
    weights = match.weights / max(float(match.weights.sum()), 1e-6)
    lexical = match.lexical
    before, after = shifted(lexical, match.group, 1), shifted(lexical, match.group, -1)
    around = np.maximum(earlier(match), match.heading)
    cov = weights @ lexical
    soft = weights @ match.soft
    matched = np.asarray(lexical >= MATCHED, dtype=np.float32)
    shared = _by_group(matched, match.group, lambda rows: rows.mean(axis=1))
    in_group = _by_group(lexical, match.group, lambda rows: rows.max(axis=1))
    soft_group = _by_group(match.soft, match.group, lambda rows: rows.max(axis=1))
    distinct = weights[:, None] * (1 - shared)
    columns = {
        "cov": cov,
        "cov_own": weights @ match.own,
        "cov_soft": soft,
        "cov_distinct": (distinct * lexical).sum(axis=0),
        "cov_soft_distinct": (distinct * match.soft).sum(axis=0),
        "cov_before": weights @ before,
        "cov_after": weights @ after,
        "cov_window": weights @ np.maximum(lexical, NEIGHBOUR_SHARE * np.maximum(before, after)),
        "cov_context": weights @ np.maximum(lexical, EARLIER_SHARE * around),
        "cov_group": weights @ in_group,
        "cov_soft_group": weights @ soft_group,
        "cov_over_rival": cov - best_rival(cov, match.group),
        "soft_over_rival": soft - best_rival(soft, match.group),
        "cov_to_best": to_best(cov),
        "soft_to_best": to_best(soft),
        "cov_rank": rank_of(cov),
        "soft_rank": rank_of(soft),
        "matched_share": matched.mean(axis=0),
    }
    return columns | _rarest(match)


def _rarest(match: Match) -> dict[str, Array]:
    """Matches of the three heaviest terms, and the weight of the heaviest unmatched term."""
    order = np.argsort(-match.weights, kind="stable")
    columns: dict[str, Array] = {}
    for place in range(3):
        present = place < len(order)
        row = match.soft[order[place]] if present else np.zeros_like(match.soft[0])
        columns[f"rare_{place + 1}"] = row
    missing = np.where(match.lexical < MATCHED, match.weights[:, None], 0.0).max(axis=0)
    columns["missing_weight"] = missing
    columns["missing_share"] = missing / max(float(match.weights.max()), 1e-6)
    return columns


def shifted(values: Array, group: Indices, by: int) -> Array:
    """Values of the sentence ``by`` places earlier in the same group; 0 where there is none."""
    shifted = np.zeros_like(values)
    if by > 0:
        shifted[..., by:] = np.where(group[by:] == group[:-by], values[..., :-by], 0)
    else:
        shifted[..., :by] = np.where(group[:by] == group[-by:], values[..., -by:], 0)
    return shifted


def earlier(match: Match) -> Array:
    """Best match of each term in any earlier sentence of the group."""
    best = np.zeros_like(match.lexical)
    for column in range(1, best.shape[1]):
        if match.group[column] == match.group[column - 1]:
            best[:, column] = np.maximum(best[:, column - 1], match.lexical[:, column - 1])
    return best


def _by_group(values: Array, group: Indices, reduce: Callable[[Array], Array]) -> Array:
    """Reduce the columns of each group and hand the result back to each of its sentences."""
    result = np.zeros(values.shape, dtype=np.float32)
    for number in np.unique(group):
        members = group == number
        result[:, members] = reduce(values[:, members])[:, None]
    return result


def best_rival(values: Array, group: Indices) -> Array:
    """Best value among the *other* sentences of the group (0 when it stands alone)."""
    rivals = np.zeros_like(values)
    for number in np.unique(group):
        members = np.flatnonzero(group == number)
        if len(members) > 1:
            first, second = np.sort(values[members])[::-1][:2]
            own = values[members]
            rivals[members] = np.where(own == first, second, first)
    return rivals


def to_best(values: Array) -> Array:
    """Values as shares of the highest one."""
    return values / max(float(values.max(initial=0.0)), 1e-6)


def rank_of(values: Array) -> Array:
    """The place of each value, 0 for the highest."""
    ranks = np.empty(len(values), dtype=np.float32)
    ranks[np.argsort(-values, kind="stable")] = np.arange(len(values))
    return ranks
