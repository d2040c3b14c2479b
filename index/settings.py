"""Settings that shape an index: what is compared when a library is opened."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class IndexSettings:
    """How raw files become a library; every field that changes its content is in its manifest."""

    data_dir: Path = field(default=Path("data"), metadata={"help": "folder that holds the library"})
    embedder: str = field(
        default="bilingual", metadata={"help": "embedding: bilingual, or backend:model"}
    )
    embedder_base_url: str | None = field(
        default=None, metadata={"help": "address of the embedding server; empty: the backend's own"}
    )
    embedder_api_key: str | None = field(
        default=None, repr=False, metadata={"help": "key of the embedding's provider"}
    )
    embedder_timeout_seconds: float = field(
        default=60.0, metadata={"help": "longest wait for one batch of embeddings, in seconds"}
    )
    chunk_tokens: int = field(default=256, metadata={"help": "most tokens (o200k_base) in a chunk"})
    overlap_sentences: int = field(
        default=1, metadata={"help": "sentences shared by neighbouring chunks"}
    )
    max_file_bytes: int = field(
        default=50_000_000, metadata={"help": "largest file that is read, in bytes"}
    )
    chroma_url: str | None = field(
        default=None, metadata={"help": "address of a Chroma server; empty: embedded Chroma"}
    )
    chroma_timeout_seconds: float = field(
        default=5.0, metadata={"help": "longest wait for the Chroma server, in seconds"}
    )
    exact_rows: int = field(
        default=5_000,
        metadata={"help": "rows searched exactly before the next vector generation is built"},
    )
