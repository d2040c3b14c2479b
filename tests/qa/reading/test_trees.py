"""Trees as arrays: hand-made trees give the sums a person reads off them."""

from pathlib import Path

import numpy as np
import pytest

from index.errors import YinjuError
from qa.reading.trees import Trees, load_trees, save_trees

# Tree 0: covered <= .5 ? -1 : (length <= 10 ? 2 : 1).  Tree 1: a single leaf of .25.
TREES = Trees(
    names=("covered", "length"),
    feature=np.array([[0, 0, 1, 0, 0], [0, 0, 0, 0, 0]], dtype=np.int16),
    threshold=np.array([[0.5, 0, 10, 0, 0], [0, 0, 0, 0, 0]], dtype=np.float32),
    left=np.array([[1, 1, 3, 3, 4], [0, 1, 2, 3, 4]], dtype=np.int16),
    right=np.array([[2, 1, 4, 3, 4], [0, 1, 2, 3, 4]], dtype=np.int16),
    value=np.array([[0, -1, 0, 2, 1], [0.25, 0, 0, 0, 0]], dtype=np.float32),
    depth=2,
)


@pytest.mark.parametrize(
    ("row", "score"),
    [
        ((0.2, 5), -0.75),
        ((0.5, 5), -0.75),
        ((0.51, 10), 2.25),
        ((0.9, 11), 1.25),
    ],
)
def test_a_row_falls_into_the_leaf_a_person_finds(row: tuple[float, float], score: float) -> None:
    assert TREES.score(np.array([row], dtype=np.float32))[0] == pytest.approx(score)


def test_rows_are_scored_one_by_one() -> None:
    rows = np.array([[0.2, 5], [0.9, 11]], dtype=np.float32)
    assert TREES.score(rows).tolist() == pytest.approx([-0.75, 1.25])
    assert TREES.score(rows[:0]).tolist() == []


def test_trees_come_back_from_a_file_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "trees.npz"
    save_trees(path, TREES)
    loaded = load_trees(path, TREES.names)
    rows = np.array([[0.2, 5], [0.9, 11], [0.9, 2]], dtype=np.float32)
    assert loaded.score(rows).tolist() == TREES.score(rows).tolist()


def test_trees_of_other_features_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "trees.npz"
    save_trees(path, TREES)
    with pytest.raises(YinjuError, match="other features"):
        load_trees(path, ("covered", "width"))
