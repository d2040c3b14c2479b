"""Times of day are told from numbers, and are what "what time" asks for."""

import pytest

from qa.reading.clock_times import asks_clock, clock_times

TIMES = [
    ("儿科夜间门诊开放至22:00；", ["22:00"]),
    ("Demonstrations at 11:30 and 14:30.", ["11:30", "14:30"]),
    ("open until 10 p.m. on Fridays", ["10 p.m."]),
    ("The gate shuts at 6pm.", ["6pm"]),
    ("Lunch is at twelve o'clock.", ["twelve o'clock"]),
    ("每日上午9点至下午5点半开放", ["上午9点", "下午5点半"]),
    ("改為每週日上午十時", ["上午十時"]),
    ("早上八点开门", ["早上八点"]),
    ("自习空间开放至次日凌晨2时，其余闭馆", ["凌晨2时"]),
    ("The scale is 1:50000, the score 3:1.", []),
    ("他提出三点建议，历时10小时，增长2.5个百分点。", []),
    ("I am 9 years old and am happy.", []),
]


@pytest.mark.parametrize(("text", "times"), TIMES)
def test_times_of_day_are_found(text: str, times: list[str]) -> None:
    assert [text[a:b] for a, b in clock_times(text)] == times


ASKED = [
    ("what time does the museum close?", True),
    ("夜间门诊开到几点?", True),
    ("when does the museum close?", False),
    ("at what time of year do they bloom?", False),
    ("有几点建议?", False),
    ("提出了几点要求?", False),
    ("会上谈了几点意见?", False),
    ("总馆几点开门?", True),
    ("图书馆开到几点?", True),
]


@pytest.mark.parametrize(("question", "asked"), ASKED)
def test_what_time_asks_for_a_time_of_day(question: str, asked: bool) -> None:
    assert asks_clock(question) is asked
