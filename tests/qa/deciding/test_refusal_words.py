"""Of what stands in a document that was read, no refusal says that nothing mentions it."""

import pytest

from qa.assistant import Assistant

DOCUMENTS = {
    "report.txt": (
        "云杉镇年度报告\n2025年2月10日\n\n"
        "全年支出3260万元，其中语言服务占35%，交流活动占40%。\n\n云杉镇有剧场3座。\n"
    ),
    "notice.txt": (
        "Larch Lane notice\n1 March 2024\n\n"
        "The pavilion is closed on Mondays. Visitors may bring sandwiches.\n"
    ),
}


@pytest.mark.parametrize(
    ("question", "there"),
    [
        ("云杉镇的支出由谁批准？", "支出"),
        ("雲杉鎮的支出由誰批准？", "支出"),
        ("How much does a pavilion of Larch Lane cost?", "pavilion"),
    ],
)
def test_what_stands_there_is_never_told_as_missing(
    asked: Assistant, question: str, there: str
) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "not_found"
    assert there not in answer.trace["read"]["missing"]


def test_what_stands_nowhere_is_told_as_missing(asked: Assistant) -> None:
    answer = asked.ask("云杉镇的镇长是谁？")
    assert answer.outcome == "not_found" and "镇长" in (answer.reason or "")
