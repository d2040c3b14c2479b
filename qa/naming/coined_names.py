"""Chinese names that no dictionary has, as the documents at hand show them.

A segmenter joins or cuts what it does not know (去汐州, 屿|川). A run of characters is a word where
its parts hardly stand without one another and its neighbours vary: the cohesion and the freedom of
unsupervised word discovery (Sun, Shen and Tsou, "Chinese word segmentation without using lexicon
and hand-crafted training data", COLING 1998; Feng, Chen, Deng and Zheng, "Accessor variety criteria
for Chinese word extraction", Computational Linguistics 30, 2004).
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from index.lexicon import load_lexicon
from index.numerals import HAN_NUMERAL
from index.segmenter import frequency, tagged_words
from index.text import HAN, match_form

LONGEST, LEAST_SEEN = 4, 3
COHESION = 0.7  # of the times its rarer part is seen
NUMERAL = re.compile(rf"[第甚几{HAN_NUMERAL}]")
FREEDOM = 2  # characters that stand before it, and after it, at least
# Parts of speech of single characters that are no part of a name: particles, pronouns, numbers.
_FUNCTION = ("p", "u", "c", "y", "r", "x", "m", "q", "d", "f", "v")


def coined_names(text: str, texts: Iterable[str]) -> tuple[str, ...]:
    """The names in ``text``, in matching form, that ``texts`` show to be words and no dictionary
    has; ``texts`` are in matching form, and taken only where ``text`` has something unknown."""
    folded = match_form(text)
    unknown = list(_unknown(folded))
    shown = list(texts) if unknown else []
    found: list[str] = []
    for start, end in unknown:
        place = start
        while place < end:
            name = _name_at(folded, place, end, shown)
            if name:
                found.append(name)
            place += len(name) or 1
    return tuple(dict.fromkeys(found))


def _unknown(folded: str) -> Iterator[tuple[int, int]]:
    """Stretches of a text that the dictionary does not explain."""
    known = load_lexicon().word_ids
    start, place = -1, 0
    for token, tag in (*tagged_words(folded), ("", "x")):
        single = len(token) == 1 and not tag.startswith(_FUNCTION)
        strange = bool(HAN.match(token)) and (token not in known if len(token) > 1 else single)
        if strange and start < 0:
            start = place
        elif not strange and start >= 0:
            if place - start > 1:
                yield start, place
            start = -1
        place += len(token)


def _name_at(folded: str, start: int, end: int, texts: Sequence[str]) -> str:
    """The longest name that begins there, or ""."""
    for last in range(min(end, start + LONGEST), start + 1, -1):
        name = folded[start:last]
        if not _is_ordinary(name) and _is_word(name, texts):
            return name
    return ""


def _is_ordinary(name: str) -> bool:
    """Whether the segmenter or the dictionary has a word, or both parts of a compound (使馆区)."""
    known = load_lexicon().word_ids
    if name in known or frequency(name) or NUMERAL.match(name):
        return True
    cuts = (cut for cut in range(1, len(name)) if max(cut, len(name) - cut) > 1)
    return any(name[:cut] in known and name[cut:] in known for cut in cuts)


def _is_word(name: str, texts: Sequence[str]) -> bool:
    seen = sum(text.count(name) for text in texts)
    if seen < LEAST_SEEN:
        return False
    for cut in range(1, len(name)):
        parts = (sum(text.count(part) for text in texts) for part in (name[:cut], name[cut:]))
        if seen < COHESION * min(parts):
            return False
    return all(len(around) >= FREEDOM for around in _neighbours(name, texts))


def _neighbours(name: str, texts: Sequence[str]) -> tuple[set[str], set[str]]:
    """The characters before a name and those after it, all numerals as one."""
    before: set[str] = set()
    after: set[str] = set()
    for text in texts:
        place = text.find(name)
        while place >= 0 and min(len(before), len(after)) < FREEDOM:
            before.add(_neighbour(text[place - 1 : place]))
            after.add(_neighbour(text[place + len(name) : place + len(name) + 1]))
            place = text.find(name, place + 1)
    return before, after


def _neighbour(character: str) -> str:
    if not character:
        return "\n"
    return "0" if character.isdecimal() or character in HAN_NUMERAL else character
