"""Trains the odds by which a claim is weighed, and writes their weights.

    python -m evals.train_claims --made xquad.en.json xquad.zh.json \\
        --out qa/data/claims.json --trees qa/data/claims.npz

Learned are how likely a sentence speaks of what a claim says (a logistic regression), and how
likely it then agrees with it (the mean of another one and of trees): from the claims kept here,
which people wrote who saw the documents alone (those of ``evals/cases`` and of every folder of
``evals/others``). Claims made by rule of public question sets (``evals.altered_claims``; XQuAD,
github.com/google-deepmind/xquad) count little beside them.
Every sentence compared with a claim is a row; it is marked where the claim's judgement rests on it.

Figures are printed out of fold, by weights that saw no claim about the same documents. By them the
thresholds are chosen: few claims made with another answer may be called supported. Training needs
lightgbm (the extra "dev").
"""

import argparse
import json
import pickle
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray

from evals.claim_rows import Laid, Row, laid_claims, made_laid
from evals.logistic import Logistic, fit_logistic
from evals.train_reader import trees_of
from qa.claims.odds import ClaimOdds
from qa.claims.weight import Weight, weigh
from qa.contract import overall_verdict
from qa.reading.trees import Trees, save_trees
from qa.types import ClaimVerdict

STRENGTH = 0.03  # of the ridge: the variance of a weight beforehand
MADE = 0.1  # what a row of a claim made by rule counts
MOST_ALTERED = 0.05  # of the claims made with another answer that may be called supported
# What a claim judged so costs, beside one that is wrong.
MISLED, ALARMED, MADE_UP = 5.0, 1.0, 1.5
TOO_MANY = 2000.0  # for all of them, of those that may not be called supported
NEVER = 9.0
TEACHING = ({"supported"}, {"contradicted"}, {"not_found"})
START = {
    "rules": 1.0,
    "figures": 1.0,
    "words": NEVER,
    "rules_across": 0.0,
    "figures_across": 0.0,
    "words_across": 0.0,
    "differs_rules": 0.0,
    "differs_rules_across": 0.0,
    "differs": 0.0,
    "differs_across": 0.0,
}
TRIED = (*(step / 4 for step in range(-4, 9)), NEVER)
ROUNDS = 3
LOWER = (0.0, 0.5, 1.0)  # what the thresholds of what differs begin lower
GROWN = {
    "objective": "binary",
    "num_leaves": 8,
    "learning_rate": 0.05,
    "min_data_in_leaf": 20,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "verbosity": -1,
    "num_threads": 1,
    "deterministic": True,
}
TREES, SEEDS = 150, (1, 2, 3)

Floats = NDArray[np.floating[Any]]
Thresholds = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Agreeing:
    """How likely a sentence agrees: the mean of a regression and of trees."""

    regression: Logistic
    trees: Trees

    def odds(self, table: Floats) -> Floats:
        """Log-odds of each row."""
        told = self.trees.score(table.astype(np.float32))
        result: Floats = (self.regression.odds(table) + told) / 2
        return result


Judges = tuple[Logistic, Agreeing]


@dataclass(frozen=True, slots=True)
class Scored:
    """A claim with what the sentences say of each of its parts."""

    laid: Laid
    weights: tuple[Weight, ...]


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
        about, agrees = fit(claims, names)
        regression = agrees.regression.stored(names, chosen)
        stored = {"about": about.stored(names, {}), "agrees": regression}
        options.out.write_text(json.dumps(stored, indent=1) + "\n", "utf-8")
        save_trees(options.trees, agrees.trees)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m evals.train_claims",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--made", nargs="+", type=Path, required=True, metavar="FILE")
    parser.add_argument("--cache", type=Path, help="file that keeps the claims laid out")
    parser.add_argument("--out", type=Path, help="where to write the weights")
    parser.add_argument("--trees", type=Path, help="where to write the trees, with --out")
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
    """Fit the odds that a sentence is about what a claim says, and that it agrees."""
    rows = [
        (row, laid, MADE if is_made(laid) else 1.0)
        for laid in claims
        if laid.claim.verdicts in TEACHING
        for row in _rows([laid])
        if row.measured and (row.taught or row.decides)
    ]
    about = _fit([(row, row.decides, count) for row, _, count in rows], names)
    agreeing = [
        (row, laid.claim.verdicts == {"supported"}, count)
        for row, laid, count in rows
        if row.decides and row.taught
    ]
    return about, Agreeing(_fit(agreeing, names), _grow(agreeing, names))


def _grow(taught: Sequence[tuple[Row, bool, float]], names: Sequence[str]) -> Trees:
    """Grow trees that differ by chance alone; their mean is steadier than any of them."""
    table = _table([row for row, _, _ in taught], names)
    marks = np.array([int(mark) for _, mark, _ in taught])
    counts = np.array([count for _, _, count in taught])
    boosters = [
        lightgbm.train(GROWN | {"seed": seed}, lightgbm.Dataset(table, marks, weight=counts), TREES)
        for seed in SEEDS
    ]
    return trees_of(boosters, names)


def is_made(laid: Laid) -> bool:
    """Whether a claim was made by rule."""
    return laid.claim.kind == "made"


def _fit(taught: Sequence[tuple[Row, bool, float]], names: Sequence[str]) -> Logistic:
    table = _table([row for row, _, _ in taught], names)
    marks = np.array([float(mark) for _, mark, _ in taught])
    return fit_logistic(table, marks, STRENGTH, np.array([count for _, _, count in taught]))


def out_of_fold(claims: Sequence[Laid], names: Sequence[str]) -> list[Scored]:
    """The claims with what is said of them by weights that saw none about the same documents."""
    scored = []
    for left_out in dict.fromkeys(laid.documents for laid in claims):
        judges = fit([laid for laid in claims if laid.documents != left_out], names)
        for laid in claims:
            if laid.documents == left_out:
                parts = tuple(_weight(part, names, judges) for part in laid.parts)
                scored.append(Scored(laid, parts))
    return scored


def _weight(part: Sequence[Row], names: Sequence[str], judges: Judges) -> Weight:
    if not part:
        return weigh(())
    about, agrees = (judge.odds(_table(part, names)).tolist() for judge in judges)
    return weigh([
        row.judged if row.judged.certain else replace(row.judged, odds=ClaimOdds(*odds))
        for row, *odds in zip(part, about, agrees, strict=True)
    ])  # fmt: skip


def verdict_of(scored: Scored, thresholds: Thresholds) -> ClaimVerdict:
    """The verdict on a claim, as ``qa.check`` gives it."""
    return overall_verdict([weight.verdict(thresholds) for weight in scored.weights])


def choose(scored: Sequence[Scored]) -> dict[str, float]:
    """Return the thresholds under which the claims that people wrote are judged best: one after the
    other is moved until none helps."""
    written = [one for one in scored if not is_made(one.laid)]
    altered = [
        [
            one
            for one in scored
            if one.laid.set_name == name and one.laid.claim.verdicts != {"supported"}
        ]
        for name in dict.fromkeys(one.laid.set_name for one in scored if is_made(one.laid))
    ]

    def cost(thresholds: Thresholds) -> float:
        above = (max(0.0, _supported(own, thresholds) - MOST_ALTERED) for own in altered)
        return _cost(_confusion(written, thresholds)) + TOO_MANY * sum(above)

    return min((_descended(dict(start), cost) for start in _starts()), key=cost)


def _starts() -> Iterator[Thresholds]:
    """Where the search begins: what differs may have to weigh more, or less, than what agrees."""
    for lower in LOWER:
        yield {name: START[name] - lower * name.startswith("differs") for name in START}


def _descended(best: dict[str, float], cost: Callable[[Thresholds], float]) -> dict[str, float]:
    """Move one threshold after the other until none helps, at most ``ROUNDS`` times."""
    least = cost(best)
    for _ in range(ROUNDS):
        for name in START:
            for value in TRIED:
                tried = best | {name: value}
                if (found := cost(tried)) < least:
                    best, least = tried, found
    return best


def _supported(scored: Sequence[Scored], thresholds: Thresholds) -> float:
    given = [verdict_of(one, thresholds) == "supported" for one in scored]
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
        + MADE_UP * (counts["not_found", "supported"] + counts["not_found", "contradicted"])
    )


def _line(scored: Sequence[Scored], thresholds: Thresholds) -> str:
    counts = _confusion(scored, thresholds)
    right = sum(count for (a, b), count in counts.items() if a == b)
    wrong = ", ".join(f"{a} as {b} {n}" for (a, b), n in sorted(counts.items()) if a != b)
    return f"{right} of {counts.total()} right; {wrong}"


if __name__ == "__main__":
    main()
