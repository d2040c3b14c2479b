"""A claim is read with what stands around a sentence: whom it is about, when, and who says it."""

import pytest

from qa.assistant import Assistant
from qa.types import ClaimVerdict

DOCUMENTS = {
    "stadium.md": """---
title: New stadium opens in Marlow
publisher: Marlow Gazette
date: 2025-03-04
---

# New stadium opens in Marlow

The arena has 3,200 seats. It cost 41 million pounds. Visitors under 16 are not eligible for the
season ticket. The arena is closed on Mondays. The move took half a year.

Councillor Anna Feld said that more than 20,000 visitors had come in the first month. Mr
Tomas Lindqvist
said that parking had become harder. Half of the tickets are sold online. At least 512 stewards are
needed on match days. The old hall was heated to 21 °C. The club has 14 teams in 9 leagues.
""",
    "report.txt": """恒远精密机械股份有限公司2024年年度报告

恒远精密机械股份有限公司
2025年3月20日

公司实现营业收入58.6亿元，同比增长12.9%。减速器业务是增速最快的板块，电机业务收入下降8.5%。
公司员工20多万人。仓库周一闭馆，其他时间开放。不满16岁的访客不得进入车间。
工厂原址有120台机床和45名技师。
""",
    "minutes.txt": """槐安大学图书馆会议纪要

槐安大学图书馆
2025年6月3日

馆长乐平提出，闭馆期间应开放阅览室。副馆长薄一宁表示，漏水没有损坏古籍。
""",
    "夜市.txt": """松風夜市公告

夜市每週二、四、六營業。攤位由156個減為140個。寵物可以進入夜市嗎？
""",
    "公告.txt": """青石圖書館公告

館長田守成說，新館將於明年三月開放。副館長白立言說，舊館將改為書庫。
""",
}

CLAIMS: list[tuple[str, ClaimVerdict]] = [
    # the title says whom a sentence is about, and of when
    ("恒远公司2024年的营业收入同比增长12.9%。", "supported"),
    ("恒远公司2024年的营业收入同比增长15.9%。", "contradicted"),
    ("The arena in Marlow has 3,200 seats.", "supported"),
    ("The arena in Marlow has 5,000 seats.", "contradicted"),
    # who says it
    ("館長田守成說，新館將於明年三月開放。", "supported"),
    ("副館長白立言說，新館將於明年三月開放。", "contradicted"),
    ("Anna Feld said that more than 20,000 visitors had come in the first month.", "supported"),
    (
        "Tomas Lindqvist said that more than 20,000 visitors had come in the first month.",
        "contradicted",
    ),
    ("馆长乐平表示，漏水没有损坏古籍。", "contradicted"),
    # numbers in each other's place, bounds, measures
    ("The club has 9 teams in 14 leagues.", "contradicted"),
    ("At least 256 stewards are needed on match days.", "contradicted"),
    ("The move took six months.", "supported"),
    ("The old hall was heated to 21 degrees.", "supported"),
    ("公司员工二十多万人。", "supported"),
    ("公司员工2万多人。", "contradicted"),
    # all of what is said of a part, what only one can be, what is not allowed
    ("All of the tickets are sold online.", "contradicted"),
    ("电机业务是增速最快的板块。", "contradicted"),
    ("Visitors under 16 are eligible for the season ticket.", "contradicted"),
    ("不满16岁的访客可以进入车间。", "contradicted"),
    ("仓库周一开放。", "contradicted"),
    ("The arena is open on Mondays.", "contradicted"),
    # days of the week, and which way a number went
    ("夜市每週四營業。", "supported"),
    ("夜市每週一營業。", "contradicted"),
    ("攤位增加到140個。", "contradicted"),
    # a question bears nothing out, nor does a deputy the head
    ("寵物可以進入夜市。", "not_found"),
    ("薄一宁是图书馆馆长。", "contradicted"),
    # nothing is said of it
    ("The arena in Marlow has 5 restaurants.", "not_found"),
    ("恒远公司2024年的研发投入为4亿元。", "not_found"),
]


@pytest.mark.parametrize(("claim", "verdict"), CLAIMS)
def test_a_claim_is_held_against_what_stands_around(
    asked: Assistant, claim: str, verdict: ClaimVerdict
) -> None:
    (check,) = asked.check(claim)
    assert check.verdict == verdict


def test_the_opening_words_of_a_text_are_no_title(asked: Assistant) -> None:
    """A name that only another document gives does not bear a claim out."""
    (check,) = asked.check("The arena in Turku has 3,200 seats.")
    assert check.verdict != "supported"
