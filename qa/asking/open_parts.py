"""Parts of a question in its own wording, to tell what the documents do not speak about."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from index.types import Language
from qa.asking.asked import Asked

LEAST_WEIGHT = 0.3


def phrases(
    text: str, asked: Asked, chosen: NDArray[np.bool_], language: Language, names_only: bool = False
) -> Iterator[str]:
    """The chosen words in the question's own wording, neighbours joined."""
    named = {*asked.names, *(place for group in asked.bodies for place in group)}
    start = end = -1
    for place, word in enumerate(asked.words):
        wanted = bool(chosen[place]) and (asked.weights[place] >= LEAST_WEIGHT or place in named)
        if names_only:
            wanted = wanted and place in named
        if not wanted:
            continue
        if start >= 0 and _joins(text[end : word.start], language):
            end = word.end
            continue
        if start >= 0:
            yield _bare(text[start:end])
        start, end = word.start, word.end
    if start >= 0:
        yield _bare(text[start:end])


def _joins(between: str, language: Language) -> bool:
    if language == "zh":
        return between in ("", "的")
    return between.strip().lower() in ("", "of", "of the", "and", "for")


def _bare(phrase: str) -> str:
    return phrase.removesuffix("'s").removesuffix("’s")
