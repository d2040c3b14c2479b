"""Names by sound: how near a Latin name is to the Chinese characters that transliterate it.

Both are written as phones, one character each: vowels ``a e i o u``; consonants as in English,
with ``S`` sh, ``C`` ch, ``J`` j or zh, ``G`` soft g, ``T`` th. The distance is a weighted edit
distance in which vowels and the sounds that transliteration drops cost little.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.english import plain_letters
from index.lexicon import load_lexicon

PHONES = "aeioubpmfvdtTnlgkhJCSGszrwy"
_CODE = {phone: number + 1 for number, phone in enumerate(PHONES)}  # 0 pads
LONGEST = 16

ACCEPTED, ACCEPTED_SHORT, CERTAIN = 0.60, 0.66, 0.95
SHARED_CONSONANTS = 0.6

_LATIN_RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"[^a-z]", ""), (r"^kn", "n"), (r"^wr", "r"), (r"^x", "s"), (r"^mc", "mak"),
        (r"sch|sh", "S"), (r"ch(?=[lrnm])", "k"), (r"tch|ch", "C"), (r"ph", "f"), (r"th", "T"),
        (r"ck", "k"),
        (r"dge?(?=[eiy])|dg", "J"), (r"wh", "w"), (r"ght", "t"), (r"gh", "g"), (r"qu", "kw"),
        (r"q", "k"), (r"x", "ks"), (r"c(?=[eiy])", "s"), (r"c", "k"), (r"g(?=[eiy])", "G"),
        (r"j", "J"), (r"ee|ea|ie", "i"), (r"oo|ou", "u"), (r"au|aw", "o"), (r"ai|ay|ei|ey", "e"),
        (r"(.)\1", r"\1"), (r"ng", "n"), (r"(?<=[^aeiou])e$", ""), (r"y(?![aeiou])", "i"),
        (r"(?<=.)tion", "San"),
    )
)  # fmt: skip
_INITIALS = (
    ("zh", "J"), ("ch", "C"), ("sh", "S"), ("b", "b"), ("p", "p"), ("m", "m"), ("f", "f"),
    ("d", "d"), ("t", "t"), ("n", "n"), ("l", "l"), ("g", "g"), ("k", "k"), ("h", "h"), ("j", "J"),
    ("q", "C"), ("x", "S"), ("r", "r"), ("z", "s"), ("c", "s"), ("s", "s"), ("y", "y"), ("w", "w"),
)  # fmt: skip
_FINALS = {
    "a": "a", "o": "o", "e": "e", "ai": "ai", "ei": "ei", "ao": "ao", "ou": "o", "an": "an",
    "en": "en", "ang": "an", "eng": "en", "ong": "on", "er": "r", "i": "i", "ia": "ia", "ie": "ie",
    "iao": "iao", "iu": "iu", "ian": "ien", "in": "in", "iang": "ian", "ing": "in", "iong": "ion",
    "u": "u", "ua": "ua", "uo": "o", "uai": "uai", "ui": "ui", "uan": "uan", "un": "un",
    "uang": "uan", "v": "u", "ve": "ue", "ue": "ue", "van": "uan", "vn": "un",
}  # fmt: skip
_DOUBLED = re.compile(r"(.)\1")
_SYLLABIC = ("zhi", "chi", "shi", "zi", "ci", "si", "ri")

_VOWEL_COST = 0.45
_COSTS = {"h": 0.5, "r": 0.55, "w": 0.5, "y": 0.4, "n": 0.8, "l": 0.8}
_ALIKE = {
    "pb": 0.1, "td": 0.1, "kg": 0.1, "lr": 0.1, "GJ": 0.1, "wu": 0.1, "yi": 0.1, "fv": 0.15,
    "vw": 0.1, "sz": 0.1, "sS": 0.25, "zS": 0.3, "SC": 0.2, "CJ": 0.15, "SJ": 0.3, "Ts": 0.15,
    "Tt": 0.15, "Td": 0.2, "mn": 0.35, "hk": 0.4, "hg": 0.4, "fh": 0.35, "nl": 0.5, "JG": 0.1,
    "GC": 0.2, "Gk": 0.3, "Gg": 0.1, "Jk": 0.3, "Jg": 0.3, "Jz": 0.25, "Js": 0.35, "Cs": 0.35,
    "Ct": 0.4, "Ck": 0.35, "Sk": 0.5, "bv": 0.25, "bw": 0.4, "yJ": 0.3, "fw": 0.3, "rw": 0.5,
    "ae": 0.15, "ai": 0.25, "ao": 0.2, "au": 0.25, "ei": 0.12, "eo": 0.2, "eu": 0.25, "io": 0.25,
    "iu": 0.25, "ou": 0.12,
}  # fmt: skip
_CLASSES = ("pbfvw", "tdT", "kghJCG", "szSTC", "mn", "lr")


def _tables() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    size = len(PHONES) + 1
    weight = np.zeros(size, dtype=np.float32)
    for phone, code in _CODE.items():
        weight[code] = _VOWEL_COST if phone in "aeiou" else _COSTS.get(phone, 1.0)
    change = weight[:, None] + weight[None, :]
    np.fill_diagonal(change, 0)
    for pair, cost in _ALIKE.items():
        left, right = (_CODE[phone] for phone in pair)
        change[left, right] = change[right, left] = cost
    return weight, change


WEIGHT, CHANGE = _tables()


@lru_cache(maxsize=65_536)
def latin_phones(name: str) -> str:
    """The phones of a name in Latin letters: "Shakespeare" is "SakespIr" or near it."""
    sound = plain_letters(name)
    for pattern, replacement in _LATIN_RULES:
        sound = pattern.sub(replacement, sound)
    return "".join(phone for phone in sound if phone in _CODE)[:LONGEST]


@lru_cache(maxsize=65_536)
def chinese_phones(name: str) -> str:
    """The phones of a name in Chinese characters, through its pinyin."""
    lexicon = load_lexicon()
    syllables = (lexicon.syllables(character) for character in name)
    sound = "".join(_syllable("".join(parts)) for parts in syllables)
    return _DOUBLED.sub(r"\1", sound)[:LONGEST]


def _syllable(pinyin: str) -> str:
    if pinyin in _SYLLABIC:
        return {"z": "s", "c": "s", "s": "s", "r": "r"}.get(pinyin[:-1]) or _initial(pinyin)[1]
    letters, sound = _initial(pinyin)
    final = _FINALS.get(pinyin[len(letters) :], "")
    if (letters, final[:1]) in (("y", "i"), ("w", "u"), ("y", "u")):
        sound = ""
    return sound + final


def _initial(pinyin: str) -> tuple[str, str]:
    return next(((letters, s) for letters, s in _INITIALS if pinyin.startswith(letters)), ("", ""))


@dataclass(frozen=True, slots=True)
class Sounds:
    """Many names as phone codes (names, LONGEST), padded with 0, and their consonant classes."""

    codes: NDArray[np.int8]
    classes: NDArray[np.int16]


def sounds(phones: Sequence[str]) -> Sounds:
    """The names' phones as arrays."""
    codes = np.zeros((len(phones), LONGEST), dtype=np.int8)
    classes = np.zeros((len(phones), len(_CLASSES)), dtype=np.int16)
    for row, name in enumerate(phones):
        codes[row, : len(name)] = [_CODE[phone] for phone in name]
        classes[row] = _class_counts(name)
    return Sounds(codes, classes)


def _class_counts(name: str) -> list[int]:
    """Consonants by class; each consonant counts in its first class."""
    counts = [0] * len(_CLASSES)
    for phone in name:
        for number, members in enumerate(_CLASSES):
            if phone in members:
                counts[number] += 1
                break
    return counts


def alike(latin: str, chinese: Sounds) -> dict[int, float]:
    """Rows of Chinese names that may be this Latin name, with a value of .5 to 1."""
    return _compare(sounds([latin]), chinese, latin_first=True)


def alike_chinese(chinese: str, latin: Sounds) -> dict[int, float]:
    """Rows of Latin names that may be this Chinese name, with a value of .5 to 1."""
    return _compare(sounds([chinese]), latin, latin_first=False)


def _compare(one: Sounds, many: Sounds, latin_first: bool) -> dict[int, float]:
    consonants = int(one.classes.sum())
    counts = many.classes.sum(axis=1)
    shared = np.minimum(one.classes, many.classes).sum(axis=1)
    near = (np.abs(counts - consonants) <= 2) & (counts >= 2)
    rows = np.flatnonzero(near & (shared >= SHARED_CONSONANTS * np.maximum(counts, consonants)))
    if consonants < 2 or not len(rows):
        return {}
    single = np.repeat(one.codes, len(rows), axis=0)
    several = many.codes[rows]
    similarity = _similarity(single, several) if latin_first else _similarity(several, single)
    fewest = np.minimum(counts[rows], consonants)
    threshold = np.where(fewest <= 2, ACCEPTED_SHORT, ACCEPTED)
    value = 0.5 + 0.5 * (similarity - threshold) / (CERTAIN - threshold)
    return {
        int(row): min(1.0, float(found))
        for row, found in zip(rows, value, strict=True)
        if found >= 0.5
    }


def _similarity(latin: NDArray[np.int8], chinese: NDArray[np.int8]) -> NDArray[np.float32]:
    """1 - distance / half the summed weights, for pairs of rows."""
    weights, other_weights = WEIGHT[latin], WEIGHT[chinese]
    lengths = (latin > 0).sum(axis=1)
    final = np.isin(latin[np.arange(len(latin)), lengths - 1], [_CODE[p] for p in "tdsh"])
    weights[np.flatnonzero(final), (lengths - 1)[final]] *= 0.5
    distance = np.concatenate(
        (np.zeros((len(latin), 1), dtype=np.float32), np.cumsum(other_weights, axis=1)), axis=1
    )
    for row in range(int(lengths.max())):
        gone = weights[:, row : row + 1]
        kept = distance[:, :-1] + CHANGE[latin[:, row : row + 1], chinese]
        current = np.concatenate(
            (distance[:, :1] + gone, np.minimum(distance[:, 1:] + gone, kept)), 1
        )
        # A phone too many on the other side: the best cell to the left plus what lies between.
        steps = np.concatenate((np.zeros_like(gone), np.cumsum(other_weights, axis=1)), axis=1)
        current = np.minimum.accumulate(current - steps, axis=1) + steps
        distance = np.where(gone > 0, current, distance)
    half = 0.5 * (weights.sum(axis=1) + other_weights.sum(axis=1))
    similarity: NDArray[np.float32] = (1 - distance[:, -1] / half).astype(np.float32)
    return similarity
