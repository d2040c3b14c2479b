"""What follows from two figures of a sentence."""

import pytest

from index.numbers import find_quantities
from qa.claims.arithmetic import follows


@pytest.mark.parametrize(
    ("claimed", "change", "text", "expected"),
    [
        ("five minutes", True, "31 minutes instead of 36 minutes", True),
        ("six minutes", True, "31 minutes instead of 36 minutes", False),
        ("five minutes", False, "31 minutes instead of 36 minutes", False),
        ("10%", True, "220 boats, up from 200 boats", True),
        ("25%", True, "220 boats, up from 200 boats", False),
        ("four years", False, "hired in 1957 and promoted in 1961", True),
        ("five years", False, "hired in 1957 and promoted in 1961", False),
    ],
)
def test_two_figures_bear_out_by_how_much_they_differ(
    claimed: str, change: bool, text: str, expected: bool
) -> None:
    (own,) = find_quantities(claimed, "en")
    assert follows(own, change, find_quantities(text, "en")) is expected
