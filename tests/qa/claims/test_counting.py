"""A number bears out only what it counts, not another thing that the sentence also names."""

import pytest

from index.numbers import find_quantities
from qa.assistant import Assistant
from qa.claims.counting import comparable_unit
from qa.contract import overall_verdict

DOCUMENTS = {
    "plan.txt": (
        "南汀市建设计划\n日期：2024-03-01\n来源：南汀市发展改革委\n\n"
        "全市今年推进三大文化场馆、会展中心二期、海滨公园改造和临港机场货运区的规划工作。\n\n"
        "南汀市今年新建两座图书馆。\n"
    ),
    "harbour.md": (
        "# Harbour board of Aldwick\n\nDate: 2024-05-02\nSource: Aldwick Harbour Board\n\n"
        "The board will fund four new jetties, a covered market, repairs to the old sea wall and a "
        "museum of navigation.\n"
    ),
}


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Nanting is building three airports.", "not_found"),
        ("Nanting is building three airports on the moon.", "not_found"),
        ("The Aldwick board will fund four museums of navigation.", "not_found"),
        ("The Aldwick board will fund four new jetties.", "supported"),
        ("奥尔德威克港务局将资助四座新码头。", "supported"),
        ("南汀市今年新建两座图书馆。", "supported"),
        ("南汀市今年新建三座图书馆。", "contradicted"),
    ],
)
def test_a_number_stands_for_what_it_counts(asked: Assistant, claim: str, verdict: str) -> None:
    assert overall_verdict([one.verdict for one in asked.check(claim)]) == verdict


@pytest.mark.parametrize(
    ("one", "other", "comparable"),
    [
        ("41 houses", "41 dollars", False),
        ("it cost 41.5 million", "41.5 million dollars", True),
        ("41.5 million", "42 million dollars", False),
        ("3 km", "3000 metres", True),
        ("20 people", "20 firms", True),
    ],
)
def test_only_a_large_sum_goes_without_its_currency(one: str, other: str, comparable: bool) -> None:
    first, second = (find_quantities(text, "en")[0] for text in (one, other))
    assert comparable_unit(first, second) is comparable
