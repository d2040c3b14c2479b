"""Trains the networks that compare the likeliest sentences, and writes them as numpy arrays.

    python -m evals.train_second_look --parallel xquad.en.json xquad.zh.json \\
        --single DRCD_dev.json cmrc2018_dev.json --folds FOLDS --out qa/data/second_look.npz

The question sets are public: XQuAD (github.com/google-deepmind/xquad), DRCD
(github.com/DRCKnowledgeTeam/DRCD) and CMRC 2018 (github.com/ymcui/cmrc2018). ``--folds`` is what
``evals.train_reader`` wrote, the trees of each fold: every question's odds come from trees that
have not seen its article. Figures are printed out of fold, those of the trees first; the networks
that are written are trained on all folds. Training needs torch (2.13 was used), which nothing else
does; in one thread it gives the same networks every time.
"""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from evals.reading_sets import Sets, add_row_options, rows_of_sets
from evals.squad import FOLDS
from qa.reading.second_look import (
    LAYERS,
    LIST,
    SecondLook,
    inputs,
    likeliest,
    neighbours_of,
    save_second_look,
)
from qa.reading.trees import load_trees

WIDTH = 48
SEEDS = (1, 2, 3)
EPOCHS, BATCH = 6.0, 64
RATE, DECAY, WARM_UP = 2e-3, 0.02, 50
DROPPED, DROPPED_INPUTS = 0.2, 0.1
PARALLEL_WEIGHT = 2.0
FIRST_TRUST = 0.8
FAR = 1e4

Floats = NDArray[np.float32]


class Network(nn.Module):  # type: ignore[misc] # torch is not installed here
    """The layers of ``qa.reading.second_look``, for lists of ``LIST`` rows each."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.first = nn.Linear(width, WIDTH)
        self.second = nn.Linear(WIDTH, WIDTH)
        self.third = nn.Linear(5 * WIDTH, WIDTH)
        self.last = nn.Linear(WIDTH, 1)
        self.trust = nn.Parameter(torch.tensor(FIRST_TRUST))
        nn.init.zeros_(self.last.weight)
        nn.init.zeros_(self.last.bias)

    def forward(self, lists: "Lists", chosen: Tensor) -> Tensor:
        """New log-odds, (lists, ``LIST``)."""
        there = lists.there[chosen][..., None]
        rows = self._dropped(lists.rows[chosen], DROPPED_INPUTS)
        each = functional.silu(self.first(rows))
        each = self._dropped(functional.silu(self.second(self._dropped(each))))
        count = there.sum(1, keepdim=True)
        mean = (each * there).sum(1, keepdim=True) / count
        best = (each - FAR * ~there).max(1, keepdim=True)[0]
        padded = torch.cat((each, torch.zeros_like(each[:, :1])), 1)
        number = torch.arange(len(chosen))[:, None]
        beside = [padded[number, lists.neighbours[chosen][..., side]] for side in (0, 1)]
        together = torch.cat((each, each - mean, each - best, *beside), -1)
        added = self.last(self._dropped(functional.silu(self.third(together))))[..., 0]
        result: Tensor = self.trust * lists.odds[chosen] + added
        return result.masked_fill(~there[..., 0], -FAR)

    def _dropped(self, values: Tensor, share: float = DROPPED) -> Tensor:
        return functional.dropout(values, share, self.training)


@dataclass(frozen=True, slots=True)
class Lists:
    """The likeliest sentences of every question: (questions, ``LIST``, …) each.

    ``there`` marks real rows; ``neighbours`` are places in the list, the last + 1 for none.
    """

    rows: Tensor
    odds: Tensor
    there: Tensor
    right: Tensor
    beside: Tensor
    neighbours: Tensor
    weights: Tensor
    folds: NDArray[np.int64]
    sets: NDArray[np.str_]


def lists_of(
    sets: Sets, odds: Mapping[str, Sequence[Floats]], mean: Floats, scale: Floats
) -> Lists:
    """Lay the questions of all sets out as lists of their likeliest sentences."""
    every = [(name, *pair) for name in sets for pair in zip(sets[name], odds[name], strict=True)]
    shape = (len(every), LIST)
    rows = np.zeros((*shape, 2 * len(mean) + 3), dtype=np.float32)
    own = np.full(shape, -FAR, dtype=np.float32)
    there, right, beside = (np.zeros(shape, dtype=bool) for _ in range(3))
    neighbours = np.full((*shape, 2), LIST, dtype=np.int64)
    for place, (_, row, scores) in enumerate(every):
        chosen = likeliest(scores)
        at = place, slice(len(chosen))
        rows[at] = inputs(mean, scale, row.table[chosen], scores[chosen])
        own[at], there[at] = scores[chosen], True
        right[at], beside[at] = row.right[chosen], row.beside[chosen]
        found = neighbours_of([row.places[one] for one in chosen])
        neighbours[at] = np.where(found < 0, LIST, found)
    weights = [PARALLEL_WEIGHT if name[2:3] == "-" else 1.0 for name, _, _ in every]
    return Lists(
        torch.from_numpy(rows),
        torch.from_numpy(own),
        torch.from_numpy(there),
        torch.from_numpy(right),
        torch.from_numpy(beside),
        torch.from_numpy(neighbours),
        torch.tensor(weights),
        np.array([row.fold for _, row, _ in every]),
        np.array([name for name, _, _ in every]),
    )


def train(lists: Lists, left_out: int | None, seed: int) -> Network:
    """One network, trained to give the right sentence of each list the highest share."""
    torch.manual_seed(seed)
    generator = np.random.default_rng(seed)
    answered = lists.right.any(1).numpy() & (lists.folds != left_out)
    places = np.flatnonzero(answered)
    network = Network(lists.rows.shape[-1])
    network.train()
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps = int(EPOCHS * len(places) / BATCH)
    order = np.concatenate([generator.permutation(places) for _ in range(int(EPOCHS) + 1)])
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1.0, step / WARM_UP) * (1 - step / steps)
        chosen = torch.from_numpy(order[step * BATCH : (step + 1) * BATCH])
        shares = functional.log_softmax(network(lists, chosen), -1)
        found = torch.logsumexp(shares.masked_fill(~lists.right[chosen], -FAR), -1)
        loss = -(lists.weights[chosen] * found).mean()
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
    network.eval()
    return network


def scores_of(networks: Sequence[Network], lists: Lists, places: NDArray[np.int64]) -> Floats:
    """The mean of the networks' log-odds, (places, ``LIST``)."""
    with torch.no_grad():
        found = [one(lists, torch.from_numpy(places)).numpy() for one in networks]
    return np.asarray(np.mean(found, axis=0), dtype=np.float32)


def second_look_of(
    networks: Sequence[Network], names: Sequence[str], mean: Floats, scale: Floats
) -> SecondLook:
    """The trained networks as arrays."""

    def stacked(layer: str, part: str) -> Floats:
        return np.stack([getattr(getattr(one, layer), part).detach().numpy() for one in networks])

    return SecondLook(
        tuple(names),
        mean,
        scale,
        {layer: stacked(layer, "weight").transpose(0, 2, 1) for layer in LAYERS},
        {layer: stacked(layer, "bias")[:, None] for layer in LAYERS},
        np.array([float(one.trust.detach()) for one in networks], dtype=np.float32),
    )


def main() -> None:
    """Print figures out of fold and write networks trained on everything."""
    options = _options()
    torch.set_num_threads(1)
    sets = rows_of_sets(options)
    names = next(iter(sets.values()))[0].names
    trees = [load_trees(options.folds / f"fold-{fold}.npz", names) for fold in range(FOLDS)]
    odds = {
        name: [trees[row.fold].score(row.table.astype(np.float32)) for row in rows]
        for name, rows in sets.items()
    }
    table = np.concatenate([row.table for rows in sets.values() for row in rows[::7]])
    mean, scale = table.mean(axis=0), table.std(axis=0) + np.float32(1e-6)
    lists = lists_of(sets, odds, mean, scale)
    scores = lists.odds.numpy().copy()
    for fold in range(FOLDS):
        held = np.flatnonzero(lists.folds == fold)
        scores[held] = scores_of([train(lists, fold, seed) for seed in SEEDS], lists, held)
        print(f"fold {fold} trained", flush=True)
    for name in sets:
        own = lists.sets == name
        print(f"{name:<12} {_line(lists, lists.odds.numpy(), own)} -> {_line(lists, scores, own)}")
    if options.out:
        everything = [train(lists, None, seed) for seed in SEEDS]
        save_second_look(options.out, second_look_of(everything, names, mean, scale))
        print(f"{options.out}: {options.out.stat().st_size / 1024:.0f} KB")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m evals.train_second_look",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_row_options(parser, every=1)
    parser.add_argument("--folds", type=Path, required=True, help="trees of evals.train_reader")
    parser.add_argument("--out", type=Path, help="where to write the networks")
    return parser.parse_args()


def _line(lists: Lists, scores: Floats, own: NDArray[np.bool_]) -> str:
    """First right, in the first three, and it or its neighbour, of the questions in ``own``."""
    order = np.argsort(-scores[own], axis=1, kind="stable")
    right = np.take_along_axis(lists.right.numpy()[own], order, 1)
    beside = np.take_along_axis(lists.beside.numpy()[own], order, 1)
    shares = (right[:, 0], right[:, :3].any(axis=1), beside[:, 0])
    return " ".join(f"{share.mean():.3f}" for share in shares)


if __name__ == "__main__":
    main()
