# ruff: noqa: E501  (one case is one line)
"""Questions of several parts are taken apart, whole ones are left alone; names meet by sound."""

import pytest

from qa.asking.asked import asked_of
from qa.asking.parts import parts_of
from qa.naming.sounded_names import sounded
from qa.question import understand

SEVERAL = [
    ("望京的国际人才社区已有什么设施,全市又要建多少个这样的社区?", ("望京的国际人才社区已有什么设施？", "全市又要建多少个国际人才社区？")),
    ("通州和西城在金融方面的定位有什么不一样?", ("通州在金融方面的定位是什么？", "西城在金融方面的定位是什么？")),
    ("新布局的国际学校有几所投入使用,几所完成规划布局?", ("新布局的国际学校有几所投入使用？", "新布局的国际学校几所完成规划布局？")),
    ("通州区和怀柔区的区委书记分别是谁?", ("通州区的区委书记是谁?", "怀柔区的区委书记是谁?")),
    ("发布会是什么时候、在哪里召开的?", ("发布会是什么时候召开的?", "发布会是在哪里召开的?")),
    ("When and where was the press conference held?", ("When was the press conference held?", "Where was the press conference held?")),
    ("How do Tongzhou and Xicheng differ in their financial ambitions?", ("What are the financial ambitions of Tongzhou?", "What are the financial ambitions of Xicheng?")),
    ("What is OTEC and how many entrepreneurs did it attract?", ("What is OTEC?", "how many entrepreneurs did OTEC attract?")),
    ("Who introduced the plan? When was it released?", ("Who introduced the plan?", "When was the plan released?")),
]  # fmt: skip
WHOLE = [
    "北京有多少家跨国公司地区总部?",
    "朝阳区与多少个国家的多少个城市结好?",
    "截至2021年,北京有几个国际人才社区?",
    "If the plan succeeds, what will Beijing be by 2025?",
]


@pytest.mark.parametrize(("question", "parts"), SEVERAL)
def test_a_question_of_several_parts_is_taken_apart(question: str, parts: tuple[str, ...]) -> None:
    assert parts_of(understand(question)).texts == parts


@pytest.mark.parametrize("question", ["How many cities and countries has Chaoyang befriended?"])
def test_two_things_counted_are_read_as_one_question_first(question: str) -> None:
    parts = parts_of(understand(question))
    assert parts.texts and not parts.apart


@pytest.mark.parametrize("question", WHOLE)
def test_a_whole_question_is_left_alone(question: str) -> None:
    assert parts_of(understand(question)).texts == ()


@pytest.mark.parametrize(
    ("question", "text", "held"),
    [
        ("What lines Kearney Boulevard?", "科尔尼大道两旁种着棕榈树。", True),
        ("When did Scheele discover oxygen?", "1773年舍勒独立发现氧气。", True),
        ("What lines Kearney Boulevard?", "弗雷斯诺的街道两旁种着棕榈树。", False),
    ],
)
def test_a_name_is_met_by_its_sound(question: str, text: str, held: bool) -> None:
    asked = understand(question)
    found = sounded(asked, asked_of(asked).words, text, "zh")
    assert bool(found.max() >= 0.6) == held
