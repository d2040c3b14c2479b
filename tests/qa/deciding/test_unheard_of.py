"""What a question calls by name, and no document speaks of, is not answered by what is near it."""

import pytest

from index.english import stem
from qa.assistant import Assistant
from qa.comparing.alignment import Word, words_of
from qa.naming.name_words import is_written_as_name

DOCUMENTS = {
    "house.md": (
        "# The community house\n\nDate: 2023-05-01\nSource: Fellgate Parish\n\n"
        "New windows were installed in the community house, and the doors were painted green.\n\n"
        "The house keeps bees, and the honey is sold at the door for 6 pounds a jar.\n\n"
        "The district of Fellgate has friendly relations with 14 foreign towns.\n"
    ),
    "hall.txt": (
        "溪口村礼堂\n日期：2023-06-01\n来源：溪口村委会\n\n"
        "礼堂的窗口安装了新的玻璃，门也重新刷过。\n\n礼堂里出售蜂蜜，每瓶38元。\n"
    ),
}

UNHEARD_OF = [
    "How do I install Python on Windows?",
    "How much is a jar of honey at Waitrose in Scotland?",
    "How many foreign towns does haidian district have friendly relations with?",
    "礼堂里的 Python 怎么安装？",
]


@pytest.mark.parametrize("question", UNHEARD_OF)
def test_what_no_document_names_is_not_answered(asked: Assistant, question: str) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "not_found", answer.text


HEARD_OF = [
    ("How many foreign towns does fellgate have friendly relations with?", "14"),
    ("How Much Is A Jar Of Honey At The Community House?", "6 pounds"),
    ("礼堂里的蜂蜜多少钱一瓶？", "38"),
]


@pytest.mark.parametrize(("question", "part"), HEARD_OF)
def test_small_letters_and_title_case_hide_no_answer(
    asked: Assistant, question: str, part: str
) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "answered", answer.text
    assert part in answer.text


WRITTEN = [
    ("How do I install Python?", "python", True),
    ("How do I keep a python?", "python", False),
    ("How Do I Install Python?", "python", False),
    ("Python costs how much?", "python", False),
    ("Is haidian twinned with a town?", "haidian", True),
    ("Is the goverment twinned with a town?", "goverment", False),
    ("Where are the regional HQs kept?", "hqs", False),
]


@pytest.mark.parametrize(("text", "word", "named"), WRITTEN)
def test_a_name_is_capitalised_within_a_sentence_or_spelt_in_pinyin(
    text: str, word: str, named: bool
) -> None:
    found: Word = next(w for w in words_of(text, "en") if w.term == stem(word))
    assert is_written_as_name(text, found) is named
