"""Two runs side by side, case by case: who won, whether by chance, what broke and what mended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evals.metrics import sign_test
from evals.score import Score


@dataclass(frozen=True, slots=True)
class Comparison:
    """Run B against run A over the cases both have.

    ``wins``, ``losses`` and ``ties`` count cases of B; ``p_value`` is the sign test's. ``broke``
    and ``mended`` are ids; ``only_a`` and ``only_b`` those that the other run does not have.
    """

    wins: int
    losses: int
    ties: int
    p_value: float
    broke: tuple[str, ...]
    mended: tuple[str, ...]
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]


def compare(a: Mapping[str, Score], b: Mapping[str, Score], measure: str = "right") -> Comparison:
    """Compare two runs by one ``measure``; cases without it count as ties."""
    shared = [case_id for case_id in a if case_id in b]
    gains = {
        case_id: b[case_id].values.get(measure, 0.0) - a[case_id].values.get(measure, 0.0)
        for case_id in shared
    }
    mended = tuple(case_id for case_id, gain in gains.items() if gain > 0)
    broke = tuple(case_id for case_id, gain in gains.items() if gain < 0)
    return Comparison(
        wins=len(mended),
        losses=len(broke),
        ties=len(shared) - len(mended) - len(broke),
        p_value=sign_test(len(mended), len(broke)),
        broke=broke,
        mended=mended,
        only_a=tuple(case_id for case_id in a if case_id not in b),
        only_b=tuple(case_id for case_id in b if case_id not in a),
    )


def comparison_lines(comparison: Comparison) -> Sequence[str]:
    """The comparison as lines to print."""
    lines = [
        f"B wins {comparison.wins}, loses {comparison.losses}, ties {comparison.ties}; "
        f"sign test p = {comparison.p_value:.3f}"
    ]
    for name, ids in (
        ("broke", comparison.broke),
        ("mended", comparison.mended),
        ("only in A", comparison.only_a),
        ("only in B", comparison.only_b),
    ):
        if ids:
            lines.append(f"{name}: {' '.join(ids)}")
    return lines
