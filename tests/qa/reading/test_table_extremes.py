"""Of a table's rows the one with the most, or the least, of what is asked about answers."""

import pytest

from qa.assistant import Assistant

DOCUMENTS = {
    "orchards.csv": (
        "township,orchards,area (ha),yield 2023 (t),yield 2024 (t)\n"
        "Alder,23,1860,1185,1240\nBrook,11,940,1250,610\nCorran,3,360,171,162\n"
        "Dale,4,285,96,118\nTotal,41,3445,2702,2130\n"
    ),
    "race.csv": "team,rank,time (s),points\nHeron,2,12.4,31\nOtter,1,10.1,38\nStoat,3,13.0,22\n",
    "tea.md": (
        "# 各乡镇茶园\n\n日期：2024-05-06\n来源：县农业局\n\n"
        "| 乡镇 | 茶园面积（亩） | 合作社数量（个） |\n| --- | --- | --- |\n"
        "| 云坪镇 | 18600 | 23 |\n| 石桥乡 | 9400 | 11 |\n| 三岔口乡 | 3600 | 3 |\n"
        "| 花石乡 | 2850 | 4 |\n"
    ),
}
ASKED = [
    ("Which township has the largest area of orchards?", "Alder"),
    ("Which township has the fewest orchards?", "Corran"),
    ("Which township had the highest yield in 2023?", "Brook"),
    ("Which township had the highest yield in 2024?", "Alder"),
    ("Which team has the most points?", "Otter"),
    ("哪个乡镇的茶园面积最小？", "花石乡"),
    ("哪個鄉鎮的合作社數量最少？", "三岔口乡"),
    ("哪个乡镇的合作社数量最多？", "云坪镇"),
]


@pytest.mark.parametrize(("question", "row"), ASKED)
def test_the_extreme_row_alone_answers(asked: Assistant, question: str, row: str) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "answered", answer.text
    assert len(answer.statements) == 1
    assert row in answer.statements[0].text
    assert "Total" not in answer.text


@pytest.mark.parametrize(
    "question", ["Which team ranked first by rank?", "Which team had the fastest time?"]
)
def test_of_a_rank_or_a_time_the_greatest_is_not_the_first(asked: Assistant, question: str) -> None:
    answer = asked.ask(question)
    assert not (len(answer.statements) == 1 and "Stoat" in answer.statements[0].text)
