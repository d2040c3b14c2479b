"""What all sentences say of a claim together, and the thresholds it has to reach."""

import pytest

from qa.claims.odds import ClaimOdds
from qa.claims.weight import NEVER, SAID_SO, Judged, weigh

LEAST = {"figures": 1.0, "words": 3.0, "differs": 1.0, "differs_rules": -1.0}


def judged(about: float, agrees: float, **known: object) -> Judged:
    given = {"may_support": True, "may_contradict": True, "behind": "figures", "across": False}
    return Judged(ClaimOdds(about, agrees), **(given | known))  # type: ignore[arg-type]


def test_a_sentence_about_the_claim_that_agrees_bears_it_out() -> None:
    assert weigh([judged(6, 6)]).verdict(LEAST) == "supported"
    assert weigh([judged(6, -6)]).verdict(LEAST) == "contradicted"
    assert weigh([judged(-6, 6)]).verdict(LEAST) == "not_found"
    assert weigh([]).verdict(LEAST) == "not_found"


def test_a_sentence_about_something_near_says_little_beside_one_about_the_thing_itself() -> None:
    near = judged(2, -6)
    assert weigh([near]).verdict(LEAST) == "contradicted"
    assert weigh([near, judged(7, 6)]).verdict(LEAST) == "supported"


def test_a_sentence_and_its_translation_are_two_halves_of_one_statement() -> None:
    one = weigh([judged(4, 3)]).supported
    two = weigh([judged(4, 3), judged(4, 3)]).supported
    assert one == pytest.approx(two, abs=0.2)
    assert weigh([judged(0, 3), judged(0, 3)]).supported > weigh([judged(0, 3)]).supported


def test_what_may_not_be_said_is_not_said() -> None:
    assert weigh([judged(9, 9, may_support=False)]).verdict(LEAST) == "not_found"
    assert weigh([judged(9, -9, may_contradict=False)]).verdict(LEAST) == "not_found"
    assert weigh([judged(0, 0, by_rule="partly")]).verdict(LEAST) == "partly"


def test_what_is_said_word_for_word_is_borne_out_whatever_else_is_said() -> None:
    assert weigh([judged(9, -9), SAID_SO]).verdict(LEAST) == "supported"


def test_the_threshold_is_that_of_what_stands_behind_the_verdict() -> None:
    assert weigh([judged(2, 6)]).verdict(LEAST) == "supported"
    assert weigh([judged(2, 6, behind="words")]).verdict(LEAST) == "not_found"
    assert weigh([judged(0, -6)]).verdict(LEAST) == "not_found"
    assert weigh([judged(0, -6, by_rule="contradicted")]).verdict(LEAST) == "contradicted"
    assert weigh([judged(2, 6, across=True)]).behind == "figures_across"


def test_a_sentence_says_nothing_for_a_verdict_that_it_may_not_give() -> None:
    rival = judged(1, -2)
    assert rival.says("contradicted") > judged(1, 2).says("contradicted")
    assert judged(1, -2, may_contradict=False).says("contradicted") == NEVER
    assert judged(9, 9, may_support=False).says("supported") == NEVER
    assert judged(9, 9).says("partly") == NEVER
