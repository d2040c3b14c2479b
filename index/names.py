"""Names by sound: how near a Latin name is to the Chinese characters that transliterate it.

Both are written as phones, one character each: vowels ``a e i o u``; consonants as in English,
with ``S`` sh, ``C`` ch, ``J`` j or zh, ``G`` soft g, ``T`` th. Two names are compared by the best
alignment of their phones, each step of which has learned log-odds.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.english import plain_letters
from index.lexicon import load_lexicon

PHONES = "aeioubpmfvdtTnlgkhJCSGszrwy"
_CODE = {phone: number + 1 for number, phone in enumerate(PHONES)}  # 0 pads
LONGEST = 16

TABLE_KEYS = ("pairs", "latin", "chinese")
# Scores of ``_log_odds`` that one in a thousand, and one in many thousands, of wrong pairs reach.
POSSIBLE, CERTAIN = 1.45, 2.4
SHARED_CONSONANTS = 0.5

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

_CLASSES = ("pbfvw", "tdT", "kghJCG", "szSTC", "mn", "lr")


@dataclass(frozen=True, slots=True)
class SoundTable:
    """What each pair of phones says for two spellings being one name, in nats of log-odds.

    ``pairs`` (phones, phones) is Latin by Chinese; ``latin`` and ``chinese`` (phones,) are for a
    phone that the other spelling lacks. Code 0 is padding.
    """

    pairs: NDArray[np.float32]
    latin: NDArray[np.float32]
    chinese: NDArray[np.float32]


@lru_cache(maxsize=1)
def sound_table() -> SoundTable:
    """The table that ``evals/train_names.py`` learned from the names in CC-CEDICT."""
    text = resources.files("index").joinpath("data", "name_sounds.json").read_text("utf-8")
    stored = json.loads(text)
    if stored["phones"] != PHONES:
        raise ValueError("index/data/name_sounds.json is of other phones: run evals/train_names.py")
    return SoundTable(*(np.array(stored[key], dtype=np.float32) for key in TABLE_KEYS))


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
    found = _log_odds(one.codes[0], many.codes[rows], latin_first=latin_first)
    value = np.round(0.5 + 0.5 * (found - POSSIBLE) / (CERTAIN - POSSIBLE), 4)
    return {
        int(row): min(1.0, float(one)) for row, one in zip(rows, value, strict=True) if one >= 0.5
    }


def _log_odds(
    one: NDArray[np.int8], many: NDArray[np.int8], *, latin_first: bool
) -> NDArray[np.float32]:
    """How much speaks for each of many names being this one, by the best alignment of its phones.

    Log-odds over the square root of what the shorter could reach at best, so that long names do
    not pass by length alone.
    """
    table = sound_table()
    pairs, gone, new = table.pairs, table.latin, table.chinese
    if not latin_first:
        pairs, gone, new = pairs.T, new, gone
    # A row for each phone, a column for each name: what is worked on together lies together.
    phones = many.T.astype(np.intp)
    steps = np.zeros((len(phones) + 1, len(many)), dtype=np.float32)
    np.cumsum(new.take(phones), axis=0, out=steps[1:])
    best = steps.copy()
    for code in one[one > 0].tolist():
        kept = pairs[code].take(phones)
        kept += best[:-1]
        best += gone[code]
        np.maximum(best[1:], kept, out=best[1:])
        # Phones only the many have: the best cell before and what lies between. (A row at a time
        # is ten times as fast as np.maximum.accumulate.)
        best -= steps
        for before, here in pairwise(best):
            np.maximum(before, here, out=here)
        best += steps
    reach = np.minimum(pairs.max(axis=1)[one].sum(), pairs.max(axis=0)[phones].sum(axis=0))
    result: NDArray[np.float32] = (best[-1] / np.sqrt(np.maximum(1, reach))).astype(np.float32)
    return result
