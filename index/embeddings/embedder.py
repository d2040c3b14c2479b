"""The seam between the library and what turns texts into vectors."""

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.embeddings.bilingual import NAME_OF_EMBEDDER, embed
from index.embeddings.words import DIMENSION
from index.settings import IndexSettings

Floats = NDArray[np.float32]


class Embedder(Protocol):
    """What turns chunks and questions into unit vectors of ``dimension`` numbers.

    Both come as text and as typed terms; an embedder takes the form it understands.
    """

    name: str

    @property
    def dimension(self) -> int:
        """How long a vector is."""
        ...

    def embed_chunks(self, texts: Sequence[str], terms: Sequence[Sequence[str]]) -> Floats:
        """Return (chunks, dimension); raises ``ModelFailed``."""
        ...

    def embed_question(self, text: str, terms: Sequence[str]) -> Floats:
        """Return (dimension,); raises ``ModelFailed``."""
        ...

    def close(self) -> None:
        """End the connections to a model's server."""
        ...


class BilingualEmbedder:
    """The default: static word vectors, nothing to download, no model to start."""

    name = NAME_OF_EMBEDDER
    dimension = DIMENSION

    def embed_chunks(self, texts: Sequence[str], terms: Sequence[Sequence[str]]) -> Floats:
        """Return (chunks, 256) from the terms alone."""
        del texts
        return embed(terms)

    def embed_question(self, text: str, terms: Sequence[str]) -> Floats:
        """Return (256,) from the terms alone."""
        del text
        vector: Floats = embed([terms])[0]
        return vector

    def close(self) -> None:
        """Nothing to close: the vectors stay in memory."""


class TextModel(Protocol):
    """A model that reads texts."""

    name: str

    @property
    def dimension(self) -> int:
        """How long a vector is."""
        ...

    def embed_texts(self, texts: Sequence[str]) -> Floats:
        """Return (texts, dimension)."""
        ...

    def embed_question(self, question: str) -> Floats:
        """Return (dimension,)."""
        ...

    @property
    def close(self) -> Callable[[], None]:
        """Ends the connections to the model's server."""
        ...


class TextEmbedder:
    """Any model that reads texts, as the embedder of a library."""

    def __init__(self, model: TextModel) -> None:
        self._model = model
        self.name = model.name

    @property
    def dimension(self) -> int:
        """How long a vector is; may ask the model."""
        return self._model.dimension

    def embed_chunks(self, texts: Sequence[str], terms: Sequence[Sequence[str]]) -> Floats:
        """Return (chunks, dimension) from the texts alone."""
        del terms
        return self._model.embed_texts(texts)

    def embed_question(self, text: str, terms: Sequence[str]) -> Floats:
        """Return (dimension,) from the text alone."""
        del terms
        return self._model.embed_question(text)

    def close(self) -> None:
        """End the connections to the model's server."""
        self._model.close()


def open_embedder(settings: IndexSettings) -> Embedder:
    """The embedder that ``settings.embedder`` names; raises ``SettingsError``."""
    if settings.embedder == NAME_OF_EMBEDDER:
        return BilingualEmbedder()
    # Brings in httpx and, when opened, LlamaIndex: seconds that the default must not cost.
    from index.embeddings.llamaindex import open_llamaindex

    return TextEmbedder(open_llamaindex(settings))
