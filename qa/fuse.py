"""Rank fusion: several ranked lists become one. Pure functions."""

from collections.abc import Sequence

# Cormack, Clarke & Buettcher, "Reciprocal rank fusion outperforms Condorcet" (2009)
SMOOTHING = 60.0


def fuse(rankings: Sequence[Sequence[str]], limit: int) -> list[str]:
    """The first ``limit`` ids by the sum of 1 / (60 + rank) over all lists, best first."""
    scores: dict[str, float] = {}
    for ranking in rankings:
        for rank, name in enumerate(ranking):
            scores[name] = scores.get(name, 0.0) + 1 / (SMOOTHING + rank)
    return sorted(scores, key=lambda name: (-scores[name], name))[:limit]
