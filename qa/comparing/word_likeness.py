"""How far one word stands for another: as itself, as its translation, or in a form of it."""

from functools import lru_cache

from index.lexicon import load_lexicon
from index.text import HAN
from qa.comparing.word_forms import is_neighbour
from qa.finding.vocabulary_index import PART_OF_UNKNOWN

FORM = 0.85
INSIDE = 0.8
WEAKEST_GLOSS = 0.2
ONE_CHARACTER = 0.75
OTHER_BEGINNING = 0.4


@lru_cache(maxsize=65_536)
def glosses_of(word: str) -> dict[str, float]:
    """What each English stem is worth as a translation of a Chinese word (0..1)."""
    lexicon = load_lexicon()
    known = 1.0 if word in lexicon.word_ids else PART_OF_UNKNOWN
    worth: dict[str, float] = {}
    for part in lexicon.parts(word):
        glosses = lexicon.glosses_of(part)
        weights = lexicon.gloss_weight[glosses.start : glosses.stop].tolist()
        starts = lexicon.stems_start[glosses.start : glosses.stop + 1].tolist()
        for own, first, end in zip(weights, starts, starts[1:], strict=False):
            weight = own * known
            if weight < WEAKEST_GLOSS:
                continue
            stems = lexicon.gloss_stems[first:end]
            bits = lexicon.stem_surprisal[stems].tolist()
            for number, bit in zip(stems.tolist(), bits, strict=True):
                name = lexicon.stems[number]
                value = weight * (bit / sum(bits)) ** 0.5
                worth[name] = max(worth.get(name, 0.0), value)
    return worth


@lru_cache(maxsize=65_536)
def held_keys(term: str) -> frozenset[str]:
    """What a word is found by: its beginning, or its characters and what translates it."""
    if not HAN.match(term):
        return frozenset((f"={term[:4]}", f"={_ALSO_CALLED.get(term, term)[:4]}"))
    ranks = _RANKS.get(term[-1], ())
    return frozenset((*term, *(f">{name[:4]}" for name in (*glosses_of(term), *ranks))))


@lru_cache(maxsize=65_536)
def asked_keys(term: str) -> frozenset[str]:
    """The keys under which words like this one are found; those under none are not like it."""
    if not HAN.match(term):
        return frozenset((f"={term[:4]}", f">{term[:4]}", f">{_ALSO_CALLED.get(term, term)[:4]}"))
    short = SHORT_FORMS.get(term, "")
    whole = "".join(name for name, form in SHORT_FORMS.items() if form in term)
    ranks = _RANKS.get(term[-1], ())
    glosses = (*glosses_of(term), *ranks)
    return frozenset((*term, *short, *whole, *(f"={name[:4]}" for name in glosses)))


@lru_cache(maxsize=262_144)
def exact(one: str, other: str) -> float:
    """Return how far (0..1) a word is the other, its translation, or a form of it."""
    if one == other:
        return 1.0
    first, second = bool(HAN.match(one)), bool(HAN.match(other))
    if first and second:
        return _shared_characters(one, other)
    if first != second:
        chinese, english = (one, other) if first else (other, one)
        return _translation(chinese, english)
    return FORM if is_neighbour(one, other) else 0.0


@lru_cache(maxsize=65_536)
def itself(one: str, other: str) -> float:
    """As ``exact``, but two Chinese words must begin alike: that is what tells names apart."""
    value = exact(one, other)
    short, long = sorted((one, other), key=len)
    if value < 1.0 and HAN.match(one) and HAN.match(other) and not long.startswith(short):
        shortened = SHORT_FORMS.get(one, "?") in other or SHORT_FORMS.get(other, "?") in one
        return value if shortened else min(value, OTHER_BEGINNING)
    return value


# One country's two names: the dictionary has only one of them for the Chinese word.
_ALSO_CALLED = {"britain": "england", "uk": "england", "england": "kingdom"}
# How names are shortened in compounds (中日, 在京).
SHORT_FORMS = {
    "日本": "日", "德国": "德", "英国": "英", "法国": "法", "美国": "美", "俄罗斯": "俄",
    "韩国": "韩",
    "中国": "中", "北京": "京", "上海": "沪", "印度": "印", "意大利": "意", "澳大利亚": "澳",
    "加拿大": "加", "欧洲": "欧", "非洲": "非", "天津": "津", "河北": "冀", "广东": "粤",
    "北京市": "京",
}  # fmt: skip
# What kind of place a name ends in: 云岭省博物馆 is the "Yunling Provincial Museum".
_RANKS = {
    "省": ("provinc", "provinci"),
    "市": ("citi", "municip"),
    "县": ("counti",),
}
_SHORT = frozenset(SHORT_FORMS.values())


def _shared_characters(one: str, other: str) -> float:
    short, long = sorted((one, other), key=len)
    for whole, part in ((one, other), (other, one)):
        if SHORT_FORMS.get(whole, "?") in part and len(part) <= 3 and set(part) <= _SHORT:
            return INSIDE
    if len(short) >= 2 and short in long:
        return INSIDE
    shared = len(set(one) & set(other))
    if shared >= 2 or (shared and len(short) == 2 and len(long) == 2):
        return INSIDE * shared / max(len(set(one)), len(set(other)))
    if len(short) == 1 and short in long and len(long) == 2:
        return 0.4
    return 0.0


def _translation(chinese: str, english: str) -> float:
    worth = glosses_of(chinese)
    if english in _RANKS.get(chinese[-1], ()):
        return INSIDE
    if english in worth:
        value = worth[english]
    elif _ALSO_CALLED.get(english) in worth:
        value = worth[_ALSO_CALLED[english]]
    else:
        close = (
            v
            for name, v in worth.items()
            if name[:4] == english[:4] and is_neighbour(name, english)
        )
        value = FORM * max(close, default=0.0)
    return value * (ONE_CHARACTER if len(chinese) == 1 else 1.0)
