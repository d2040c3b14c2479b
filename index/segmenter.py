"""Words of Chinese text: the only rjieba file.

The dictionary and the model of jieba (MIT), in Rust; traditional text is to be folded to
simplified first.
"""

import rjieba

# What a guessed name never ends with: the model takes the next word in ("崔小明是").
_NEVER_LAST = frozenset("是说为在对和与的也将曾任于")

cut = rjieba.cut
"""``cut(text)``: words in order; joined they are the text."""

cut_for_search = rjieba.cut_for_search
"""``cut_for_search(text)``: words and, before each, the shorter words inside it."""


def tagged_words(text: str) -> list[tuple[str, str]]:
    """Return words with their part of speech in jieba's tag set, in order; joined they are the
    text."""
    found: list[tuple[str, str]] = []
    for word, tag in rjieba.tag(text):
        guessed = len(word) > 2 and tag.startswith("nr") and word[-1] in _NEVER_LAST
        if guessed and not rjieba.has_word(word):
            found += [(word[:-1], tag), *rjieba.tag(word[-1])]
        else:
            found.append((word, tag))
    return found


def frequency(word: str) -> int:
    """Return how often the segmenter's dictionary has seen ``word``, 0 for an unknown one."""
    return int(rjieba.suggest_freq(word)) if rjieba.has_word(word) else 0
