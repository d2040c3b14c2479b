"""How likely each sentence of the passages is to answer, by trees trained on judged questions.

The trees were trained by ``evals.train_reader``; they are data (``qa/data/reader.npz``), not code.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from qa.reading_features import Reading, Texts, read
from qa.trees import Trees, load_trees
from qa.types import Passage, Question

WEIGHTS_FILE = Path(__file__).parent / "data" / "reader.npz"

Place = tuple[str, int]


def sentence_odds(
    question: Question, passages: Sequence[Passage], library: Texts
) -> Mapping[Place, float]:
    """Return the log-odds of each sentence, by document id and sentence number."""
    reading = read(question, passages, library)
    return {} if reading is None else odds_of(reading)


def odds_of(reading: Reading) -> dict[Place, float]:
    """Return the log-odds of each candidate of a reading."""
    scores = _trees(reading.names).score(reading.table)
    return {
        (candidate.document.doc_id, candidate.sentence.number): float(score)
        for candidate, score in zip(reading.candidates, scores, strict=True)
    }


@lru_cache(maxsize=1)
def _trees(names: tuple[str, ...]) -> Trees:
    return load_trees(WEIGHTS_FILE, names)
