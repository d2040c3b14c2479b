"""A LlamaIndex reranker orders the passages; here one that asks a model over HTTP."""

from collections.abc import Iterator
from typing import Any

import pytest

from index.errors import SettingsError
from index.types import Chunk, Document, Metadata
from qa.finding.rerankers import Reranker, open_reranker
from qa.settings import ModelSettings, RetrievalSettings, Settings
from qa.types import Passage

TEXTS = ("公园有三个。", "公司有九家。", "There are two harbours.")


def passages_of(*texts: str) -> tuple[Passage, ...]:
    whole = "\n".join(texts)
    document = Document("d0", "d.txt", whole, "zh", "hans", Metadata(), "0" * 64)
    found = []
    for number, text in enumerate(texts):
        start, end = whole.index(text), whole.index(text) + len(text)
        chunk = Chunk(f"d0:{start}-{end}", "d0", start, end, number, number, 9, "zh")
        found.append(Passage(chunk, document, text, 1.0 - number / 10, {"terms": 1.0}))
    return tuple(found)


def settings_of(name: str, address: str = "http://127.0.0.1:9") -> Settings:
    return Settings(
        retrieval=RetrievalSettings(reranker=name),
        model=ModelSettings(llm_base_url=f"{address}/v1", llm_api_key="sk-secret"),
    )


@pytest.fixture(scope="module")
def reranker(scripted_process: Any) -> Iterator[Reranker]:
    opened = open_reranker(settings_of("openai:ranker", scripted_process.address))
    yield opened
    opened.close()


def test_the_model_decides_the_order(scripted: Any, reranker: Reranker) -> None:
    scripted.script({"text": "Doc: 2, Relevance: 9\nDoc: 1, Relevance: 4\n"})
    ranked = reranker.rerank("几家公司?", passages_of(*TEXTS))
    assert [passage.text for passage in ranked] == [TEXTS[1], TEXTS[0], TEXTS[2]]
    assert [passage.score for passage in ranked] == [1.0, 0.9, 0.8]
    assert ranked[0].scores == {"terms": 1.0, "before": 0.9, "reranker": 9.0}


def test_no_passages_need_no_model(scripted: Any, reranker: Reranker) -> None:
    assert reranker.rerank("?", ()) == ()
    assert scripted.requests == []


@pytest.mark.parametrize(
    "step",
    [
        {"text": "as you like"},
        {"text": "Doc: 77, Relevance: 3"},
        {"text": "Doc: x, Relevance: y"},
        {"status": 401},
        {"raw": "<html>"},
    ],
)
def test_a_reranker_that_fails_leaves_the_order_and_says_so(
    scripted: Any, reranker: Reranker, step: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    scripted.script(step)
    passages = passages_of(*TEXTS)
    assert [passage.text for passage in reranker.rerank("?", passages)] == list(TEXTS)
    if step.get("status") == 401:
        assert "The reranker openai:ranker refused the key" in caplog.text


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("parrot:polly", "anthropic:MODEL, huggingface:MODEL, ollama:MODEL, openai:MODEL"),
        ("huggingface:", "names no model"),
    ],
)
def test_a_name_that_cannot_work_prints_those_that_can(name: str, says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        open_reranker(settings_of(name))
