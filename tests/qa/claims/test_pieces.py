"""Each number of a sentence has a piece of it to itself."""

import pytest

from index.numbers import find_quantities
from qa.claims.pieces import piece_spans


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "The city pays 45%, the districts 20% and private capital 35%",
            ["The city pays 45%,", " the districts 20% and", " private capital 35%"],
        ),
        (
            "Lund had 4% on tape KR1,200 or 1:30.5, Brandt 6%",
            ["Lund had 4% on tape KR1,200 or 1:30.5,", " Brandt 6%"],
        ),
        ("全市占45%，各区占20%", ["全市占45%，", "各区占20%"]),
    ],
)
def test_a_piece_ends_at_a_break_between_two_numbers(text: str, pieces: list[str]) -> None:
    shares = [q for q in find_quantities(text, "en") if q.kind == "share"]
    assert [text[start:end] for start, end in piece_spans(text, shares)] == pieces
