"""Yinju as a LlamaIndex retriever and query engine, for agents, tools and tracing.

>>> engine = YinjuQueryEngine(open_assistant())
>>> tool = QueryEngineTool.from_defaults(engine, name="documents", description="…")

Importing this module imports llama_index, which takes about 4 seconds; nothing else of the
question path does.
"""

import asyncio
from typing import Any

from llama_index.core import Response
from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.callbacks import CallbackManager
from llama_index.core.instrumentation.events.retrieval import RetrievalEndEvent, RetrievalStartEvent
from llama_index.core.instrumentation.events.synthesis import (
    SynthesizeEndEvent,
    SynthesizeStartEvent,
)
from llama_index.core.schema import (
    NodeRelationship,
    NodeWithScore,
    QueryBundle,
    RelatedNodeInfo,
    TextNode,
)
from llama_index_instrumentation import get_dispatcher
from llama_index_instrumentation.base import BaseEvent
from pydantic import Field

from qa.assistant import Assistant
from qa.contract import answer_json, citation_json
from qa.types import Answer, Citation, SearchResult

dispatcher = get_dispatcher(__name__)

# What a reader or a model of LlamaIndex should see of a node beside its text.
SHOWN = ("title", "publisher", "published")


class StageEvent(BaseEvent):
    """One stage of an answer is done: its name, how long it took and what it decided."""

    stage: str
    milliseconds: float
    detail: dict[str, Any] = Field(default_factory=dict)

    @classmethod
    def class_name(cls) -> str:
        """Return the name tracing tools show."""
        return "YinjuStageEvent"


class YinjuRetriever(BaseRetriever):
    """Finds passages in both languages; nodes carry offsets, scores, metadata and language."""

    def __init__(
        self,
        assistant: Assistant,
        limit: int = 10,
        callback_manager: CallbackManager | None = None,
    ) -> None:
        """Search with this assistant, for at most ``limit`` passages."""
        super().__init__(callback_manager=callback_manager)
        self._assistant = assistant
        self._limit = limit

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        found = self._assistant.search(query_bundle.query_str, self._limit)
        return [self._passage_node(result) for result in found]

    async def _aretrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        # the engine itself is synchronous: a thread keeps the caller's event loop free
        return await asyncio.to_thread(self._retrieve, query_bundle)

    def _passage_node(self, result: SearchResult) -> NodeWithScore:
        """Return a passage as a node; ``start`` and ``end`` count in the stored document."""
        known = self._assistant.library.document(result.doc_id).metadata
        metadata = {
            "title": known.title,
            "publisher": known.publisher,
            "published": known.published,
            "url": known.url,
            "file": result.file,
            "doc_id": result.doc_id,
            "language": result.language,
            "start": result.start,
            "end": result.end,
        }
        node = _node(result.chunk_id, result.text, metadata)
        return NodeWithScore(node=node, score=result.score)


class YinjuQueryEngine(BaseQueryEngine):
    """Answers questions with citations; usable wherever LlamaIndex takes a query engine.

    The ``Response`` has the answer's text with ``[1]`` marks, the cited sentences as
    ``source_nodes`` in the order of their numbers, and under ``metadata["answer"]`` everything the
    JSON contract says. Where the documents do not say, there are no source nodes.
    """

    def __init__(
        self, assistant: Assistant, callback_manager: CallbackManager | None = None
    ) -> None:
        """Answer with this assistant."""
        super().__init__(callback_manager=callback_manager)
        self._assistant = assistant

    def _get_prompt_modules(self) -> dict[str, Any]:
        return {}

    def _query(self, query_bundle: QueryBundle) -> Response:
        answer = self._assistant.ask(query_bundle.query_str)
        response = as_response(answer)
        _tell_stages(query_bundle, answer, response)
        return response

    async def _aquery(self, query_bundle: QueryBundle) -> Response:
        # the engine itself is synchronous: a thread keeps the caller's event loop free
        return await asyncio.to_thread(self._query, query_bundle)

    def retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        """Return the passages an answer would be read from."""
        return YinjuRetriever(self._assistant).retrieve(query_bundle)

    async def aretrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        """Return the passages an answer would be read from."""
        return await YinjuRetriever(self._assistant).aretrieve(query_bundle)


def as_response(answer: Answer) -> Response:
    """Return an answer as LlamaIndex hands it on."""
    contract = answer_json(answer)
    metadata = {"answer": contract, "outcome": answer.outcome, "mode": answer.mode}
    nodes = [_sentence_node(citation) for citation in answer.citations]
    return Response(response=answer.text, source_nodes=nodes, metadata=metadata)


def _sentence_node(citation: Citation) -> NodeWithScore:
    metadata = citation_json(citation)
    metadata = {name: metadata[name] for name in metadata if name not in ("quote", "counterpart")}
    node_id = f"{citation.doc_id}:{citation.start}-{citation.end}"
    return NodeWithScore(node=_node(node_id, citation.quote, metadata), score=1.0)


def _node(node_id: str, text: str, metadata: dict[str, Any]) -> TextNode:
    """Return a node of a stored document; its hidden metadata stays out of prompts and vectors."""
    hidden = [name for name in metadata if name not in SHOWN]
    source = RelatedNodeInfo(node_id=metadata["doc_id"], metadata={"file": metadata["file"]})
    return TextNode(
        id_=node_id,
        text=text,
        start_char_idx=metadata["start"],
        end_char_idx=metadata["end"],
        metadata=metadata,
        excluded_embed_metadata_keys=hidden,
        excluded_llm_metadata_keys=hidden,
        relationships={NodeRelationship.SOURCE: source},
    )


def _tell_stages(query_bundle: QueryBundle, answer: Answer, response: Response) -> None:
    """Fire the events of each stage, so that tracing sees inside the answer."""
    dispatcher.event(RetrievalStartEvent(str_or_query_bundle=query_bundle))
    dispatcher.event(
        RetrievalEndEvent(str_or_query_bundle=query_bundle, nodes=response.source_nodes)
    )
    for stage, milliseconds in answer.timings_ms.items():
        detail = answer.trace.get(stage, {})
        if not isinstance(detail, dict):
            detail = {stage: detail}
        dispatcher.event(StageEvent(stage=stage, milliseconds=milliseconds, detail=detail))
    dispatcher.event(SynthesizeStartEvent(query=query_bundle))
    dispatcher.event(SynthesizeEndEvent(query=query_bundle, response=response))
