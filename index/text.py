"""The matching form of a text, and which language and script it is written in.

The matching form is compared and searched, never shown: what people read is always the source.
"""

import re
import sys
import unicodedata
from collections import Counter
from functools import lru_cache

import numpy as np
import opencc

from index.types import Language, Script

HAN = re.compile(r"[㐀-䶿一-鿿\uf900-\ufaff\U00020000-\U000323af]")
LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’][A-Za-z]+)?")

# Characters whose one-to-one conversion would change a word that both scripts write alike
# (乾隆, 瞭望, 著名), or that are everyday characters of both (皇后, 里程, 茶几).
WRITTEN_IN_BOTH = frozenset("乾著瞭夥藉徵摺餘於後后里干台几只了云系制面表松谷丑斗借周志布才占于")

_ENGLISH_QUESTION = """
who what when where which why how is are was were do does did can could the of in a an and to has
have had for about with on at by from that this tell me please show list name say
"""
ENGLISH_QUESTION = frozenset(_ENGLISH_QUESTION.split())
CHINESE_QUESTION = frozenset("的是谁什么哪几何吗呢了在多少有为怎年和与被将把对于请")


SENTENCE = 500  # characters: what is worked out for longer texts is hardly asked for again
# A text of so many characters is folded through an array: ten times as fast as character by
# character, but slow to begin.
LONG_TEXT = 200


class _Folding(dict[int, str]):
    """A ``str.translate`` table that works out each character once."""

    def __init__(self) -> None:
        super().__init__()
        self._simplified = opencc.OpenCC("t2s")
        self._array = np.zeros(sys.maxunicode + 1, dtype="<u4")  # 0: not worked out yet

    def long(self, text: str) -> str:
        """Return a long text, translated."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        folded = self._array[codes]
        if not folded.all():
            for code in np.unique(codes[folded == 0]).tolist():
                self._array[code] = ord(self[code])
            folded = self._array[codes]
        return str(folded.tobytes().decode("utf-32-le", "surrogatepass"))

    def __missing__(self, code_point: int) -> str:
        character = chr(code_point)
        for change in (_compatible, str.lower, self._simplified.convert):
            changed = change(character)
            if len(changed) == 1:
                character = changed
        self[code_point] = character
        return character


def _compatible(character: str) -> str:
    return unicodedata.normalize("NFKC", character)


@lru_cache(maxsize=1)
def _folding() -> _Folding:
    return _Folding()


@lru_cache(maxsize=4)
def _converter(name: str) -> opencc.OpenCC:
    return opencc.OpenCC(name)


def match_form(text: str) -> str:
    """The text as it is compared: NFKC, lower case, simplified characters.

    The result has as many code points as ``text`` and each stands for the one at its place, so
    offsets hold; a character that would become several ("½") is left as it is.
    """
    return (_short_form if len(text) < LONG_TEXT else _folding().long)(text)


@lru_cache(maxsize=16_384)  # a sentence is compared many times while one question is answered
def _short_form(text: str) -> str:
    return text.translate(_folding())


def to_script(text: str, script: Script | None) -> str:
    """The text in simplified ("hans") or traditional ("hant") characters, as whole phrases.

    For our own wording only; the words of a source are never converted. ``None`` changes nothing.
    """
    if script is None:
        return text
    return str(_converter("s2tw" if script == "hant" else "t2s").convert(text))


@lru_cache(maxsize=8192)
def _leaning(character: str) -> int:
    """+1 for a character only traditional writing has, -1 for a simplified one, 0 for neither."""
    if character in WRITTEN_IN_BOTH:
        return 0
    if _converter("t2s").convert(character) != character:
        return 1
    return -1 if _converter("s2t").convert(character) != character else 0


def script_of(text: str) -> Script | None:
    """The script of a Chinese text; ``None`` when it holds no Chinese character.

    A text whose characters are the same in both scripts counts as simplified.
    """
    return ("hant" if script_leaning(text) > 0 else "hans") if HAN.search(text) else None


def script_leaning(text: str) -> int:
    """How many more characters of a text are of the traditional script alone than of the
    simplified; 0 where it cannot be told."""
    return sum(times * _leaning(one) for one, times in Counter(HAN.findall(text)).items())


def language_of(text: str) -> Language:
    """The language of a document or of a short question that may quote the other language.

    Each Chinese character weighs as much as an English word; where a short text mixes both, its
    question and function words decide ("Who is 坎克利?" is English, "NFL是什么" Chinese).
    """
    han = HAN.findall(text)
    words = LATIN_WORD.findall(text)
    if not han or not words:
        return "zh" if han else "en"
    if len(han) + len(words) <= 60:
        chinese = sum(character in CHINESE_QUESTION for character in match_form("".join(han)))
        english = sum(word.lower() in ENGLISH_QUESTION for word in words)
        if bool(chinese) != bool(english):
            return "zh" if chinese else "en"
    return "zh" if len(han) >= len(words) else "en"


def bare_form(text: str) -> str:
    """The letters and digits of the matching form alone: quotations match whatever marks stand
    around them."""
    return "".join(character for character in match_form(text) if character.isalnum())
