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


def test_the_heading_of_a_column_gives_unit_and_scale() -> None:
    found = told_quantities("产值（万元）: 1980 | 产量（吨）: 118", "zh")
    assert [(q.kind, q.value, q.unit) for q in found] == [
        ("number", 19_800_000, "CNY"),
        ("number", 118, "t"),
    ]


def test_a_change_from_one_number_to_another_is_no_range() -> None:
    found = quantities_of("Calls went up from 39 to 48", "en")
    assert [(q.value, q.upper) for q in found] == [(39, None), (48, None)]
