"""Any LlamaIndex reranker in place of the built-in order of passages (``YINJU_RERANKER``)."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from index.errors import ModelFailed, SettingsError
from index.providers import Provider, choose, not_installed, nothing_to_close
from qa.answerers.models import open_model
from qa.settings import ModelSettings, Settings
from qa.types import Passage

if TYPE_CHECKING:
    from llama_index.core.postprocessor.types import BaseNodePostprocessor

_log = logging.getLogger(__name__)

SETTING = "YINJU_RERANKER"
MOST_PASSAGES = 50


class Reranker(Protocol):
    """Puts passages in the order in which they are likely to answer a question."""

    def rerank(self, question: str, passages: Sequence[Passage]) -> tuple[Passage, ...]:
        """Return the same passages, best first, with their new scores.

        A reranker that cannot be reached leaves them as they are and says so in the log.
        """
        ...

    @property
    def close(self) -> Callable[[], None]:
        """Ends the connections to the model."""
        ...


@dataclass(frozen=True, slots=True)
class LlamaIndexReranker:
    """A LlamaIndex node postprocessor that scores passages.

    It decides the order alone: the best passage gets the best of the scores there were, and so on,
    because the decision whether the documents say enough is made on the scale of these. In
    ``scores`` stand what a passage had ("before") and what the model gave it ("reranker").
    """

    postprocessor: "BaseNodePostprocessor"
    provider: Provider
    close: Callable[[], None] = field(default=nothing_to_close, repr=False)

    def rerank(self, question: str, passages: Sequence[Passage]) -> tuple[Passage, ...]:
        """Return the passages, best first; as they were, with a warning, when the model fails."""
        head, rest = passages[:MOST_PASSAGES], passages[MOST_PASSAGES:]
        try:
            scores = self._scores(question, head) if head else {}
        except ModelFailed as error:
            _log.warning("%s", error)
            return tuple(passages)
        judged = [p for p in head if p.chunk.chunk_id in scores]
        judged.sort(key=lambda p: -scores[p.chunk.chunk_id])
        left = [p for p in head if p.chunk.chunk_id not in scores]
        ranked = (*(_with_reason(p, scores[p.chunk.chunk_id]) for p in judged), *left, *rest)
        best_first = sorted((p.score for p in passages), reverse=True)
        return tuple(replace(p, score=s) for p, s in zip(ranked, best_first, strict=True))

    def _scores(self, question: str, passages: Sequence[Passage]) -> dict[str, float]:
        """Return the new score of each passage the model judged, by chunk id."""
        # llama_index is loaded by now: the postprocessor is one of its classes
        from llama_index.core.schema import NodeWithScore, TextNode

        nodes = [
            NodeWithScore(node=TextNode(id_=p.chunk.chunk_id, text=p.text), score=p.score)
            for p in passages
        ]
        ranked: list[NodeWithScore] = self.provider.ask(
            lambda _: self.postprocessor.postprocess_nodes(nodes, query_str=question)
        )
        given = {p.chunk.chunk_id for p in passages}
        return {n.node.node_id: float(n.score or 0.0) for n in ranked if n.node.node_id in given}


def open_reranker(settings: Settings) -> Reranker:
    """Return the reranker that ``YINJU_RERANKER`` names.

    Raises ``SettingsError`` when the backend is unknown or not installed, or a local model cannot
    be loaded.
    """
    name = settings.retrieval.reranker or ""
    factory, model = choose(SETTING, name, BACKENDS)
    return factory(model, settings)


def _with_reason(passage: Passage, score: float) -> Passage:
    scores = {**passage.scores, "before": passage.score, "reranker": score}
    return replace(passage, scores=scores)


def _open_huggingface(model: str, settings: Settings) -> Reranker:
    """Return a cross-encoder of sentence-transformers: a folder, or a name of the hub."""
    try:
        # an extra of its own: PyTorch takes a gigabyte on disk and seconds to import
        from llama_index.postprocessor.sbert_rerank import SentenceTransformerRerank
    except ImportError as error:
        raise not_installed(SETTING, "huggingface") from error
    try:
        postprocessor = SentenceTransformerRerank(model=model, top_n=MOST_PASSAGES)
    except (OSError, ValueError, RuntimeError) as error:
        reason = str(error).strip().splitlines() or [type(error).__name__]
        name = settings.retrieval.reranker
        raise SettingsError(
            f"{SETTING} is {name!r}, which could not be loaded: {reason[0][:200]}"
        ) from error
    provider = Provider(f"reranker {settings.retrieval.reranker}", SETTING, (RuntimeError,))
    return LlamaIndexReranker(postprocessor, provider)


def _open_llm(backend: str) -> Callable[[str, Settings], Reranker]:
    """Return the factory of rerankers that ask a language model at ``YINJU_LLM_BASE_URL``."""

    def open_with(model: str, settings: Settings) -> Reranker:
        # llama_index takes about 4 seconds and 100 MB: only those who use a model pay for it
        from llama_index.core.postprocessor import LLMRerank

        own = settings.model
        chat = open_model(
            ModelSettings(
                llm=f"{backend}:{model}",
                llm_base_url=own.llm_base_url,
                llm_api_key=own.llm_api_key,
                llm_timeout_seconds=own.llm_timeout_seconds,
            )
        )
        postprocessor = LLMRerank(llm=chat.llm, top_n=MOST_PASSAGES, choice_batch_size=10)
        name = f"reranker {settings.retrieval.reranker}"
        provider = replace(chat.provider, name=name)
        return LlamaIndexReranker(postprocessor, provider, chat.close)

    return open_with


BACKENDS: dict[str, Callable[[str, Settings], Reranker]] = {
    "anthropic": _open_llm("anthropic"),
    "huggingface": _open_huggingface,
    "ollama": _open_llm("ollama"),
    "openai": _open_llm("openai"),
}
