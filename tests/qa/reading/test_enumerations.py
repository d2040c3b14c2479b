"""Lists that run over sentences come whole; what is no list stays alone."""

from types import SimpleNamespace
from typing import Any

import pytest

from index.sentences import split
from index.types import Document, Metadata
from qa.question import understand
from qa.reading.enumerations import asks_many, enumerated, items_around
from qa.types import EvidenceSentence

FRONTS = (
    "下面,我从三个方面介绍有关情况。\n一是汇聚高端资源。成绩很多。\n二是强化国际交往。会议很多。\n"
    "三是提升承载能力。(1)建设服务区。(2)加快行动计划。\n此外没有别的。"
)
ONE, TWO, THREE = "一是汇聚高端资源。", "二是强化国际交往。", "三是提升承载能力。"
ENGLISH = (
    "We act on three fronts.\nFirst, we build.\nSecond, we attract.\nThird, we open up.\nThe end."
)


# (text, the sentence asked about, the items)
BULLETS = "Please bring:\n- boots of rubber. Rubber is best.\n- a coat\n\nIt may rain."
HEADED = "Known problems\n- The light flickers.\n- The door sticks.\n\nIt may rain."
FOLLOWED = "会上提出了四条要求。\n首先是安全。其次是质量。再次是进度。最后是造价。\n完。"
FOUR = ["首先是安全。", "其次是质量。", "再次是进度。", "最后是造价。"]
MERGED = "下列行为是禁止的：\n（1）吸烟；（2）烧烤；\n（3）采摘花果；\n完。"
LETTERED = "No refund for:\n(a) food;\n(b) tickets.\nThe end."
SECTIONS = "甲部分\n1. 早到。\n2. 晚走。\n乙部分\n3. 安静。\n4. 整洁。\n完。"

STEPS = ["First, we build.", "Second, we attract.", "Third, we open up."]


@pytest.mark.parametrize(
    ("text", "opening", "expected"),
    [
        (FRONTS, "下面,我从三个方面介绍有关情况。", [ONE, TWO, THREE]),
        (FRONTS, "三是提升承载能力。", ["(1)建设服务区。", "(2)加快行动计划。"]),
        (FRONTS, "一是汇聚高端资源。", [ONE, TWO, THREE]),
        (FRONTS, "此外没有别的。", []),
        (ENGLISH, "We act on three fronts.", STEPS),
        (ENGLISH, "The end.", []),
        (BULLETS, "Please bring:", ["Please bring:", "boots of rubber.", "a coat"]),
        (BULLETS, "a coat", ["Please bring:", "boots of rubber.", "a coat"]),
        (BULLETS, "It may rain.", []),
        (HEADED, "The door sticks.", ["The light flickers.", "The door sticks."]),
        (FOLLOWED, "会上提出了四条要求。", FOUR),
        (MERGED, "（3）采摘花果；", ["（1）吸烟；（2）烧烤；", "（3）采摘花果；"]),
        (LETTERED, "No refund for:", ["(a) food;", "(b) tickets."]),
        (SECTIONS, "1. 早到。", ["1. 早到。", "2. 晚走。"]),
    ],
)  # fmt: skip
def test_the_items_of_a_list(text: str, opening: str, expected: list[str]) -> None:
    language = "en" if text.isascii() else "zh"
    document = Document("d", "d.txt", text, language, None, Metadata(), "0" * 64)
    sentences = split(document)
    library: Any = SimpleNamespace(sentences=lambda _: sentences)
    start = text.index(opening)
    first = next(s for s in sentences if s.start <= start < s.end)
    best = EvidenceSentence(first, document, text[first.start : first.end], 1, 1)
    assert [item.text for item in items_around(best, library)] == expected


def test_an_item_that_is_only_a_label_comes_with_what_it_is_about() -> None:
    text = "他补充了两点。\n第一，新船。新船九月交付。\n第二，老船。老船年底退役。\n完。"
    document = Document("d", "d.txt", text, "zh", None, Metadata(), "0" * 64)
    sentences = split(document)
    library: Any = SimpleNamespace(sentences=lambda _: sentences)
    first = sentences[0]
    best = EvidenceSentence(first, document, text[first.start : first.end], 1, 1)
    shown = [(i.antecedent and i.antecedent.text, i.text) for i in items_around(best, library)]
    assert shown == [("第一，新船。", "新船九月交付。"), ("第二，老船。", "老船年底退役。")]


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("有哪些举措?", True),
        ("从哪三个方面推进?", True),
        ("What are the four steps?", True),
        ("What will become the second one?", False),
        ("谁介绍了规划?", False),
    ],
)
def test_whether_several_things_are_asked_for(text: str, many: bool) -> None:
    assert asks_many(understand(text)) is many


def test_the_longest_enumeration_of_a_sentence() -> None:
    text = "引进金融、科技、信息、商务和文化等项目。"
    span = enumerated(text)
    assert span is not None
    assert text[slice(*span)].endswith("文化")
    assert enumerated("没有列举。") is None
