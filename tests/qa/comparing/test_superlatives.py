"""What ends in -est and is a superlative, and what only ends so."""

import re

import pytest

from qa.comparing.superlatives import EST


@pytest.mark.parametrize(
    "word", ["largest", "biggest", "busiest", "nearest", "driest", "hottest", "closest"]
)
def test_superlatives_are_met(word: str) -> None:
    assert re.fullmatch(EST, word)


@pytest.mark.parametrize("word", ["priest", "harvest", "guest", "northwest", "suggest", "forest"])
def test_what_only_ends_so_is_not(word: str) -> None:
    assert not re.match(EST, word)
