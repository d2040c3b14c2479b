"""What the tests of the reading share."""

from collections.abc import Callable

import pytest

from index.text import language_of
from qa.asking.asked import asked_of
from qa.comparing.alignment import similarity, words_of
from qa.question import understand
from qa.reading.answer_spans import candidates


@pytest.fixture
def spans() -> Callable[[str, str], list[str]]:
    """Tells what of a text may answer a question, best first: ``spans(asked, text)``."""
    return _spans


def _spans(asked: str, text: str) -> list[str]:
    """What of ``text`` may answer the question, best first."""
    question = understand(asked)
    language = language_of(text)
    own = asked_of(question)
    words = words_of(text, language)
    found = candidates(
        question.answer_type, text, language, own, words, similarity(own.words, words)
    )
    return [text[candidate.start : candidate.end] for candidate in found]
