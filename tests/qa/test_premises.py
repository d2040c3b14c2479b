"""What a question supposes of when something happened is set right from the source."""

import pytest

from qa.assistant import Assistant
from qa.conversation import turns_of
from qa.types import Answer

DOCUMENTS = {
    "works.txt": (
        "青石泵业简介\n日期：2025-04-08\n\n"
        "青石泵业成立于2009年，现有员工650人，研发人员占三成。\n\n"
        "第二车间2021年3月动工，2022年9月投产。第二车间2024年的产量为8400台。\n\n"
        "第一食堂因屋顶漏水于2023年7月停业。\n\n"
        "宿舍洗衣房每次12元，因为水价涨了，6月起改为15元。\n"
    ),
    "orchard.md": (
        "# Elmore Valley orchard: annual review\n\nDate: 2024-11-20\n\n"
        "The cider press in Dunmore opened in 2016 and has a staff of nine.\n\n"
        "In 2023 sales grew by 12 per cent.\n\n"
        "The shop in Carrow closed in 2022 because the roof had become unsafe.\n\n"
        "The barns of Arden and Tolby were joined because one heating plant serves both.\n"
    ),
}
# Turn by turn; of the last answer the outcome, what its first line holds, and what stands in it.
SUPPOSED: list[tuple[list[str], str, str, str]] = [
    (["第一食堂为什么停业？"], "answered", "漏水", "2023年7月"),
    (["第一食堂为什么扩建？"], "not_found", "", ""),
    (["青石泵業為什麼退市？"], "not_found", "", ""),
    (["第二车间为什么搬迁？"], "not_found", "", ""),
    (["青石泵业是2009年成立的吗？"], "answered", "是的", "2009年"),
    (["青石泵业成立于2012年吗？"], "answered", "不是2012年", "2009年"),
    (["青石泵業是2012年成立的嗎？"], "answered", "不是2012年", "2009年"),
    (["青石泵业哪一年成立？", "是2012年吗？"], "answered", "不是2012年", "2009年"),
    (["青石泵业哪一年成立？", "所以是2009年？"], "answered", "是的", "2009年"),
    (["第二车间什么时候动工？", "是2021年5月吗？"], "answered", "不是2021年5月", "2021年3月"),
    (["第二车间是2020年投产的吗？"], "answered", "不是2020年", "2022年9月"),
    (["研发人员占多少？", "是五成吗？"], "answered", "不是五成", "三成"),
    (["Did the cider press in Dunmore open in 2019?"], "answered", "Not 2019", "2016"),
    (["Was the cider press in Dunmore opened in 2016?"], "answered", "Yes", "2016"),
    (["When was the cider press in Dunmore opened?", "Was it 2019?"], "answered", "Not 2019",
     "2016"),
    (["When was the cider press in Dunmore opened?", "So it was 2016?"], "answered", "Yes", "2016"),
    (["What does the cider press in Dunmore have?", "Did it open in 2019?"], "answered", "Not 2019",
     "2016"),
    (["Was Qingshi Pumps founded in 2012?"], "answered", "Not 2012", "2009"),
    # what happens again every year is not set right by another year
    (["Did sales grow in 2019?"], "not_found", "2019", ""),
    # the contrary is said
    (["Is the shop in Carrow open?"], "answered", "No", "closed"),
    # a reason for what never happened
    (["Why did the cider press in Dunmore close?"], "not_found", "close", ""),
    (["Why did the shop in Carrow close in 2019?"], "not_found", "2019", ""),
    (["Why did the shop in Carrow close in 2022?"], "answered", "roof", ""),
    (["第一食堂为什么在2021年停业？"], "not_found", "2021年", ""),
    (["第一食堂为什么停业？"], "answered", "屋顶漏水", ""),
    # how many they are may be told by their names
    (["Why were the two barns joined?"], "answered", "heating", ""),
    # a reason for a figure that nothing gives
    (["宿舍洗衣房为什么从12元涨到18元？"], "not_found", "", ""),
    (["宿舍洗衣房为什么从12元涨到15元？"], "answered", "水价", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("turns", "outcome", "first", "part"), SUPPOSED, ids=lambda value: str(value)[:60]
)
def test_a_supposition_is_borne_out_set_right_or_refused(
    asked: Assistant, turns: list[str], outcome: str, first: str, part: str
) -> None:
    said: list[Answer] = []
    for text in turns:
        said.append(asked.ask(text, turns_of(said)))
    answer = said[-1]
    assert answer.outcome == outcome, answer.text
    assert first in answer.text.split("\n")[0], answer.text
    assert part in answer.text
