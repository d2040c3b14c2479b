"""A draft is parted into claims that can be checked; each keeps its place and finds its subject."""

import pytest

from qa.claims.splitting import is_checkable, split_parts

# draft, its claims as spans, and as they are checked
PARTED = [
    (
        "Lakeside has 12 libraries in 4 districts and was ranked first in 2019.",
        ["Lakeside has 12 libraries in 4 districts", "was ranked first in 2019."],
        ["Lakeside has 12 libraries in 4 districts", "Lakeside was ranked first in 2019."],
    ),
    (
        "The museum opened in 1998; it has 40 rooms and a garden.",
        ["The museum opened in 1998", "it has 40 rooms and a garden."],
        ["The museum opened in 1998", "The museum has 40 rooms and a garden."],
    ),
    (
        "湖滨区有12座图书馆,并在2019年的评比中排名第一。",
        ["湖滨区有12座图书馆", "并在2019年的评比中排名第一。"],
        ["湖滨区有12座图书馆", "湖滨区在2019年的评比中排名第一。"],
    ),
    (
        "湖濱區有12座圖書館,並在2019年的評比中排名第一。",
        ["湖濱區有12座圖書館,並在2019年的評比中排名第一。"],
        ["湖濱區有12座圖書館,並在2019年的評比中排名第一。"],
    ),
    (
        "到2025年,湖滨区将建成新港口。",
        ["到2025年,湖滨区将建成新港口。"],
        ["到2025年,湖滨区将建成新港口。"],
    ),
    (
        "2019年湖滨区引进12家企业,投资587,000元。",
        ["2019年湖滨区引进12家企业", "投资587,000元。"],
        ["2019年湖滨区引进12家企业", "2019年湖滨区投资587,000元。"],
    ),
    (
        "2024年来湖滨区的人，比前一年多了12万。",
        ["2024年来湖滨区的人，比前一年多了12万。"],
        ["2024年来湖滨区的人，比前一年多了12万。"],
    ),
    (
        "就算买了12张票，也进不了3号馆。",
        ["就算买了12张票，也进不了3号馆。"],
        ["就算买了12张票，也进不了3号馆。"],
    ),
    ("The river is long. It rained.", ["The river is long.", "It rained."], None),
]


@pytest.mark.parametrize(("draft", "spans", "complete"), PARTED)
def test_a_sentence_that_joins_facts_is_parted_and_keeps_its_subject(
    draft: str, spans: list[str], complete: list[str] | None
) -> None:
    parts = split_parts(draft)
    assert [part.claim.text for part in parts] == spans
    if complete is not None:
        assert [part.complete for part in parts] == complete


@pytest.mark.parametrize(("draft", "spans", "complete"), PARTED)
def test_a_claim_is_a_span_of_its_draft(
    draft: str, spans: list[str], complete: list[str] | None
) -> None:
    for part in split_parts(f"\n  {draft}"):
        assert f"\n  {draft}"[part.claim.start : part.claim.end] == part.claim.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("湖滨区有12座图书馆。", True),
        ("湖滨区有多少座图书馆？", False),
        ("我认为湖滨区很美。", False),
        ("大家好!", False),
        ("謝謝", False),
        ("Lakeside has 12 libraries.", True),
        ("How many libraries are there?", False),
        ("I think Lakeside is wonderful.", False),
        ("Hello everyone!", False),
        ("我們認為湖濱區很美。", False),
        ("请大家多多支持！", False),
        ("歡迎各位蒞臨湖濱區參觀。", False),
        ("Please visit the libraries of Lakeside.", False),
        ("祝大同说湖滨区有图书馆。", True),
        ("请愿的居民来自湖滨区。", True),
    ],
)
def test_questions_greetings_requests_and_opinions_are_not_checkable(
    text: str, expected: bool
) -> None:
    assert is_checkable(text) is expected
