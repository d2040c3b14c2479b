"""LlamaIndex's evaluators judge through the configured model, and refusals are left out."""

import json
from pathlib import Path
from typing import Any

from evals.cases import Case
from evals.judge import judge_answers
from qa.settings import ModelSettings, Settings


def case(case_id: str) -> Case:
    return Case(
        case_id=case_id,
        group="t",
        language="en",
        script=None,
        direction="en-en",
        type="number",
        question="How many museums are there?",
        turns=(),
        documents=(),
        gold=(),
        key_facts=(),
        outcomes=frozenset({"answered"}),
    )


def record(outcome: str) -> dict[str, Any]:
    return {
        "answer": {
            "outcome": outcome,
            "answer": "There are four museums.",
            "statements": [],
            "citations": [{"quote": "The town has four museums."}],
        }
    }


def test_what_the_model_thinks_is_kept_beside_the_run(scripted: Any, tmp_path: Path) -> None:
    settings = Settings(
        model=ModelSettings(
            llm="openai:scripted", llm_base_url=f"{scripted.address}/v1", llm_api_key="k"
        )
    )
    scripted.script({"text": "YES"}, {"text": "NO"})
    cases = (case("t-1"), case("t-2"))
    records = {"t-1": record("answered"), "t-2": record("not_found")}
    assert judge_answers(settings, cases, records, tmp_path) == {"faithful": 1.0, "relevant": 0.0}
    lines = (tmp_path / "judge.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [
        {"id": "t-1", "faithful": True, "relevant": False}
    ]
