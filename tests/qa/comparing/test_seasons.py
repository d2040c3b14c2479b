"""A season is met by the months it is made of, in either language."""

import pytest

from index.english import stem
from qa.comparing.seasons import months_of, months_spanned

WINTER, SUMMER = {12, 1, 2}, {6, 7, 8}


@pytest.mark.parametrize(
    ("term", "months"),
    [("冬季", WINTER), ("暑假", SUMMER), (stem("winter"), WINTER), (stem("summer"), SUMMER)],
)
def test_a_season_has_three_months(term: str, months: set[int]) -> None:
    assert months_of(term) == months


@pytest.mark.parametrize("term", ["fall", "湖", "window"])
def test_what_is_no_season_has_none(term: str) -> None:
    assert not months_of(term)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("November to March | 10:30 to 16:00", {11, 12, 1, 2, 3}),
        ("In July and August allow 25 days.", {7, 8}),
        ("open from 1 May until 30 September", {5, 6, 7, 8, 9}),
        ("6月至8月开放", {6, 7, 8}),
        ("十一月至二月，每天九时开门", {11, 12, 1, 2}),
        ("in March and November", {3, 11}),
        ("between March and May", {3, 4, 5}),
        ("June 1 to September 30", {6, 7, 8, 9}),
        ("11月至次年3月", {11, 12, 1, 2, 3}),
        ("2023年6月至8月", {6, 7, 8}),
        ("6-8月", {6, 7, 8}),
        ("打了3个月", set()),
        ("The marches lasted.", set()),
    ],
)
def test_the_months_a_text_goes_through(text: str, months: set[int]) -> None:
    assert months_spanned(text) == months
