"""One recorded answer against its case: what was right, as numbers that can be averaged."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evals.cases import REFUSALS, Case, Gold
from evals.metrics import (
    Supports,
    citation_precision,
    citation_recall,
    fact_found,
    key_fact_recall,
    mean,
    ndcg_at_k,
    recall_at_k,
    reciprocal_rank,
)
from evals.wording import right_language, right_script

K = 10


@dataclass(frozen=True, slots=True)
class Score:
    """The measures of one case by name, and why it counts as wrong (empty when right).

    A measure that does not apply is missing from ``values``.
    """

    case_id: str
    values: Mapping[str, float]
    failures: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Whether the case counts as right."""
        return not self.failures


def score(
    case: Case, record: Mapping[str, Any], texts: Mapping[str, str], supports: Supports
) -> Score:
    """Measure one record of a run; ``texts`` holds the documents' texts by ``doc_id``."""
    answer = record["answer"]
    failures = _failures(case, answer)
    refused = answer["outcome"] in REFUSALS
    values: dict[str, float] = {"right": float(not failures)}
    if case.answerable:
        values["answer_right"] = float(not failures)
        values["false_refusal"] = float(refused)
        values["key_fact_recall"] = key_fact_recall(answer_text(answer), case.key_facts)
        values["direct"] = _directness(case, answer)
        values["doubtful"] = float(_is_doubtful(answer))
    if case.unanswerable:
        values["refusal_right"] = float(refused)
    values["language_right"] = right_language(case, answer)
    values["script_right"] = right_script(case, answer)
    if not refused:
        values |= _citations(case, answer, texts, supports)
    if case.gold and record.get("search") is not None:
        values |= _retrieval(case, record["search"])
    measured = {name: value for name, value in values.items() if not math.isnan(value)}
    return Score(case.case_id, measured, failures)


def answer_text(answer: Mapping[str, Any]) -> str:
    """What the reader is told: the statements and the notes beside them, a line each."""
    lines = [
        line
        for statement in answer["statements"]
        for line in (statement["text"], statement.get("note"))
        if line
    ]
    return "\n".join(lines) or str(answer["answer"])


def _failures(case: Case, answer: Mapping[str, Any]) -> tuple[str, ...]:
    outcome = answer["outcome"]
    if outcome not in case.outcomes:
        wanted = ", ".join(sorted(case.outcomes))
        return (f"outcome {outcome}, not {wanted}",)
    if outcome in REFUSALS:
        return ()
    if not answer["statements"]:
        return ("an answer that says nothing",)
    text = answer_text(answer)
    missing = [" / ".join(fact) for fact in case.key_facts if not fact_found(text, fact)]
    found = [f"missing: {fact}" for fact in missing]
    cited = {citation["file"] for citation in answer["citations"]}
    if case.documents and cited and not cited & set(case.documents):
        found.append("cites only other documents: " + ", ".join(sorted(cited)))
    return tuple(found)


def _is_doubtful(answer: Mapping[str, Any]) -> bool:
    """Whether an answer says of itself that it may be no more than the closest passage.

    It is an answer all the same: of what the documents do not say it counts as a false one.
    """
    return answer["outcome"] == "answered" and bool(answer.get("reason"))


def _directness(case: Case, answer: Mapping[str, Any]) -> float:
    """Whether the first statement already holds a key fact."""
    if not answer["statements"] or not case.key_facts:
        return 0.0
    first = answer["statements"][0]["text"]
    return float(any(fact_found(first, fact) for fact in case.key_facts))


def _citations(
    case: Case, answer: Mapping[str, Any], texts: Mapping[str, str], supports: Supports
) -> dict[str, float]:
    citations = {citation["n"]: citation for citation in answer["citations"]}
    statements = [
        (statement["text"], [_quote(citations, n) for n in statement["citations"]])
        for statement in answer["statements"]
    ]
    cited = {n for statement in answer["statements"] for n in statement["citations"]}
    spans = [citations[n] for n in sorted(cited) if n in citations]
    return {
        "citation_recall": mean(citation_recall(statements, supports)),
        "citation_precision": mean(citation_precision(statements, supports)),
        "quotation_exact": mean([_exact(citation, texts) for citation in answer["citations"]]),
        "gold_precision": _gold_precision(case.gold, spans),
        "gold_recall": _gold_recall(case, spans),
        "statements": float(len(statements)),
    }


def _quote(citations: Mapping[int, Mapping[str, Any]], number: int) -> str:
    return str(citations[number]["quote"]) if number in citations else ""


def _exact(citation: Mapping[str, Any], texts: Mapping[str, str]) -> float:
    text = texts.get(citation["doc_id"], "")
    return float(text[citation["start"] : citation["end"]] == citation["quote"] != "")


def _gold_precision(golds: Sequence[Gold], spans: Sequence[Mapping[str, Any]]) -> float:
    """The share of cited spans that touch a gold span."""
    if not golds or not spans:
        return math.nan
    return mean([float(bool(_parts_in(golds, span))) for span in spans])


def _gold_recall(case: Case, spans: Sequence[Mapping[str, Any]]) -> float:
    if not case.gold:
        return math.nan
    return recall_at_k([_parts_in(case.gold, span) for span in spans], case.parts, len(spans))


def _retrieval(case: Case, results: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    found = [_parts_in(case.gold, result) for result in results]
    return {
        "recall@1": recall_at_k(found, case.parts, 1),
        "recall@5": recall_at_k(found, case.parts, 5),
        "recall@10": recall_at_k(found, case.parts, K),
        "mrr": reciprocal_rank(found),
        "ndcg@10": ndcg_at_k(found, case.parts, K),
    }


def _parts_in(golds: Sequence[Gold], span: Mapping[str, Any]) -> frozenset[int]:
    return frozenset(
        gold.part for gold in golds if gold.touches(span["file"], span["start"], span["end"])
    )
