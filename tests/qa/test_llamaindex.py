"""Yinju inside LlamaIndex: as retriever, query engine and tool, in both calling styles, traced."""

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from llama_index.core.instrumentation import get_dispatcher
from llama_index.core.instrumentation.event_handlers import BaseEventHandler
from llama_index.core.schema import MetadataMode, NodeRelationship, QueryBundle
from llama_index.core.tools import QueryEngineTool

from index import build_index
from index.settings import IndexSettings
from qa import Assistant, open_assistant
from qa.llamaindex import YinjuQueryEngine, YinjuRetriever
from qa.settings import Settings

TEXT = "青禾市公共文化\n\n青禾市有九座图书馆,其中三座夜间开放。图书馆每年接待读者260万人次。"
QUESTION = "青禾市有几座图书馆?"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("documents")
    (folder / "libraries.txt").write_text(TEXT, encoding="utf-8")
    (folder / "parks.txt").write_text("Qinghe has fourteen parks.", encoding="utf-8")
    settings = Settings(index=IndexSettings(data_dir=tmp_path_factory.mktemp("library")))
    build_index([folder], settings.index)
    opened = open_assistant(settings)
    yield opened
    opened.close()


@pytest.fixture
def events() -> Iterator[list[Any]]:
    seen: list[Any] = []

    class Listener(BaseEventHandler):
        def handle(self, event: Any, **_: Any) -> None:
            seen.append(event)

    dispatcher = get_dispatcher()
    dispatcher.add_event_handler(Listener())
    yield seen
    dispatcher.event_handlers.pop()


def test_nodes_carry_where_they_stand(assistant: Assistant) -> None:
    nodes = YinjuRetriever(assistant, limit=2).retrieve("图书馆")
    assert nodes
    assert len(nodes) <= 2
    for found in nodes:
        node = found.node
        document = assistant.library.document(node.metadata["doc_id"])
        span = slice(node.metadata["start"], node.metadata["end"])
        assert document.text[span] == node.get_content(MetadataMode.NONE)
        assert node.relationships[NodeRelationship.SOURCE].node_id == document.doc_id
    assert nodes[0].node.metadata["file"] == "libraries.txt"
    assert nodes[0].node.metadata["language"] == "zh"
    scores = [found.score for found in nodes]
    assert scores == sorted(scores, reverse=True)


def test_only_what_describes_a_node_goes_into_prompts(assistant: Assistant) -> None:
    node = YinjuRetriever(assistant).retrieve("图书馆")[0].node
    assert "doc_id" not in node.get_content(MetadataMode.LLM)
    assert "title" in node.get_content(MetadataMode.LLM)


def test_the_response_holds_the_answer_and_its_sentences(assistant: Assistant) -> None:
    response = YinjuQueryEngine(assistant).query(QUESTION)
    assert "九座图书馆" in str(response)
    assert response.metadata is not None
    assert response.metadata["outcome"] == "answered"
    contract = response.metadata["answer"]
    assert contract["question"] == QUESTION
    quotes = [node.node.get_content(MetadataMode.NONE) for node in response.source_nodes]
    assert quotes == [citation["quote"] for citation in contract["citations"]]
    assert response.source_nodes[0].node.metadata["n"] == 1


def test_what_the_documents_do_not_say_has_no_source_nodes(assistant: Assistant) -> None:
    response = YinjuQueryEngine(assistant).query("木星有几颗卫星?")
    assert response.source_nodes == []
    assert response.metadata is not None
    assert response.metadata["outcome"] == "not_found"


def test_both_calling_styles_agree(assistant: Assistant) -> None:
    engine, retriever = YinjuQueryEngine(assistant), YinjuRetriever(assistant)

    async def both() -> tuple[Any, Any]:
        return await asyncio.gather(engine.aquery(QUESTION), retriever.aretrieve("图书馆"))

    response, nodes = asyncio.run(both())
    assert str(response) == str(engine.query(QUESTION))
    ids = [found.node.node_id for found in nodes]
    assert ids == [found.node.node_id for found in retriever.retrieve("图书馆")]


def test_the_engine_is_a_tool(assistant: Assistant) -> None:
    tool = QueryEngineTool.from_defaults(
        YinjuQueryEngine(assistant), name="documents", description="the city's documents"
    )
    output = tool.call(QUESTION)
    assert "九座图书馆" in output.content
    assert output.raw_output.source_nodes


def test_tracing_sees_the_question_each_stage_and_the_answer(
    assistant: Assistant, events: list[Any]
) -> None:
    YinjuQueryEngine(assistant).query(QueryBundle(QUESTION))
    names = [event.class_name() for event in events]
    assert names[0] == "QueryStartEvent"
    assert names[-1] == "QueryEndEvent"
    assert names.index("RetrievalStartEvent") < names.index("SynthesizeEndEvent")
    stages = [event.stage for event in events if event.class_name() == "YinjuStageEvent"]
    assert stages == ["understand", "search", "rank", "read", "write", "check"]
    for event in events:
        event.model_dump_json()


def test_a_retrieval_alone_is_traced(assistant: Assistant, events: list[Any]) -> None:
    YinjuRetriever(assistant).retrieve("图书馆")
    names = [event.class_name() for event in events]
    assert names == ["RetrievalStartEvent", "RetrievalEndEvent"]


def test_the_example_of_the_readme_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = Path(__file__).parents[2]
    blocks = re.findall(r"```python\n(.*?)```", (root / "README.md").read_text("utf-8"), re.S)
    (example,) = [block for block in blocks if "YinjuQueryEngine" in block]
    monkeypatch.setenv("YINJU_DATA_DIR", str(tmp_path))
    build_index([root / "seeds"], IndexSettings(data_dir=tmp_path))
    names: dict[str, Any] = {}
    exec(example, names)
    names["assistant"].close()
    assert "30" in capsys.readouterr().out
    assert names["passages"]
    assert names["tool"].metadata.name == "documents"
