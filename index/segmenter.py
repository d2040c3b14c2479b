"""Words of Chinese text: the only rjieba file.

The dictionary and the model of jieba (MIT), in Rust; traditional text is to be folded to
simplified first.
"""

import rjieba

tagged_words = rjieba.tag
"""``tagged_words(text)``: words with their part of speech in jieba's tag set, in order."""

cut = rjieba.cut
"""``cut(text)``: words in order; joined they are the text."""

cut_for_search = rjieba.cut_for_search
"""``cut_for_search(text)``: words and, before each, the shorter words inside it."""


def frequency(word: str) -> int:
    """Return how often the segmenter's dictionary has seen ``word``, 0 for an unknown one."""
    return int(rjieba.suggest_freq(word)) if rjieba.has_word(word) else 0
