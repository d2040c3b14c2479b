"""The reading aid: the words of a Chinese text with pinyin and dictionary gloss (CC-CEDICT).

A gloss says what a word can mean; it is not a translation of the sentence.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from pypinyin.contrib.tone_convert import to_tone

from index.cedict import Entry, read_entries
from index.lexicon import load_lexicon
from index.text import match_form

_LONGEST_WORD: Final = 10
_POINTER: Final = re.compile(r"(old |archaic |Japanese )?variant of|used in|surname|see ")
_MOST_DEFINITIONS: Final = 3
# what an unknown character costs, in nats: more than any word of the dictionary
_UNKNOWN: Final = 30.0


@dataclass(frozen=True, slots=True)
class GlossedWord:
    """One word as it stands in the text; words the dictionary does not have come without both."""

    text: str
    pinyin: str | None = None
    gloss: str | None = None


def glossed_words(text: str) -> tuple[GlossedWord, ...]:
    """Cut ``text`` into words and everything between them; joined they are ``text`` again."""
    folded = match_form(text)
    entries = _entries()
    words = []
    start = 0
    for end in _cuts(folded):
        found = entries.get(folded[start:end])
        written = text[start:end]
        words.append(_glossed(written, found) if found else GlossedWord(written))
        start = end
    return tuple(words)


def _cuts(folded: str) -> list[int]:
    """Return where words end: the cut with the least surprisal in all (Viterbi on unigrams)."""
    lexicon = load_lexicon()
    best = np.full(len(folded) + 1, np.inf)
    best[0] = 0.0
    came_from = [0] * (len(folded) + 1)
    for start in range(len(folded)):
        for end in range(start + 1, min(len(folded), start + _LONGEST_WORD) + 1):
            number = lexicon.word_ids.get(folded[start:end])
            if number is None and end > start + 1:
                continue
            cost = _UNKNOWN if number is None else float(lexicon.word_surprisal[number])
            if best[start] + cost < best[end]:
                best[end], came_from[end] = best[start] + cost, start
    ends = [len(folded)] if folded else []
    while ends and came_from[ends[-1]]:
        ends.append(came_from[ends[-1]])
    return ends[::-1]


def _glossed(written: str, found: list[Entry]) -> GlossedWord:
    entry = min(found, key=_strangeness)
    syllables = (to_tone(syllable.replace("u:", "v")) for syllable in entry.pinyin.split())
    shown = [text for text in entry.definitions if not text.startswith("CL:")] or entry.definitions
    return GlossedWord(written, " ".join(syllables), "; ".join(shown[:_MOST_DEFINITIONS]))


def _strangeness(entry: Entry) -> tuple[bool, bool, int]:
    """Order readings: words before names and variants (和 is "and" first), richest entry first."""
    pointer = bool(_POINTER.match(entry.definitions[0]))
    return pointer, entry.proper, -len(entry.definitions)


@lru_cache(maxsize=1)
def _entries() -> dict[str, list[Entry]]:
    entries: dict[str, list[Entry]] = defaultdict(list)
    for entry in read_entries():
        entries[entry.word].append(entry)
    return dict(entries)
