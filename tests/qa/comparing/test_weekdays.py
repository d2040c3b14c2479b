"""Days of the week, alone, in lists and from one to another."""

import pytest

from index.types import Language
from qa.comparing.weekdays import weekdays


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("夜市每週二、四、六營業。", "zh", {1, 3, 5}),
        ("星期一闭馆", "zh", {0}),
        ("周二至周四开放", "zh", {1, 2, 3}),
        ("礼拜天休息", "zh", {6}),
        ("四周一片安静，一周年纪念", "zh", set()),
        ("open Tuesday to Thursday and on Sundays", "en", {1, 2, 3, 6}),
        ("no day at all", "en", set()),
    ],
)
def test_the_days_named(text: str, language: Language, days: set[int]) -> None:
    assert weekdays(text, language) == days
