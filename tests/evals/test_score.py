"""One recorded answer is scored as a careful reader would."""

from collections.abc import Sequence
from typing import Any

import pytest

from evals.cases import Case, Gold
from evals.score import score
from evals.supports import supports
from evals.wording import own_words, right_language, right_script

TEXT = "Chaoyang has 30 sister cities. It lies in the east. 朝阳区在东部。"
TEXTS = {"d1": TEXT}


def case(**changes: Any) -> Case:
    """A case on the text above."""
    fields: dict[str, Any] = {
        "case_id": "t-1",
        "group": "t",
        "language": "en",
        "script": None,
        "direction": "en-en",
        "type": "number",
        "question": "How many partner towns?",
        "turns": (),
        "documents": ("a.txt",),
        "gold": (Gold("a.txt", "30 sister cities", 13, 29),),
        "key_facts": (("30",),),
        "outcomes": frozenset({"answered"}),
    }
    return Case(**(fields | changes))


def citation(start: int, end: int, n: int = 1, **changes: Any) -> dict[str, Any]:
    """A citation of the text above, as the contract has it."""
    fields = {
        "n": n,
        "doc_id": "d1",
        "file": "a.txt",
        "title": None,
        "language": "en",
        "start": start,
        "end": end,
        "quote": TEXT[start:end],
    }
    return fields | changes


def record(**changes: Any) -> dict[str, Any]:
    """A record of a right answer, with some fields of the answer changed."""
    answer = {
        "language": "en",
        "script": None,
        "outcome": "answered",
        "answer": "Chaoyang has 30 sister cities. [1]",
        "statements": [{"text": "Chaoyang has 30 sister cities.", "citations": [1], "note": None}],
        "citations": [citation(0, 30)],
    }
    found = [{"file": "b.txt", "start": 0, "end": 9}, {"file": "a.txt", "start": 0, "end": 50}]
    return {"id": "t-1", "answer": answer | changes, "search": found, "ms": 5.0}


def test_a_right_answer() -> None:
    found = score(case(), record(), TEXTS, supports)
    assert found.right
    assert found.values == {
        "right": 1.0,
        "answer_right": 1.0,
        "false_refusal": 0.0,
        "doubtful": 0.0,
        "key_fact_recall": 1.0,
        "direct": 1.0,
        "language_right": 1.0,
        "citation_recall": 1.0,
        "citation_precision": 1.0,
        "quotation_exact": 1.0,
        "gold_precision": 1.0,
        "gold_recall": 1.0,
        "statements": 1.0,
        "recall@1": 0.0,
        "recall@5": 1.0,
        "recall@10": 1.0,
        "mrr": 0.5,
        "ndcg@10": pytest.approx(0.6309, abs=1e-4),
    }


def test_a_wrong_number_is_wrong_and_unsupported() -> None:
    said = [{"text": "Chaoyang has 40 sister cities.", "citations": [1], "note": None}]
    found = score(case(), record(statements=said), TEXTS, supports)
    assert found.failures == ("missing: 30",)
    assert found.values["citation_recall"] == 0.0


def test_a_shifted_citation_supports_nothing() -> None:
    found = score(case(), record(citations=[citation(31, 51)]), TEXTS, supports)
    assert found.values["citation_recall"] == 0.0
    assert found.values["gold_precision"] == 0.0
    assert found.values["quotation_exact"] == 1.0


def test_a_quotation_with_another_character_is_not_exact() -> None:
    wrong = citation(0, 30, quote="Chaoyang has 31 sister cities.")
    found = score(case(), record(citations=[wrong]), TEXTS, supports)
    assert found.values["quotation_exact"] == 0.0


def test_an_answer_from_another_document_is_wrong() -> None:
    other = citation(0, 30, file="b.txt")
    found = score(case(), record(citations=[other]), TEXTS, supports)
    assert found.failures == ("cites only other documents: b.txt",)


def test_a_refusal_of_what_is_there_counts_as_false_refusal() -> None:
    refused = record(
        outcome="not_found", statements=[], citations=[], answer="The documents do not say."
    )
    found = score(case(), refused, TEXTS, supports)
    assert found.values["false_refusal"] == 1.0
    assert not found.right
    assert "citation_recall" not in found.values


def test_refusals_are_measured_on_what_cannot_be_answered() -> None:
    unanswerable = case(
        outcomes=frozenset({"not_found"}), gold=(), key_facts=(), documents=(), direction="none"
    )
    made_up = score(unanswerable, record(), TEXTS, supports)
    assert (made_up.values["refusal_right"], made_up.right) == (0.0, False)
    refused = record(outcome="not_found", statements=[], citations=[], answer="Not in there.")
    assert score(unanswerable, refused, TEXTS, supports).values["refusal_right"] == 1.0


def test_the_closest_passage_is_an_answer_and_counted_as_such() -> None:
    closest = record(reason="The closest passage; it may not answer the question:")
    assert score(case(), closest, TEXTS, supports).values["doubtful"] == 1.0
    unanswerable = case(
        outcomes=frozenset({"not_found"}), gold=(), key_facts=(), documents=(), direction="none"
    )
    assert score(unanswerable, closest, TEXTS, supports).values["refusal_right"] == 0.0


def test_a_false_premise_may_be_corrected_or_refused() -> None:
    premise = case(outcomes=frozenset({"answered", "not_found"}))
    for outcome in ("answered", "not_found"):
        found = score(premise, record(outcome=outcome), TEXTS, supports)
        assert found.right
        assert "false_refusal" not in found.values
        assert "refusal_right" not in found.values


def test_language_and_script_are_those_of_the_frame_not_of_the_quotation() -> None:
    quotes = [citation(52, 59, language="zh")]
    mixed = record(answer="A Chinese source says: 朝阳区在东部。 [1]", citations=quotes)["answer"]
    assert own_words(mixed).strip() == "A Chinese source says:"
    assert right_language(case(), mixed) == 1.0
    bare = record(answer="朝阳区在东部。 [1]", citations=quotes)["answer"]
    assert right_language(case(), bare) == 0.0
    chinese = case(language="zh", script="hant")
    good = record(language="zh", script="hant", answer="文件沒有說明這一點。")["answer"]
    bad = record(language="zh", script="hant", answer="文件没有说明这一点。")["answer"]
    assert (right_script(chinese, good), right_script(chinese, bad)) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("statement", "quotes", "expected"),
    [
        ("朝阳区在30个城市办学。", ["与24个国家建立了友好往来关系"], False),
        ("与30个城市建立了友好往来关系", ["我们与24个国家的30个城市建立了友好往来关系。"], True),
        ("与40个城市建立了友好往来关系", ["我们与24个国家的30个城市建立了友好往来关系。"], False),
        ("The press saw **30 cities** [1]", ["The press saw thirty cities"], True),
        ("It lies in the east.", ["Chaoyang has 30 sister cities."], False),
        ("It lies in the east.", [], False),
        ("It lies in the east. Thirty cities are its friends.", ["It lies in the east."], False),
        ("In the Chinese source: “朝阳区在东部。”", ["朝阳区在东部。"], True),
        ("In the Chinese source: “朝阳区在西部。”", ["我们建立了友好往来关系。"], False),
    ],
)
def test_support_by_wording_and_numbers(
    statement: str, quotes: Sequence[str], expected: bool
) -> None:
    assert supports(statement, quotes) is expected
