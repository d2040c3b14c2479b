# ruff: noqa: S608 - names of tables and columns are this project's own; values are always bound
"""The texts of the catalog: documents, their sentences and chunks, and what says the same."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.database import Database, select_in
from index.errors import DocumentNotFound
from index.records import (
    CHUNK_COLUMNS,
    DOCUMENT_COLUMNS,
    SENTENCE_COLUMNS,
    PackedTerms,
    chunk_of,
    document_of,
    metadata_of,
    numbers_of,
    packed_terms,
    sentence_of,
)
from index.types import Chunk, Document, Profile, Sentence


class StoredTexts:
    """Reads the documents, sentences and chunks of one catalog."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def documents(self) -> tuple[Document, ...]:
        """Return every document with its text, in the order of their files."""
        query = f"SELECT {DOCUMENT_COLUMNS} FROM documents ORDER BY file, number"
        return tuple(document_of(row) for row in self._rows(query))

    def profiles(self) -> tuple[Profile, ...]:
        """Return what is known of every document beside its text, in the order of their files."""
        query = "SELECT doc_id, language, metadata FROM documents ORDER BY file, number"
        return tuple(Profile(own, lang, metadata_of(text)) for own, lang, text in self._rows(query))

    def documents_of(self, doc_ids: Sequence[str]) -> tuple[Document, ...]:
        """Return the documents with these ids, in any order; unknown ids are left out."""
        query = f"SELECT {DOCUMENT_COLUMNS} FROM documents WHERE doc_id IN ({{}})"
        return tuple(document_of(row) for row in self._rows_in(query, doc_ids))

    def document(self, doc_id: str) -> Document:
        """Return one document; raises ``DocumentNotFound``."""
        query = f"SELECT {DOCUMENT_COLUMNS} FROM documents WHERE doc_id = ?"
        for row in self._rows(query, doc_id):
            return document_of(row)
        raise DocumentNotFound(f"no document has the id {doc_id!r}: `yinju docs` lists them")

    def numbered(self, number: int) -> Document:
        """Return the document with this number, which has to exist."""
        query = f"SELECT {DOCUMENT_COLUMNS} FROM documents WHERE number = ?"
        return document_of(next(self._rows(query, number)))

    def number(self, doc_id: str) -> int:
        """Return the number of a document; raises ``DocumentNotFound``."""
        for (number,) in self._rows("SELECT number FROM documents WHERE doc_id = ?", doc_id):
            return int(number)
        raise DocumentNotFound(f"no document has the id {doc_id!r}: `yinju docs` lists them")

    def sentences(self, doc_id: str) -> tuple[Sentence, ...]:
        """Return the sentences of a document in order; raises ``DocumentNotFound``."""
        query = f"SELECT {SENTENCE_COLUMNS} FROM sentences WHERE document = ? ORDER BY number"
        rows = self._rows(query, self.number(doc_id))
        return tuple(sentence_of(doc_id, row) for row in rows)

    def sentence_terms(self, doc_id: str) -> tuple[NDArray[np.int32], ...]:
        """Return the term numbers of each sentence of a document, in order."""
        query = "SELECT terms FROM sentences WHERE document = ? ORDER BY number"
        return tuple(numbers_of(blob) for (blob,) in self._rows(query, self.number(doc_id)))

    def chunk_terms(self, chunk_ids: Sequence[str]) -> Mapping[str, PackedTerms]:
        """Return, for each chunk, the term numbers of its sentences and how many each has."""
        query = (
            "SELECT chunk_id, terms FROM chunks JOIN sentences "
            "ON sentences.document = chunks.document AND sentences.number BETWEEN first AND last "
            "WHERE chunk_id IN ({}) ORDER BY chunks.number, sentences.number"
        )
        found: dict[str, list[bytes]] = {}
        for chunk_id, terms in self._rows_in(query, chunk_ids):
            found.setdefault(chunk_id, []).append(terms)
        return {chunk_id: packed_terms(blobs) for chunk_id, blobs in found.items()}

    def chunks(self, chunk_ids: Sequence[str]) -> tuple[Chunk, ...]:
        """Return the chunks with these ids, in this order; unknown ids are left out."""
        columns = ", ".join(f"chunks.{name.strip()}" for name in CHUNK_COLUMNS.split(","))
        query = (
            f"SELECT doc_id, {columns} FROM chunks "
            "JOIN documents ON documents.number = chunks.document WHERE chunk_id IN ({})"
        )
        found = {row[1]: chunk_of(row[0], row[1:]) for row in self._rows_in(query, chunk_ids)}
        return tuple(found[chunk_id] for chunk_id in chunk_ids if chunk_id in found)

    def counterparts(self, doc_id: str) -> tuple[str, ...]:
        """Return the ids of the documents that say the same in another language."""
        query = (
            "SELECT doc_id FROM counterparts JOIN documents ON documents.number = other "
            "WHERE document = ? ORDER BY doc_id"
        )
        return tuple(other for (other,) in self._rows(query, self.number(doc_id)))

    def counterpart_sentence(self, doc_id: str, number: int) -> Sentence | None:
        """Return the sentence of another document that says the same, if one is known."""
        columns = ", ".join(f"sentences.{name.strip()}" for name in SENTENCE_COLUMNS.split(","))
        query = (
            f"SELECT doc_id, {columns} FROM alignments "
            "JOIN documents ON documents.number = alignments.other "
            "JOIN sentences ON sentences.document = alignments.other "
            "AND sentences.number = alignments.other_number "
            "WHERE alignments.document = ? AND alignments.number = ? ORDER BY score DESC LIMIT 1"
        )
        for row in self._rows(query, self.number(doc_id), number):
            return sentence_of(row[0], row[1:])
        return None

    def _rows(self, query: str, *values: object) -> Iterator[Any]:
        # Not a generator: one that is left early would close its connection.
        with self.database.reading() as connection:
            return iter(connection.execute(query, values).fetchall())

    def _rows_in(self, query: str, values: Sequence[object]) -> list[Any]:
        with self.database.reading() as connection:
            return select_in(connection, query, values)
