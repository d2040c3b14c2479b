"""What a sentence may leave unsaid because its surroundings name it.

"We have …", "It is …" and sentences without a subject at all are about whom the title, the heading
or an earlier sentence names. So the names of a question are looked for around a sentence too, and
what is asked of them in the sentence itself.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from qa.reading.coverage_features import Match, best_rival, earlier, rank_of, shifted, to_best

Array = NDArray[np.floating[Any]]

NO_NAME = -1.0


def subject_features(match: Match) -> dict[str, Array]:
    """Return (sentences,) columns by name: the question's names, and all the rest of it, apart."""
    names: Array = match.weights * match.names
    rest: Array = match.weights - names
    if not rest.any():
        rest = match.weights
    inherited = np.where(
        match.names[:, None], np.maximum(earlier(match), match.heading), np.float32(0.0)
    )
    whole = _share(match.weights, np.maximum(match.lexical, inherited))
    soft_whole = _share(match.weights, np.maximum(match.soft, inherited))
    soft_rest = _share(rest, match.soft)
    return {
        "names": _named(names, match.lexical),
        "names_before": _named(names, shifted(match.lexical, match.group, 1)),
        "names_around": _named(names, np.maximum(match.lexical, inherited)),
        "names_heading": _named(names, match.heading),
        "rest": _share(rest, match.lexical),
        "rest_soft": soft_rest,
        "rest_soft_to_best": to_best(soft_rest),
        "rest_soft_rank": rank_of(soft_rest),
        "rest_over_rival": soft_rest - best_rival(soft_rest, match.group),
        "inherited": whole,
        "inherited_soft": soft_whole,
        "inherited_to_best": to_best(soft_whole),
        "inherited_rank": rank_of(soft_whole),
        "inherited_over_rival": soft_whole - best_rival(soft_whole, match.group),
    }


def _share(weights: Array, values: Array) -> Array:
    # not by BLAS, which warns of invalid values where there are none
    total: Array = np.einsum("t,ts->s", weights, values)
    return total / max(float(weights.sum()), 1e-6)


def _named(names: Array, values: Array) -> Array:
    """The share of the names' weight; ``NO_NAME`` for a question that names nothing."""
    return _share(names, values) if names.any() else np.full(values.shape[1], NO_NAME)
