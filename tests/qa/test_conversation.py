"""Follow-ups are made to stand alone; what is carried over is told."""

import pytest

from qa.assistant import Assistant
from qa.conversation import stand_alone
from qa.question import understand
from qa.types import Turn

# earlier questions, follow-up, what the question that stands alone must hold
CASES = [
    (["朝阳区有多少友好城市?"], "它们分布在几个国家?", ["友好城市", "国家"]),
    (["大兴服务业到2021年要占GDP多少?"], "那到2023年呢?", ["大兴", "2023年"]),
    (["朝阳区委书记是谁?"], "那海淀区呢?", ["海淀区委书记"]),
    (["外国驻京媒体有多少在朝阳?"], "国际组织呢?", ["国际组织", "朝阳"]),
    (["环球影城一期什么时候开放?"], "每年预计有多少人去?", ["环球影城"]),
    (["什么是凤凰计划?"], "为什么?", ["凤凰计划", "为什么"]),
    (["朝阳办过海外人才创业大会吗?"], "吸引了多少人?", ["海外人才创业大会"]),
    (["跨國公司地區總部有幾成在朝陽?"], "那外資金融機構呢?", ["外資金融機構", "朝陽"]),
    (["How many cities has Chaoyang befriended?"], "And how many countries?", ["Chaoyang"]),
    (["How much of Daxing's GDP are services by 2021?"], "And by 2023?", ["Daxing", "2023"]),
    (["Who is Wang Hao?"], "And Yu Jun?", ["Yu Jun"]),
    (["What is OTEC?"], "How many people did it attract?", ["OTEC"]),
    (["朝阳区委书记是谁?", "那海淀区呢?"], "通州区呢?", ["通州区委书记"]),
    # what is asked of the name instead of a deed, with what tells it apart, with its preposition
    (["望江隧道什么时候通车?"], "那投资呢?", ["望江隧道的投资"]),
    (["六号线南延段有几座车站?"], "其中几座在地下?", ["六号线南延段的车站"]),
    (["诉前调解要多久?"], "收费吗?", ["诉前调解", "收费"]),
    (["东院区什么时候启用?", "总投资多少?"], "那床位呢?", ["东院区", "床位"]),
    (["How much is a ticket at Saltmarsh?"], "And for students?", ["at Saltmarsh for students?"]),
    (["What does the Team plan cost?"], "And the free plan?", ["What does the free plan cost?"]),
    (["Does the Trust work in Africa?"], "In which countries?", ["In which countries", "Trust"]),
]  # fmt: skip
ALONE = [
    (["朝阳区委书记是谁?"], "海外人才创业大会连续举办了几年?"),
    (["What is OTEC?"], "How many foreign embassies are in Chaoyang District?"),
    (["朝阳区委书记是谁?"], "什么是“两区”?"),
    (["How long is the contract of Wang Hao?"], "And what will audiences hear first?"),
]


@pytest.mark.parametrize(("before", "follow_up", "expected"), CASES)
def test_a_follow_up_carries_what_it_leaves_out(
    assistant: Assistant, before: list[str], follow_up: str, expected: list[str]
) -> None:
    found = stand_alone(follow_up, turns(assistant, before))
    assert all(part in found.text for part in expected), found.text
    assert found.carried


@pytest.mark.parametrize(("before", "question"), ALONE)
def test_a_whole_question_stays_as_it_is(
    assistant: Assistant, before: list[str], question: str
) -> None:
    found = stand_alone(question, turns(assistant, before))
    assert (found.text, found.carried) == (question, ())


def test_without_earlier_turns_nothing_is_carried() -> None:
    assert stand_alone("那海淀区呢?", ()).text == "那海淀区呢?"


@pytest.mark.parametrize(
    ("before", "follow_up", "wrong", "right"),
    [
        ("外资金融机构有多少在朝阳?", "所以是60%?", "60%", "65%"),
        ("What share of foreign banks is in Chaoyang?", "So it is 60 %?", "60 %", "65%"),
    ],
)  # fmt: skip
def test_a_false_supposition_is_set_right(
    assistant: Assistant, before: str, follow_up: str, wrong: str, right: str
) -> None:
    answer = assistant.ask(follow_up, turns(assistant, [before]))
    first = answer.text.split("\n")[0]
    assert wrong in first
    assert right in first


def test_he_is_the_person_the_answer_named(assistant: Assistant) -> None:
    before = turns(assistant, ["谁介绍了国际交往中心功能建设的第一个五年规划?"])
    assert "冯剑" in stand_alone("他是什么职务?", before).text


def turns(assistant: Assistant, questions: list[str]) -> tuple[Turn, ...]:
    made: list[Turn] = []
    for text in questions:
        made.append(Turn(understand(text), assistant.ask(text, tuple(made))))
    return tuple(made)
