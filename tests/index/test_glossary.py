"""The glossary of a library's own translations: rare words early, common words late, or not."""

from pathlib import Path

import pytest

from index.build import build_index
from index.glossary import SentencePair, as_mapping, translations
from index.library import open_library
from index.settings import IndexSettings
from index.terms import analyse

pytestmark = pytest.mark.usefixtures("chroma_in_this_process")


def pair(chinese: str, english: str) -> SentencePair:
    return SentencePair(analyse(chinese, "zh"), analyse(english, "en"), english)


# The team 野马 (in the dictionary: mustang, wild horse) is called Broncos in English.
TEAM = [
    pair("野马赢得了比赛。", "The Broncos won the match."),
    pair("球迷支持野马。", "Fans supported the Broncos."),
]


def test_a_rare_name_that_the_dictionary_has_otherwise_is_found_from_two_sentences() -> None:
    found = translations(TEAM)
    assert [(one.chinese, one.shown, one.times, one.weight) for one in found] == [
        ("野马", "Broncos", 2, 1.0)
    ]


def test_one_sentence_is_not_enough() -> None:
    assert translations(TEAM[:1]) == ()


def test_what_the_dictionary_explains_is_not_listed() -> None:
    pairs = [
        pair("医院开放了。", "The hospital opened."),
        pair("这是医院。", "A hospital."),
    ]
    assert translations(pairs) == ()


def test_common_words_need_three_sentences() -> None:
    pairs = [
        pair("公路很长。", "The route is long."),
        pair("公路关闭。", "The route was closed."),
        pair("公路通车。", "The route was opened."),
    ]
    assert translations(pairs[:2]) == ()
    assert [(one.chinese, one.english) for one in translations(pairs)] == [("公路", "rout")]


def test_the_glossary_is_read_in_both_directions() -> None:
    words = as_mapping(translations(TEAM))
    assert words["野马"] == (("bronco", 1.0),)
    assert words["bronco"] == (("野马", 1.0),)


CHINESE = (
    "野马队的故事\n\n2015年2月3日，丹佛野马在主场以24比18战胜对手。\n\n"
    "2016年3月9日，野马迎来12000名球迷。\n\n2017年4月5日，野马卖出900张门票。"
)
ENGLISH = (
    "The story of the team\n\nOn 3 February 2015 the Denver Broncos won 24 to 18 at home.\n\n"
    "On 9 March 2016 the Broncos welcomed 12,000 fans.\n\n"
    "On 5 April 2017 the Broncos sold 900 tickets."
)


def test_a_library_keeps_the_glossary_as_long_as_it_has_both_documents(tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    (files / "zh.txt").write_text(CHINESE, encoding="utf-8")
    (files / "en.txt").write_text(ENGLISH, encoding="utf-8")
    settings = IndexSettings(data_dir=tmp_path / "data")
    build_index([files], settings)
    with open_library(settings) as library:
        assert ("野马", "Broncos") in [(one.chinese, one.shown) for one in library.glossary()]
        assert "野马" in dict(library.vocabulary.glossary["bronco"])
    (files / "en.txt").unlink()
    build_index([files], settings)
    with open_library(settings) as library:
        assert library.glossary() == ()
