"""How likely each sentence of the passages is to answer, and whether any of them does.

Trees trained on judged questions give each sentence its odds (``evals.train_reader``), and a small
network that compares the likeliest with each other revises them (``evals.train_second_look``); a
calibrated logistic tells from the trees, and from how the question is covered, whether to trust
the best (``evals.train_refusal``). All three are data, not code.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qa.deciding.confidence import confidence
from qa.reading.features import Reading, Texts, read
from qa.reading.second_look import SecondLook, load_second_look
from qa.reading.trees import Trees, load_trees
from qa.types import Passage, Question

DATA = Path(__file__).parent.parent / "data"

Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Weighed:
    """Log-odds of each sentence, by document id and sentence number; ``confidence`` (0..1) that
    the best of them answers: .5 is where answering and refusing are equally wrong."""

    odds: Mapping[Place, float] = field(default_factory=dict)
    confidence: float = 0.0


def weigh(question: Question, passages: Sequence[Passage], library: Texts) -> Weighed:
    """Weigh every sentence of the passages as an answer."""
    reading = read(question, passages, library)
    if reading is None:
        return Weighed()
    scores = scores_of(reading)
    places = [(one.document.doc_id, one.sentence.number) for one in reading.candidates]
    revised = _second_look(reading.names).score(reading.table, scores, places)
    return Weighed(
        odds=dict(zip(places, map(float, revised), strict=True)),
        confidence=confidence(question, reading, passages, scores),
    )


def reader_odds(
    question: Question, passages: Sequence[Passage], library: Texts
) -> Mapping[Place, float]:
    """The trees' log-odds of every sentence of the passages, without the second look."""
    reading = read(question, passages, library)
    if reading is None:
        return {}
    places = [(one.document.doc_id, one.sentence.number) for one in reading.candidates]
    return dict(zip(places, map(float, scores_of(reading)), strict=True))


def scores_of(reading: Reading) -> NDArray[np.floating[Any]]:
    """Return the trees' log-odds of the candidates of a reading, (candidates,)."""
    return _trees(reading.names).score(reading.table)


@lru_cache(maxsize=1)
def _trees(names: tuple[str, ...]) -> Trees:
    return load_trees(DATA / "reader.npz", names)


@lru_cache(maxsize=1)
def _second_look(names: tuple[str, ...]) -> SecondLook:
    return load_second_look(DATA / "second_look.npz", names)
