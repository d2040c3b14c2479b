"""The quick look before each pattern for dates and numbers passes over no text that it matches."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import dates, numbers
from index.hints import Hints, Needs
from index.numerals import plain

PATTERNS = [
    *((pattern, needs) for pattern, _, needs in dates._PATTERNS),
    *((pattern, needs) for _, pattern, _, needs in numbers._PATTERNS),
]
CASES = [pytest.param(*one, id=str(place)) for place, one in enumerate(PATTERNS)]
# Small and capital letters that fold into others or into several, and digits of all kinds.
ODD = st.sampled_from("ſKİıßﬁ①２٣߃०〇零○OｏＭay")


@pytest.mark.parametrize(("pattern", "needs"), CASES)
def test_a_text_that_matches_is_looked_at(pattern: re.Pattern[str], needs: Needs) -> None:
    """Texts are made from the pattern itself, and put between others."""
    matched = 0

    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(pattern), st.lists(ODD, max_size=2))
    def check(made: str, odd: list[str]) -> None:
        nonlocal matched
        for text in (made, "".join([*odd, made, *odd])):
            flat = plain(text)
            if pattern.search(flat):
                matched += 1
                assert Hints(flat).allow(needs), flat

    check()
    assert matched > 5
