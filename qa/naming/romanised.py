"""Chinese personal names in Latin letters, as English readers write them."""

import re
from functools import lru_cache

from index.lexicon import load_lexicon
from index.text import HAN, match_form
from qa.naming.surnames import TWO_CHARACTERS

LONGEST_SYLLABLE = 6  # letters: zhuang

# Characters read otherwise as a surname than as a word.
SURNAME_READINGS = {
    "曾": "zeng", "单": "shan", "解": "xie", "仇": "qiu", "区": "ou", "任": "ren", "查": "zha",
    "朴": "piao", "翟": "zhai", "盖": "ge", "华": "hua", "覃": "qin", "乐": "yue", "缪": "miao",
    "折": "she", "员": "yun", "黑": "he", "种": "chong", "纪": "ji", "重": "chong", "尹": "yin",
    "冼": "xian", "逄": "pang", "郇": "xun", "葛": "ge", "俞": "yu", "宁": "ning",
}  # fmt: skip


@lru_cache(maxsize=8192)
def may_be_romanised(letters: str) -> bool:
    """Whether letters are syllables of Chinese, as those of every name in pinyin are."""
    known = _syllables()
    ends = {0}
    for place in range(len(letters)):
        if place in ends:
            sizes = range(1, LONGEST_SYLLABLE + 1)
            ends.update(place + n for n in sizes if letters[place : place + n] in known)
    return len(letters) in ends


@lru_cache(maxsize=1)
def _syllables() -> frozenset[str]:
    """All syllables a name may have in pinyin, by their letters."""
    lexicon = load_lexicon()
    spoken = [p for word, p in zip(lexicon.words, lexicon.pinyin, strict=True) if len(word) == 1]
    spoken += [syllable for name in TWO_CHARACTERS for syllable in lexicon.syllables(name)]
    return frozenset(re.sub(r"[^a-z]", "", one.lower()) for one in spoken) | frozenset(
        SURNAME_READINGS.values()
    )


def romanised(name: str) -> str:
    """Return a personal name in pinyin, surname first: 崔小浩 is "Cui Xiaohao"."""
    folded = match_form(name)
    if not HAN.match(folded):
        return name
    size = 2 if folded[:2] in TWO_CHARACTERS and len(folded) > 2 else 1
    surname = SURNAME_READINGS.get(folded[:size]) or load_lexicon().spoken(folded[:size])
    parts = (surname, "".join(load_lexicon().spoken(character) for character in folded[size:]))
    return " ".join(part.capitalize() for part in parts if part)
