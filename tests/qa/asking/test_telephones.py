"""A telephone number asked for is answered only by what looks like one."""

import pytest

from index.text import match_form
from qa.asking.telephones import asks_telephone, telephone_numbers

ASKS = [
    "展览馆的电话号码是多少？",
    "报名打什么电话？",
    "服务热线是多少",
    "展覽館的電話是多少？",
    "What is the phone number of the museum?",
    "Which number do I ring to book?",
]
ASKS_NOT = ["电话会议有多少人参加？", "办公室有几部电话？", "How many phones are there?"]


@pytest.mark.parametrize("asked", ASKS)
def test_a_question_for_a_telephone_number_is_known(asked: str) -> None:
    assert asks_telephone(match_form(asked))


@pytest.mark.parametrize("asked", ASKS_NOT)
def test_a_question_that_only_speaks_of_telephones_is_another(asked: str) -> None:
    assert not asks_telephone(match_form(asked))


NUMBERS = [
    ("联系电话：0571-88123456。", ["0571-88123456"]),
    ("请拨打12345热线。", ["12345"]),
    ("手机13812345678", ["13812345678"]),
    ("Call 01983 555 210 or +44 1983 555211.", ["01983 555 210", "+44 1983 555211"]),
    ("位于滨河路16号，1978-1988年建成，费用1,200,000元。", []),
    ("The fee rose from 5 to 8 on 2024-03-05.", []),
]


@pytest.mark.parametrize(("text", "numbers"), NUMBERS)
def test_only_what_looks_like_a_telephone_number_is_one(text: str, numbers: list[str]) -> None:
    assert [text[a:b] for a, b in telephone_numbers(text)] == numbers
