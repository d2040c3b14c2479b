"""The three wordings say the same things with the same placeholders."""

import string

import pytest

from index.text import script_of, to_script
from qa.messages import ENGLISH, SIMPLIFIED, TABLES, TRADITIONAL, enumerate_words, message


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_all_wordings_have_the_same_keys() -> None:
    assert ENGLISH.keys() == SIMPLIFIED.keys() == TRADITIONAL.keys()


@pytest.mark.parametrize("key", ENGLISH)
def test_all_wordings_have_the_same_placeholders(key: str) -> None:
    assert len({frozenset(placeholders(table[key])) for table in TABLES.values()}) == 1


@pytest.mark.parametrize("key", TRADITIONAL)
def test_traditional_texts_hold_no_simplified_characters(key: str) -> None:
    text = TRADITIONAL[key].replace("只", "")  # written alike for "only" in both scripts
    assert to_script(text, "hant") == text


@pytest.mark.parametrize("word", ["文檔", "字符", "信息", "软件", "數據"])
def test_traditional_texts_use_the_words_of_their_readers(word: str) -> None:
    assert not [key for key, text in TRADITIONAL.items() if word in text]


def test_simplified_texts_are_simplified() -> None:
    assert [key for key, text in SIMPLIFIED.items() if script_of(text) == "hant"] == []


@pytest.mark.parametrize(
    ("language", "script", "expected"),
    [
        ("en", None, "“a”, “b” and “c”"),
        ("zh", "hans", "“a”、“b”和“c”"),
        ("zh", "hant", "「a」、「b」和「c」"),
    ],
)
def test_words_are_joined_as_the_language_does_it(language, script, expected) -> None:
    assert enumerate_words(["a", "b", "c"], language, script) == expected


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        message("nothing", "en", None)
