"""Words of Chinese text: the only rjieba file.

The dictionary and the model of jieba (MIT), in Rust; traditional text is to be folded to
simplified first.
"""

from functools import lru_cache

import rjieba

from index.text import SENTENCE

# What a guessed name never begins or ends with: the model takes the next word in ("崔小明是",
# "来岚江"); and what a word that is only guessed never ends with ("最多能").
_NEVER_FIRST = frozenset("在来去到从坐给把被让找问")
_NEVER_FIRST_OF_PLACES = _NEVER_FIRST | frozenset("于由对向")  # some are surnames
_NEVER_LAST = frozenset("是说为在对和与的也将曾任于")
_HELPING_VERBS = frozenset("能会要可应该")
_TAKEN_BEFORE, _TAKEN_AFTER = _NEVER_FIRST_OF_PLACES | _HELPING_VERBS, _NEVER_LAST | _HELPING_VERBS

cut = rjieba.cut
"""``cut(text)``: words in order; joined they are the text."""

cut_for_search = rjieba.cut_for_search
"""``cut_for_search(text)``: words and, before each, the shorter words inside it."""


def tagged_words(text: str) -> tuple[tuple[str, str], ...]:
    """Return words with their part of speech in jieba's tag set, in order; joined they are the
    text."""
    return (_of_sentence if len(text) <= SENTENCE else _tagged)(text)


def _tagged(text: str) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = rjieba.tag(text)
    suspects = [
        place
        for place, (word, _) in enumerate(found)
        if (word[0] in _TAKEN_BEFORE or word[-1] in _TAKEN_AFTER) and len(word) > 1
    ]
    for place in reversed(suspects):
        word, tag = found[place]
        if not rjieba.has_word(word):
            found[place : place + 1] = _without_neighbours(word, tag)
    return tuple(found)


# The words of a sentence are asked for by several stages.
_of_sentence = lru_cache(maxsize=4096)(_tagged)


def _without_neighbours(word: str, tag: str) -> list[tuple[str, str]]:
    """A guessed word without the word before or after it that the guess took in."""
    name = tag in ("nr", "ns", "nt", "nz") and len(word) > 2
    if name and word[0] in (_NEVER_FIRST if tag == "nr" else _NEVER_FIRST_OF_PLACES):
        return [*rjieba.tag(word[0]), (word[1:], tag)]
    if (tag.startswith("nr") and len(word) > 2 and word[-1] in _NEVER_LAST) or (
        word[-1] in _HELPING_VERBS
    ):
        kept = [(word[:-1], tag)] if name else rjieba.tag(word[:-1])
        return [*kept, *rjieba.tag(word[-1])]
    if len(word) == 2 and word[0] in _HELPING_VERBS:
        return [*rjieba.tag(word[0]), *rjieba.tag(word[1])]
    return [(word, tag)]


def frequency(word: str) -> int:
    """Return how often the segmenter's dictionary has seen ``word``, 0 for an unknown one."""
    return int(rjieba.suggest_freq(word)) if rjieba.has_word(word) else 0
