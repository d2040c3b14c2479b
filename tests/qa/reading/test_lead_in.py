"""What leads in to a sentence counts with it: a question of an interview, a table's head, a list's
opening line."""

import pytest

from qa.assistant import Assistant

DOCUMENTS = {
    "interview.txt": (
        "A talk with the keeper of Skerry lighthouse\n\nCoast Gazette, 4 May 2024\n\n"
        "Morag Tennant has kept the lighthouse of Skerry Point for nineteen years.\n\n"
        "Q: People in the village complain about the foghorn.\n\n"
        "A: I know. The horn was turned down in March, to no more than 70 decibels after midnight. "
        "Nobody has written to me since.\n\n"
        "Q: Why is the lamp red in winter?\n\n"
        "A: Birds. In two winters we counted four hundred dead thrushes under the white lamp. "
        "Red light draws hardly any.\n\n"
        "Q: What is a 'wet watch'?\n\n"
        "A: That is our own word. It means a night spent outside on the gallery with a hand lamp.\n"
    ),
    "faq.txt": (
        "暖石牌电热毯常见问题\n\n"
        "问：电热毯可以折叠存放吗？\n答：不可以。折叠会折断发热丝，请卷起来存放。\n\n"
        "问：一个冬天大约用多少电？\n答：按每晚六小时计算，约38度。\n\n"
        "问：保修多久？\n答：控制器三年，毯身一年。\n"
    ),
    "boats.md": (
        "# Boats of the Lorne rowing club\n\nThe club keeps four boats in the lower shed.\n\n"
        "| Boat | Seats | Length | Bought |\n|---|---|---|---|\n"
        "| Heron H1 | 4 | 12 metres | 2015 |\n| Heron H2 | 8 | 17 metres | 2019 |\n"
        "| Plover | 2 | 9 metres | 2021 |\n\n"
        "Members may take a boat out after two lessons. The shed is opened at six.\n"
    ),
    "orchard.csv": (
        "果园,面积（亩）,产量（吨）,负责人\n东坡果园,320,410,何雨桐\n西岭果园,150,96,罗明远\n"
    ),
    "money.txt": (
        "云渡大桥开工\n\n2024年3月2日\n\n云渡大桥今天开工，计划三年建成。\n\n"
        "县交通局介绍，建桥资金来源有三部分：一是省级补助2亿元，二是县财政1.2亿元，三是银行贷款0.8亿元。\n"
    ),
}


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("How loud may the foghorn at Skerry Point be at night?", "70 decibels"),
        ("Why does the lighthouse have a red lamp in winter?", "thrushes"),
        ("What does 'wet watch' mean?", "a night spent outside"),
        ("电热毯能折叠存放吗？", "不可以"),
        ("这款电热毯一个冬天用多少电？", "38度"),
        ("How long is the Heron H2?", "17 metres"),
        ("How many seats does the Plover have?", "Plover | 2"),
        ("西岭果园的产量是多少？", "96"),
        ("建云渡大桥的资金来源有哪些？", "银行贷款0.8亿元"),
    ],
)
def test_what_leads_in_to_an_answer_counts_as_said_with_it(
    asked: Assistant, question: str, part: str
) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "answered"
    assert any(part in statement.text for statement in answer.statements)


@pytest.mark.parametrize(
    "question", ["Why is the lighthouse lamp red in winter?", "电热毯保修多久？"]
)
def test_the_answer_is_quoted_and_not_the_question_above_it(
    asked: Assistant, question: str
) -> None:
    first = asked.ask(question).statements[0].text
    assert not first.startswith(("Q:", "问："))


def test_a_row_is_quoted_with_the_head_of_its_table(asked: Assistant) -> None:
    text = asked.ask("How long is the Heron H2?").statements[0].text
    assert "Boat | Seats | Length | Bought" in text
