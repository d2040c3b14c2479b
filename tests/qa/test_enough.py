"""What is answered and what is refused over invented documents: near misses, parts, turns."""

import pytest

from qa.assistant import Assistant
from qa.conversation import turns_of
from qa.types import Answer

DOCUMENTS = {
    "tea.txt": (
        "青溪茶厂2024年工作总结\n日期：2025-01-10\n来源：青溪茶厂办公室\n\n"
        "2024年，青溪茶厂生产茶叶360吨，同比增长9%，其中绿茶210吨、红茶150吨。\n\n"
        "厂长何雨桐表示，全厂现有职工128名，女职工占六成。\n\n"
        "第二车间于2024年8月建成投产，安装揉捻机14台。第三车间正在设计。\n\n"
        "销售科科长罗明远介绍，茶叶销往12个国家，其中摩洛哥是最大的市场。\n\n"
        "下一步，茶厂将在云岭县建设有机茶基地，面积为2400亩。\n"
    ),
    "ferry.md": (
        "# Kestrel Bay ferry report\n\nDate: 2024-03-04\nSource: Harbour Board of Kestrel Bay\n\n"
        "In 2023 the ferries of Kestrel Bay carried 412,000 passengers, up from 380,000 in 2022."
        "\n\n"
        "The new ferry Storm Petrel was built by Lindholm Yards and entered service in May 2023."
        "\n\n"
        "Marta Oyelaran, director of the Harbour Board, said the crossing takes 35 minutes.\n\n"
        "The winter timetable begins on 1 November and has nine crossings a day.\n\n"
        "Dogs travel free, but bicycles cost 3 euros.\n"
    ),
}


ANSWERED = [
    ("青溪茶厂有多少职工？", "128"),
    ("茶叶销往多少个国家？", "12"),
    ("青溪茶厂的厂长是谁？", "何雨桐"),
    ("罗明远在茶厂任什么职？", "销售科科长"),
    ("第二车间是什么时候建成的？", "2024年8月"),
    ("Who is the director of the Harbour Board?", "Marta Oyelaran"),
    ("How many passengers did the ferries of Kestrel Bay carry in 2023?", "412,000"),
    ("Who built the Storm Petrel?", "Lindholm Yards"),
    ("How long does the crossing take?", "35 minutes"),
    ("Who is He Yutong?", "何雨桐"),
]
# The right names, and something the documents do not tell.
REFUSED = [
    "青溪茶厂有多少辆卡车？",
    "何雨桐今年多大年纪？",
    "第四车间安装了多少台揉捻机？",
    "青溪茶厂2019年生产了多少茶叶？",
    "白沙茶厂的厂长是谁？",
    "茶厂向银行借了多少钱？",
    "How many lifeboats does the Storm Petrel have?",
    "How many sister towns does Yunling have?",
    "How many people work for the Harbour Board?",
    "How many passengers did the ferries carry in 2015?",
    "What did the Storm Petrel cost?",
    "Who is the captain of the Storm Petrel?",
    "How do I bake sourdough bread?",
]


@pytest.mark.parametrize(("question", "part"), ANSWERED)
def test_what_the_documents_say_is_answered(asked: Assistant, question: str, part: str) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "answered", answer.text
    assert part in answer.text


@pytest.mark.parametrize("question", REFUSED)
def test_a_near_miss_is_refused(asked: Assistant, question: str) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "not_found", answer.text
    assert answer.nearest


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("何雨桐的工资是多少元？", ["何雨桐", "工资"]),
        ("What is the salary of Marta Oyelaran?", ["Marta Oyelaran", "salary"]),
    ],
)
def test_a_refusal_names_what_is_known_and_what_is_missing(
    asked: Assistant, question: str, names: list[str]
) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "not_found"
    assert all(name in answer.text for name in names), answer.text


PARTS = [
    ("第二车间何时投产，安装了多少台揉捻机？", "answered", ["2024年8月", "14台"]),
    ("青溪茶厂有多少职工，又有多少辆卡车？", "partial", ["128", "卡车"]),
    ("绿茶和红茶各生产了多少吨？", "answered", ["210", "150"]),
    ("Who is the director of the Harbour Board, and how old is she?", "partial", ["Marta", "old"]),
    ("When does the winter timetable begin and how many crossings a day does it have?", "answered",
     ["1 November", "nine"]),
]  # fmt: skip


@pytest.mark.parametrize(("question", "outcome", "parts"), PARTS)
def test_each_part_of_a_question_is_answered_or_named(
    asked: Assistant, question: str, outcome: str, parts: list[str]
) -> None:
    answer = asked.ask(question)
    assert answer.outcome == outcome, answer.text
    assert all(part in answer.text for part in parts), answer.text


ABOUT = [
    ("这篇总结的文档是哪天发布的？", "2025-01-10"),
    ("这份文档是哪个单位发布的？", "青溪茶厂办公室"),
    ("When was the document about the ferries published?", "2024-03-04"),
]


@pytest.mark.parametrize(("question", "value"), ABOUT)
def test_what_is_known_of_a_document_itself_is_told(
    asked: Assistant, question: str, value: str
) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "answered", answer.text
    assert value in answer.text


# Turn by turn: what is typed, the outcome, and what stands in the answer.
TURNS: list[list[tuple[str, str, str]]] = [
    [("青溪茶厂的厂长是谁？", "answered", "何雨桐"), ("他多大年纪？", "not_found", "")],
    [("青溪茶厂有多少职工？", "answered", "128"), ("女职工呢？", "answered", "六成")],
    [("茶叶销往多少个国家？", "answered", "12"), ("所以是20个？", "answered", "不是20")],
    [("第二车间何时投产？", "answered", "2024年8月"), ("安装了多少台揉捻机？", "answered", "14台")],
    [("绿茶生产了多少吨？", "answered", "210"), ("那红茶呢？", "answered", "150")],
    [("罗明远是谁？", "answered", "销售科科长"), ("他说茶叶销往哪里？", "answered", "12个国家")],
    [
        ("How many passengers did the ferries carry in 2023?", "answered", "412,000"),
        ("And in 2022?", "answered", "380,000"),
        ("And in 2010?", "not_found", ""),
    ],
    [
        ("Who built the Storm Petrel?", "answered", "Lindholm"),
        ("When did it enter service?", "answered", "May 2023"),
        ("How much did it cost?", "not_found", ""),
    ],
    [
        ("What do bicycles cost?", "answered", "3 euros"),
        ("So it is 5 euros?", "answered", "Not 5"),
        ("And dogs?", "answered", "free"),
    ],
    [
        ("Who is the director of the Harbour Board?", "answered", "Marta Oyelaran"),
        ("What did she say?", "answered", "35 minutes"),
    ],
    [("How long does the crossing take?", "answered", "35"), ("So 50 minutes?", "answered", "35")],
    [
        ("How many crossings a day are there in winter?", "answered", "nine"),
        ("When does the winter timetable begin?", "answered", "1 November"),
    ],
    [("青溪茶厂的厂长是谁？", "answered", "何雨桐"), ("那白沙茶厂呢？", "not_found", "")],
]


@pytest.mark.parametrize("turns", TURNS, ids=lambda turns: str(turns[-1][0]))
def test_a_conversation_holds_turn_by_turn(
    asked: Assistant, turns: list[tuple[str, str, str]]
) -> None:
    said: list[Answer] = []
    for text, outcome, part in turns:
        answer = asked.ask(text, turns_of(said))
        assert answer.outcome == outcome, (text, answer.text)
        assert part in answer.text, (text, answer.text)
        said.append(answer)
