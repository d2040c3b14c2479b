"""How documents, sentences, chunks and reports are written down in the catalog's rows."""

import json
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import LibraryDamaged
from index.types import Chunk, Document, FileReport, Metadata, Sentence

DOCUMENT_COLUMNS = (
    "doc_id, file, text, language, script, metadata, source_sha256, encoding, warnings, pages"
)
SENTENCE_COLUMNS = 'number, start, "end", paragraph, kind, section, speaker'
CHUNK_COLUMNS = 'chunk_id, start, "end", first, last, tokens, language, context'

Row = Sequence[Any]
PackedTerms = tuple[NDArray[np.int32], NDArray[np.int64]]


def written(value: object) -> str:
    """Return a value as the JSON that is stored, characters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def metadata_text(metadata: Metadata) -> str:
    """Return what is known about a document as stored text."""
    return written(asdict(metadata))


def metadata_of(text: str) -> Metadata:
    """Return the metadata that ``metadata_text`` stored."""
    values = _stored(text)
    return Metadata(**(values | {"counterparts": tuple(values["counterparts"])}))


def document_row(document: Document) -> tuple[Any, ...]:
    """Return the values of ``DOCUMENT_COLUMNS``."""
    return (
        document.doc_id,
        document.file,
        document.text,
        document.language,
        document.script,
        metadata_text(document.metadata),
        document.source_sha256,
        document.encoding,
        written(document.warnings),
        written(document.pages),
    )


def document_of(row: Row) -> Document:
    """Return the document of a row of ``DOCUMENT_COLUMNS``."""
    doc_id, file, text, language, script, metadata, source, encoding, warnings, pages = row
    return Document(
        doc_id=doc_id,
        file=file,
        text=text,
        language=language,
        script=script,
        metadata=metadata_of(metadata),
        source_sha256=source,
        encoding=encoding,
        warnings=tuple(_stored(warnings)),
        pages=tuple(_stored(pages)),
    )


def sentence_of(doc_id: str, row: Row) -> Sentence:
    """Return the sentence of a row of ``SENTENCE_COLUMNS``."""
    return Sentence(doc_id, *row)


def chunk_of(doc_id: str, row: Row) -> Chunk:
    """Return the chunk of a row of ``CHUNK_COLUMNS``."""
    return Chunk(row[0], doc_id, *row[1:])


def report_text(report: FileReport) -> str:
    """Return a file's report as stored text."""
    return written(asdict(report))


def report_of(text: str) -> FileReport:
    """Return the report that ``report_text`` stored."""
    values: Mapping[str, Any] = _stored(text)
    return FileReport(**{**values, "warnings": tuple(values["warnings"])})


def numbers_blob(numbers: Sequence[int]) -> bytes:
    """Return numbers as the little-endian int32 values that are stored."""
    return array("i", numbers).tobytes()


def numbers_of(blob: bytes) -> NDArray[np.int32]:
    """Return stored numbers, read-only."""
    return np.frombuffer(blob, dtype="<i4")


def packed_terms(blobs: Sequence[bytes]) -> PackedTerms:
    """Return stored numbers one after another, and how many come of each blob."""
    counts = np.array([len(blob) // 4 for blob in blobs], dtype=np.int64)
    return numbers_of(b"".join(blobs)), counts


def vector_blob(vector: NDArray[np.float32]) -> bytes:
    """Return a vector as the float16 values that are stored: a cosine keeps four digits."""
    return vector.astype("<f2").tobytes()


def vectors_of(blobs: Sequence[bytes], dimension: int) -> NDArray[np.float32]:
    """Return stored vectors as rows, shape (n, dimension)."""
    if not blobs:
        return np.zeros((0, dimension), dtype=np.float32)
    flat = np.frombuffer(b"".join(blobs), dtype="<f2")
    return flat.reshape(len(blobs), dimension).astype(np.float32)


def _stored(text: str) -> Any:
    """What the catalog holds as JSON; raises ``LibraryDamaged`` when it is none."""
    try:
        return json.loads(text)
    except ValueError as error:
        raise LibraryDamaged(
            f"the catalog holds a damaged value ({error}): restore a backup with `yinju restore`, "
            f"or delete the data folder and index the documents again"
        ) from error
