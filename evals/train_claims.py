"""Trains the odds that a sentence bears a claim out or contradicts it, and writes their weights.

    python -m evals.train_claims --made xquad.en.json xquad.zh.json --out qa/data/claims.json

Learned from the claims kept here, which people wrote who saw the documents alone: those of
``evals/cases`` and of every folder of ``evals/others``. Claims made by rule of public question sets
(``evals.altered_claims``; XQuAD, github.com/google-deepmind/xquad) count little beside them: they
teach that the words of a sentence in other roles bear nothing out. Every sentence compared with a
claim is a row; it is marked where the claim's judgement rests on it.

Figures are printed out of fold, by weights that saw no claim about the same documents. By them the
thresholds are chosen: few claims made with another answer may be called supported.
"""

import argparse
import json
import pickle
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.claim_rows import Laid, Row, laid_claims, made_laid
from evals.logistic import Logistic, fit_logistic
from qa.claim_odds import behind
from qa.contract import overall_verdict
from qa.types import ClaimVerdict

STRENGTH = 0.03  # of the ridge: the variance of a weight beforehand
MADE = 0.1  # what a row of a claim made by rule counts
MOST_ALTERED = 0.05  # of the claims made with another answer that may be called supported
VERDICTS: tuple[ClaimVerdict, ClaimVerdict] = ("supported", "contradicted")
# What a claim judged so costs, beside one that is wrong.
MISLED, ALARMED, MADE_UP = 5.0, 2.0, 1.0
FAR_BELOW = -99.0
NEVER = 9.0
# The thresholds that are tried. Words alone bear nothing out within a language where the rules do
# not: sentences that only hold the words of a claim are too many. Across languages, and for what
# differs, no made claims bound the thresholds: they are set, safer than the claims that people
# wrote alone would have them.
WITHIN = {"rules": (-2.0, 0.0, 0.5, 1.0, 1.5), "figures": (1.0, 1.5, 2.0, NEVER)}
SET = {
    "words": NEVER,
    "rules_across": -2.0,
    "figures_across": -0.5,
    "words_across": 1.0,
    "differs": 0.0,
    "differs_across": 0.5,
}

Floats = NDArray[np.floating[Any]]
Judges = tuple[Logistic, Logistic]
Thresholds = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Scored:
    """A claim with the odds of both verdicts for each row of its parts."""

    laid: Laid
    odds: tuple[Floats, ...]


def main() -> None:
    """Print figures out of fold and write weights and thresholds."""
    options = _options()
    claims = _laid(options)
    names = sorted(next(row for row in _rows(claims) if row.measured).measured)
    print(f"{len(claims)} claims, {sum(1 for _ in _rows(claims))} rows, {len(names)} features")
    scored = out_of_fold(claims, names)
    chosen = choose(scored)
    print(json.dumps(chosen))
    for name in dict.fromkeys(one.laid.set_name for one in scored):
        print(f"{name}: {_line([one for one in scored if one.laid.set_name == name], chosen)}")
    if options.out:
        supported, contradicted = fit(claims, names)
        differs = {name: chosen.pop(name) for name in ("differs", "differs_across")}
        stored = {
            "supported": supported.stored(names, chosen),
            "contradicted": contradicted.stored(names, differs),
        }
        options.out.write_text(json.dumps(stored, indent=1) + "\n", "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m evals.train_claims",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--made", nargs="+", type=Path, required=True, metavar="FILE")
    parser.add_argument("--cache", type=Path, help="file that keeps the claims laid out")
    parser.add_argument("--out", type=Path, help="where to write the weights")
    return parser.parse_args()


def _laid(options: argparse.Namespace) -> Sequence[Laid]:
    cache: Path | None = options.cache
    if cache and cache.exists():
        kept: Sequence[Laid] = pickle.loads(cache.read_bytes())  # noqa: S301 - written below
        return kept
    claims = [*laid_claims(), *(laid for path in options.made for laid in made_laid(path))]
    if cache:
        cache.write_bytes(pickle.dumps(claims))
    return claims


def _rows(claims: Iterable[Laid]) -> Iterator[Row]:
    yield from (row for laid in claims for part in laid.parts for row in part)


def _table(rows: Sequence[Row], names: Sequence[str]) -> Floats:
    return np.array([[row.measured.get(name, 0.0) for name in names] for row in rows])


def fit(claims: Sequence[Laid], names: Sequence[str]) -> Judges:
    """Fit the odds of both verdicts; what contradicts is learned of the claims people wrote."""
    made = [laid for laid in claims if is_made(laid)]
    written = [laid for laid in claims if not is_made(laid)]
    return (
        _fit(written, made, names, VERDICTS[0]),
        _fit(written, (), names, VERDICTS[1]),
    )


def is_made(laid: Laid) -> bool:
    """Whether a claim was made by rule."""
    return laid.claim.kind == "made"


def _fit(
    written: Sequence[Laid], made: Sequence[Laid], names: Sequence[str], verdict: ClaimVerdict
) -> Logistic:
    taught = [
        (row, laid.claim.verdicts == {verdict} and row.decides, MADE if is_made(laid) else 1.0)
        for laid in (*written, *made)
        for row in _rows([laid])
        if row.taught
    ]
    table = _table([row for row, _, _ in taught], names)
    marks = np.array([float(mark) for _, mark, _ in taught])
    return fit_logistic(table, marks, STRENGTH, np.array([weight for _, _, weight in taught]))


def out_of_fold(claims: Sequence[Laid], names: Sequence[str]) -> list[Scored]:
    """The claims with odds by weights that saw none about the same documents."""
    scored = []
    for left_out in dict.fromkeys(laid.documents for laid in claims):
        judges = fit([laid for laid in claims if laid.documents != left_out], names)
        for laid in claims:
            if laid.documents == left_out:
                odds = tuple(_odds(part, names, judges) for part in laid.parts)
                scored.append(Scored(laid, odds))
    return scored


def _odds(part: Sequence[Row], names: Sequence[str], judges: Judges) -> Floats:
    """(rows, 2): the odds of both verdicts, those that may not be given far below."""
    if not part:
        return np.zeros((0, 2))
    table = _table(part, names)
    odds = np.stack([judge.odds(table) for judge in judges], axis=1)
    may = np.array([[row.may_support, row.may_contradict] for row in part])
    return np.where(may, odds, FAR_BELOW)


def verdict_of(scored: Scored, thresholds: Thresholds) -> ClaimVerdict:
    """The verdict on a claim, as ``qa.check`` gives it."""
    verdicts: list[ClaimVerdict] = []
    for part, odds in zip(scored.laid.parts, scored.odds, strict=True):
        least = np.array([_least(row, thresholds) for row in part]).reshape(-1, 2)
        certain = np.array([[row.certain or FAR_BELOW, FAR_BELOW] for row in part]).reshape(-1, 2)
        above = np.maximum(odds - least, certain).max(axis=0, initial=FAR_BELOW)
        if above.max() >= 0:
            verdicts.append(VERDICTS[int(above[1] > above[0])])
        else:
            verdicts.append("partly" if any(row.partly for row in part) else "not_found")
    return overall_verdict(verdicts)


def _least(row: Row, thresholds: Thresholds) -> tuple[float, float]:
    if not row.measured:
        return 0.0, 0.0
    across = "_across" if row.measured["across"] else ""
    return thresholds[behind(row.measured) + across], thresholds[f"differs{across}"]


def choose(scored: Sequence[Scored]) -> dict[str, float]:
    """Return the thresholds under which the claims that people wrote are judged best."""
    written = [one for one in scored if not is_made(one.laid)]
    altered = [
        [
            one
            for one in scored
            if one.laid.set_name == name and one.laid.claim.verdicts != {VERDICTS[0]}
        ]
        for name in dict.fromkeys(one.laid.set_name for one in scored if is_made(one.laid))
    ]
    tried = [dict(zip(WITHIN, values, strict=True)) | SET for values in product(*WITHIN.values())]
    safe = [
        thresholds
        for thresholds in tried
        if all(_supported(own, thresholds) <= MOST_ALTERED for own in altered)
    ]
    return min(safe, key=lambda thresholds: _cost(_confusion(written, thresholds)))


def _supported(scored: Sequence[Scored], thresholds: Thresholds) -> float:
    given = [verdict_of(one, thresholds) == VERDICTS[0] for one in scored]
    return sum(given) / max(1, len(given))


def _confusion(scored: Sequence[Scored], thresholds: Thresholds) -> Counter[tuple[str, str]]:
    counts: Counter[tuple[str, str]] = Counter()
    for one in scored:
        given, right = verdict_of(one, thresholds), one.laid.claim.verdicts
        counts[given if given in right else sorted(right)[0], given] += 1
    return counts


def _cost(counts: Counter[tuple[str, str]]) -> float:
    wrong = sum(count for (right, given), count in counts.items() if right != given)
    return (
        wrong
        + MISLED * counts["contradicted", "supported"]
        + ALARMED * counts["supported", "contradicted"]
        + MADE_UP * counts["not_found", "supported"]
    )


def _line(scored: Sequence[Scored], thresholds: Thresholds) -> str:
    counts = _confusion(scored, thresholds)
    right = sum(count for (a, b), count in counts.items() if a == b)
    wrong = ", ".join(f"{a} as {b} {n}" for (a, b), n in sorted(counts.items()) if a != b)
    return f"{right} of {counts.total()} right; {wrong}"


if __name__ == "__main__":
    main()
