"""Names of a question that a text in the other script holds by sound (Kearney, 科尔尼)."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.names import alike, alike_chinese, chinese_phones, latin_phones, sounds
from index.terms import NAME, analyse
from index.text import HAN, match_form
from index.types import Language
from qa.alignment import Word
from qa.types import Question

Floats = NDArray[np.float32]

LEAST_ALIKE = 0.6


def sounded(question: Question, words: Sequence[Word], text: str, language: Language) -> Floats:
    """How far each word of the question is part of a name that the text holds by sound (0..1)."""
    result = np.zeros(len(words), dtype=np.float32)
    if language == question.language:
        return result
    for place, word in enumerate(words):
        for name in _spellings(question, word):
            value = _heard(name, text, language)
            if value >= LEAST_ALIKE:
                result[place] = max(result[place], value)
    return result


def _spellings(question: Question, word: Word) -> tuple[str, ...]:
    """The names a word of the question may stand for: of Chinese also longer stretches."""
    if question.language == "en":
        plural = (word.letters[:-1],) if word.letters.endswith("s") else ()
        return (word.letters, *plural) if word.name and word.letters else ()
    names = (term[1:] for term in question.terms if term[0] == NAME and HAN.match(term[1:]))
    folded = match_form(question.text)
    return tuple(
        name
        for name in dict.fromkeys(names)
        if word.term in name and folded.find(name) <= word.start < folded.find(name) + len(name)
    )


@lru_cache(maxsize=65_536)
def _heard(name: str, text: str, language: Language) -> float:
    """How surely one of the names of a text is this one."""
    names = _names_of(text, language)
    if not names:
        return 0.0
    if language == "zh":
        found = alike(latin_phones(name), sounds([chinese_phones(one) for one in names]))
    else:
        found = alike_chinese(chinese_phones(name), sounds([latin_phones(one) for one in names]))
    return max(found.values(), default=0.0)


@lru_cache(maxsize=8192)
def _names_of(text: str, language: Language) -> tuple[str, ...]:
    terms = analyse(text, language)
    wanted = language == "zh"
    return tuple(
        dict.fromkeys(t[1:] for t in terms if t[0] == NAME and bool(HAN.match(t[1:])) == wanted)
    )
