# ruff: noqa: E501  (one case is one line)
"""What compares two things is asked of each; figures to choose from give way to a question word."""

import pytest

from index.text import language_of
from qa.asking.choices import asked_openly
from qa.asking.parts import parts_of
from qa.asking.sides import sides_of
from qa.question import understand

COMPARED = [
    ("东湖公园和西山公园哪个更大？", ("东湖公园有多大？", "西山公园有多大？"), "more"),
    ("西山公園的面積比東湖公園小嗎？", ("西山公園的面積是多少？", "東湖公園的面積是多少？"), "less"),
    ("2023年和2024年哪年的游客更少？", ("2023年的游客有多少？", "2024年的游客有多少？"), "less"),
    ("甲厂的产量高还是乙厂的产量高", ("甲厂的产量是多少？", "乙厂的产量是多少？"), "more"),
    ("成人票和学生票哪个便宜？", ("成人票是多少钱？", "学生票是多少钱？"), "less"),
    ("通州和西城在金融方面的定位有什么不一样?", ("通州在金融方面的定位是什么？", "西城在金融方面的定位是什么？"), ""),
    ("Which wing is larger, the north or the south?", ("How large is the north wing?", "How large is the south wing?"), "more"),
    ("Is the north pier longer than the south pier?", ("How long is the north pier?", "How long is the south pier?"), "more"),
    ("Which has fewer beds, Aston or Barlow?", ("How many beds has Aston?", "How many beds has Barlow?"), "less"),
    ("Did the museum have more visitors in 2024 than in 2023?", ("How many visitors did the museum have in 2024?", "How many visitors did the museum have in 2023?"), "more"),
]  # fmt: skip
COMPARES_NOTHING = [
    "2030年大兴的服务业占比目标是多少？",
    "这次现场零售为什么卖得比上一届少？",
    "投资比例有多大？",
    "Which is the largest park in the city?",
    "Is the park larger than 20 hectares or not open at all?",
]


@pytest.mark.parametrize(("text", "questions", "wanted"), COMPARED)
def test_each_side_of_a_comparison_is_asked_about(
    text: str, questions: tuple[str, str], wanted: str
) -> None:
    sides = sides_of(text, language_of(text))
    assert sides and (sides.texts, sides.wanted) == (questions, wanted)


@pytest.mark.parametrize("text", COMPARES_NOTHING[:4])
def test_what_compares_nothing_has_no_sides(text: str) -> None:
    assert sides_of(text, language_of(text)) is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("东湖公园、西山公园和南岭公园的面积各是多少？", ("东湖公园的面积是多少？", "西山公园的面积是多少？", "南岭公园的面积是多少？")),
        ("成人票和学生票各多少钱", ("成人票多少钱", "学生票多少钱")),
        ("关于湿地，2021年的规划和2022年的报道各提到什么？", ("根据2021年的规划，关于湿地提到什么？", "根据2022年的报道，关于湿地提到什么？")),
        ("青石县有多少公园和多少学校？", ("青石县有多少公园？", "青石县有多少学校？")),
        ("谁在会上介绍了情况，她是什么职务？", ("谁在会上介绍了情况？", "在会上介绍了情况的人是什么职务？")),
        ("How much do adults and students each pay?", ("How much do adults pay?", "How much do students pay?")),
        ("What did the 2021 plan and the 2022 report each say about parks?", ("According to the 2021 plan, what did it say about parks?", "According to the 2022 report, what did it say about parks?")),
        ("Who spoke for the port at the hearing, and what is his job?", ("Who spoke for the port at the hearing?", "what is the job of the one that spoke for the port at the hearing?")),
        ("Where does the port rank, and since when?", ("Where does the port rank?", "since when does the port rank?")),
    ],
)  # fmt: skip
def test_each_of_several_is_asked_about(text: str, parts: tuple[str, ...]) -> None:
    assert parts_of(understand(text)).texts == parts


@pytest.mark.parametrize(
    "text",
    [
        "Which goods does the scheme between Aston and Barlow cover?",
        "阿斯顿和巴洛之间的协议包括哪些货物？",
        "桥前几年就修了，是为了哪一年的运动会？",
        "系统上线没几天就停了，公司说是什么原因？",
    ],
)
def test_what_belongs_together_is_not_taken_apart(text: str) -> None:
    assert parts_of(understand(text)).texts == ()


@pytest.mark.parametrize(
    ("text", "openly"),
    [
        ("东湖公园是2008年还是2019年建成的？", "东湖公园是哪一年建成的？"),
        ("西山公园面积是57公顷还是75公顷？", "西山公园面积是多少公顷？"),
        ("Was the museum opened in 1978 or 1988?", "When was the museum opened?"),
        ("Is the fee 12 or 15 pounds?", "How much is the fee?"),
        ("东湖公园归园林中心管还是归林业局管？", "东湖公园归园林中心管还是归林业局管？"),
        ("Is it run by the museum or the port?", "Is it run by the museum or the port?"),
        ("Will 200 or more people come in 2026?", "Will 200 or more people come in 2026?"),
    ],
)
def test_figures_to_choose_from_are_asked_for_openly(text: str, openly: str) -> None:
    assert asked_openly(text, language_of(text)) == openly
