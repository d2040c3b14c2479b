"""Who or what is named in a question may not be somebody or something else in the documents."""

import pytest

from qa.assistant import Assistant

DOCUMENTS = {
    "school.txt": (
        "柳湾区教育工作会议\n日期：2024-03-12\n来源：柳湾区教育局\n\n"
        "区长石守业主持会议。石守业1966年出生，1988年毕业于安徽大学。\n\n"
        "教育局局长白立成表示，全区现有中小学46所，教师3800人。\n\n"
        "实验中学校长欧阳明慧介绍，学校2011年建校，现有学生1860人。\n\n"
        "家长代表申屠雪认为，作业少了，孩子睡得早了。\n"
    ),
    "bus.txt": (
        "镜湖校车今年秋天开行\n2024年8月20日\n\n"
        "校车3号线设停靠点14个，首班车6点30分从北门发出。\n\n"
        "乘客在东门可换乘5号线。\n"
    ),
    "pump.txt": (
        "海阳科技发布第三代水泵\n2025年4月8日\n\n"
        "海阳科技成立于2009年，现有员工650人。\n\n"
        "新水泵由海阳科技与临江大学联合研制，柳湾市人民医院已订购水泵40台。\n"
    ),
    "press.md": (
        "# Elmore Valley cooperative: annual review\n\nDate: 2024-11-20\n\n"
        "Chairwoman Mary Chen welcomed the members. Chen studied agronomy at Leeds.\n\n"
        "The treasurer, Dr. Samuel Okoro, reported revenue of 6.2 million euros.\n\n"
        "The cooperative has 214 members.\n"
    ),
}
OTHERS = [
    ("石守成是哪年出生的？", "石守成"),
    ("白守业担任什么职务？", "白守业"),
    ("欧阳明德校长的学校有多少学生？", "欧阳明德"),
    ("申屠霜怎么看作业？", "申屠霜"),
    ("Where did Peter Chen study agronomy?", "Peter Chen"),
    ("What did Grace Okoro report?", "Grace Okoro"),
    ("星河软件有多少员工？", "星河软件"),
    ("凯斯特航空哪一年成立？", "凯斯特航空"),
    ("海阴科技有多少员工？", "海阴科技"),
    ("光明医院订购了多少台水泵？", "光明医院"),
    ("實驗小學有多少學生？", "實驗小學"),
    ("How many members does the Golden River Bank have?", "Golden River"),
]
THE_SAME = [
    ("石守业是哪年出生的？", "1966"),
    ("石守業哪年畢業？", "1988"),
    ("Who is Shi Shouye?", "石守业"),
    ("欧阳明慧的学校有多少学生？", "1860"),
    ("海阳公司有多少员工？", "650"),
    ("柳湾医院订购了多少台水泵？", "40"),
    ("实验中学有多少学生？", "1860"),
    ("石区长是哪年出生的？", "1966"),
    ("校车3号线设多少个停靠点？", "14"),
    ("Where did Dr. Chen study agronomy?", "Leeds"),
    ("Where did Mary Chen study agronomy?", "Leeds"),
    ("What did Samuel Okoro report?", "6.2 million"),
    ("How many members does the Elmore Valley cooperative have?", "214"),
]


# The right name, and what is not said of it: the refusal holds both, in the question's script.
NOT_SAID = [
    ("石守业的手机号是多少？", ["石守业", "手机号"]),
    ("石守業的妻子是誰？", ["石守業", "妻子"]),
    ("海阳科技的董事长是谁？", ["海阳科技", "董事长"]),
    ("海阳科技有游泳池吗？", ["海阳科技", "游泳池"]),
    ("实验中学有多少位老师？", ["实验中学", "老师"]),
    ("What is Mary Chen's phone number?", ["Mary Chen", "phone"]),
    ("When was Mary Chen born?", ["Mary Chen", "born"]),
    ("Does the cooperative have a swimming pool?", ["swimming pool"]),
]
PARTS = [
    ("实验中学有多少学生，多少位老师？", ["1860", "老师"]),
    ("實驗中學的學生人數和面積分別是多少？", ["1860", "面積"]),
    ("Who is the treasurer, and how old is he?", ["Samuel Okoro", "old"]),
    ("How many members and how many trees does the cooperative have?", ["214", "trees"]),
    ("What is the revenue and the debt of the cooperative?", ["6.2 million", "debt"]),
]


@pytest.mark.parametrize(("question", "parts"), NOT_SAID)
def test_a_refusal_says_what_is_known_and_what_is_not(
    asked: Assistant, question: str, parts: list[str]
) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "not_found", answer.text
    assert all(part in answer.text for part in parts), answer.text


@pytest.mark.parametrize(("question", "parts"), PARTS)
def test_what_is_answered_of_two_things_is_said_with_the_other(
    asked: Assistant, question: str, parts: list[str]
) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "partial", answer.text
    assert all(part in answer.text for part in parts), answer.text


@pytest.mark.parametrize(("question", "name"), OTHERS)
def test_a_name_that_no_document_holds_is_refused_and_said(
    asked: Assistant, question: str, name: str
) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "not_found", answer.text
    assert name in answer.text


@pytest.mark.parametrize(("question", "part"), THE_SAME)
def test_a_name_that_the_documents_hold_is_answered_about(
    asked: Assistant, question: str, part: str
) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "answered", answer.text
    assert part in answer.text


def test_a_thing_called_by_a_number_is_not_its_like_beside_it(asked: Assistant) -> None:
    assert asked.ask("校车5号线设多少个停靠点？").outcome == "not_found"
