"""What a pronoun of a follow-up stands for is what the question before asks about."""

import pytest

from qa.asking.spoken_of import spoken_of
from qa.conversation import stand_alone
from qa.question import understand
from qa.types import Answer, Turn

THINGS = [
    ("When was the cider press in Dunmore opened?", "it", "the cider press in Dunmore"),
    ("When did the shop close?", "it", "the shop"),
    ("What would the new rules on dogs in Port Hale require of owners?", "them",
     "the new rules on dogs in Port Hale"),
    ("How long did the participants in the Lindmark sleep study wear a sensor?", "it",
     "the Lindmark sleep study"),
    ("How long did the participants in the Lindmark sleep study wear a sensor?", "they",
     "the participants in the Lindmark sleep study"),
    ("Will Brightwater retrain its marine engineers?", "them",
     "the marine engineers of Brightwater"),
    ("Is there a water works in Carrow?", "it", "the water works in Carrow"),
    ("Was the old bridge repaired?", "it", "the old bridge"),
    ("Who built the Storm Petrel?", "it", ""),
    ("青禾B7最大噪声是多少？", "它", "青禾B7"),
    ("青禾食堂是谁负责的？", "它", ""),
]  # fmt: skip
WHOLE = [
    ("How often should the filter be changed?", "And if somebody smokes?",
     "How often should the filter be changed if somebody smokes?"),
    ("滤网多久换一次？", "如果家里有人抽烟呢？", "如果家里有人抽烟，滤网多久换一次？"),
    ("青禾B7有多重？", "它的噪声呢？", "青禾B7的噪声"),
    ("厂房是哪天动工的？", "不是2021年3月吗？", "厂房是2021年3月动工的吗？"),
]  # fmt: skip
# A question that names what it asks about takes nothing over.
NEW = [
    ("海阳科技有多少员工？", "实验中学有多少学生？"),
    ("Who is the treasurer of the club?", "What is the price of the HY-3 pump?"),
    ("When did the shop in Carrow close?", "How many people live in Port Hale?"),
]


@pytest.mark.parametrize(("before", "pronoun", "thing"), THINGS)
def test_a_pronoun_stands_for_what_was_asked_about(before: str, pronoun: str, thing: str) -> None:
    assert spoken_of(before, pronoun, owner=True) == thing


@pytest.mark.parametrize(("before", "follow_up", "expected"), WHOLE)
def test_a_follow_up_is_made_whole(before: str, follow_up: str, expected: str) -> None:
    assert expected in stand_alone(follow_up, turns(before)).text


@pytest.mark.parametrize(("before", "question"), NEW)
def test_another_topic_takes_nothing_over(before: str, question: str) -> None:
    assert stand_alone(question, turns(before)).carried == ()


def turns(before: str) -> tuple[Turn, ...]:
    question = understand(before)
    answer = Answer(before, question.language, None, "not_found", None, "", "extractive")
    return (Turn(question, answer),)
