"""Trains the trees of the sentence reader and writes them as numpy arrays.

    python -m evals.train_reader --parallel xquad.en.json xquad.zh.json \
        --single DRCD_dev.json cmrc2018_dev.json --out qa/data/reader.npz

The question sets are public: XQuAD (github.com/google-deepmind/xquad), DRCD
(github.com/DRCKnowledgeTeam/DRCD) and CMRC 2018 (github.com/ymcui/cmrc2018). Figures are printed
out of fold: five folds by article, parallel articles in the same fold. The trees that are written
are trained on all folds. Training needs lightgbm (the extra "dev").
"""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray

from evals.reading_rows import Rows
from evals.reading_sets import Sets, add_row_options, rows_of_sets
from evals.squad import FOLDS
from qa.reading.trees import Trees, save_trees

ROUNDS = 300
PARAMETERS = {
    "objective": "binary",
    "num_leaves": 15,
    "learning_rate": 0.05,
    "min_data_in_leaf": 60,
    "lambda_l2": 1.0,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "num_threads": 1,
    "verbose": -1,
}
SEEDS = (1, 2, 3)
HARD_NEGATIVES, EASY_SHARE = 8, 0.15
PARALLEL_WEIGHT = 2.0

Floats = NDArray[np.floating[Any]]


def main() -> None:
    """Read the sets, print out-of-fold figures, write trees trained on everything."""
    options = _options()
    sets = rows_of_sets(options)
    print(f"{'set':<12} questions  first  in three  with neighbour")
    scores: dict[str, list[Floats]] = {
        name: [np.zeros(0)] * len(rows) for name, rows in sets.items()
    }
    folds = [_forest(sets, left_out=fold) for fold in range(FOLDS)]
    for fold, boosters in enumerate(folds):
        for name, rows in sets.items():
            for place, row in enumerate(rows):
                if row.fold == fold:
                    scores[name][place] = _odds(boosters, row.table)
    for name, rows in sets.items():
        print(f"{name:<12} {len(rows):>9}  {_line(rows, scores[name])}")
    names = next(iter(sets.values()))[0].names
    if options.folds:
        options.folds.mkdir(parents=True, exist_ok=True)
        for fold, boosters in enumerate(folds):
            save_trees(options.folds / f"fold-{fold}.npz", trees_of(boosters, names))
    if options.out:
        trees = trees_of(_forest(sets, left_out=None), names)
        save_trees(options.out, trees)
        print(f"{options.out}: {options.out.stat().st_size / 1024:.0f} KB")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    add_row_options(parser, every=3)
    parser.add_argument("--folds", type=Path, help="folder for the trees of each fold")
    parser.add_argument("--out", type=Path, help="where to write the trees")
    return parser.parse_args()


def _forest(sets: Sets, left_out: int | None) -> list[lightgbm.Booster]:
    """Several trainings that differ by chance alone: their mean is steadier than any of them."""
    return [_train(sets, left_out, seed) for seed in SEEDS]


def _odds(boosters: Sequence[lightgbm.Booster], table: Floats) -> Floats:
    found = [one.predict(table, num_threads=1, raw_score=True) for one in boosters]
    return np.asarray(np.mean(found, axis=0))


def _train(sets: Sets, left_out: int | None, seed: int) -> lightgbm.Booster:
    generator = np.random.default_rng(seed)
    tables, marks, weights = [], [], []
    for name, rows in sets.items():
        weight = PARALLEL_WEIGHT if name[2:3] == "-" else 1.0
        for row in rows:
            if row.fold == left_out or not row.right.any():
                continue
            hard = row.table[:, row.names.index("cov_rank")] < HARD_NEGATIVES
            kept = hard | row.right | (generator.random(len(hard)) < EASY_SHARE)
            tables.append(row.table[kept])
            marks.append(row.right[kept])
            weights.append(np.full(int(kept.sum()), weight))
    data = lightgbm.Dataset(
        np.concatenate(tables),
        np.concatenate(marks).astype(np.int32),
        weight=np.concatenate(weights),
    )
    return lightgbm.train(PARAMETERS | {"seed": seed}, data, ROUNDS)


def _line(rows: Sequence[Rows], scores: Sequence[Floats]) -> str:
    first = third = beside = 0
    for row, own in zip(rows, scores, strict=True):
        order = np.argsort(-own)
        first += bool(row.right[order[0]])
        third += bool(row.right[order[:3]].any())
        beside += bool(row.beside[order[0]])
    count = len(rows)
    return f"{first / count:5.3f}  {third / count:8.3f}  {beside / count:14.3f}"


def trees_of(boosters: Sequence[lightgbm.Booster], names: Sequence[str]) -> Trees:
    """Lay the trees of trained boosters out as arrays whose sum is the boosters' mean."""
    trees = [tree["tree_structure"] for one in boosters for tree in one.dump_model()["tree_info"]]
    flat = [_flatten(tree) for tree in trees]
    nodes = max(len(tree) for tree in flat)
    arrays = np.zeros((5, len(flat), nodes), dtype=np.float64)
    arrays[2:4] = np.arange(nodes)  # fillers and leaves point to themselves
    for number, tree in enumerate(flat):
        arrays[:, number, : len(tree)] = np.array(tree).T
    # Rounded down, so that no value at the threshold itself changes sides.
    threshold = arrays[1].astype(np.float32)
    above = threshold > arrays[1]
    threshold[above] = np.nextafter(threshold[above], np.float32(-np.inf))
    return Trees(
        tuple(names),
        arrays[0].astype(np.int16),
        threshold,
        arrays[2].astype(np.int16),
        arrays[3].astype(np.int16),
        (arrays[4] / len(boosters)).astype(np.float32),
        max(_depth(tree) for tree in trees),
    )


def _flatten(root: Mapping[str, Any]) -> list[tuple[float, ...]]:
    """(feature, threshold, left, right, value) of each node, the root first."""
    found: list[tuple[float, ...]] = []

    def visit(node: Mapping[str, Any]) -> int:
        place = len(found)
        if "leaf_value" in node:
            found.append((0, 0, place, place, node["leaf_value"]))
            return place
        found.append(())
        left, right = visit(node["left_child"]), visit(node["right_child"])
        found[place] = (node["split_feature"], node["threshold"], left, right, 0)
        return place

    visit(root)
    return found


def _depth(node: Mapping[str, Any]) -> int:
    if "leaf_value" in node:
        return 0
    return 1 + max(_depth(node["left_child"]), _depth(node["right_child"]))


if __name__ == "__main__":
    main()
