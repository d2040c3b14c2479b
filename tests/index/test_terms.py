"""Typed terms of a sentence: words, stems, numbers, months, names by sound, in order."""

import pytest

from index.terms import analyse
from index.types import Language

GOLDEN: list[tuple[Language, str, tuple[str, ...]]] = [
    ("en", "The Panthers gave up just 308 points.", ("panther", "give", "#308", "point")),
    ("en", "It ranked sixth in the league", ("rank", "#6", "leagu")),
    ("en", "about 1.2 million people", ("#1200000", "peopl")),
    ("en", "twenty thousand visitors in May", ("#20000", "visitor", "#m5")),
    ("en", "Super Bowl XLIX", ("super", "bowl", "xlix", "#49")),
    ("en", "led by Kawann Müller", ("lead", "kawann", "@kawann", "muller", "@muller")),
    ("zh", "朝阳区的防守", ("~朝阳", "朝阳区", "的", "防守")),
    ("zh", "朝陽區", ("~朝阳", "朝阳区")),
    ("zh", "1200万元", ("#12000000", "万元")),
    ("zh", "九月三日", ("九月", "#m9", "#3", "三日")),
    ("zh", "9月27日", ("#m9", "#9", "月", "#27", "日")),
    ("zh", "NFL联盟", ("nfl", "联盟")),
    ("zh", "排名第六", ("排名", "第六", "#6")),
]


@pytest.mark.parametrize(("language", "text", "expected"), GOLDEN)
def test_terms_of_a_sentence(language: Language, text: str, expected: tuple[str, ...]) -> None:
    assert analyse(text, language) == expected


def test_the_same_number_is_the_same_term_in_both_languages() -> None:
    assert "#3000000" in analyse("three million", "en")
    assert "#3000000" in analyse("300万", "zh")
    assert "#m11" in analyse("in November", "en")
    assert "#m11" in analyse("11月", "zh")


def test_a_transliteration_is_marked_as_a_sound() -> None:
    assert "@坎克利" in analyse("卢克·坎克利完成了擒抱。", "zh")


def test_traditional_and_simplified_writing_give_the_same_terms() -> None:
    assert analyse("國際交往中心的建設", "zh") == analyse("国际交往中心的建设", "zh")


def test_nothing_gives_no_terms() -> None:
    assert analyse("", "zh") == analyse("…… !", "en") == ()
