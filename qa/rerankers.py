"""Any LlamaIndex reranker in place of the built-in order of passages (``YINJU_RERANKER``)."""

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

SETTING = "YINJU_RERANKER"
MOST_PASSAGES = 50


class Reranker(Protocol):
    """Puts passages in the order in which they are likely to answer a question."""

    def rerank(self, question: str, passages: Sequence[Passage]) -> tuple[Passage, ...]:
        """Return the same passages, best first, with their new scores; raises ``ModelFailed``."""
        ...

    @property
    def close(self) -> Callable[[], None]:
        """Ends the connections to the model."""
        ...


@dataclass(frozen=True, slots=True)
class LlamaIndexReranker:
    """A LlamaIndex node postprocessor that scores passages.

    The first ``MOST_PASSAGES`` are scored, the others follow in the order they had. A passage
    keeps its earlier score under "fused" in ``scores``; the reranker's is "reranker".
    """

    postprocessor: "BaseNodePostprocessor"
    provider: Provider
    close: Callable[[], None] = field(default=nothing_to_close, repr=False)

    def rerank(self, question: str, passages: Sequence[Passage]) -> tuple[Passage, ...]:
        """Return the passages, best first; raises ``ModelFailed``."""
        # llama_index is loaded by now: the postprocessor is one of its classes
        from llama_index.core.schema import NodeWithScore, TextNode

        if not passages:
            return ()
        by_id = {passage.chunk.chunk_id: passage for passage in passages[:MOST_PASSAGES]}
        nodes = [
            NodeWithScore(node=TextNode(id_=chunk_id, text=passage.text), score=passage.score)
            for chunk_id, passage in by_id.items()
        ]
        ranked: list[NodeWithScore] = self.provider.ask(
            lambda _: self.postprocessor.postprocess_nodes(nodes, query_str=question)
        )
        scores = {node.node.node_id: float(node.score or 0.0) for node in ranked}
        if not scores.keys() <= by_id.keys():
            raise ModelFailed(f"The {self.provider.name} returned passages it was not given")
        best_first = sorted(scores, key=lambda chunk_id: -scores[chunk_id])
        head = [_scored(by_id[chunk_id], scores[chunk_id]) for chunk_id in best_first]
        rest = [passage for passage in passages if passage.chunk.chunk_id not in scores]
        floor = min(scores.values(), default=0.0)
        return (*head, *(replace(p, score=min(p.score, floor)) for p in rest))


def open_reranker(settings: Settings) -> Reranker:
    """Return the reranker that ``YINJU_RERANKER`` names.

    Raises ``SettingsError`` when the backend is unknown or not installed, or a local model cannot
    be loaded.
    """
    name = settings.retrieval.reranker or ""
    factory, model = choose(SETTING, name, BACKENDS)
    return factory(model, settings)


def _scored(passage: Passage, score: float) -> Passage:
    scores = {**passage.scores, "fused": passage.score, "reranker": score}
    return replace(passage, score=score, scores=scores)


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
