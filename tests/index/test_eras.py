"""Years of a reign are years of the common era, in either script."""

import pytest

from index.numbers import find_quantities


@pytest.mark.parametrize(
    ("text", "said", "year"),
    [
        ("城墙建于康熙八年。", "康熙八年", "1669"),
        ("乾隆元年重修", "乾隆元年", "1736"),
        ("萬曆十五年，河堤決口。", "萬曆十五年", "1587"),
        ("光緒24年設郵局", "光緒24年", "1898"),
        ("道光十年五月建桥", "道光十年五月", "1830"),
        ("昭和64年に", "昭和64年", "1989"),
    ],
)
def test_a_year_of_a_reign_is_a_date(text: str, said: str, year: str) -> None:
    (found,) = find_quantities(text, "zh")
    assert (found.kind, found.iso, text[found.start : found.end]) == ("date", year, said)


@pytest.mark.parametrize(
    "text", ["康熙八十年", "崇祯五十年", "嘉庆年间", "小明康乐八年级", "绍兴三年内建成"]
)
def test_no_reign_was_that_long_and_no_other_word_is_one(text: str) -> None:
    assert not [q for q in find_quantities(text, "zh") if q.kind == "date"]
