"""Which words of a question stand in a sentence: as themselves, in the other language, or nearly.

Similarities are 0..1. A translation counts by its weight in the dictionary and by the share of the
gloss it makes up; words without a translation may be near by their vectors; names meet by sound.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.english import STOP_WORDS, WORD, plain_letters, stem
from index.lexicon import load_lexicon
from index.segmenter import tagged_words
from index.text import HAN, SENTENCE, match_form
from index.types import Language
from qa.comparing.likeness_columns import likeness_columns
from qa.comparing.spellings import spelt_alike
from qa.naming.romanised import SURNAME_READINGS

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its span there, the form it is compared by, and what it sounds like.

    ``term`` is a simplified Chinese word or an English stem, ``letters`` a Latin word's plain
    letters; ``name`` tells a capitalised Latin word or a Chinese personal name; ``tag`` is the
    segmenter's part of speech ("" in English); ``also`` are terms that say the same as it and a
    word after it ("left out": exclude).
    """

    start: int
    end: int
    term: str
    letters: str = ""
    name: bool = False
    tag: str = ""
    also: tuple[str, ...] = ()


def words_of(text: str, language: Language, names: Sequence[str] = ()) -> tuple[Word, ...]:
    """The words of a text in order, without marks, digits and English stop words.

    ``names`` are simplified personal names to keep in one piece.
    """
    # a sentence is taken apart many times while one question is answered
    words = (_of_sentence if len(text) <= SENTENCE else _words)(text, language)
    if names and (language == "zh" or HAN.search(text)):
        return tuple(_joined(list(words), match_form(text), names))
    return words


def _words(text: str, language: Language) -> tuple[Word, ...]:
    if language == "en" and not HAN.search(text):
        return tuple(_latin(text, 0))
    found: list[Word] = []
    place = 0
    for token, tag in tagged_words(match_form(text)):
        start, place = place, place + len(token)
        if HAN.match(token):
            found += _known_parts(Word(start, place, token, tag=tag))
        else:
            found += _latin(text[start:place], start)
    return tuple(found)


_of_sentence = lru_cache(maxsize=8192)(_words)


def _known_parts(word: Word) -> list[Word]:
    """A compound that the dictionary lacks as the words it is made of (今天天气: 今天, 天气)."""
    lexicon = load_lexicon()
    if word.term in lexicon.word_ids or word.tag.startswith(("nr", "nt")):
        return [word]
    if split := _helped(word) or _led(word):
        return split
    if len(word.term) == 3:
        return _affixed(word)
    if len(word.term) < 4:
        return [word]
    parts = [lexicon.words[number] for number in lexicon.parts(word.term)]
    if "".join(parts) != word.term or any(len(part) < 2 for part in parts):
        return [word]
    found, start = [], word.start
    for part in parts:
        found.append(Word(start, start + len(part), part, tag=word.tag))
        start += len(part)
    return found


# What a compound of three characters begins or ends with, beside a word (总经费, 成交额).
_BEFORE, _AFTER = frozenset("总副新每老旧全现原各本"), frozenset("额量率费价款金税")


def _affixed(word: Word) -> list[Word]:
    """A compound of a word and a character before or after it as the two."""
    term, known = word.term, load_lexicon().word_ids
    if term[0] in _BEFORE and term[1:] in known:
        cut = 1
    elif term[2] in _AFTER and term[:2] in known:
        cut = 2
    else:
        return [word]
    middle = word.start + cut
    return [
        Word(word.start, middle, term[:cut], tag=word.tag),
        Word(middle, word.end, term[cut:], tag=word.tag),
    ]


# Characters that help the verb or adjective after them, and that the segmenter joins to some.
_HELPING = frozenset("能会要可想得该应才就都也还没不再又最更很太被让把给需须将已曾刚正")


def _helped(word: Word) -> list[Word]:
    """A verb or adjective apart from the character that helps it (能省: 能, 省)."""
    helping, rest = word.term[:1], word.term[1:]
    if not 2 <= len(word.term) <= 3 or helping not in _HELPING or rest[0] in _HELPING:
        return []
    if word.tag == "ns" or rest not in load_lexicon().word_ids:
        return []
    middle = word.start + 1
    tag = word.tag if word.tag[:1] in ("a", "v") else "v"
    return [Word(word.start, middle, helping, tag="d"), Word(middle, word.end, rest, tag=tag)]


# What leads to the name of a place, and the segmenter joins to one it does not know (去汐州).
_LED = re.compile(r"[去到从跟在往比].+[区市省县镇乡村州岛港]$")


def _led(word: Word) -> list[Word]:
    """The name of a place apart from the character that leads to it."""
    whole = word.term[:2] in load_lexicon().word_ids  # 从化区
    if not word.tag.startswith("n") or len(word.term) < 3 or whole or not _LED.match(word.term):
        return []
    middle = word.start + 1
    leading = Word(word.start, middle, word.term[0], tag="p")
    return [leading, Word(middle, word.end, word.term[1:], tag="ns")]


def _latin(text: str, offset: int) -> list[Word]:
    return [
        Word(offset + m.start(), offset + m.end(), *known, name=m[0][0].isupper())
        for m in WORD.finditer(text)
        if (known := _term_and_letters(m[0]))
    ]


@lru_cache(maxsize=65_536)
def _term_and_letters(word: str) -> tuple[str, str] | None:
    """A Latin word as it is compared, and its plain letters; ``None`` for a stop word."""
    if word.lower() in STOP_WORDS and not (len(word) > 1 and word.isupper()):
        return None
    letters = re.sub(r"[^a-z]", "", plain_letters(word).removesuffix("'s"))
    return _COMBINING.get(word.lower(), "") or spelt_alike(word), letters


_NO_PART = "(?<![a-z0-9](?=[a-z0-9]))"  # of a Latin word: PP in BPP


def _joined(words: list[Word], folded: str, names: Sequence[str]) -> list[Word]:
    """Words with each name in one piece, whatever pieces the segmenter made of it."""
    for name in names:
        for found in re.finditer(f"{_NO_PART}{re.escape(name)}{_NO_PART}", folded):
            start, end = found.span()
            inside = [w for w in words if w.start < end and w.end > start]
            if inside:
                at = words.index(inside[0])
                rest = [
                    Word(a, b, folded[a:b], tag=w.tag)
                    for w in inside
                    for a, b in ((w.start, min(w.end, start)), (max(w.start, end), w.end))
                    if a < b
                ]
                before = [word for word in rest if word.end <= start]
                after = [word for word in rest if word.start >= end]
                merged = Word(start, end, name, name=True, tag="nr")
                words[at : at + len(inside)] = [*before, merged, *after]
    return words


def work_out(asked: Sequence[Word], words: Sequence[Word]) -> None:
    """Work out the likeness of many words to those asked at once, for the calls of ``similarity``
    that follow: all of them take as long as those of one sentence."""
    similarity(asked, words, sound=False)


def similarity(
    left: Sequence[Word],
    right: Sequence[Word],
    *,
    near: bool = True,
    soft: bool = True,
    sound: bool = True,
) -> Floats:
    """(left, right): how far each word of one text stands for each word of the other.

    Without ``near`` only the word itself, its translation and its sound count: so names meet.
    Without ``soft`` no word counts for its meaning alone; without ``sound`` the order of the words
    does not matter.
    """
    if any(word.also for word in (*left, *right)):
        return _in_other_words(left, right, near=near, soft=soft, sound=sound)
    if not left or not right:
        return np.zeros((len(left), len(right)), dtype=np.float32)
    columns = likeness_columns(tuple(word.term for word in left), near, soft)
    result = columns.of([word.term for word in right])
    if sound:
        meet_by_sound(left, right, result)
    return result


def _in_other_words(left: Sequence[Word], right: Sequence[Word], **ways: bool) -> Floats:
    """As ``similarity``, each word by the best of the terms that say the same."""
    rows, one = _with_others(left)
    columns, other = _with_others(right)
    result = np.zeros((len(left), len(right)), dtype=np.float32)
    np.maximum.at(result, np.ix_(rows, columns), similarity(one, other, **ways))
    return result


def _with_others(words: Sequence[Word]) -> tuple[list[int], list[Word]]:
    """Each word and what says the same, with the place of the word each belongs to."""
    terms = [(n, term) for n, word in enumerate(words) for term in (word.term, *word.also)]
    apart = [replace(words[n], term=term, also=()) for n, term in terms]
    return [n for n, _ in terms], apart


def meet_by_sound(left: Sequence[Word], right: Sequence[Word], result: Floats) -> None:
    """Set to 1 in ``result``, (left, right), what names in one text sound like in the other."""
    _meet_by_sound(left, right, result)
    _meet_by_sound(right, left, result.T)


# How countries are called before a hyphen ("Sino-German"), by the stem of the country.
_COMBINING = {
    name: stem(country)
    for name, country in {
        "sino": "China", "anglo": "England", "franco": "France", "russo": "Russia",
        "indo": "India", "euro": "Europe", "afro": "Africa", "austro": "Austria",
        "italo": "Italy", "graeco": "Greece", "greco": "Greece", "hispano": "Spain",
    }.items()
}  # fmt: skip


def _meet_by_sound(latin: Sequence[Word], chinese: Sequence[Word], result: Floats) -> None:
    """Names in Latin letters against Chinese characters by their pinyin, across word borders."""
    if not any(word.name and word.letters for word in latin):
        return
    runs = _name_runs(latin)
    if not runs or not any(HAN.match(word.term) for word in chinese):
        return
    syllables: list[tuple[str, int]] = []
    for column, word in enumerate(chinese):
        syllables += [(syllable, column) for syllable in _spoken(word.term, word.tag == "nr")]
    whole = "".join(syllable for syllable, _ in syllables)
    for rows, letters in runs:
        if letters not in whole:
            continue
        for first in range(len(syllables)):
            if not letters.startswith(syllables[first][0]):
                continue
            joined, place = "", first
            while (
                place < len(syllables) and letters.startswith(joined) and len(joined) < len(letters)
            ):
                joined += syllables[place][0]
                place += 1
            if joined == letters and place - first >= 2:
                columns = sorted({column for _, column in syllables[first:place]})
                result[np.ix_(rows, columns)] = 1.0


@lru_cache(maxsize=65_536)
def _spoken(term: str, person: bool) -> tuple[str, ...]:
    """The syllables of a Chinese word, a person's surname as it is read; a bar for another word."""
    if not HAN.match(term):
        return ("|",)
    spelt = load_lexicon().syllables(term)
    return (SURNAME_READINGS.get(term[0], spelt[0]), *spelt[1:]) if spelt and person else spelt


def _name_runs(words: Sequence[Word]) -> list[tuple[list[int], str]]:
    """Stretches of one to three neighbouring capitalised Latin words, as letters."""
    runs: list[tuple[list[int], str]] = []
    for first in range(len(words)):
        letters = ""
        for place in range(first, min(first + 3, len(words))):
            word = words[place]
            if not word.letters or not word.name:
                break
            if place > first and word.start - words[place - 1].end > 1:
                break
            letters += word.letters
            if len(letters) >= 4:
                runs.append((list(range(first, place + 1)), letters))
    return runs
