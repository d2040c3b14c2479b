"""Vectors of texts: the embedded bilingual default, or any LlamaIndex embedding."""

from index.embeddings.embedder import Embedder, open_embedder

__all__ = ["Embedder", "open_embedder"]
