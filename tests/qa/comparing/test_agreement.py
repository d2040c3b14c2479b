"""Numbers and dates agree when the source says at least as much."""

import pytest

from index.numbers import Quantity, find_quantities
from qa.comparing.agreement import compare, is_more_precise, is_told_by


def first(text: str) -> Quantity:
    return find_quantities(text, "en" if text.isascii() else "zh")[0]


@pytest.mark.parametrize(
    ("claimed", "found", "expected"),
    [
        ("more than half of it", "50%以上", "same"),
        ("less than half of it", "50%以上", "different"),
        ("60%以上", "50%以上", "different"),
        ("30%", "30%以上", "same"),
        ("三成", "30%", "same"),
        ("12 million", "1200万左右", "same"),
        ("13 million", "1200万左右", "different"),
        ("more than 10 million", "1200万左右", "same"),
        ("20,000 people", "2万多名", "same"),
        ("2年-3年", "two to three years", "same"),
        ("三年", "3 years", "same"),
        ("三年", "4 years", "different"),
        ("三年", "30%", "apart"),
        ("45 euros", "40 to 45 euros", "apart"),
        ("50 euros", "40 to 45 euros", "different"),
        ("3 km", "3 kg", "apart"),
        ("3 km", "3000米", "same"),
        ("8 hectares", "8平方公里", "different"),
        ("six months", "半年", "same"),
        ("two weeks", "14天", "same"),
        ("5天", "5个工作日", "apart"),
        ("5 working days", "5个工作日", "same"),
        ("6 business days", "5个工作日", "different"),
        ("at least 256", "at least 512", "different"),
        ("more than 20,000", "over 21,000", "same"),
        ("more than 2,000", "20,000", "same"),
        ("between 2 and 50", "22", "apart"),
        ("dozens of firms", "36家企业", "same"),
        ("数十家企业", "several dozen firms", "same"),
        ("数十家企业", "300 firms", "different"),
        ("36家企业", "数十家企业", "apart"),
        ("about 48 to 60 people", "about 40 to 50 people", "different"),
        ("more than 70%", "about 75%", "same"),
        ("more than 70%", "about 65%", "different"),
        ("21 degrees", "21 °C", "same"),
        ("2021年5月", "5月", "same"),
        ("2021年5月", "2021年", "same"),
        ("May 2021", "2021年6月", "different"),
        ("9月27日", "2020-09-27", "same"),
        ("September 28", "9月27日", "different"),
        ("1990s", "1995年", "same"),
        ("the 19th century", "1920年", "different"),
    ],
)
def test_comparison(claimed: str, found: str, expected: str) -> None:
    assert compare(first(claimed), first(found)) == expected


def test_a_date_may_not_be_more_precise_than_its_source() -> None:
    assert is_more_precise(first("2021年5月3日"), [first("2021年5月")])
    assert not is_more_precise(first("2021年5月"), [first("2021年5月3日")])


def test_dates_that_agree_may_tell_a_day_together() -> None:
    claimed = first("22 October 2024")
    assert is_told_by(claimed, [first("10月22日"), first("2024年")])
    assert not is_told_by(claimed, [first("10月22日")])
    assert not is_told_by(claimed, [first("October 2024")])
