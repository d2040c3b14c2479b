"""What things are counted in."""

import pytest

from index.numbers import find_quantities
from qa.claims.containers import other_container


@pytest.mark.parametrize(
    ("said", "line", "other"),
    [
        ("212 boxes of books", "212册图书", True),
        ("212 volumes", "212册图书", False),
        ("40 bottles", "40 bags", True),
        ("40 boats", "40册图书", False),
        ("5 boxes", "共5包茶叶", True),
        ("5 boxes", "共5包括运费", False),
        ("5 boxes", "由5组成", False),
    ],
)
def test_boxes_and_volumes_are_told_apart(said: str, line: str, other: bool) -> None:
    own = find_quantities(said, "en")[0]
    found = find_quantities(line, "en" if line.isascii() else "zh")[0]
    assert other_container(own, said, found, line) is other
