"""Any LlamaIndex embedding as the embedder of a library."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelFailed, SettingsError
from index.providers import (
    MASKED_KEY,
    KeyedClient,
    Provider,
    check_address,
    choose,
    not_installed,
    nothing_to_close,
)
from index.settings import IndexSettings

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding

SETTING = "YINJU_EMBEDDER"
OPENAI_ADDRESS = "https://api.openai.com/v1"
OLLAMA_ADDRESS = "http://127.0.0.1:11434"
BATCH = 64
PROBE = "引据"


class LlamaIndexEmbedder:
    """Embeds texts and questions with a LlamaIndex embedding model.

    ``name`` is that of the setting ("openai:bge-m3") and is written into the library; ``close``
    ends the connections to the provider.
    """

    def __init__(
        self,
        name: str,
        model: "BaseEmbedding",
        provider: Provider,
        close: Callable[[], None] = nothing_to_close,
    ) -> None:
        self.name = name
        self._model = model
        self._provider = provider
        self.close = close

    @cached_property
    def dimension(self) -> int:
        """How long a vector of this model is; asks the model the first time."""
        return int(self.embed_texts([PROBE]).shape[1])

    def embed_texts(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the unit vectors (n, dimension) of texts; raises ``ModelFailed``."""
        rows: list[list[float]] = []
        for first in range(0, len(texts), BATCH):
            rows += self._embed_batch(list(texts[first : first + BATCH]))
        return self._unit_rows(rows, len(texts))

    def embed_question(self, question: str) -> NDArray[np.float32]:
        """Return the unit vector (dimension,) of a question; raises ``ModelFailed``.

        Models that are trained with an instruction for questions get it here.
        """
        row: list[float] = self._provider.ask(lambda _: self._model.get_query_embedding(question))
        return self._unit_rows([row], 1).reshape(-1)

    def _embed_batch(self, texts: list[str]) -> list[list[float]]:
        rows: list[list[float]] = self._provider.ask(
            lambda _: self._model.get_text_embedding_batch(texts)
        )
        return rows

    def _unit_rows(self, rows: list[list[float]], expected: int) -> NDArray[np.float32]:
        """Return the vectors at length 1; raises ``ModelFailed`` when they are no vectors."""
        lengths = {len(row) for row in rows}
        if len(rows) != expected or len(lengths) > 1 or 0 in lengths:
            raise ModelFailed(
                f"The {self._provider.name} returned {len(rows)} vectors of {sorted(lengths)} "
                f"numbers for {expected} texts"
            )
        matrix = np.asarray(rows, dtype=np.float32).reshape(expected, -1)
        if not np.isfinite(matrix).all():
            raise ModelFailed(f"The {self._provider.name} returned vectors that are not numbers")
        norms = np.linalg.norm(matrix, axis=1, keepdims=True)
        return np.asarray(matrix / np.maximum(norms, np.float32(1e-12)), dtype=np.float32)


def open_llamaindex(settings: IndexSettings) -> LlamaIndexEmbedder:
    """Return the embedder that ``backend:model`` of ``YINJU_EMBEDDER`` names.

    Raises ``SettingsError`` when the backend is unknown, not installed or wrongly addressed, or a
    local model cannot be loaded.
    """
    factory, model = choose(SETTING, settings.embedder, BACKENDS, "bilingual")
    check_address(f"{SETTING}_BASE_URL", settings.embedder_base_url)
    return factory(model, settings)


def _provider(settings: IndexSettings, *errors: type[Exception]) -> Provider:
    name = f"embedding model {settings.embedder}"
    return Provider(name, SETTING, errors, settings.embedder_timeout_seconds)


def _open_openai(model: str, settings: IndexSettings) -> LlamaIndexEmbedder:
    """Return a model behind any server that speaks the OpenAI embeddings protocol."""
    try:
        # llama_index takes about 4 seconds and 100 MB: only those who use a model pay for it
        import openai
        from llama_index.embeddings.openai import OpenAIEmbedding
    except ImportError as error:
        raise not_installed(SETTING, "openai") from error
    client = KeyedClient(settings.embedder_api_key, settings.embedder_timeout_seconds)
    embedding = OpenAIEmbedding(
        model_name=model,
        api_base=settings.embedder_base_url or OPENAI_ADDRESS,
        api_key=MASKED_KEY,
        embed_batch_size=BATCH,
        timeout=settings.embedder_timeout_seconds,
        max_retries=0,
        http_client=client,
    )
    provider = _provider(settings, openai.OpenAIError)
    return LlamaIndexEmbedder(settings.embedder, embedding, provider, client.close)


def _open_ollama(model: str, settings: IndexSettings) -> LlamaIndexEmbedder:
    """Return a model of an Ollama server."""
    try:
        # an extra of its own, and llama_index is slow to import
        import ollama
        from llama_index.embeddings.ollama import OllamaEmbedding
    except ImportError as error:
        raise not_installed(SETTING, "ollama") from error
    key = settings.embedder_api_key
    embedding = OllamaEmbedding(
        model_name=model,
        base_url=settings.embedder_base_url or OLLAMA_ADDRESS,
        embed_batch_size=BATCH,
        client_kwargs={
            "timeout": settings.embedder_timeout_seconds,
            "headers": {"Authorization": f"Bearer {key}"} if key else {},
        },
    )
    provider = _provider(settings, ollama.ResponseError, ollama.RequestError)
    return LlamaIndexEmbedder(settings.embedder, embedding, provider, embedding._client.close)


def _open_huggingface(model: str, settings: IndexSettings) -> LlamaIndexEmbedder:
    """Return a sentence-transformers model: a folder, or a name of the Hugging Face hub."""
    try:
        # an extra of its own: PyTorch takes a gigabyte on disk and seconds to import
        from llama_index.embeddings.huggingface import HuggingFaceEmbedding
    except ImportError as error:
        raise not_installed(SETTING, "huggingface") from error
    try:
        embedding = HuggingFaceEmbedding(model_name=model, embed_batch_size=BATCH)
    except (OSError, ValueError, RuntimeError) as error:
        raise _cannot_load(settings, error) from error
    return LlamaIndexEmbedder(settings.embedder, embedding, _provider(settings, RuntimeError))


def _open_fastembed(model: str, settings: IndexSettings) -> LlamaIndexEmbedder:
    """Return an ONNX model of the fastembed list."""
    try:
        # an extra of its own, and llama_index is slow to import
        from llama_index.embeddings.fastembed import FastEmbedEmbedding
    except ImportError as error:
        raise not_installed(SETTING, "fastembed") from error
    try:
        embedding = FastEmbedEmbedding(model_name=model, embed_batch_size=BATCH)
    except (OSError, ValueError, RuntimeError, ImportError) as error:
        raise _cannot_load(settings, error) from error
    return LlamaIndexEmbedder(settings.embedder, embedding, _provider(settings, RuntimeError))


def _cannot_load(settings: IndexSettings, error: Exception) -> SettingsError:
    reason = str(error).strip().splitlines() or [type(error).__name__]
    return SettingsError(
        f"{SETTING} is {settings.embedder!r}, which could not be loaded: {reason[0][:200]}"
    )


BACKENDS: dict[str, Callable[[str, IndexSettings], LlamaIndexEmbedder]] = {
    "fastembed": _open_fastembed,
    "huggingface": _open_huggingface,
    "ollama": _open_ollama,
    "openai": _open_openai,
}
