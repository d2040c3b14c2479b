"""Parts of a month against the day that a source gives."""

import pytest

from index.numbers import find_quantities
from index.types import Language
from qa.claims.month_parts import other_part


@pytest.mark.parametrize(
    ("claim", "language", "line", "differs"),
    [
        ("It opens early in June 2025.", "en", "opening on 6 June 2025", False),
        ("It opens late in June 2025.", "en", "opening on 6 June 2025", True),
        ("展览11月下旬开幕。", "zh", "on 21 November 2026", False),
        ("展览11月初开幕。", "zh", "on 21 November 2026", True),
        ("展览11月初开幕。", "zh", "in November 2026", False),
        ("展览11月开幕。", "zh", "on 21 November 2026", False),
        ("It opens late in June 2025.", "en", "opened on 6 June 2024", False),
    ],
)
def test_a_day_lies_in_a_part_of_its_month_or_does_not(
    claim: str, language: Language, line: str, differs: bool
) -> None:
    own, found = find_quantities(claim, language), find_quantities(line, "en")
    assert bool(list(other_part(claim, own, line, found))) is differs


def test_the_day_of_that_month_is_shown_in_the_words_of_the_source() -> None:
    claim, line = "It opens late in June 2025.", "tickets from 2 May 2025, opening on 6 June 2025"
    own, found = find_quantities(claim, "en"), find_quantities(line, "en")
    assert [f.found for f in other_part(claim, own, line, found)] == ["6 June 2025"]
