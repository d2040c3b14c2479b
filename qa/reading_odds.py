"""How likely each sentence of the passages is to answer, and whether any of them does.

Trees trained on judged questions give each sentence its odds (``evals.train_reader``); a calibrated
logistic tells from them, and from how the question is covered, whether to trust the best
(``evals.train_refusal``). Both are data, not code.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qa.confidence import confidence
from qa.reading_features import Reading, Texts, read
from qa.trees import Trees, load_trees
from qa.types import Passage, Question

WEIGHTS_FILE = Path(__file__).parent / "data" / "reader.npz"

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
    places = ((one.document.doc_id, one.sentence.number) for one in reading.candidates)
    return Weighed(
        odds=dict(zip(places, map(float, scores), strict=True)),
        confidence=confidence(question, reading, passages, scores),
    )


def scores_of(reading: Reading) -> NDArray[np.floating[Any]]:
    """Return the log-odds of the candidates of a reading, (candidates,)."""
    return _trees(reading.names).score(reading.table)


@lru_cache(maxsize=1)
def _trees(names: tuple[str, ...]) -> Trees:
    return load_trees(WEIGHTS_FILE, names)
