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
