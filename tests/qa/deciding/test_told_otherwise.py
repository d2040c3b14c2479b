"""What is told in another form than the question has it: how long by an end, how often by a word, a
person by the surname, a year beside another; and near misses of each."""

import pytest

from qa.assistant import Assistant
from qa.naming.surname_alone import surname_alone

DOCUMENTS = {
    "kiln.md": (
        "# The Tarrow kiln\n\nDate: 2024-02-03\nSource: Tarrow Parish\n\n"
        "Smoke from the old kiln remained a nuisance in Tarrow until the first decade of the 20th "
        "century.\n\n"
        "The kiln master rarely works alone and sometimes brings a helper.\n\n"
        "Brandreth proposed that the glaze was made of wood ash.\n\n"
        "Norman Pellew proposed that the roof was made of slate.\n\n"
        "In 2022 a flood struck the clay pits. The flooded area was about 1,200 square miles, "
        "compared to 734 square miles (1,901 km2) in 2018.\n\n"
        "A spokesman confirmed that Tarrow Pottery would open in March as a museum.\n"
    ),
    "tea.txt": (
        "青坞茶厂旧事\n日期：2024-05-06\n来源：青坞镇志\n\n"
        "一直到20世纪的头十年，茶税仍是青坞镇的大事。\n\n"
        "茶厂的老师傅很少独自上山，总带着一个徒弟。\n\n"
        "2010年青坞镇遭遇干旱。受灾的茶园大约有1,160亩，而2005年为734亩。\n\n"
        "作为合并的一部分，茶厂将获得500万元。\n\n"
        "坎特利在比赛中为茶厂贡献了118斤茶叶。\n"
    ),
}
ANSWERED = [
    ("How long did smoke from the kiln last in Tarrow?", "20th century"),
    ("How often does the kiln master work alone?", "rarely"),
    ("What did Graham Brandreth propose about the glaze?", "wood ash"),
    ("How many square miles was the area flooded in 2022?", "1,200"),
    ("茶税在青坞镇持续了多久？", "头十年"),
    ("茶厂的老师傅多久独自上山一次？", "很少"),
    ("2010年受灾的茶园有多少亩？", "1,160"),
    ("合并后茶厂将获得多少资金？", "500万元"),
    ("卢克·坎特利贡献了多少斤茶叶？", "118"),
]


@pytest.mark.parametrize(("question", "part"), ANSWERED)
def test_what_is_told_otherwise_answers(asked: Assistant, question: str, part: str) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "answered", answer.text
    assert part in answer.text


REFUSED = [
    "How long did the flood last in Tarrow?",
    "What did Graham Pellew propose about the roof?",
    "茶园的干旱持续了多久？",
    "2005年受灾的茶园影响了多少人？",
    "茶厂的徒弟将获得多少奖金？",
]


@pytest.mark.parametrize("question", REFUSED)
def test_near_misses_are_refused_all_the_same(asked: Assistant, question: str) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "not_found", answer.text


SURNAMES = [
    ("Graham", "Twigg", "But Twigg thought so. Mr Twigg wrote it down.", True),
    ("Graham", "Twigg", "Norman Twigg thought so. Twigg wrote it down.", False),
    ("Graham", "Twigg", "Graham Twigg thought so.", True),
    ("Luther", "Bible", "The Bible was read aloud.", False),
    ("Graham", "Twigg", "Nobody thought so.", False),
    ("卢克", "坎特利", "坎特利采了118斤。", True),
    ("卢克", "坎特利", "马克·坎特利采了118斤。", False),
]


@pytest.mark.parametrize(("first", "last", "text", "same"), SURNAMES)
def test_a_surname_alone_may_be_anybodys_of_that_name(
    first: str, last: str, text: str, same: bool
) -> None:
    assert surname_alone(first, last, text) is same
