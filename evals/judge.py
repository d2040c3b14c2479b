"""LlamaIndex's own evaluators as a second opinion, where a language model is configured."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.cases import REFUSALS, Case
from evals.score import answer_text
from qa.answerers.models import ChatModel, open_model
from qa.settings import Settings

JUDGE = "You judge answers by their sources. Reply with YES or NO."


def judge_answers(
    settings: Settings,
    cases: Sequence[Case],
    records: Mapping[str, Mapping[str, Any]],
    folder: Path,
) -> Mapping[str, float]:
    """Judge every answer that is not a refusal; write ``judge.jsonl`` and return the means.

    "faithful": the quotations support the answer; "relevant": the answer fits the question. Both
    are what the configured model thinks, and no part of the gate. Raises ``ModelFailed``.
    """
    # llama_index takes seconds to import, and runs without a judge never need it
    from llama_index.core.evaluation import FaithfulnessEvaluator, RelevancyEvaluator

    model = open_model(settings.model)
    writer = _writer(model)
    judges = {
        "faithful": FaithfulnessEvaluator(llm=writer),
        "relevant": RelevancyEvaluator(llm=writer),
    }
    passed: dict[str, list[bool]] = {name: [] for name in judges}
    try:
        with (folder / "judge.jsonl").open("w", encoding="utf-8") as out:
            for case in cases:
                answer = records[case.case_id]["answer"]
                if answer["outcome"] in REFUSALS:
                    continue
                entry: dict[str, Any] = {"id": case.case_id}
                for name, judge in judges.items():
                    entry[name] = _opinion(judge, case, answer)
                    passed[name].append(entry[name])
                out.write(json.dumps(entry, ensure_ascii=False) + "\n")
    finally:
        model.close()
    return {name: sum(found) / len(found) for name, found in passed.items() if found}


def _writer(model: ChatModel) -> Any:
    """The model as LlamaIndex's evaluators ask it, with our time limits and our errors.

    They ask asynchronously; the model's own asynchronous client would stay open after them.
    """
    from llama_index.core.llms import CompletionResponse, CustomLLM, LLMMetadata

    class Writer(CustomLLM):
        @property
        def metadata(self) -> LLMMetadata:
            return LLMMetadata(model_name="judge")

        def complete(self, prompt: str, *_: Any, **__: Any) -> CompletionResponse:
            return CompletionResponse(text=model.write(JUDGE, prompt))

        def stream_complete(self, prompt: str, *_: Any, **__: Any) -> Any:
            yield self.complete(prompt)

    return Writer()


def _opinion(judge: Any, case: Case, answer: Mapping[str, Any]) -> bool:
    quotes = [citation["quote"] for citation in answer["citations"]]
    result = judge.evaluate(query=case.question, response=answer_text(answer), contexts=quotes)
    return bool(result.passing)
