"""A term in quotation marks is met in either language, and what defines it is read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index import build_index
from qa.assistant import Assistant, open_assistant
from qa.reading.definitions import defines_one, same_term
from qa.settings import load_settings


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("三廊", "“三廊”即沿江、沿山、沿海三条绿廊。"),
        ("三廊", "所谓“三廊”，是指沿江、沿山、沿海三条绿廊。"),
        ("三廊", "建设沿江、沿山、沿海三条绿廊（以下简称“三廊”）。"),
        ("three corridors", "The “Three Corridors” are the river, hill and coast greenways."),
        ("three corridors", "The river, hill and coast greenways, known as the “Three Corridors”."),
    ],
)
def test_a_sentence_defines_a_term_in_either_order(term: str, text: str) -> None:
    assert defines_one([term], text)


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("三廊", "今年“三廊”建设投入12亿元。"),
        ("三廊", "“三廊”即将完工。"),
        ("三廊", "“三廊”为了沿江居民而建。"),
        ("three corridors", "Work on the “Three Corridors” goes on."),
    ],
)
def test_a_sentence_that_only_holds_a_term_defines_nothing(term: str, text: str) -> None:
    assert not defines_one([term], text)


@pytest.mark.parametrize(
    ("english", "chinese", "same"),
    [
        ("three corridors", "三廊", True),
        ("four services", "四个服务", True),
        ("night market", "夜市", True),
        ("three corridors", "两廊", False),
        ("three corridors", "三平台", False),
        ("three corridors", "三廊工程", False),
    ],
)
def test_terms_are_the_same_when_every_word_has_its_translation(
    english: str, chinese: str, same: bool
) -> None:
    assert same_term(english, chinese) is same
    assert same_term(chinese, english) is same


CHINESE = (
    "# 澜溪市绿道建设\n\n日期：2023-04-05\n来源：澜溪日报\n\n"
    "今年澜溪市“三廊”建设投入12亿元，比去年多2亿元。\n\n"
    "市长谷闻笛说，“三廊”建设要在2026年前完工。\n\n"
    "各区都为“三廊”建设成立了专班。澜溪区负责“三廊”北段。\n\n"
    "龙坞区负责“三廊”南段。“三廊”沿线还将建18个驿站。\n\n"
    "“三廊”即沿江的白鹭绿廊、沿山的青枫绿廊和沿海的银沙绿廊。\n"
)
ENGLISH = (
    "# Lanxi parks and corridors\n\nDate: 2023-05-06\nSource: Lanxi Weekly\n\n"
    "The hospital in Lanxi has three corridors on the ground floor, all painted green.\n\n"
    "Patients complained that the corridors are too narrow for two beds.\n"
)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over two invented texts, of which the Chinese one coins a term."""
    folder = tmp_path_factory.mktemp("texts")
    (folder / "greenways.md").write_text(CHINESE, encoding="utf-8")
    (folder / "hospital.md").write_text(ENGLISH, encoding="utf-8")
    settings = load_settings({}, data_dir=tmp_path_factory.mktemp("library"))
    build_index([Path(folder)], settings.index)
    assistant = open_assistant(settings)
    yield assistant
    assistant.close()


@pytest.mark.parametrize(
    "question",
    ["What do the “Three Corridors” stand for?", "大家常说的“三廊”到底指哪三条?"],
)
def test_what_defines_a_term_answers_however_often_it_is_used(
    asked: Assistant, question: str
) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "answered"
    assert "白鹭绿廊" in answer.statements[0].text
