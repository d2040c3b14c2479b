# ruff: noqa: S608 - names of tables and columns are this project's own; values are always bound
"""The catalog: documents, sentences, chunks, vectors and vocabulary in one SQLite database.

It is the only truth of a library; the stores of words and vectors are derived from it.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.database import Database
from index.errors import LibraryDamaged, LibraryMismatch
from index.glossary import Translation, as_mapping
from index.glossary_rows import read_glossary
from index.manifest import Manifest
from index.records import (
    numbers_of,
    report_of,
    vectors_of,
)
from index.rows import VectorRows
from index.schema import CATALOG_FILE, SCHEMA_VERSION, stored_schema
from index.scope import conditions_of
from index.stored_texts import StoredTexts
from index.types import LANGUAGES, BuildReport, Language, Scope
from index.vocabulary import Vocabulary

REMEMBERED_SCOPES = 64


class Catalog(StoredTexts):
    """Reads the catalog of one library; every method sees the snapshot of ``reading``, if any.

    Documents and chunks carry numbers inside the catalog: they grow, and are never used again.
    """

    def __init__(self, data_dir: Path) -> None:
        version = stored_schema(data_dir)
        self.path = data_dir / CATALOG_FILE
        if version != SCHEMA_VERSION:
            newer = version > SCHEMA_VERSION
            advice = "install a newer version of Yinju" if newer else "run `yinju index` on it once"
            raise LibraryMismatch(
                f"the catalog {self.path} has schema {version}, this program reads "
                f"{SCHEMA_VERSION}: {advice}"
            )
        super().__init__(Database(self.path, writable=False))
        self._scopes: dict[tuple[int, Scope], NDArray[np.int64]] = {}

    def close(self) -> None:
        """Give the database back."""
        self.database.close()

    def reading(self) -> AbstractContextManager[object]:
        """While it is open, all reads of this thread belong to one moment."""
        return self.database.reading()

    def change(self) -> int:
        """Return a number that grows with every change of the library."""
        return int(self.database.value("SELECT value FROM counters WHERE name = 'change'"))

    def manifest(self) -> Manifest:
        """Return what the library was built with."""
        try:
            return Manifest.read(dict(self._rows("SELECT name, value FROM manifest")))
        except (KeyError, ValueError) as error:
            raise LibraryDamaged(
                f"the catalog {self.path} has no complete manifest: restore a backup with "
                f"`yinju restore`, or delete the data folder and index the documents again"
            ) from error

    def library(self) -> str:
        """Return the name that tells this library from every other one."""
        return str(self.database.value("SELECT value FROM manifest WHERE name = 'library'"))

    def vectors(self, chunk_ids: Sequence[str], dimension: int) -> NDArray[np.float32]:
        """Return the vectors of these chunks as rows; the row of an unknown id is zero."""
        query = (
            "SELECT chunk_id, data FROM chunks "
            "JOIN vectors ON vectors.number = chunks.vector WHERE chunk_id IN ({})"
        )
        found: dict[str, bytes] = dict(self._rows_in(query, chunk_ids))
        nothing = bytes(2 * dimension)
        return vectors_of([found.get(chunk_id, nothing) for chunk_id in chunk_ids], dimension)

    def vocabulary(self) -> Vocabulary:
        """Return every term with its frequencies."""
        rows = list(self._rows("SELECT number, term, zh, en FROM vocabulary"))
        size = max((row[0] for row in rows), default=-1) + 1
        terms = [""] * size
        chinese, english = np.zeros(size, np.int32), np.zeros(size, np.int32)
        for number, term, zh, en in rows:
            terms[number], chinese[number], english[number] = term, zh, en
        totals = list(self._rows("SELECT language, chunks, terms FROM totals"))
        return Vocabulary(
            terms=tuple(terms),
            frequencies={"zh": chinese, "en": english},
            chunk_count={language: chunks for language, chunks, _ in totals},
            mean_terms={language: terms / max(1, chunks) for language, chunks, terms in totals},
            glossary=as_mapping(self.glossary()),
        )

    def glossary(self) -> tuple[Translation, ...]:
        """Return what the library's own translations add to the dictionary."""
        with self.database.reading() as connection:
            return read_glossary(connection)

    def term_numbers(self, terms: Sequence[str]) -> Mapping[str, int]:
        """Return the numbers of those terms that the library knows."""
        query = "SELECT term, number FROM vocabulary WHERE term IN ({})"
        return dict(self._rows_in(query, terms))

    def last_report(self) -> BuildReport:
        """Return what the last run of indexing did; its files so far if it was interrupted."""
        with self.reading():
            texts = self._rows("SELECT report FROM reports ORDER BY position")
            counters = dict(self._rows("SELECT name, value FROM counters"))
            return BuildReport(
                files=tuple(report_of(text) for (text,) in texts),
                documents=self.document_count(),
                chunks=self.chunk_count(),
                seconds=counters.get("milliseconds", 0) / 1000,
                changed=bool(counters.get("changed", 0)),
            )

    def bearers(self, signs: Sequence[int], limit: int) -> list[list[int]]:
        """Return, for each sign, the numbers of up to ``limit`` documents that bear it."""
        query = "SELECT document FROM signs WHERE value = ? LIMIT ?"
        with self.database.reading() as connection:
            answers = [connection.execute(query, (sign, limit)).fetchall() for sign in signs]
        return [[number for (number,) in rows] for rows in answers]

    def in_scope(self, scope: Scope) -> NDArray[np.int64]:
        """Return the numbers of the documents a search may use, sorted."""
        with self.reading():
            key = (self.change(), scope)
            if key not in self._scopes:
                if len(self._scopes) >= REMEMBERED_SCOPES:
                    self._scopes.clear()
                conditions, values = conditions_of(scope)
                where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
                rows = self._rows(f"SELECT number FROM documents {where} ORDER BY number", *values)
                self._scopes[key] = np.fromiter((one for (one,) in rows), dtype=np.int64)
            return self._scopes[key]

    def chunk_ids(self, numbers: Sequence[int]) -> Mapping[int, str]:
        """Return the ids of those numbered chunks that (still) exist."""
        query = "SELECT number, chunk_id FROM chunks WHERE number IN ({})"
        return dict(self._rows_in(query, numbers))

    def stored(self) -> list[tuple[str, str]]:
        """Return id and root folder of all documents, in the order they came in."""
        query = (
            "SELECT doc_id, min(root) FROM documents JOIN files ON files.document = "
            "documents.number GROUP BY documents.number ORDER BY documents.number"
        )
        return list(self._rows(query))

    def document_count(self) -> int:
        """Return the number of documents."""
        return int(self.database.value("SELECT count(*) FROM documents"))

    def chunk_count(self, until: int | None = None) -> int:
        """Return the number of chunks, or of those with a number up to ``until``."""
        if until is None:
            return int(self.database.value("SELECT sum(chunks) FROM totals"))
        return int(self.database.value("SELECT count(*) FROM chunks WHERE number <= ?", until))

    def chunk_numbers(self, until: int) -> NDArray[np.int64]:
        """Return the numbers of the chunks up to ``until``, ascending."""
        query = "SELECT number FROM chunks WHERE number <= ? ORDER BY number"
        return np.fromiter((number for (number,) in self._rows(query, until)), dtype=np.int64)

    def highest_chunk(self) -> int:
        """Return the highest number a chunk ever had, 0 when there was none."""
        query = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'chunks'"
        return int(self.database.value(query))

    def vector_rows(self, after: int, dimension: int) -> tuple[VectorRows, ...]:
        """Return the vectors of the chunks with a higher number, by language."""
        return tuple(self._vector_rows(language, after, dimension) for language in LANGUAGES)

    def _vector_rows(self, language: Language, after: int, dimension: int) -> VectorRows:
        query = (
            "SELECT chunks.number, document, data FROM chunks "
            "JOIN vectors ON vectors.number = chunks.vector "
            "WHERE chunks.number > ? AND language = ? ORDER BY chunks.number"
        )
        rows = list(self._rows(query, after, language))
        pairs = np.array([row[:2] for row in rows], dtype=np.int64).reshape(len(rows), 2)
        vectors = vectors_of([row[2] for row in rows], dimension)
        return VectorRows(language, pairs[:, 0].copy(), pairs[:, 1].copy(), vectors)

    def term_rows(self, after: int) -> Iterator[tuple[int, int, str, NDArray[np.int32]]]:
        """Yield the chunks with a higher number: number, document, language, term numbers."""
        query = (
            "SELECT number, document, language, first, last, context_terms FROM chunks "
            "WHERE number > ? ORDER BY document, number"
        )
        document, terms = 0, list[bytes]()
        for number, owner, language, first, last, context in self._rows(query, after):
            if owner != document:
                document = owner
                sentences = "SELECT terms FROM sentences WHERE document = ? ORDER BY number"
                terms = [blob for (blob,) in self._rows(sentences, owner)]
            yield number, owner, language, numbers_of(context + b"".join(terms[first : last + 1]))

    def removed_since(self, change: int) -> tuple[list[int], int]:
        """Return the documents removed after a change, and the change of now."""
        query = "SELECT document FROM removed WHERE change > ?"
        return [number for (number,) in self._rows(query, change)], self.change()
