"""Learns what each feature of a passage counts for, by language of question and passage.

    python -m evals.train_rerank --parallel xquad.en.json xquad.zh.json \\
        --single DRCD_dev.json cmrc2018_dev.json

Writes ``qa/data/rerank.json``. The question sets are public: XQuAD
(github.com/google-deepmind/xquad), DRCD (github.com/DRCKnowledgeTeam/DRCD) and CMRC 2018
(github.com/ymcui/cmrc2018). The figures printed are out of fold: five folds by article, parallel
articles in the same fold; the weights that are written are learned from all folds.

Every question is a list of candidates of which some are right, and the weights maximise the
likelihood of the right ones (list-wise softmax, L2, no weight below 0). To make scores of both
languages comparable, questions are also asked of a library of both: once as it is, where the
paragraph in the question's own language should come first, and once without the article in the
question's language, where the other language's paragraph should.
"""

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import track
from scipy.optimize import minimize  # type: ignore[import-untyped]

from evals.retrieval import build_library
from evals.squad import FOLDS, JudgedQuestion, QuestionSet, fold_of, read_squad
from index import open_library
from index.library import Library
from index.text import language_of
from index.types import Language
from qa.question import understand
from qa.rerank import FEATURES, features
from qa.retrieve import CANDIDATES, retrieve

TARGET = Path(__file__).parents[1] / "qa" / "data" / "rerank.json"
L2_SAME, L2_OTHER, L2_FACTORS = 3e-4, 1e-3, 1e-4
UNIT = 10.0  # weights are learned of features times 10, to be near 1
# Taken off the score of the other language after learning, so that adding its documents to a
# library costs those in the question's own language less than a point of recall at 5.
OWN_FIRST = 0.5
MIXED = ("both", "other only")
LANGUAGES: tuple[Language, ...] = ("zh", "en")

Floats = NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class Judged:
    """One question's candidates: rows of ``table`` hold the features twice, for a passage in the
    question's language and for one in the other, and a constant for the other. ``places`` are the
    documents of the rows; ``right`` marks the rows that answer."""

    asked: Language
    kind: str
    fold: int
    table: Floats
    places: NDArray[np.integer]
    right: NDArray[np.bool_]


def judged(
    library: Library, one: JudgedQuestion, sets: Sequence[QuestionSet], kind: str
) -> Iterator[Judged]:
    """The lists one question gives: one, or of a library of both languages two."""
    question = understand(one.text)
    found = retrieve(question, library, library.embedder, CANDIDATES)
    if not found:
        return
    columns = features(question, found, library)
    rows = UNIT * np.stack([columns[name] for name in FEATURES], axis=1)
    same = np.array([passage.chunk.language == question.language for passage in found])
    table = np.zeros((len(found), 2 * len(FEATURES) + 1))
    table[same, : len(FEATURES)] = rows[same]
    table[~same, len(FEATURES) : -1] = rows[~same]
    table[~same, -1] = 1.0
    names = [passage.document.file.removesuffix(".txt").split("/") for passage in found]
    paragraphs = np.array([int(paragraph) for _, paragraph in names])
    places = np.array([int(folder) for folder, _ in names]) * 1_000_000 + paragraphs
    right = paragraphs == one.paragraph
    fold = fold_of(one.article)
    if kind != "both":
        yield Judged(question.language, kind, fold, table, places, right)
        return
    yield Judged(question.language, "both", fold, table, places, right & same)
    articles = np.array(sets[0].articles)[paragraphs]
    kept = ~same | (articles != one.article)
    yield Judged(
        question.language, "other only", fold, table[kept], places[kept], (right & ~same)[kept]
    )


def gather_lists(options: argparse.Namespace) -> list[Judged]:
    """The lists of all sets."""
    parallel = [read_squad(path) for path in options.parallel]
    lists: list[Judged] = []
    for one in [read_squad(path) for path in options.single]:
        lists += _of_library([one], one, "one set", options.sample)
    for asked in parallel:
        for found in parallel:
            kind = f"{_language(asked)} -> {_language(found)}"
            lists += _of_library([found], asked, kind)
        lists += _of_library(parallel, asked, "both")
    return lists


def _language(questions: QuestionSet) -> Language:
    return language_of(" ".join(one.text for one in questions.questions[:50]))


def _of_library(
    sets: Sequence[QuestionSet], asked: QuestionSet, kind: str, sample: int | None = None
) -> list[Judged]:
    questions = list(asked.questions)
    if sample and sample < len(questions):
        picked = np.random.default_rng(7).permutation(len(questions))[:sample]
        questions = [questions[place] for place in picked]
    with tempfile.TemporaryDirectory() as folder:
        settings = build_library(sets, Path(folder))
        with open_library(settings) as library:
            shown = track(questions, kind, console=Console(stderr=True), transient=True)
            found = [made for one in shown for made in judged(library, one, sets, kind)]
    return [one for one in found if one.right.any() and not one.right.all()]


def fit(lists: Sequence[Judged]) -> Floats:
    """Weights for passages in the question's language, for the other, and the other's constant.

    Each language's weights come from libraries of that language alone; how the two compare, a
    factor for each and the constant, from the library of both.
    """
    count = len(FEATURES)
    same, other = slice(0, count), slice(count, 2 * count)
    own = [one for one in lists if one.kind not in MIXED and one.table[:, same].any()]
    foreign = [one for one in lists if one.kind not in MIXED and one.table[:, other].any()]
    mixed = [one for one in lists if one.kind in MIXED]
    first = _likeliest([one.table[:, same] for one in own], own, L2_SAME)
    second = _likeliest([one.table[:, other] for one in foreign], foreign, L2_OTHER)
    sums = [
        np.stack([one.table[:, same] @ first, one.table[:, other] @ second, one.table[:, -1]], 1)
        for one in mixed
    ]
    factors = _likeliest(sums, mixed, L2_FACTORS, free=True)
    return np.concatenate([factors[0] * first, factors[1] * second, factors[2:]])


def _likeliest(
    tables: Sequence[Floats], lists: Sequence[Judged], l2: float, free: bool = False
) -> Floats:
    """The weights that make the right candidates likeliest; with ``free`` the last, a constant,
    may be below 0."""
    size = tables[0].shape[1]

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, slope = 0.0, np.zeros(size)
        for table, one in zip(tables, lists, strict=True):
            scores = table @ weights
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            right = shares * one.right
            likelihood = max(1e-12, float(right.sum()))
            total -= np.log(likelihood)
            slope += table.T @ (shares - right / likelihood)
        value = float(total / len(lists) + l2 * weights @ weights)
        return value, slope / len(lists) + 2 * l2 * weights

    bounds = [(0.0, None)] * (size - 1) + [(None if free else 0.0, None)]
    found = minimize(loss, np.full(size, 0.1), jac=True, method="L-BFGS-B", bounds=bounds)
    return np.asarray(found.x)


def rank(one: Judged, weights: Floats) -> int:
    """How many other documents come before the first right one."""
    scores = one.table @ weights
    best: dict[int, float] = defaultdict(lambda: -np.inf)
    for place, score in zip(one.places.tolist(), scores, strict=True):
        best[place] = max(best[place], float(score))
    right = max(best[place] for place in one.places[one.right].tolist())
    answering = set(one.places[one.right].tolist())
    return sum(score > right for place, score in best.items() if place not in answering)


def main() -> None:
    """Print figures out of fold and write the weights learned from everything."""
    parser = argparse.ArgumentParser(prog="python -m evals.train_rerank")
    parser.add_argument("--parallel", type=Path, nargs="+", required=True)
    parser.add_argument("--single", type=Path, nargs="*", default=())
    parser.add_argument("--sample", type=int, default=800, help="questions of each single set")
    parser.add_argument("--out", type=Path, default=TARGET)
    options = parser.parse_args()
    lists = gather_lists(options)
    stored: dict[str, dict[str, object]] = {}
    for asked in LANGUAGES:
        own = [one for one in lists if one.asked == asked]
        ranks: dict[str, list[int]] = defaultdict(list)
        for fold in range(FOLDS):
            weights = fit([one for one in own if one.fold != fold])
            for one in own:
                if one.fold == fold:
                    ranks[one.kind].append(rank(one, weights))
        for kind, found in ranks.items():
            shares = " ".join(f"R@{n} {np.mean(np.array(found) < n):.3f}" for n in (1, 5, 10))
            print(f"{asked} asked, {kind}: {shares} ({len(found)} lists)")
        stored[asked] = _stored(asked, fit(own))
    text = json.dumps(stored, indent=1)
    options.out.write_text(text + "\n", encoding="utf-8")


def _stored(asked: Language, weights: Floats) -> dict[str, object]:
    other: Language = "en" if asked == "zh" else "zh"
    count = len(FEATURES)
    return {
        asked: {"constant": 0.0, "features": _named(weights[:count])},
        other: {
            "constant": round(float(weights[-1]) - OWN_FIRST, 3),
            "features": _named(weights[count : 2 * count]),
        },
    }


def _named(weights: Floats) -> dict[str, float]:
    return {
        name: round(UNIT * float(weight), 3) for name, weight in zip(FEATURES, weights, strict=True)
    }


if __name__ == "__main__":
    main()
