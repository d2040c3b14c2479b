"""Follow-ups are made to stand alone; what is carried over is told."""

import pytest

from qa.assistant import Assistant
from qa.conversation import stand_alone
from qa.question import spoken_in, understand
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
    # in the other language than the turn before
    (["How many parks does Donghu have?"], "那西岭区呢?", ["How many parks does 西岭区 have?"]),
    (["东湖区有多少个公园?"], "And in Xiling?", ["Xiling有多少个公园?"]),
    (["东湖区有多少个公园?", "And in Xiling?"], "那朝阳区呢?", ["朝阳区有多少个公园?"]),
    (["How many parks does 西岭区 have?"], "And Haidian?", ["How many parks does Haidian have?"]),
    (["明月公园是哪年开放的?"], "And Songtao Park?", ["Songtao Park是哪年开放的?"]),
    (["What was the cargo of the port in 2020?"], "2023年呢?", ["port in 2023?"]),
    (["港口2020年的吞吐量是多少?"], "And in 2023?", ["港口2023年的吞吐量"]),
    (["外资银行占几成?"], "So it is 60 %?", ["外资银行", "60", "吗"]),
    (["When did the tunnel open?"], "所以是2016年?", ["Is it 2016:", "the tunnel open"]),
    (["隧道是哪年通车的?"], "So it opened in 2016?", ["隧道是2016年通车的吗"]),
    (["东湖区为什么新建公园?"], "Why?", ["为什么", "新建公园"]),
    # the topic is not piled up, what was put in gives way again, a number has a unit
    (["国际门诊挂号多少钱?"], "都能说英语吗?", ["国际门诊", "都能说英语吗"]),
    (["流感疫苗多少钱一针?"], "老人呢?", ["老人", "流感疫苗多少钱一针"]),
    (["4号线什么时候开通?"], "和3号线在哪换乘?", ["4号线和3号线在哪换乘"]),
    (["F1线票价是多少?"], "那F2线呢?", ["F2线票价是多少"]),
    (["补贴每亩多少钱?"], "那2023年呢?", ["2023年补贴每亩多少钱"]),
    (["Can dogs enter the stations?"], "And guide dogs?", ["Can guide dogs enter the stations"]),
    (["Can I bring my dog to Pellworth?"], "And drones?", ["Can I bring my drones to Pellworth"]),
    (["When did the pier open?", "Why was it late?"], "How much did it cost?", ["the pier cost"]),
    (["How many bids were there for the pier?"], "When will it open?", ["the pier open"]),
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


@pytest.mark.parametrize(
    ("before", "follow_up", "language", "said"),
    [
        ("朝阳区有多少个友好城市?", "And in how many countries?", "en", "24 countries"),
        ("How many sister cities does Chaoyang have?", "那在几个国家?", "zh", "24个国家"),
        ("外资金融机构有多少在朝阳?", "So it is 60 %?", "en", "Not 60%: the source says 65%."),
        ("What share of foreign banks is in Chaoyang?", "所以是60%?", "zh", "不是60%"),
        ("What is OTEC?", "那凤凰计划呢?", "zh", "凤凰计划"),
    ],
)
def test_a_follow_up_is_answered_in_its_own_language(
    assistant: Assistant, before: str, follow_up: str, language: str, said: str
) -> None:
    answer = assistant.ask(follow_up, turns(assistant, [before]))
    assert answer.language == language
    assert said in answer.text


@pytest.mark.parametrize(
    ("before", "follow_up"),
    [
        ("朝阳区有多少个友好城市?", "And in Haidian?"),
        ("How many sister cities does Chaoyang have?", "那海淀区呢?"),
    ],
)
def test_what_is_named_in_the_other_language_is_not_answered_by_the_name_before(
    assistant: Assistant, before: str, follow_up: str
) -> None:
    answer = assistant.ask(follow_up, turns(assistant, [before]))
    assert answer.outcome == "not_found"
    assert "Haidian" in answer.text or "海淀区" in answer.text


def test_a_bare_name_or_figure_leaves_the_language_of_the_conversation() -> None:
    assert [spoken_in(text) for text in ("OTEC?", "2023?", "Kearney?")] == [None] * 3
    assert [spoken_in(text) for text in ("And OTEC?", "那OTEC呢?", "why?")] == ["en", "zh", "en"]


def test_he_is_the_person_the_answer_named(assistant: Assistant) -> None:
    before = turns(assistant, ["谁介绍了国际交往中心功能建设的第一个五年规划?"])
    assert "冯剑" in stand_alone("他是什么职务?", before).text


def turns(assistant: Assistant, questions: list[str]) -> tuple[Turn, ...]:
    made: list[Turn] = []
    for text in questions:
        made.append(Turn(understand(text), assistant.ask(text, tuple(made))))
    return tuple(made)
