"""Hard-wrapped text becomes paragraphs; lines that end early stay by themselves."""

# ruff: noqa: E501 - a row of a golden table stands on one line

import pytest

from index.formats.lines import in_columns, unwrap


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["HARBOUR BOARD REPORT", "3 May 2025", "", "The harbour board met on Friday to consider the",
          "dues for the coming year, and it said that it had", "been forced to act."],
         ["HARBOUR BOARD REPORT", "3 May 2025", "", "The harbour board met on Friday to consider the "
          "dues for the coming year, and it said that it had been forced to act."]),
        (["　　今年汛期预计降水比常年偏多两", "成。截至5月底，全市水库蓄水量为3.2", "亿立方米，占总库容的45%。",
          "", "　　　　　　　　江州市人民政府", "　　　　　　　　2025年5月30日"],
         ["　　今年汛期预计降水比常年偏多两成。截至5月底，全市水库蓄水量为3.2亿立方米，占总库容的45%。",
          "", "　　　　　　　　江州市人民政府", "　　　　　　　　2025年5月30日"]),
        (["   Buoys report their position every 15 minutes.  A", "   beacon carries a header of 12 octets, and may carry",
          "   as many as 240 octets of data."],
         ["   Buoys report their position every 15 minutes.  A beacon carries a header of 12 octets, and may carry "
          "as many as 240 octets of data."]),
        (["> Could you tell me how deep the channel is now? The", "> harbour master says that ships of more than six", "> metres have to wait."],
         ["> Could you tell me how deep the channel is now? The harbour master says that ships of more than six metres have to wait."]),
        (["2) The journal goes online", "   and will be free."], ["2) The journal goes online and will be free."]),
        (["The board met in co-", "operation with the town, and it was agreed that this", "was the right thing to do for all."],
         ["The board met in cooperation with the town, and it was agreed that this was the right thing to do for all."]),
    ],
)  # fmt: skip
def test_wrapped_lines_are_joined(lines: list[str], expected: list[str]) -> None:
    assert unwrap("\n".join(lines)).split("\n") == expected


@pytest.mark.parametrize(
    "lines",
    [
        ["Prof. A. Quist", "President", "4 Mill Lane", "Carr"],
        ["The light on Gull Rock is out of service.", "Ships should keep 500 metres away, at least.", "A buoy flashes every four seconds."],
        ["关于做好2025年防汛抗旱工作的通知", "关于做好2024年森林防火工作的通知", "关于做好2023年安全生产工作的通知"],
        ["Home fixtures of the coming season", "Away fixtures of the coming season", "Cup fixtures of the coming season."],
        ["發文日期：中華民國114年6月9日", "發文字號：望圖推字第1140003127號", "主旨：本館自114年7月14日起整修，預計明年3月31日完工，期間暫停開放。"],
        ["一段话，" * 40, "另一段话，" * 40],
    ],
)  # fmt: skip
def test_lines_of_their_own_stay(lines: list[str]) -> None:
    assert unwrap("\n".join(lines)).split("\n") == lines


def test_columns_are_parted_by_bars() -> None:
    table = "Year      Vehicles\n2022      14,200\nA sentence here.      "
    assert in_columns(table).split("\n")[:2] == ["Year | Vehicles", "2022 | 14,200"]
    assert in_columns("one line      with a gap") == "one line      with a gap"
    assert in_columns("a\tb\nc\td") == "a | b\nc | d"
