"""What is measured of a claim laid on a sentence, and what is found to differ."""

import json

import pytest

from qa.assistant import Assistant
from qa.claims.facts import facts_of
from qa.claims.match import Held, held_all
from qa.claims.odds import WEIGHTS_FILE, odds_of
from qa.claims.sources import sources_of
from qa.question import understand
from qa.rerank import rerank
from qa.retrieve import retrieve

DOCUMENTS = {
    "ferries.md": """---
title: Ferries of Orsay Sound
publisher: Orsay Harbour Trust
date: 2025-04-07
---

The fleet of the trust has 41 boats, 6 more than in spring.

Reminder letters go out 48 hours before a crossing; until now it was 24 hours.

Line 9 gets 4 new jetties in autumn.

The chapel on the pier is the first floating chapel on the coast.

The lantern parade on the pier has been cancelled.

The four towers of the fort were built of brick, of which only one is still standing.

Of the old wharf, Lund has 46%, Brandt 29% and Castell 17%.

The trust bought rafts rather than boats for the regatta.

The toll house was painted green by Agnes Bell, and the boat house was painted red by Ruth Carr.
""",
    "works.md": """---
title: Works on the Pier
publisher: Orsay Harbour Trust
date: 2025-04-09
---

The crossing takes 31 minutes instead of 36 since the works.

The repair costs 9 million, of which the county pays a third and the trust the remainder.

Of the 40 nets that got wet, 38 are mended, the remaining two are still drying in the loft.

The next supper is held on 21 November 2026.

The trust sent 212 volumes to the bindery.

The largest source of driftwood is the quarry, with 44%.

Dogs are not allowed on deck, apart from guide dogs.

If a boat is late by more than an hour, the trust refunds the fare.
""",
    "訪談.md": """---
title: 訪退休船長王建国
publisher: 海港信託
date: 2025-04-10
language: zh
---

记者：您和林秀兰是同事？

王建国：我们一起撑船。她撑船比谁都快。那年全县龙舟赛她拿了冠军。

记者：您现在还撑船吗？

王建国：退休以后就不撑了。
""",
    "车站.csv": """车站,充电桩数,负责人
临江站,0,周立本
青溪站,12,吴若兰
""",
}


def all_held(asked: Assistant, claim: str) -> dict[str, Held]:
    """The claim held against each sentence compared with it, by its text."""
    library = asked.library
    with library.reading():
        question = understand(claim, library.profiles())
        facts = facts_of(claim, question.language)
        passages = rerank(question, retrieve(question, library, library.embedder), library)
        sources = sources_of(facts, question, passages, library)
        found = zip(sources, held_all(facts, sources), strict=True)
        return {source.line.text: one for source, one in found if one}


def held(asked: Assistant, claim: str, phrase: str) -> Held:
    """The claim held against the sentence that has the phrase."""
    (one,) = [one for text, one in all_held(asked, claim).items() if phrase in text]
    return one


def kinds(one: Held) -> set[str]:
    return {finding.kind for finding in one.found.against}


def test_the_weights_are_those_of_what_is_measured(asked: Assistant) -> None:
    measured = held(asked, "The fleet has 41 boats.", "41 boats").measured
    stored = json.loads(WEIGHTS_FILE.read_text("utf-8"))
    assert set(stored["about"]["features"]) == set(measured)
    assert set(stored["agrees"]["features"]) == set(measured)


def test_the_same_and_its_contrary_are_about_the_same_and_agree_or_do_not(asked: Assistant) -> None:
    claims = ("The trust has a fleet of 41 boats.", "The trust has a fleet of 57 boats.")
    same, other = odds_of([held(asked, claim, "41 boats").measured for claim in claims])
    assert same.agrees > 0 > other.agrees
    found = all_held(asked, "The lantern parade on the pier is cancelled.")
    odds = odds_of([one.measured for one in found.values()])
    about = {text: one.about for text, one in zip(found, odds, strict=True)}
    assert len(about) > 1
    assert max(about, key=lambda text: about[text]).startswith("The lantern parade")


def test_by_how_much_and_how_many_are_not_held_against_each_other(asked: Assistant) -> None:
    assert "number" not in kinds(held(asked, "The fleet has 6 boats more than in spring.", "41"))
    assert "number" in kinds(held(asked, "The fleet of the trust has 57 boats.", "41"))


def test_a_number_that_held_until_now_bears_nothing_out(asked: Assistant) -> None:
    now = held(asked, "Reminder letters go out 24 hours before a crossing.", "48 hours")
    assert not now.may_support
    assert "number" in kinds(now)


def test_a_number_belongs_to_what_stands_in_its_piece_of_the_sentence(asked: Assistant) -> None:
    own = held(asked, "Brandt has 29% of the old wharf.", "46%")
    of_another = held(asked, "Brandt has 46% of the old wharf.", "46%")
    assert own.measured["piece_lead"] > 0 > of_another.measured["piece_lead"]
    assert of_another.may_contradict


def test_what_both_turn_round_is_no_denial(asked: Assistant) -> None:
    alike = held(asked, "For the regatta the trust bought rafts and not boats.", "rafts")
    assert "negation" not in kinds(alike)


def test_the_number_of_a_line_is_its_name(asked: Assistant) -> None:
    found = held(asked, "In autumn, Line 9 gets four new jetties.", "Line 9")
    assert "number" not in kinds(found)


@pytest.mark.parametrize(
    ("claim", "phrase", "kind"),
    [
        ("Most of the repair is paid by the county.", "repair", "number"),
        ("The trust sent 212 boxes to the bindery.", "bindery", "number"),
        ("The next supper is early in November 2026.", "supper", "date"),
        ("The largest source of driftwood is the shipyard.", "driftwood", "name"),
    ],
)
def test_what_is_told_without_a_figure_differs_too(
    asked: Assistant, claim: str, phrase: str, kind: str
) -> None:
    assert kind in kinds(held(asked, claim, phrase))


@pytest.mark.parametrize(
    ("claim", "phrase"),
    [
        ("Since the works the crossing is five minutes quicker.", "31 minutes"),
        ("Most of the repair is paid by the trust.", "repair"),
        ("To the bindery the trust sent 212 volumes.", "bindery"),
        ("The next supper is late in November 2026.", "supper"),
        ("The quarry is the largest source of driftwood.", "driftwood"),
        ("Guide dogs are allowed on deck.", "Dogs"),
    ],
)
def test_what_follows_from_a_sentence_does_not_differ_from_it(
    asked: Assistant, claim: str, phrase: str
) -> None:
    assert not kinds(held(asked, claim, phrase))


def test_a_condition_that_the_sentence_does_not_name_may_be_the_exception(
    asked: Assistant,
) -> None:
    plain = held(
        asked, "The trust refunds the fare if a boat is late by more than an hour.", "late"
    )
    insisting = "The trust refunds the fare even when a storm keeps a boat for more than an hour."
    assert plain.may_support
    assert not held(asked, insisting, "late").may_support


def test_what_a_speaker_tells_of_another_is_not_told_of_the_speaker(asked: Assistant) -> None:
    of_another = held(asked, "那年全县龙舟赛，冠军是王建国。", "龙舟赛")
    assert "name" in kinds(of_another)


@pytest.mark.parametrize(
    ("claim", "phrase"),
    [
        ("There was no other floating chapel on the coast before.", "chapel"),
        ("临江站没有充电桩。", "临江站"),
    ],
)
def test_a_denial_that_says_the_same_in_other_words_is_no_difference(
    asked: Assistant, claim: str, phrase: str
) -> None:
    assert "negation" not in kinds(held(asked, claim, phrase))


@pytest.mark.parametrize(
    ("claim", "phrase"),
    [
        ("The lantern parade on the pier will go ahead as planned.", "parade"),
        ("All four towers of the fort are still standing.", "towers"),
    ],
)
def test_what_goes_ahead_or_holds_of_all_is_turned_round(
    asked: Assistant, claim: str, phrase: str
) -> None:
    assert "opposite" in kinds(held(asked, claim, phrase))


def test_a_word_taken_from_elsewhere_in_the_document_is_told_from_one_of_its_own(
    asked: Assistant,
) -> None:
    taken = held(asked, "The lantern parade was painted green.", "parade").measured
    own = held(asked, "The lantern parade was photographed splendidly.", "parade").measured
    assert taken["taken"] > 0
    assert own["taken"] == 0
    assert own["strange"] > taken["strange"]
