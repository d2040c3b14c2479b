"""Chinese personal names in Latin letters, as English readers write them."""

from index.lexicon import load_lexicon
from index.text import HAN, match_form
from qa.surnames import TWO_CHARACTERS

# Characters read otherwise as a surname than as a word.
SURNAME_READINGS = {
    "曾": "zeng", "单": "shan", "解": "xie", "仇": "qiu", "区": "ou", "任": "ren", "查": "zha",
    "朴": "piao", "翟": "zhai", "盖": "ge", "华": "hua", "覃": "qin", "乐": "yue", "缪": "miao",
    "折": "she", "员": "yun", "黑": "he", "种": "chong", "纪": "ji", "重": "chong", "尹": "yin",
    "冼": "xian", "逄": "pang", "郇": "xun", "葛": "ge", "俞": "yu", "宁": "ning",
}  # fmt: skip


def romanised(name: str) -> str:
    """Return a personal name in pinyin, surname first: 崔小浩 is "Cui Xiaohao"."""
    folded = match_form(name)
    if not HAN.match(folded):
        return name
    size = 2 if folded[:2] in TWO_CHARACTERS and len(folded) > 2 else 1
    surname = SURNAME_READINGS.get(folded[:size]) or load_lexicon().spoken(folded[:size])
    parts = (surname, "".join(load_lexicon().spoken(character) for character in folded[size:]))
    return " ".join(part.capitalize() for part in parts if part)
