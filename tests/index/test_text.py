"""The matching form keeps offsets; language and script are told for documents and questions."""

import pytest

from index.text import language_of, match_form, script_of, to_script
from index.types import Language, Script


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("區域發展", "区域发展"),
        ("ＡＢＣ　１２３", "abc 123"),
        ("Müller’s ½ ﬁ", "müller’s ½ ﬁ"),
        ("朝陽區（CBD）", "朝阳区(cbd)"),
        ("𠮷野家", "𠮷野家"),
        ("", ""),
    ],
)
def test_matching_form_is_simplified_lower_case_and_as_long(text: str, expected: str) -> None:
    assert match_form(text) == expected
    assert len(match_form(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("北京市朝阳区有多少人口？", "zh"),
        ("How many people live there?", "en"),
        ("Who is 坎克利?", "en"),
        ("What does 引据 mean?", "en"),
        ("NFL是什么", "zh"),
        ("서울 한국어", "en"),
        ("Super Bowl 50 谁赢了", "zh"),
        ("How many 街乡 are there?", "en"),
        ("", "en"),
    ],
)
def test_language_of_a_question_that_quotes_the_other(text: str, language: Language) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("朝陽區常住人口", "hant"),
        ("朝阳区常住人口", "hans"),
        ("皇后在哪裡", "hant"),
        ("乾隆皇帝何时即位", "hans"),
        ("北京", "hans"),
        ("only English", None),
    ],
)
def test_script(text: str, script: Script | None) -> None:
    assert script_of(text) == script


def test_our_own_wording_is_shown_in_the_script_of_the_reader() -> None:
    assert to_script("这里没有说", "hant") == "這裡沒有說"
    assert to_script("這裡沒有說", "hans") == "这里没有说"
    assert to_script("这里", None) == "这里"
