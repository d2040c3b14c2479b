"""Trains the decision whether the documents answer a question, and writes its weights.

    python -m evals.train_refusal --parallel xquad.en.json xquad.zh.json --folds FOLDER \
        --out qa/data/refusal.json

``--folds`` is the folder that ``evals.train_reader --folds`` wrote: the reader's own odds must come
from trees that never saw the question. Figures are out of fold by article: false answers (the
article that answers is left out) at 3, 5, 8 and 12 % false refusals, in each direction.
"""

import argparse
import json
import pickle
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.logistic import Logistic, fit_logistic
from evals.reading_rows import pool_of
from evals.refusal_rows import Asked, Score, asked_twice, table_of
from evals.squad import FOLDS
from qa.reading.features import Reading
from qa.reading.trees import load_trees

FEATURES = (
    "passage_score", "passage_of_best", "share_words_passage", "passage_vector_passage",
    "passage_vector_window", "most_cov_soft", "most_cov_context", "soft_anywhere", "names_here",
    "names_anywhere", "best_rare_1", "best_rare_2", "best_order", "odds", "odds_margin", "terms",
    "across", "chinese", "has_name",
)  # fmt: skip
STRENGTH = 0.05  # of the ridge: the variance of a weight beforehand
REFUSED_WITHIN, REFUSED_ACROSS = 0.05, 0.08

Floats = NDArray[np.floating[Any]]
Sets = Mapping[str, Sequence[Asked]]


def main() -> None:
    """Ask all questions twice, print out-of-fold figures, write weights and thresholds."""
    options = _options()
    sets = _asked(options)
    scores = out_of_fold(sets)
    for name, asked in sets.items():
        print(f"{name}: {_line(asked, scores[name])}")
    if options.out:
        options.out.write_text(json.dumps(_weights(sets, scores), indent=1) + "\n", "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--parallel", nargs=2, type=Path, metavar=("EN", "ZH"), required=True)
    parser.add_argument("--folds", type=Path, required=True)
    parser.add_argument("--cache", type=Path, help="file that keeps the asked questions")
    parser.add_argument("--out", type=Path, help="where to write the weights")
    return parser.parse_args()


def fold_scores(folder: Path) -> Score:
    """The reader's odds from the trees that were trained without a fold."""
    loaded: dict[int, Callable[[Floats], Floats]] = {}

    def score(reading: Reading, fold: int) -> Floats:
        if fold not in loaded:
            loaded[fold] = load_trees(folder / f"fold-{fold}.npz", reading.names).score
        return loaded[fold](reading.table)

    return score


def _asked(options: argparse.Namespace) -> Sets:
    if options.cache and options.cache.exists():
        cached: Sets = pickle.loads(options.cache.read_bytes())  # noqa: S301 - written below
        return cached
    english, chinese = options.parallel
    pools = {path: pool_of(path) for path in options.parallel}
    plan = {
        "en-en": (english, english),
        "zh-zh": (chinese, chinese),
        "en-zh": (english, chinese),
        "zh-en": (chinese, english),
    }
    score = fold_scores(options.folds)
    sets = {
        name: list(asked_twice(asked, pools[pool], score)) for name, (asked, pool) in plan.items()
    }
    if options.cache:
        options.cache.write_bytes(pickle.dumps(sets))
    return sets


def out_of_fold(sets: Sets) -> dict[str, Floats]:
    """The log-odds of each question by weights fitted without its fold."""
    result: dict[str, Floats] = {name: np.zeros(len(own)) for name, own in sets.items()}
    for fold in range(FOLDS):
        judge = fit([a for own in sets.values() for a in own if a.fold != fold])
        for name, asked in sets.items():
            chosen = np.array([one.fold == fold for one in asked])
            result[name][chosen] = judge.odds(table_of(asked, FEATURES)[chosen])
    return result


def fit(asked: Sequence[Asked]) -> Logistic:
    """Fit whether a question was asked with its article in."""
    marks = np.array([one.kind == "answerable" for one in asked], dtype=float)
    return fit_logistic(table_of(asked, FEATURES), marks, STRENGTH)


def _weights(sets: Sets, scores: Mapping[str, Floats]) -> dict[str, Any]:
    thresholds = {
        "within": _threshold(sets, scores, ("en-en", "zh-zh"), REFUSED_WITHIN),
        "across": _threshold(sets, scores, ("en-zh", "zh-en"), REFUSED_ACROSS),
    }
    return fit([one for asked in sets.values() for one in asked]).stored(FEATURES, thresholds)


def _threshold(
    sets: Sets, scores: Mapping[str, Floats], names: Sequence[str], refused: float
) -> float:
    """The probability below which this share of the answerable questions lies."""
    odds = np.concatenate([_answerable(sets[name], scores[name]) for name in names])
    return round(float(1 / (1 + np.exp(-np.quantile(odds, refused)))), 4)


def _answerable(asked: Sequence[Asked], scores: Floats) -> Floats:
    chosen: Floats = scores[np.array([one.kind == "answerable" for one in asked])]
    return chosen


def _line(asked: Sequence[Asked], scores: Floats) -> str:
    answerable = _answerable(asked, scores)
    absent = scores[np.array([one.kind == "absent" for one in asked])]
    cells = [
        f"{(absent >= np.quantile(answerable, share)).mean():.1%} at {share:.0%}"
        for share in (0.03, 0.05, 0.08, 0.12)
    ]
    return "false answers " + ", ".join(cells) + " false refusals"


if __name__ == "__main__":
    main()
