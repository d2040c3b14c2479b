"""Gradient-boosted decision trees, kept as plain arrays and evaluated with numpy."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import YinjuError

FloatArray = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Trees:
    """A sum of binary decision trees over named features.

    All arrays are (trees, nodes). An inner node sends a row to ``left`` when its ``feature`` is at
    most ``threshold``, else to ``right``; a leaf points to itself and holds its ``value``.
    ``depth`` is the longest way from a root to a leaf.
    """

    names: tuple[str, ...]
    feature: NDArray[np.int16]
    threshold: FloatArray
    left: NDArray[np.int16]
    right: NDArray[np.int16]
    value: FloatArray
    depth: int

    def score(self, rows: FloatArray) -> FloatArray:
        """Return the sum of the leaves each row falls into: ``(n, features)`` to ``(n,)``."""
        if not len(rows):
            return np.zeros(0, dtype=np.float32)
        count, nodes = self.feature.shape
        base = np.arange(count) * nodes
        at = np.repeat(base[None, :], len(rows), axis=0)
        offset = (np.arange(len(rows)) * rows.shape[1])[:, None]
        feature, threshold = self.feature.ravel().astype(np.intp), self.threshold.ravel()
        next_ones = (np.stack((self.right, self.left), axis=2) + base[:, None, None]).ravel()
        flat = np.ascontiguousarray(rows, dtype=np.float32).ravel()
        for _ in range(self.depth):
            goes_left = flat.take(offset + feature.take(at)) <= threshold.take(at)
            at = next_ones.take(2 * at + goes_left)
        return np.asarray(self.value.ravel().take(at).sum(axis=1), dtype=np.float32)


def checked_names(path: Path, stored: Iterable[object], names: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the features a file was trained on, where they are ``names``.

    Raises ``YinjuError`` where they are others.
    """
    trained = tuple(str(name) for name in stored)
    if trained != tuple(names):
        raise YinjuError(
            f"{path.name} was trained on other features than this version computes; "
            "train it again (docs/reading.md)"
        )
    return trained


def load_trees(path: Path, names: Sequence[str]) -> Trees:
    """Load trees saved by ``save_trees`` for rows whose columns are ``names``.

    Raises ``YinjuError`` when the trees were trained on other features.
    """
    with np.load(path, allow_pickle=False) as data:
        return Trees(
            checked_names(path, data["names"], names),
            data["feature"],
            data["threshold"],
            data["left"],
            data["right"],
            data["value"],
            int(data["depth"]),
        )


def save_trees(path: Path, trees: Trees) -> None:
    """Write the trees as one compressed numpy file without pickled objects."""
    np.savez_compressed(
        path,
        names=np.array(trees.names),
        feature=trees.feature,
        threshold=trees.threshold,
        left=trees.left,
        right=trees.right,
        value=trees.value,
        depth=np.array(trees.depth),
    )
