"""Answers of another form than the usual one of their kind, and near misses of the same form."""

import pytest

from qa.assistant import Assistant

DOCUMENTS = {
    "ferry.md": (
        "# Questions about the Orrin ferry\n\nDate: 2024-03-04\nSource: Orrin Ferries\n\n"
        "Groups of twelve or more must book at least two weeks ahead.\n\n"
        "The harbour trust has turned the old ship down, since its upkeep would "
        "have cost too much.\n\n"
        "At Orrin a berth charge means what a ship pays for a night, a third of the fee.\n\n"
        "Orrin is the busiest port of the sound.\n\n"
        "The night crossing can be used once the new pier is open.\n"
    ),
    "wall.txt": (
        "石门围旧事\n日期：2024-05-06\n来源：清溪镇志\n\n"
        "石门围的围墙建于康熙八年，高五米。\n\n"
        "村里的小学有学生七十名。\n\n"
        "到镇上的新路要等青石桥修好后才能通车。\n\n"
        "石门围是清溪镇人口最多的村。\n\n"
        "每年有不少外国学者从索尔特马什（Saltmarsh）来参观。\n"
    ),
}
ANSWERED = [
    ("How far ahead do groups have to book at Orrin?", "two weeks"),
    ("Why did the harbour trust refuse the old ship?", "upkeep"),
    ('What does "berth charge" mean at Orrin?', "for a night"),
    ("石门围的围墙是哪一年修的？", "康熙八年"),
    ("到镇上的新路什么时候才能通车？", "青石桥修好后"),
    ("石門圍的人口在清溪鎮排第幾？", "人口最多"),
    ("Saltmarsh（索尔特马什）的学者来参观什么地方？", "Saltmarsh"),
]
REFUSED = [
    "How far ahead do groups have to pay at the Kelder ferry?",
    "石门围的戏台是哪一年修的？",
    "到镇上的铁路什么时候才能通车？",
    "石门围的围墙是用多少块砖砌的？",
]


@pytest.mark.parametrize(("question", "part"), ANSWERED)
def test_an_answer_may_have_another_form(asked: Assistant, question: str, part: str) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "answered", answer.text
    assert part in answer.text


@pytest.mark.parametrize("question", REFUSED)
def test_what_is_not_said_is_refused_all_the_same(asked: Assistant, question: str) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "not_found", answer.text
