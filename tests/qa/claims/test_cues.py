"""Words of direction are the same classes in both languages."""

import pytest

from qa.claims.cues import cues_of, excluding, turns_of


@pytest.mark.parametrize(
    ("english", "chinese", "cue"),
    [
        ("The price fell.", "价格下降了。", "down"),
        ("All rooms are taken.", "所有房间都满了。", "all"),
        ("Only members may vote.", "只有会员可以投票。", "only"),
        ("Most of them left.", "多数人离开了。", "most"),
        ("It is not open.", "没有开放。", "not"),
        ("Everyone except Lund came.", "除伦德以外都来了。", "except"),
        ("The plan was cancelled.", "计划取消了。", "end"),
        ("Entry is free.", "免费入场。", "free"),
        ("They will build it.", "将要建造。", "planned"),
    ],
)
def test_a_cue_is_known_in_both_languages(english: str, chinese: str, cue: str) -> None:
    assert cue in cues_of(english)
    assert cue in cues_of(chinese)


def test_traditional_characters_are_read_as_simplified_ones() -> None:
    assert "free" in cues_of("免費入場")


def test_classes_that_exclude_one_another_are_counted() -> None:
    assert excluding(frozenset({"up"}), frozenset({"down"})) == 1
    assert excluding(frozenset({"up", "down"}), frozenset({"down"})) == 0
    assert excluding(frozenset({"up"}), frozenset({"free"})) == 0


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("It is open.", 0),
        ("It is not open.", 1),
        ("Nobody came.", 1),
        ("Rafts rather than boats were hired, and not from Lund.", 2),
        ("雨天除外。", 1),
        ("不在免票之列。", 2),
    ],
)
def test_words_that_turn_a_statement_round_are_counted(text: str, turns: int) -> None:
    assert turns_of(text) == turns
