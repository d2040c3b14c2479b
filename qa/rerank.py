"""Puts candidate passages in the order in which they are likely to answer a question."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources

import numpy as np

from index.embeddings.bilingual import embed
from index.library import Library
from index.types import Language
from qa.finding.candidates import Candidates, gather
from qa.finding.expansion import expand
from qa.finding.headings import terms_above
from qa.finding.matching import match_words
from qa.finding.meaning import match_meaning, match_vectors
from qa.finding.passage_terms import Floats, passage_memory
from qa.finding.sounds import match_names
from qa.types import Passage, Question

FEATURES = (
    "words_passage", "words_window", "numbers", "vector_passage",
    "vector_window", "names", "near_passage", "near_window",
)  # fmt: skip
SCALE = 10.0  # nats of rarity to a unit


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature counts for a question and a passage of given languages.

    The features are sums of rarity and cosines, not ranks or scores relative to the other
    candidates, so a score means the same in a small and in a large library.
    """

    features: Mapping[str, float]
    constant: float = 0.0


@lru_cache(maxsize=1)
def load_weights() -> Mapping[tuple[Language, Language], Weights]:
    """By language of question and passage, as ``evals/train_rerank.py`` learned them."""
    text = resources.files("qa").joinpath("data", "rerank.json").read_text("utf-8")
    return {
        (asked, found): Weights(stored["features"], stored["constant"])
        for asked, row in json.loads(text).items()
        for found, stored in row.items()
    }


def rerank(
    question: Question,
    passages: Sequence[Passage],
    library: Library,
    without: frozenset[str] = frozenset(),
) -> tuple[Passage, ...]:
    """The same passages, best first, each with its new score and the features it is made of.

    Features in ``without`` count nothing.
    """
    if not passages:
        return ()
    columns = features(question, passages, library)
    scores = _scores(question, passages, columns, without)
    rows = np.stack(list(columns.values()), axis=1).tolist()
    return tuple(
        replace(
            passages[place],
            score=float(scores[place]),
            scores={**passages[place].scores, **dict(zip(columns, rows[place], strict=True))},
        )
        for place in np.argsort(-scores, kind="stable").tolist()
    )


def to_read(question: Question, passages: Sequence[Passage], most: int) -> tuple[Passage, ...]:
    """The passages to read, best first: the first ``most``, and of what stands behind them those
    that the answer before in the conversation cites."""
    first, rest = passages[:most], passages[most:]
    return (*first, *(one for one in rest if _was_cited(question, one)))


def _was_cited(question: Question, passage: Passage) -> bool:
    chunk = passage.chunk
    return any(
        doc_id == chunk.doc_id and start < chunk.end and end > chunk.start
        for doc_id, start, end in question.cited_before
    )


def features(
    question: Question, passages: Sequence[Passage], library: Library
) -> dict[str, Floats]:
    """The features of every passage, (passages,) by name: what the weights are learned from."""
    candidates, vocabulary = _candidates(passages, library), library.vocabulary
    expanded = expand(question.terms, question.language, vocabulary)
    words = match_words(expanded, question.language, candidates, vocabulary)
    vectors = match_vectors(embed([question.terms])[0], candidates)
    near = match_meaning(question.terms, candidates, vocabulary)
    return {
        "words_passage": words.passage / SCALE,
        "words_window": words.window / SCALE,
        "numbers": words.numbers / SCALE,
        "vector_passage": vectors.passage,
        "vector_window": vectors.window,
        "names": match_names(question.terms, expanded, candidates, vocabulary) / SCALE,
        "near_passage": near.passage / SCALE,
        "near_window": near.window / SCALE,
    }


def _scores(
    question: Question,
    passages: Sequence[Passage],
    columns: Mapping[str, Floats],
    without: frozenset[str],
) -> Floats:
    languages = np.array([passage.chunk.language for passage in passages])
    scores = np.zeros(len(passages), dtype=np.float32)
    for (asked, found), weights in load_weights().items():
        if asked == question.language:
            score = weights.constant + sum(
                weight * columns[name]
                for name, weight in weights.features.items()
                if name not in without
            )
            scores = np.where(languages == found, score, scores)
    return scores


def _candidates(passages: Sequence[Passage], library: Library) -> Candidates:
    memory = passage_memory(library.vocabulary)
    with library.reading():
        terms = memory.read([passage.chunk.chunk_id for passage in passages], library)
    above = terms_above(passages, library.vocabulary)
    return gather([passage.chunk.language for passage in passages], terms, above)
