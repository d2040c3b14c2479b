"""A verb of two words is found where a document says it in one, and the other way about."""

import pytest

from qa.comparing.alignment import similarity, words_of
from qa.comparing.phrasal_verbs import in_one_word


def meets(asked: str, said: str, verb: str) -> float:
    """How far the word ``verb`` of one text is met in the other."""
    left, right = (in_one_word(words_of(text, "en"), text) for text in (asked, said))
    row = next(n for n, word in enumerate(left) if asked[word.start : word.end] == verb)
    return float(similarity(left, right)[row].max())


@pytest.mark.parametrize(
    ("asked", "said", "verb"),
    [
        ("Who was left out of the count?", "Guests were excluded.", "left"),
        ("Why did they refuse the gift?", "The guild turned the gift down.", "refuse"),
        ("When must the loan be paid back?", "It is to be repaid in May.", "paid"),
        ("Who took over the mill?", "The mill was acquired by a cooper.", "took"),
        ("Who set up the choir?", "A baker founded it.", "set"),
    ],
)
def test_two_words_say_what_one_says(asked: str, said: str, verb: str) -> None:
    assert meets(asked, said, verb) == 1.0


@pytest.mark.parametrize(
    ("asked", "said", "verb"),
    [
        ("Who left the hall?", "Guests were excluded.", "left"),
        ("Who left, and out of what?", "Guests were excluded.", "left"),
    ],
)
def test_a_verb_alone_keeps_its_meaning(asked: str, said: str, verb: str) -> None:
    assert meets(asked, said, verb) < 0.7
