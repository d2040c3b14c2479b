"""What the other sentences compared with a claim say, beside each of them.

A sentence with another number says little against a claim while one that holds as much of it has
the claim's own.
"""

from collections.abc import Mapping, Sequence

NEARLY = 0.1  # of the wording that another sentence may hold less

Measured = Mapping[str, float]


def beside(measured: Sequence[Measured]) -> list[dict[str, float]]:
    """Return the features of each sentence by name, by what was measured of all."""
    return [_beside(one, [other for other in measured if other is not one]) for one in measured]


def _beside(one: Measured, others: Sequence[Measured]) -> dict[str, float]:
    near = [other for other in others if other["told"] >= one["told"] - NEARLY]
    return {
        "told_beside": max((other["told"] for other in others), default=0.0) - one["told"],
        "numbers_beside": float(_lacks(one) and any(not _lacks(other) for other in near)),
        "supported_beside": float(any(other["strictly_supported"] for other in near)),
        "contradicted_beside": float(any(other["strictly_contradicted"] for other in near)),
    }


def _lacks(one: Measured) -> bool:
    """Whether a number or date of the claim is not there."""
    return one["agreed"] < one["figures"]
