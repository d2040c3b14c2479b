"""One file on its way into the catalog: read, split, chunked, analysed, reported."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from index.chunks import chunk
from index.embeddings import Embedder
from index.entries import Entry
from index.load import fingerprint, read
from index.relations import signs
from index.sentences import split
from index.settings import IndexSettings
from index.terms import analyse
from index.types import Chunk, Document, FileReport, Source


def prepare(root: str, source: Source, settings: IndexSettings, *, known: bool) -> Entry:
    """Return everything the catalog needs of one file; raises ``UnreadableFile``.

    ``known`` says that the file is in the library already, so that it counts as changed.
    """
    stored = prepare_stored(read(source), settings, root=root)
    report = FileReport(
        source.file,
        "changed" if known else "added",
        doc_id=stored.document.doc_id,
        warnings=stored.document.warnings,
        details=_details(stored),
    )
    return replace(stored, fingerprint=fingerprint(source), report=report)


def prepare_stored(document: Document, settings: IndexSettings, *, root: str) -> Entry:
    """Return everything the catalog needs of a document that is stored already."""
    sentences = split(document)
    chunks = chunk(document, sentences, settings)
    contexts = {one.context: _analysed(one.context, document) for one in chunks}
    return Entry(
        root=root,
        file=document.file,
        fingerprint="",
        document=document,
        report=FileReport(document.file, "unchanged", doc_id=document.doc_id),
        sentences=sentences,
        terms=tuple(_analysed(document.text[one.start : one.end], document) for one in sentences),
        chunks=chunks,
        context_terms=tuple(contexts[one.context] for one in chunks),
        contents=tuple(_content(_chunk_text(document, one), document) for one in chunks),
        signs=signs(root, document),
    )


def embed_chunks(embedder: Embedder, wanted: Sequence[tuple[Entry, int]]) -> NDArray[np.float32]:
    """Return the vectors, one a row, of chunks given as entry and place in it."""
    terms = [_chunk_terms(entry, place) for entry, place in wanted]
    texts = [_chunk_text(entry.document, entry.chunks[place]) for entry, place in wanted]
    return embedder.embed_chunks(texts, terms)


def _chunk_text(document: Document, one: Chunk) -> str:
    """Return the text a chunk's vector is of: its section's heading, then its own text."""
    text = document.text[one.start : one.end]
    return f"{one.context}\n{text}" if one.context else text


def _chunk_terms(entry: Entry, place: int) -> tuple[str, ...]:
    """Return the terms a chunk is found by: those of its heading, then of its sentences."""
    one = entry.chunks[place]
    sentences = entry.terms[one.first : one.last + 1]
    return (*entry.context_terms[place], *chain.from_iterable(sentences))


def _analysed(text: str | None, document: Document) -> tuple[str, ...]:
    return analyse(text, document.language) if text else ()


def _content(text: str, document: Document) -> bytes:
    """Return the hash under which the vector of a text is kept."""
    return hashlib.blake2b(f"{document.language}\n{text}".encode(), digest_size=16).digest()


def _details(entry: Entry) -> dict[str, str | int | None]:
    document = entry.document
    known = document.metadata
    details: dict[str, str | int | None] = {
        "encoding": document.encoding,
        "language": document.language,
        "script": document.script,
        "title": known.title,
        "publisher": known.publisher,
        "published": known.published,
        "characters": len(document.text),
        "pages": len(document.pages) or None,
        "sentences": len(entry.sentences),
        "chunks": len(entry.chunks),
    }
    details |= {f"{name} found": reason for name, reason in known.stated.items()}
    return details | {f"{name} inferred": reason for name, reason in known.inferred.items()}
