"""Numbers that only name a thing, against those that tell how many."""

import pytest

from index.numbers import find_quantities
from qa.claims.figures import names_a_thing


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The trust is building 200 homes.", False),
        ("The hall will stage 30 concerts", False),
        ("They track 50 foreign ships", False),
        ("It stands in building 4", True),
        ("the tram stops at line 6 and building 4 is shut", True),
        ("on stage 3 the band played", True),
        ("Take line 6 to the harbour", True),
        ("They live in building 4 of the estate", True),
    ],
)
def test_a_number_after_a_sort_is_a_name_unless_a_noun_follows(text: str, named: bool) -> None:
    quantity = find_quantities(text, "en")[-1]
    assert names_a_thing(quantity, text) is named
