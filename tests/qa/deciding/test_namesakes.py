"""What is called alike but for a number or a first name, or dated otherwise, is another thing."""

import pytest

from qa.assistant import Assistant

DOCUMENTS = {
    "tram.txt": (
        "青柳市轨道交通通告\n日期：2025-03-02\n\n"
        "3号线将于2025年9月28日开通，全长21公里，设15座车站。\n\n"
        "二号楼的调度中心6月6号启用。\n"
    ),
    "tram_en.txt": (
        "Notice of the tram company\nDate: 2025-03-02\n\n"
        "Tram services on Line 3 begin on 28 September 2025. The new Line 3 has 15 stops.\n\n"
        "In the depot, Hall 2 was finished in May 2024.\n"
    ),
    "club.md": (
        "# Minutes of the Harwell Chess Club\n\nDate: 2025-02-11\n\n"
        "The Harwell Chess Club was founded in 1931 and has 84 members.\n\n"
        "A match in Corby was moved from 3 May to 10 May 2025.\n\n"
        "The Pinner Arts Council gave the club 900 pounds in 2024.\n"
    ),
    "sales.md": (
        "# Results of the Larch Mill\n\n"
        "| | 2024 | 2023 |\n|---|---|---|\n| Turnover | £4.1m | £3.8m |\n"
        "| Profit | £0.6m | £0.5m |\n\n"
        "The mill has belonged to the Larch family since 2019.\n"
    ),
}


@pytest.mark.parametrize(
    ("question", "outcome", "part"),
    [
        ("3号线什么时候开通？", "answered", "9月28日"),
        ("5号线什么时候开通？", "not_found", ""),
        ("三号线设几座车站？", "answered", "15"),
        ("二号楼的调度中心几号启用？", "answered", "6月6号"),
        ("四号楼的调度中心几号启用？", "not_found", ""),
        ("When do trams start on Line 3?", "answered", "28 September"),
        ("When do trams start on Line 5?", "not_found", ""),
        ("How many stops does line 7 have?", "not_found", ""),
        ("When was Hall 2 finished?", "answered", "May 2024"),
        ("When was the Harwell Chess Club founded?", "answered", "1931"),
        ("When was the Corby Chess Club founded?", "not_found", ""),
        ("How much did the Pinner Arts Council give?", "answered", "900"),
        ("What was the turnover of the Larch Mill in 2023?", "answered", "£3.8m"),
        ("What was the turnover of the Larch Mill in 2019?", "not_found", ""),
    ],
)
def test_the_likes_of_a_thing_do_not_answer_for_it(
    asked: Assistant, question: str, outcome: str, part: str
) -> None:
    answer = asked.ask(question)
    assert answer.outcome == outcome, answer.text
    assert part in answer.text
