"""What a question takes for granted has to be told; what only looks like a name refuses nothing."""

import pytest

from qa.assistant import Assistant
from qa.conversation import turns_of
from qa.types import Answer

DOCUMENTS = {
    "hospital.txt": (
        "柳河市第三人民医院2024年工作报告\n日期：2025-02-11\n来源：柳河市第三人民医院\n\n"
        "柳河市第三人民医院院长高秉文介绍，全院现有床位640张。\n\n"
        "发热门诊从2023年5月8日开诊，工作日17时开门。\n\n"
        "儿科夜间门诊因医生不足于2024年6月停办。\n\n"
        "小型药店不享受租金优惠，其他商户租金减免三成。\n\n"
        "2024年门诊量为52万人次，比2021年多7万人次。\n\n"
        "医院与华康、同仁堂等医药集团签订了供货协议。\n"
    ),
    "mill.md": (
        "# Ashdown Mill: annual review\n\nDate: 2025-03-02\nSource: Ashdown Mill Ltd\n\n"
        "Ashdown Mill wove 41,300 metres of cloth, the highest figure since the dye house opened "
        "in 2011.\n\n"
        "Managing director Priya Raman said the order for blankets from Nordvik Hotels would be "
        "filled by June.\n\n"
        "The mill shop sells blankets and scarves to visitors.\n\n"
        "Owen Pryce retired as chair of Ashdown Mill in 2024 and was succeeded by Dana Whitlock."
        "\n\n"
        "The night shift was cancelled in 2023 because too few weavers applied.\n\n"
        "The average wait for regional headquarters staff at the gate is four minutes.\n"
    ),
    "plan.txt": (
        "沙洲大学2025年招生简章\n日期：2025-05-06\n来源：沙洲大学招生办公室\n\n"
        "沙洲大学2025年招收本科生3100人，比上年增加90人。\n\n"
        "学校共有教学楼十二座，其中四座设有电梯。\n\n"
        "沙洲大学新校区计划2027年9月启用，投资18亿元。\n\n"
        "新生统一于9月2日报到。\n"
    ),
}

ANSWERED = [
    ("儿科夜间门诊为什么停办？", "医生不足"),
    ("柳河市第三人民医院有多少张床位？", "640"),
    # what stands before a body is no part of its name, and what is asked for names nobody
    ("哪一类小药店不享受租金优惠？", "小型药店"),
    ("医院与哪些医药集团签订了供货协议？", "同仁堂"),
    ("新生哪天去学校报到？", "9月2日"),
    ("Why was the night shift cancelled?", "too few weavers"),
    # a year that a sentence only counts from is not the one it speaks of
    ("How many metres of cloth did Ashdown Mill weave in 2025?", "41,300"),
]
REFUSED = [
    # bodies told apart by a number alone
    "柳河市第一人民医院有多少张床位？",
    "柳河市第四人民医院的发热门诊几点开门？",
    # an end that nothing tells of
    "医院与医药集团的供货协议为什么终止？",
    "柳河市第三人民医院的院长高秉文为什么辞职？",
    "Why was the order for blankets taken away from Ashdown Mill?",
    "Why did Priya Raman resign?",
    # what something is sold for, where it is only said to be sold
    "What does the mill shop sell blankets for?",
]


@pytest.mark.parametrize(("question", "part"), ANSWERED)
def test_what_the_documents_tell_is_answered(asked: Assistant, question: str, part: str) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "answered", answer.text
    assert part in answer.text


@pytest.mark.parametrize("question", REFUSED)
def test_what_is_taken_for_granted_and_not_told_is_refused(asked: Assistant, question: str) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "not_found", answer.text


TURNS: list[list[tuple[str, str, str]]] = [
    [("沙洲大学2025年招收多少本科生？", "answered", "3100"), ("那研究生呢？", "not_found", "")],
    [("沙洲大学新校区什么时候启用？", "answered", "2027"), ("那投资呢？", "answered", "18亿元")],
    [("沙洲大学有几座教学楼？", "answered", "十二座"), ("其中几座有电梯？", "answered", "四座")],
    [
        ("Who is the managing director of Ashdown Mill?", "answered", "Raman"),
        ("Why did she resign?", "not_found", ""),
    ],
]


@pytest.mark.parametrize("turns", TURNS, ids=lambda turns: str(turns[-1][0]))
def test_a_follow_up_is_held_to_what_it_names(
    asked: Assistant, turns: list[tuple[str, str, str]]
) -> None:
    said: list[Answer] = []
    for text, outcome, part in turns:
        answer = asked.ask(text, turns_of(said))
        assert answer.outcome == outcome, (text, answer.text)
        assert part in answer.text, (text, answer.text)
        said.append(answer)


# What is supposed of somebody, the outcome, and what the answer says.
SUPPOSED = [
    ("高秉文是柳河市第一人民医院的院长吗？", "answered", "不是第一"),
    (
        "Is Priya Raman the managing director of Ashdown Mill?",
        "answered",
        "Managing director Priya",
    ),
    ("Is Owen Pryce the chair of Ashdown Mill?", "answered", "retired as chair"),
    ("Was Owen Pryce the chair of Ashdown Mill?", "answered", "retired as chair"),
    # the name stands elsewhere: it is not what is missing
    ("高秉文是药店的负责人吗？", "not_found", "提到了“高秉文”"),
    ("截至2019年，沙洲大学有几座教学楼？", "not_found", "截至2019年"),
    ("截至2019年，沙洲大學有幾座教學樓？", "not_found", "沒有符合問題所限範圍"),
    ("As of 2019, how many metres of cloth did Ashdown Mill weave?", "not_found", "As of 2019"),
]


@pytest.mark.parametrize(("question", "outcome", "part"), SUPPOSED)
def test_what_is_supposed_of_somebody(
    asked: Assistant, question: str, outcome: str, part: str
) -> None:
    answer = asked.ask(question)
    assert answer.outcome == outcome, answer.text
    assert part in answer.text


def test_who_has_left_a_post_holds_it_no_more(asked: Assistant) -> None:
    assert not asked.ask("Is Owen Pryce the chair of Ashdown Mill?").text.startswith("Yes")
    assert asked.ask("Is Dana Whitlock the chair of Ashdown Mill?").text.startswith("Yes")
