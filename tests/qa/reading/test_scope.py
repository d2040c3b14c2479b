"""What a question limits itself to ("as of 2024"): what was so then may be told later."""

import pytest

from qa.assistant import Assistant

DOCUMENTS = {
    "briefing.txt": (
        "青槐镇便民服务发布会\n2023年5月10日\n\n去年全镇共有社区食堂14家，共有社区书屋9家。\n"
    ),
    "yearbook.txt": (
        "青槐镇年度报告\n2025年2月8日\n\n截至2024年底，全镇共有社区食堂31家。\n\n"
        "目前全镇共有社区书屋20家。\n"
    ),
}


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("截至2024年底，青槐镇有多少家社区食堂？", "31家"),
        ("截至2022年，青槐镇有多少家社区食堂？", "14家"),  # last year, of a document of 2023
        ("截至2023年6月，青槐镇有多少家社区食堂？", "14家"),
        ("截至2024年底，青槐镇有多少家社区书屋？", "9家"),  # not what is so in 2025
    ],
)
def test_a_later_document_answers_as_far_as_it_tells_of_that_very_time(
    asked: Assistant, question: str, part: str
) -> None:
    answer = asked.ask(question)
    assert part in answer.statements[0].text
    assert "20家" not in "".join(statement.text for statement in answer.statements)


def test_what_no_document_tells_of_that_time_is_refused(asked: Assistant) -> None:
    answer = asked.ask("截至2019年，青槐镇有多少家社区食堂？")
    assert answer.outcome == "not_found" and "截至2019年" in (answer.reason or "")
