"""Whom a sentence is about may be told by how its document begins; only those names count."""

import pytest

from qa.asking.asked import asked_of
from qa.assistant import Assistant
from qa.question import understand
from qa.reading.surroundings import matches, opening

DOCUMENTS = {
    "weaver.txt": (
        "织布匠石望舒的一生\n日期：2020-03-02\n来源：梧溪日报\n\n"
        "石望舒出生在梧溪镇，父亲是木匠。\n\n石先生十二岁学织布。\n\n"
        "他的作坊雇了九名学徒。\n\n1931年作坊搬到云岭县。\n"
    ),
    "potter.txt": (
        "陶匠簡伯言傳\n日期：2020-04-02\n來源：藍田週報\n\n"
        "簡伯言生於藍田鎮。\n\n窯廠雇了十四名學徒。\n\n1947年窯廠遷往臨港鎮。\n"
    ),
    "sea.md": (
        "# A life at sea\n\nDate: 2021-02-03\nSource: Corran Post\n\n"
        "Ingrid Halvorsen was born on the island of Skarn and went to sea at fifteen.\n\n"
        "Halvorsen commanded four ships.\n\n"
        "The barque Grey Heron was sold in 1911 for 800 pounds.\n"
    ),
}


def test_a_document_opens_with_its_lines_up_to_the_first_sentence_of_text(
    asked: Assistant,
) -> None:
    library = asked.library
    openings = {
        profile.file: list(opening(library.document(profile.doc_id), library))
        for profile in library.documents()
    }
    assert openings["sea.md"][-1] == (
        "Ingrid Halvorsen was born on the island of Skarn and went to sea at fifteen."
    )
    assert openings["weaver.txt"][-1] == "石望舒出生在梧溪镇，父亲是木匠。"
    assert openings["potter.txt"][-1] == "簡伯言生於藍田鎮。"


TOLD = [
    ("石望舒的作坊雇了多少名学徒？", "九名"),
    ("石望舒的作坊哪一年搬到云岭县？", "1931年"),
    ("簡伯言的窯廠雇了多少名學徒？", "十四名"),
    ("簡伯言的窯廠哪一年遷走？", "1947年"),
    ("How much was Ingrid Halvorsen's barque sold for?", "800 pounds"),
]


@pytest.mark.parametrize(("question", "part"), TOLD)
def test_a_sentence_without_the_name_is_about_whom_its_document_begins_with(
    asked: Assistant, question: str, part: str
) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "answered", answer.text
    assert part in answer.text


OTHERS = [
    "李建国的作坊雇了多少名学徒？",
    "李建國的窯廠雇了多少名學徒？",
    "How much was Astrid Pell's barque sold for?",
]


@pytest.mark.parametrize("question", OTHERS)
def test_nobody_else_is_what_the_document_is_about(asked: Assistant, question: str) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "not_found", answer.text


SURNAMES = [
    ("石望舒几岁学织布？", "十二岁"),
    ("石望舒幾歲學織布？", "十二岁"),
    ("How many ships did Ingrid Halvorsen command?", "four"),
]


@pytest.mark.parametrize(("question", "part"), SURNAMES)
def test_a_surname_suffices_where_the_document_has_the_whole_name(
    asked: Assistant, question: str, part: str
) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "answered", answer.text
    assert part in answer.text


def test_a_surname_does_not_stand_for_another_first_name(asked: Assistant) -> None:
    answer = asked.ask("How many ships did Astrid Halvorsen command?")
    assert answer.outcome == "not_found", answer.text
    assert "Astrid" in answer.text


@pytest.mark.parametrize(
    ("question", "word", "said"),
    [
        ("Why did the guild refuse the barque?", "refuse", "The guild turned the barque down."),
        ("Who was left out of the crew list?", "left", "Apprentices were excluded from the list."),
    ],
)
def test_a_verb_of_two_words_is_met_by_the_one_that_says_the_same(
    question: str, word: str, said: str
) -> None:
    about = asked_of(understand(question))
    place = next(n for n, own in enumerate(about.words) if question[own.start : own.end] == word)
    assert float(matches(about, said, "en")[place]) >= 0.8
