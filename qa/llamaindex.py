"""Yinju as a LlamaIndex retriever and query engine, for agents, tools and tracing.

>>> engine = YinjuQueryEngine(open_assistant())
>>> tool = QueryEngineTool.from_defaults(engine, name="documents", description="…")

Importing this module imports llama_index, which takes about 4 seconds; nothing else of the
question path does.
"""

import asyncio
from collections.abc import Mapping
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

from index.types import Chunk, Document
from qa.assistant import Assistant
from qa.contract import answer_json, citation_json
from qa.types import Answer, Citation

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
        library = self._assistant.library
        scores = {result.chunk_id: result.score for result in found}
        return [
            passage_node(chunk, library.document(chunk.doc_id), scores[chunk.chunk_id])
            for chunk in library.chunks(list(scores))
        ]

    async def _aretrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        # the engine itself is synchronous: a thread keeps the caller's event loop free
        return await asyncio.to_thread(self._retrieve, query_bundle)


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
        self._tell_stages(query_bundle, answer, response)
        return response

    async def _aquery(self, query_bundle: QueryBundle) -> Response:
        # the engine itself is synchronous: a thread keeps the caller's event loop free
        return await asyncio.to_thread(self._query, query_bundle)

    def _tell_stages(self, query_bundle: QueryBundle, answer: Answer, response: Response) -> None:
        """Fire the events of each stage, so that tracing sees inside the answer."""
        dispatcher.event(RetrievalStartEvent(str_or_query_bundle=query_bundle))
        nodes = self._passages_read(answer)
        dispatcher.event(RetrievalEndEvent(str_or_query_bundle=query_bundle, nodes=nodes))
        dispatcher.event(SynthesizeStartEvent(query=query_bundle))
        for stage, milliseconds in answer.timings_ms.items():
            detail = answer.trace.get(stage)
            if stage != "total":
                decided = dict(detail) if isinstance(detail, Mapping) else {}
                dispatcher.event(StageEvent(stage=stage, milliseconds=milliseconds, detail=decided))
        dispatcher.event(SynthesizeEndEvent(query=query_bundle, response=response))

    def _passages_read(self, answer: Answer) -> list[NodeWithScore]:
        """Return the best passages the answer was read from, as its trace has them."""
        best = dict(answer.trace.get("rank", {})).get("best", [])
        scores = {passage["chunk_id"]: passage["score"] for passage in best}
        library = self._assistant.library
        return [
            passage_node(chunk, library.document(chunk.doc_id), scores[chunk.chunk_id])
            for chunk in library.chunks(list(scores))
        ]

    def retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        """Return the passages an answer would be read from."""
        return YinjuRetriever(self._assistant).retrieve(query_bundle)

    async def aretrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        """Return the passages an answer would be read from."""
        return await YinjuRetriever(self._assistant).aretrieve(query_bundle)


def passage_node(chunk: Chunk, document: Document, score: float) -> NodeWithScore:
    """Return a passage as a node; ``start`` and ``end`` count in the stored document."""
    known = document.metadata
    metadata = {
        "title": known.title,
        "publisher": known.publisher,
        "published": known.published,
        "url": known.url,
        "file": document.file,
        "doc_id": chunk.doc_id,
        "language": chunk.language,
        "start": chunk.start,
        "end": chunk.end,
    }
    text = document.text[chunk.start : chunk.end]
    return NodeWithScore(node=_node(chunk.chunk_id, text, metadata), score=score)


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
