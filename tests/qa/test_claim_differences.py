"""What turns a source into the contrary of a claim, and what only seems to."""

import pytest

from qa.assistant import Assistant
from qa.types import ClaimVerdict

DOCUMENTS = {
    "bank.md": """---
title: Rules of the Harrow Bank
publisher: Harrow Bank
date: 2025-02-03
---

The bank does not lend to farms on the island, except where the council has given a permit.
The bank receives about 50 visitors a year from abroad. Savings accounts are open only to residents.
The branch opens on Mondays and closes on Fridays at noon. The takeover of the Lund Bank is subject
to approval and is expected to close in June 2026. The Lindqvist family owns 22 per cent of the
shares; the largest shareholder is the Alder Fund, with 29 per cent. The plan has 31 tasks in 7
areas.
""",
    "茶叶.csv": """乡镇,产量（吨）,负责人
白石镇,118,周立本
青溪乡,96,吴若兰
""",
    "年报.md": """---
title: 远山精密年度报告
publisher: 远山精密
date: 2025-03-01
language: zh
---

公司向全体股东派发现金红利，不送红股。展厅每年接待50多位来访专家。
""",
    "harbour.txt": """Harbour report

Date: 2021-03-10

The enlargement of the harbour began in May last year.

Except for the coal berth, all berths run on electricity.

Only residents may fish from the mole.
""",
    "zoo.md": """---
title: Rules of the Marsh Zoo
publisher: Marsh Zoo
date: 2025-02-03
---

Children from 6 to 12 years may enter the zoo free.
""",
    "library.txt": """湖滨图书馆借阅办法

日期：2024-05-01

每位读者最多可借10册，借期30天。
""",
}

CLAIMS: list[tuple[str, ClaimVerdict]] = [
    # a range told by "from … to"
    ("Children aged 6 to 12 years may enter the zoo free.", "supported"),
    # a rule without a limit against one with a limit
    ("The bank never lends to farms on the island, permit or no permit.", "contradicted"),
    ("Savings accounts are open to all residents and visitors.", "contradicted"),
    # in a year, or in all
    ("The bank received about 50 visitors from abroad in total.", "contradicted"),
    ("展厅总共接待了50多位来访专家。", "contradicted"),
    # several days named in several clauses
    ("The branch opens on Mondays and closes on Fridays at noon.", "supported"),
    # done, or still to come
    ("The takeover of the Lund Bank has already closed.", "contradicted"),
    # who holds the rank
    ("The Lindqvist family is the largest shareholder.", "contradicted"),
    # a number that agrees with another figure of the claim is no rival
    ("The plan has 31 tasks in 7 areas.", "supported"),
    # denied in the very characters
    ("公司向全体股东送红股。", "contradicted"),
    # the year that the document's date gives
    ("The enlargement of the harbour began in May 2020.", "supported"),
    ("The enlargement of the harbour began in May 2021.", "contradicted"),
    ("The enlargement of the harbour began in 2021.", "contradicted"),
    ("港口扩建始于2021年5月。", "contradicted"),
    # word for word, but for what is left out
    ("All berths run on electricity.", "contradicted"),
    ("所有泊位都用电。", "contradicted"),
    ("The coal berth runs on electricity.", "contradicted"),
    ("Anyone may fish from the mole.", "contradicted"),
    # a bound with a verb before its number
    ("每位读者至少可借10册。", "contradicted"),
    ("每位读者最多可借10册。", "supported"),
    # the heading of a column gives the unit
    ("白石镇的产量是118吨。", "supported"),
]


@pytest.mark.parametrize(("claim", "verdict"), CLAIMS)
def test_a_claim_and_its_contrary_are_told_apart(
    asked: Assistant, claim: str, verdict: ClaimVerdict
) -> None:
    (check,) = asked.check(claim)
    assert check.verdict == verdict


def test_a_number_within_a_range_is_not_held_against_its_ends(asked: Assistant) -> None:
    (check,) = asked.check("Children of 8 years may enter the zoo free.")
    assert check.verdict != "contradicted"
