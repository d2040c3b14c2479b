"""Names of a question that a text in the other script holds by sound (Kearney, 科尔尼)."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.names import alike, alike_chinese, chinese_phones, latin_phones, sounds
from index.terms import NAME, analyse
from index.text import HAN, match_form
from index.types import Language
from qa.comparing.alignment import Word
from qa.types import Question

Floats = NDArray[np.float32]

LEAST_ALIKE = 0.6


def sounded(question: Question, words: Sequence[Word], text: str, language: Language) -> Floats:
    """How far each word of the question is part of a name that the text holds by sound (0..1)."""
    result = np.zeros(len(words), dtype=np.float32)
    if language == question.language:
        return result
    for place, word in enumerate(words):
        for name in spellings(question.text, question.language, word):
            value = max(heard(name, text, language).values(), default=0.0)
            result[place] = max(result[place], value)
    return result


def spellings(asked: str, language: Language, word: Word) -> tuple[str, ...]:
    """The names a word of a text may stand for: of Chinese also longer stretches."""
    if language == "en":
        plural = (word.letters[:-1],) if word.letters.endswith("s") else ()
        return (word.letters, *plural) if word.name and word.letters else ()
    names = _names_of(asked, language)
    folded = match_form(asked)
    return tuple(
        name
        for name in dict.fromkeys(names)
        if word.term in name and folded.find(name) <= word.start < folded.find(name) + len(name)
    )


@lru_cache(maxsize=65_536)
def heard(name: str, text: str, language: Language) -> Mapping[str, float]:
    """The names of a text that may be this one, each with how surely (0..1)."""
    names = _names_of(text, language)
    if not names:
        return {}
    if language == "zh":
        found = alike(latin_phones(name), sounds([chinese_phones(one) for one in names]))
    else:
        found = alike_chinese(chinese_phones(name), sounds([latin_phones(one) for one in names]))
    return {names[row]: value for row, value in found.items() if value >= LEAST_ALIKE}


@lru_cache(maxsize=8192)
def _names_of(text: str, language: Language) -> tuple[str, ...]:
    terms = analyse(text, language)
    wanted = language == "zh"
    return tuple(
        dict.fromkeys(t[1:] for t in terms if t[0] == NAME and bool(HAN.match(t[1:])) == wanted)
    )
