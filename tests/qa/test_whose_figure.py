"""A telephone number, a total, a post: what is asked for answers, and not its like nearby."""

import pytest

from qa.assistant import Assistant

DOCUMENTS = {
    "library.txt": (
        "清河县图书馆2024年度报告\n日期：2025-01-20\n来源：清河县图书馆\n\n"
        "清河县图书馆位于湖滨路21号，联系电话0577-66201188。\n\n"
        "截至2024年底，全县有借阅点38个，比上年增加6个。\n\n"
        "2025年计划新增借阅点4个。\n\n"
        "全县有阅览室9间，其中青田镇4间、石桥镇2间。\n\n"
        "副馆长卢秀英9月退休，钱志远10月接任副馆长。\n\n"
        "技术部主任为卢青岚。\n"
    ),
    "archive.txt": (
        "清河县档案馆2024年度简介\n日期：2025-02-11\n来源：清河县档案馆\n\n"
        "清河县档案馆位于东门街5号，有职工17人。\n\n"
        "清河县档案馆每年接待查档群众3200人次。\n\n"
        "全县阅览室增加到11间。\n"
    ),
}

# A question, the outcome, what stands in bold or is told as missing.
CASES = [
    ("清河县图书馆的电话是多少？", "answered", "0577-66201188"),
    ("清河縣圖書館的電話是多少？", "answered", "0577-66201188"),
    ("清河县档案馆的电话是多少？", "not_found", "档案馆"),
    ("清河县档案馆的电话号码是什么？", "not_found", "档案馆"),
    ("全县有多少个借阅点？", "answered", "38"),
    ("2025年计划新增多少个借阅点？", "answered", "4"),
    ("青田镇有多少间阅览室？", "answered", "4"),
    ("副馆长是谁？", "answered", "钱志远"),
    ("谁是卢青岚？", "answered", "技术部主任"),
]


@pytest.mark.parametrize(("question", "outcome", "part"), CASES)
def test_what_is_asked_for_answers_or_is_told_as_missing(
    asked: Assistant, question: str, outcome: str, part: str
) -> None:
    answer = asked.ask(question)
    assert answer.outcome == outcome, answer.text
    if answer.outcome == "answered" and answer.statements[0].bold:
        start, end = answer.statements[0].bold[0]
        assert answer.statements[0].text[start:end] == part
    assert part in answer.text


def test_the_figure_of_a_part_and_that_of_the_whole_are_no_conflict(asked: Assistant) -> None:
    assert not asked.ask("青田镇有多少间阅览室？").conflicts
