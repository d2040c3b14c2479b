"""Codes of letters and digits: what has another digit is another thing."""

import pytest

from qa.naming.codes import other_code


@pytest.mark.parametrize(
    ("asked", "text", "found"),
    [
        ("What does the Solara X2 cost?", "Solara X1 | €249", ("X2", "X1")),
        ("SD-9 水稻的产量是多少?", "SD-7 比 SD9 产量低。", None),
        ("HY-4 何时发射?", "HY-3 于5月发射。", ("HY-4", "HY-3")),
        ("What happened in Q3?", "Sales fell in Q2.", None),
        ("What does the Solara X2 cost?", "The machine costs 249 euros.", None),
        ("in May 2024", "in May 2023", None),
    ],
)
def test_another_code_is_met(asked: str, text: str, found: tuple[str, str] | None) -> None:
    assert other_code(asked, text) == found
