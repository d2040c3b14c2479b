"""A name that a question writes in both languages is one name, in the form the documents hold."""

import pytest

from index.types import Language
from qa.assistant import Assistant
from qa.naming.written_twice import in_one_form

DOCUMENTS = {
    "minutes.txt": "Minutes of the fen board\n\n"
    "The board met at the pumping house on 14 October 2025.\n\n"
    "The field site is Sallow Fen. A new sluice for Sallow Fen will cost 46,000 pounds.\n"
}

BOTH = [
    ("萨洛沼泽（Sallow Fen）的水闸多少钱？", "Sallow Fen的水闸多少钱？", "萨洛沼泽的水闸多少钱？"),
    ("在聖布蘭諾克(St Brannoc)醫院", "在St Brannoc醫院", "在聖布蘭諾克醫院"),
    ("Who runs Sallow Fen (萨洛沼泽)?", "Who runs Sallow Fen?", "Who runs 萨洛沼泽?"),
    (
        "When did the University of Sallow （萨洛大学） open?",
        "When did the University of Sallow open?",
        "When did the 萨洛大学 open?",
    ),
]
ONE = [
    "水闸（2025年）多少钱？",
    "What is the fee (in pounds)?",
    "请问（Sallow Fen）在哪里？",
    "（Sallow Fen）",
    "",
]


@pytest.mark.parametrize(("asked", "english", "chinese"), BOTH)
def test_the_form_that_the_documents_hold_stays(asked: str, english: str, chinese: str) -> None:
    def holds(language: Language) -> str:
        return in_one_form(asked, lambda _, own: own == language)

    assert holds("en") == english
    assert holds("zh") == chinese


@pytest.mark.parametrize(("asked", "english", "chinese"), BOTH)
def test_both_stay_where_the_documents_hold_both_or_neither(
    asked: str, english: str, chinese: str
) -> None:
    assert english != asked != chinese
    assert in_one_form(asked, lambda *_: True) == asked
    assert in_one_form(asked, lambda *_: False) == asked


@pytest.mark.parametrize("asked", ONE)
def test_a_note_in_brackets_is_no_name_written_twice(asked: str) -> None:
    assert in_one_form(asked, lambda _, language: language == "en") == asked
    assert in_one_form(asked, lambda _, language: language == "zh") == asked


def test_a_name_in_the_other_language_is_not_missed_beside_its_own(asked: Assistant) -> None:
    answer = asked.ask("萨洛沼泽（Sallow Fen）的新水闸多少钱？")
    assert answer.outcome == "answered"
    assert "46,000 pounds" in answer.statements[0].text
