"""Questions asked twice: once answerable, once with all they are answered by left out.

Two things would give the label away and are closed. Leaving an article out makes the library
smaller and its words rarer, so the answerable run leaves out another article of like size. And
what is left out is gone from every frequency, as if it had never been there.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.memory_library import MemoryLibrary
from evals.reading_rows import Pool, find_passages, gold_sentences
from evals.squad import JudgedQuestion, fold_of, read_squad
from qa.deciding.confidence_features import confidence_features
from qa.question import understand
from qa.reading.features import Reading, read

Score = Callable[[Reading, int], NDArray[np.floating[Any]]]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question asked of one library: its features, and whether it is answered there.

    ``kind`` is "answerable" or "absent" (the whole article is left out); ``found`` tells whether
    the sentence that answers came first.
    """

    fold: int
    kind: str
    features: dict[str, float]
    found: bool


def asked_twice(questions: Path, pool: Pool, score: Score, every: int = 1) -> Iterator[Asked]:
    """Ask every ``every``-th question with its article in, and left out.

    ``score`` gives the reader's log-odds for a reading of a question of one fold.
    """
    wordings = read_squad(questions).questions
    for kind, place, library in both_ways(pool, every):
        asked = _ask(wordings[place], place, pool, library, score)
        if asked is not None:
            yield replace(asked, kind=kind)


def both_ways(pool: Pool, every: int) -> Iterator[tuple[str, int, MemoryLibrary]]:
    """Every ``every``-th question's place, "answerable" and "absent", with the library of each."""
    own = pool.sets[0]
    by_article: dict[int, list[int]] = {}
    for place in range(0, len(own.questions), every):
        by_article.setdefault(own.questions[place].article, []).append(place)
    generator = np.random.default_rng(1)
    for article, places in by_article.items():
        other = _of_like_size(article, own.articles, generator)
        for kind, gone in (("answerable", other), ("absent", article)):
            library = pool.library.without(_documents(gone, pool))
            for place in places:
                yield kind, place, library


def _of_like_size(article: int, articles: Sequence[int], generator: np.random.Generator) -> int:
    counts = np.bincount(np.array(articles))
    far = np.abs(counts - counts[article]).astype(float)
    far[article] = np.inf
    return int(generator.choice(np.flatnonzero(far == far.min())))


def _documents(article: int, pool: Pool) -> list[str]:
    return [
        doc_id
        for own, ids in zip(pool.sets, pool.doc_ids, strict=True)
        for doc_id, number in zip(ids, own.articles, strict=True)
        if number == article
    ]


def _ask(
    wording: JudgedQuestion, place: int, pool: Pool, library: MemoryLibrary, score: Score
) -> Asked | None:
    question = understand(wording.text)
    passages = find_passages(question, library)
    reading = read(question, passages, library)
    if reading is None:
        return None
    odds = score(reading, fold_of(wording.article))
    best = reading.candidates[int(np.argmax(odds))]
    right = (best.document.doc_id, best.sentence.number) in set(gold_sentences(place, pool))
    features = confidence_features(question, reading, passages, odds)
    return Asked(fold_of(wording.article), "", features, right)


def table_of(asked: Sequence[Asked], names: Sequence[str]) -> NDArray[np.floating[Any]]:
    """(questions, names) of features."""
    return np.array([[one.features[name] for name in names] for one in asked])
