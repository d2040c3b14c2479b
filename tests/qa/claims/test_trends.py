"""Two figures tell whether something became more or less, where no word does."""

import pytest

from index.types import Language
from qa.claims.trends import direction_of_figures, direction_said, other_trend


@pytest.mark.parametrize(
    ("text", "language", "direction"),
    [
        ("Visits went from 410 to 380.", "en", -1),
        ("There were 12 complaints, down from 19.", "en", -1),
        ("Two fires were counted on the island, compared with five the year before.", "en", -1),
        ("The fleet has 30 boats, against 22 in spring.", "en", 1),
        ("床位由1200张升至1500张。", "zh", 1),
        ("今年收到38件，去年为52件。", "zh", -1),
        ("The office is open from 2 p.m.", "en", None),
        ("There are 12 lifts and 19 stairs.", "en", None),
    ],
)
def test_which_of_two_figures_is_the_later(
    text: str, language: Language, direction: int | None
) -> None:
    found = direction_of_figures(text, language)
    assert (found[0] if found else None) == direction


def test_a_claim_says_one_direction_or_none() -> None:
    assert direction_said("More ships called than before.") == (1, (0, 4))
    assert direction_said("停靠次数减少。") == (-1, (4, 6))
    assert direction_said("More ships but fewer crews called.") is None
    assert direction_said("Ships called.") is None


def test_a_direction_against_the_figures_is_found_with_both() -> None:
    (finding,) = other_trend("More fires broke out.", "12 fires, down from 19", "en")
    assert (finding.said, finding.found) == ("More", "12 fires, down from 19")
    assert not list(other_trend("Fewer fires broke out.", "12 fires, down from 19", "en"))
