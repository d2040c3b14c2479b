"""A second look at the likeliest sentences: a small network that compares them with each other.

The trees judge every sentence by itself. The network sees the sixteen likeliest side by side: how
each falls behind the best of them in every feature, what the sentences before and after it are
like, and what all of them are like together (after Zaheer et al., "Deep sets", 2017). What it adds
to the trees' log-odds is the mean of several trainings.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from qa.reading.trees import checked_names

Floats = NDArray[np.float32]
Indices = NDArray[np.int64]

LIST = 16  # sentences that are compared
FARTHEST = 4.0  # standard deviations
ODDS_UNIT, RANK_UNIT = 3.0, 8.0
LAYERS = ("first", "second", "third", "last")


@dataclass(frozen=True, slots=True)
class SecondLook:
    """Layers of several networks, (networks, inputs, outputs) and (networks, 1, outputs) each.

    ``mean`` and ``scale`` (features,) make the features named ``names`` alike in size; ``trust``
    (networks,) is what a unit of the trees' log-odds counts.
    """

    names: tuple[str, ...]
    mean: Floats
    scale: Floats
    weights: Mapping[str, Floats]
    biases: Mapping[str, Floats]
    trust: Floats

    def score(self, table: Floats, odds: Floats, places: Sequence[tuple[str, int]]) -> Floats:
        """Return new log-odds of all sentences, (n,): ``table`` is (n, features), ``odds`` (n,)
        are the trees', ``places`` the document and the number of each sentence.

        Sentences that are not looked at stay behind those that are, in the order they had.
        """
        if not len(odds):
            return odds
        chosen = likeliest(odds)
        rows = inputs(self.mean, self.scale, table[chosen], odds[chosen])
        neighbours = neighbours_of([places[place] for place in chosen])
        added = self._added(rows, neighbours)
        trust = float(self.trust.mean())
        result: Floats = trust * odds + added.min()
        result[chosen] = trust * odds[chosen] + added
        return result

    def _added(self, rows: Floats, neighbours: Indices) -> Floats:
        """What the networks add to each row, (rows,): the mean of them all."""
        each = self._layer("second", self._layer("first", rows))
        together = np.concatenate(
            (
                each,
                each - each.mean(axis=1, keepdims=True),
                each - each.max(axis=1, keepdims=True),
                *(_taken(each, neighbours[:, side]) for side in (0, 1)),
            ),
            axis=2,
        )
        added = self._layer("third", together) @ self.weights["last"] + self.biases["last"]
        return np.asarray(added.mean(axis=0)[:, 0], dtype=np.float32)

    def _layer(self, name: str, rows: Floats) -> Floats:
        with np.errstate(invalid="ignore"):  # BLAS may read beside a small matrix, and complain
            return _bent(rows @ self.weights[name] + self.biases[name])


def likeliest(odds: Floats) -> Indices:
    """The places of the sentences that are compared, the likeliest first."""
    return np.argsort(-odds, kind="stable")[:LIST]


def inputs(mean: Floats, scale: Floats, table: Floats, odds: Floats) -> Floats:
    """What a network is told of each sentence of a list that is sorted by ``odds``."""
    rows = np.clip((table - mean) / scale, -FARTHEST, FARTHEST)
    behind = np.clip(rows - rows.max(axis=0), -FARTHEST, FARTHEST)
    order = np.stack(
        (odds / ODDS_UNIT, (odds - odds.max()) / ODDS_UNIT, np.arange(len(odds)) / RANK_UNIT),
        axis=1,
    )
    return np.concatenate((rows, behind, order), axis=1, dtype=np.float32)


def neighbours_of(places: Sequence[tuple[str, int]]) -> Indices:
    """Where in the list the sentence before and the one after each stands, (n, 2); -1 for none."""
    known = {place: row for row, place in enumerate(places)}
    found = [
        (known.get((doc_id, number - 1), -1), known.get((doc_id, number + 1), -1))
        for doc_id, number in places
    ]
    return np.array(found, dtype=np.int64)


def _taken(each: Floats, at: Indices) -> Floats:
    """The rows at these places, and zeros where there is none."""
    return each[:, at] * (at >= 0)[None, :, None]


def _bent(values: Floats) -> Floats:
    """x / (1 + e^-x), a smooth step (Hendrycks & Gimpel, "Gaussian error linear units", 2016)."""
    bent: Floats = values / (1 + np.exp(-np.clip(values, -30, 30)))
    return bent


def load_second_look(path: Path, names: Sequence[str]) -> SecondLook:
    """Load what ``save_second_look`` wrote, for tables whose columns are ``names``.

    Raises ``YinjuError`` when it was trained on other features.
    """
    with np.load(path, allow_pickle=False) as data:
        stored = checked_names(path, data["names"], names)

        def floats(key: str) -> Floats:
            return np.asarray(data[key], dtype=np.float32)

        return SecondLook(
            stored,
            floats("mean"),
            floats("scale"),
            {name: floats(f"{name}_weights") for name in LAYERS},
            {name: floats(f"{name}_biases") for name in LAYERS},
            floats("trust"),
        )


def save_second_look(path: Path, look: SecondLook) -> None:
    """Write the networks as one compressed numpy file of half precision."""
    arrays = {f"{name}_weights": look.weights[name] for name in LAYERS}
    arrays |= {f"{name}_biases": look.biases[name] for name in LAYERS}
    arrays |= {"mean": look.mean, "scale": look.scale, "trust": look.trust}
    halves = {
        # The sizes of features differ too much for half precision.
        name: values.astype(np.float32 if name in ("mean", "scale") else np.float16)
        for name, values in arrays.items()
    }
    np.savez_compressed(path, names=np.array(look.names), **halves)  # type: ignore[arg-type]
