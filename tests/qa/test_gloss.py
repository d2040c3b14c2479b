"""The reading aid: words, pinyin, gloss."""

import pytest

from qa.gloss import GlossedWord, glossed_words


def words(text: str) -> list[str]:
    return [word.text for word in glossed_words(text)]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("我们建立了关系", ["我们", "建立", "了", "关系"]),
        ("國際交往中心", ["國際", "交往", "中心"]),
        ("朝阳区", ["朝阳区"]),
        ("", []),
    ],
)
def test_a_text_is_cut_into_words(text: str, cut: list[str]) -> None:
    assert words(text) == cut


@pytest.mark.parametrize("text", ["CBD的30个城市, \n 和㐀。", "no Chinese", "𠮷野家😀"])
def test_nothing_is_lost(text: str) -> None:
    assert "".join(words(text)) == text


@pytest.mark.parametrize(
    ("word", "pinyin", "gloss"),
    [
        ("和", "hé", "and"),
        ("女性", "nǚ xìng", "woman"),
        ("友好", "yǒu hǎo", "friendly"),
        ("國際", "guó jì", "international"),
    ],
)
def test_a_word_comes_with_tones_and_its_ordinary_meaning(
    word: str, pinyin: str, gloss: str
) -> None:
    (found,) = glossed_words(word)
    assert found.pinyin == pinyin
    assert gloss in (found.gloss or "")


def test_what_is_no_word_has_no_gloss() -> None:
    assert glossed_words("，") == (GlossedWord("，"),)
