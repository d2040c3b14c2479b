"""How many of the years, numbers and ordinals of a question a sentence holds."""

import pytest

from index.numbers import find_quantities
from index.text import language_of
from qa.deciding.asked_figures import figures_held

RACE = "In 2019, how many boats sailed in the third race?"
HELD = [
    (RACE, "In 2019 the third race had 14 boats.", 1.0),
    (RACE, "The third race was cancelled.", 0.5),
    (RACE, "In 2018 the second race had 14 boats.", 0.0),
    ("2019年第三场比赛有多少条船？", "2019年第三场比赛有14条船。", 1.0),
    ("2019年第三场比赛有多少条船？", "第三场比赛取消了。", 0.5),
    ("2019年第三場比賽有多少條船？", "第三場比賽取消了。", 0.5),
    ("2019年第三場比賽有多少條船？", "2018年第二場比賽有14條船。", 0.0),
    ("In 2019, how many boats sailed?", "2019年有14条船。", 1.0),
    ("2019年有多少條船？", "In 2019 there were 14 boats.", 1.0),
    ("How many boats sailed?", "In 2019 there were 14 boats.", 0.0),
]


@pytest.mark.parametrize(("asked", "text", "share"), HELD)
def test_the_share_of_the_figures_held(asked: str, text: str, share: float) -> None:
    figures = find_quantities(asked, language_of(asked))
    assert figures_held(figures, text, language_of(text)) == share
