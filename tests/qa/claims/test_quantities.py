"""Numbers as a claim is held against them: told without a figure, or following from others."""

import pytest

from index.types import Language
from qa.claims.quantities import is_vague_share, quantities_of, told_quantities


@pytest.mark.parametrize(
    ("text", "language", "shares"),
    [
        ("Most of the boats are new", "en", [(50, "more_than")]),
        ("船大部分是新的", "zh", [(50, "more_than")]),
        ("只有少数船是新的", "zh", [(50, "less_than")]),
        ("少数民族的船", "zh", []),
        ("Half of the crew", "en", [(50, "exact")]),
        ("the first half of the year", "en", []),
        ("one seat in four", "en", [(25, "exact")]),
        ("One seat in four was empty.", "en", [(25, "exact")]),
        ("One pupil in five walked to school.", "en", [(20, "exact")]),
        ("three goals in five matches", "en", []),
        ("Two accidents in three months closed it.", "en", []),
        ("one death in ten years", "en", []),
    ],
)
def test_a_share_may_be_told_without_a_figure(
    text: str, language: Language, shares: list[tuple[float, str]]
) -> None:
    found = [(q.value, q.bound) for q in quantities_of(text, language) if q.kind == "share"]
    assert found == shares


@pytest.mark.parametrize(
    ("text", "language", "vague"),
    [
        ("most of the boats", "en", True),
        ("more than half of the boats", "en", False),
        ("绝大多数船", "zh", True),
        ("超过一半的船", "zh", False),
    ],
)
def test_a_word_for_a_share_is_told_from_a_number(
    text: str, language: Language, vague: bool
) -> None:
    (share,) = quantities_of(text, language)
    assert is_vague_share(share, text) is vague


@pytest.mark.parametrize(
    ("text", "language", "share"),
    [
        ("the county pays 30 per cent and the trust the remainder", "en", 70),
        ("市里出四成，其余由银行贷款", "zh", 60),
        ("three of the twelve boats", "en", 25),
        ("小组八人，其中专家六人", "zh", 75),
    ],
)
def test_a_share_follows_from_the_numbers_of_a_source(
    text: str, language: Language, share: float
) -> None:
    assert share in [q.value for q in told_quantities(text, language) if q.kind == "share"]


def test_the_rest_that_is_given_a_share_of_its_own_has_that() -> None:
    found = told_quantities(
        "the county pays 30 per cent and the rest, 65 per cent, the trust", "en"
    )
    assert [q.value for q in found if q.kind == "share"] == [30, 65]


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose 5 %; the county took what it could and the rest went to Europe",
        "Nearly a third went to Asia and the rest to Europe",
        "A third went to Asia, most of it by ship, and the rest to Europe",
        "Sales grew by 5 % and the rest is told below",
    ],
)
def test_the_rest_of_what_is_not_told_exactly_is_no_share(text: str) -> None:
    rest = text.index("the rest")
    assert [q for q in told_quantities(text, "en") if q.start == rest] == []


def test_a_share_of_another_part_of_the_sentence_is_not_counted_in() -> None:
    text = "Sales rose 5 %; a quarter went to Asia and the rest to Europe"
    (rest,) = [q for q in told_quantities(text, "en") if q.start == text.index("the rest")]
    assert rest.value == 75


@pytest.mark.parametrize(
    ("text", "language"), [("Built (year): 1980", "en"), ("竣工时间（年）: 1980", "zh")]
)
def test_a_year_under_the_heading_year_is_a_date(text: str, language: Language) -> None:
    assert [(q.kind, q.value) for q in told_quantities(text, language)] == [("date", 1980)]


def test_the_heading_of_a_column_gives_unit_and_scale() -> None:
    found = told_quantities("产值（万元）: 1980 | 产量（吨）: 118", "zh")
    assert [(q.kind, q.value, q.unit) for q in found] == [
        ("number", 19_800_000, "CNY"),
        ("number", 118, "t"),
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Calls went up from 39 to 48", "en"),
        ("The council cut the fee for boats from 39 to 48 euros", "en"),
        ("an increase from 39 to 48 calls", "en"),
        ("票价上涨，从39元至48元", "zh"),
    ],
)
def test_a_change_from_one_number_to_another_is_no_range(text: str, language: Language) -> None:
    found = quantities_of(text, language)
    assert [(q.value, q.upper) for q in found] == [(39, None), (48, None)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Children from 6 to 12 years enter free.", "en"),
        ("Fees rose; children from 6 to 12 years enter free.", "en"),
        ("The fee fell for children from 6 to 12 years.", "en"),
        ("从6至12岁的儿童免票", "zh"),
    ],
)
def test_from_one_number_to_another_is_a_range_where_nothing_changes(
    text: str, language: Language
) -> None:
    assert [(q.value, q.upper) for q in quantities_of(text, language)] == [(6, 12)]


def test_the_numbers_of_a_share_told_by_two_stay_in_a_source() -> None:
    found = told_quantities("One seat in four, of 80, was empty.", "en")
    assert {(q.kind, q.value) for q in found} >= {("share", 25), ("number", 4), ("number", 80)}
