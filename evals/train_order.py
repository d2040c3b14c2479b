"""Learns how much each sign of a sentence counts in the order of the sentences of a question.

    python -m evals.train_order --out qa/data/order.json

The questions are those of ``evals/others`` and ``evals/cases``, asked one by one of their own
documents. The weights are those of a listwise logistic regression: they make the sentences that
answer likely among all that were read. They are drawn towards ``FIRST``, what was set by hand, as
strongly as ``STRENGTH`` tells. Figures are printed for each file of questions, from weights that
saw no question over the same documents: right sentence first, and among the first two.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

from evals.cases import CASES, Case, load_cases
from evals.opened import opened
from evals.other_libraries import documents_of, libraries
from qa.assistant import Assistant
from qa.question import understand
from qa.reading.reader import rank
from qa.reading.reading_list import LEAST_ODDS
from qa.rerank import rerank
from qa.retrieve import retrieve
from qa.types import EvidenceSentence

FIRST = {
    "topical": 0.6, "wide": 0.6, "context": 0.25, "typed_about": 0.6, "near": 0.45, "counts": 0.9,
    "figures": 0.4, "sums_up": 0.2, "framed": 0.3, "form": 0.06, "defines": 0.7, "names_it": 0.8,
    "introduces": 0.7, "gives_reason": 0.25, "speaker": 0.25, "excepts": 1.4, "affirms": -0.8,
    "deputy": -0.2, "lists": 0.1, "comes_first": 0.3, "newest": 0.25, "stranger": -0.5,
    "heading": -0.75, "asks": -0.5, "orders": -1.0, "other_code": -0.8, "odds": 0.12,
    "leans": 0.0, "changed_about": 0.0, "outdated": -0.5, "exempts": 0.3,
    "dwells": 0.1, "dwells_here": 0.1,
}  # fmt: skip
SHARPNESS = 5.0  # of a unit of score, in log-odds
STRENGTH = 20.0
LEAST_SPREAD = 0.05  # of a feature: one that is rare hardly leaves what was set by hand

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's sentences: ``table`` (sentences, features of ``FIRST``), ``right`` marks those
    that answer; ``documents`` is the folder they stand in, ``group`` the file of the question."""

    documents: Path
    group: str
    table: Floats
    right: NDArray[np.bool_]


def main() -> None:
    """Ask all questions, print figures, write weights learned from all of them."""
    parser = argparse.ArgumentParser(prog="python -m evals.train_order", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--out", type=Path, help="where to write the weights")
    options = parser.parse_args()
    asked = [one for folder in (CASES, *libraries()) for one in _asked_of(folder)]
    start = SHARPNESS * np.array(list(FIRST.values()))
    left_out = {
        folder: learn([one for one in asked if one.documents != folder], start)
        for folder in dict.fromkeys(one.documents for one in asked)
    }
    for group in dict.fromkeys(one.group for one in asked):
        own = [one for one in asked if one.group == group]
        before, after = _line(own, start), _line(own, left_out[own[0].documents])
        print(f"{group}: {len(own)} questions, {before} -> {after}")
    if options.out:
        weights = learn(asked, start) / SHARPNESS
        named = dict(zip(FIRST, (round(float(one), 3) for one in weights), strict=True))
        options.out.write_text(json.dumps(named, indent=1) + "\n", "utf-8")


def _asked_of(folder: Path) -> Iterator[Asked]:
    """The questions of one folder of cases; those of a conversation need its answers: not they."""
    documents = documents_of(folder)
    with opened(documents) as assistant:
        for case in load_cases(folder):
            if case.answerable and not case.turns:
                with assistant.library.reading():
                    found = _asked(case, assistant)
                if found:
                    table, right = found
                    yield Asked(documents, f"{folder.name} {case.group}", table, right)
    print(f"{folder.name} asked", flush=True)


def _asked(case: Case, assistant: Assistant) -> tuple[Floats, NDArray[np.bool_]] | None:
    """The features of the sentences that are read for a question, and which of them answer."""
    library = assistant.library
    question = understand(case.question, library.profiles())
    passages = retrieve(question, library, library.embedder)
    passages = rerank(question, passages, library)[: assistant.settings.retrieval.passages]
    ranked = rank(question, passages, library)
    right = np.array([_answers(case, evidence) for evidence in ranked])
    if not right.any() or right.all():
        return None
    table = np.array([[e.features.get(name, 0.0) for name in FIRST] for e in ranked])
    odds = list(FIRST).index("odds")
    table[:, odds] = np.maximum(table[:, odds] - table[:, odds].max(), LEAST_ODDS)
    return table, right


def _answers(case: Case, evidence: EvidenceSentence) -> bool:
    """Whether a sentence is part of what answers."""
    sentence, file = evidence.sentence, evidence.document.file
    return any(gold.touches(file, sentence.start, sentence.end) for gold in case.gold)


def learn(asked: Sequence[Asked], start: Floats) -> Floats:
    """Weights that make the right sentences likely, (features,), near those of ``start``."""
    table = np.concatenate([one.table for one in asked])
    right = np.concatenate([one.right for one in asked])
    sizes = np.array([len(one.right) for one in asked])
    starts = np.cumsum(sizes) - sizes
    owner = np.repeat(np.arange(len(asked)), sizes)
    spread = np.maximum(table.std(axis=0), LEAST_SPREAD)

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = table @ weights
        likely = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        whole = np.add.reduceat(likely, starts)
        found = np.add.reduceat(likely * right, starts)
        slope = (likely / whole[owner] - likely * right / found[owner]) @ table
        moved = (weights - start) * spread
        value = float(np.log(whole / found).sum() + STRENGTH * moved @ moved)
        return value, slope + 2 * STRENGTH * moved * spread

    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B").x)


def _line(asked: Sequence[Asked], weights: Floats) -> str:
    places = [
        int(one.right[np.argsort(-one.table @ weights, kind="stable")].argmax()) for one in asked
    ]
    return " ".join(str(sum(place < most for place in places)) for most in (1, 2))


if __name__ == "__main__":
    main()
