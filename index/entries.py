# ruff: noqa: S608 - names of tables and columns are this project's own; values are always bound
"""One file's rows in the catalog: written, replaced, taken out, and counted."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from index.database import Connection
from index.errors import LibraryDamaged
from index.records import (
    DOCUMENT_COLUMNS,
    document_row,
    metadata_text,
    numbers_blob,
    numbers_of,
    report_text,
    vector_blob,
)
from index.types import LANGUAGES, Chunk, Document, FileReport, Language, Sentence


@dataclass(frozen=True, slots=True)
class Entry:
    """One file, read and analysed, ready to be written.

    ``root`` and ``file`` name it; ``terms`` are the terms of each sentence, ``context_terms`` those
    of each chunk's context; ``contents`` is, for each chunk, the hash of what its vector is of; by
    its ``signs`` a document finds those related to it.
    An entry of a text that is stored already (a duplicate, or only new metadata) has no chunks.
    """

    root: str
    file: str
    fingerprint: str
    document: Document
    report: FileReport
    sentences: tuple[Sentence, ...] = ()
    terms: tuple[tuple[str, ...], ...] = ()
    chunks: tuple[Chunk, ...] = ()
    context_terms: tuple[tuple[str, ...], ...] = ()
    contents: tuple[bytes, ...] = ()
    signs: tuple[int, ...] = ()


SentencePair = tuple[int, int, float]


@dataclass(frozen=True, slots=True)
class Relation:
    """A document that says the same as another one.

    ``pairs`` (number, number, score) are their sentences that say the same, for counterparts in
    another language; ``similarity`` is the share of common wording, for reprints.
    """

    doc_id: str
    other: str
    pairs: tuple[SentencePair, ...] = ()
    similarity: float | None = None


@dataclass(slots=True)
class Counts:
    """Changes of frequencies and totals, gathered over a batch."""

    terms: dict[Language, Counter[int]] = field(
        default_factory=lambda: {language: Counter() for language in LANGUAGES}
    )
    totals: dict[Language, list[int]] = field(
        default_factory=lambda: {language: [0, 0] for language in LANGUAGES}
    )

    def add(self, language: Language, terms: Sequence[int], sign: int) -> None:
        """Count one chunk in (+1) or out (-1)."""
        counter = self.terms[language]
        if sign > 0:
            counter.update(set(terms))
        else:
            counter.subtract(set(terms))
        self.totals[language][0] += sign
        self.totals[language][1] += sign * len(terms)

    def write(self, connection: Connection) -> None:
        """Bring the stored frequencies and totals in step."""
        for language in LANGUAGES:
            changes = [(by, term) for term, by in self.terms[language].items() if by]
            query = f"UPDATE vocabulary SET {language} = {language} + ? WHERE number = ?"
            connection.executemany(query, changes)
            query = "UPDATE totals SET chunks = chunks + ?, terms = terms + ? WHERE language = ?"
            connection.execute(query, (*self.totals[language], language))


def write_entry(
    connection: Connection, entry: Entry, numbers: Mapping[str, int], counts: Counts
) -> int | None:
    """Write one file; return the document it held before, to be released."""
    before = forget(connection, entry.root, entry.file)
    document = number_of(connection, entry.document.doc_id)
    if document and document == before and entry.chunks:
        # The text is the same, what is known about it is not: language and section may differ.
        release(connection, [document], counts)
        document, before = number_of(connection, entry.document.doc_id), None
    if not document:
        document = _insert_document(connection, entry.document)
        insert_content(connection, document, entry, numbers, counts)
    query = "INSERT INTO files VALUES (?, ?, ?, ?, ?, ?)"
    metadata, report = metadata_text(entry.document.metadata), report_text(entry.report)
    values = (entry.root, entry.file, entry.fingerprint, document, metadata, report)
    connection.execute(query, values)
    _take_name(connection, document)
    return before


def forget(connection: Connection, root: str, file: str) -> int | None:
    """Take a file's row out; return the document it held."""
    query = "DELETE FROM files WHERE root = ? AND file = ? RETURNING document"
    rows = connection.execute(query, (root, file)).fetchall()
    return int(rows[0][0]) if rows else None


def insert_content(
    connection: Connection,
    document: int,
    entry: Entry,
    numbers: Mapping[str, int],
    counts: Counts,
) -> None:
    """Write the sentences and chunks of a document, and count their terms."""
    terms = [[numbers[term] for term in sentence] for sentence in entry.terms]
    context = [[numbers[term] for term in chunk] for chunk in entry.context_terms]
    _insert_sentences(connection, document, entry.sentences, terms)
    _insert_chunks(connection, document, entry, context)
    signs = ((sign, document) for sign in entry.signs)
    connection.executemany("INSERT INTO signs VALUES (?, ?)", signs)
    for chunk, own in zip(entry.chunks, context, strict=True):
        inside = chain.from_iterable(terms[chunk.first : chunk.last + 1])
        counts.add(chunk.language, [*own, *inside], +1)


def _insert_document(connection: Connection, document: Document) -> int:
    marks = ", ".join("?" * (DOCUMENT_COLUMNS.count(",") + 2))
    query = f"INSERT INTO documents ({DOCUMENT_COLUMNS}, published) VALUES ({marks})"
    values = (*document_row(document), document.metadata.published)
    number = connection.execute(query, values).lastrowid
    if number is None:
        raise LibraryDamaged("the catalog gave no number to a document")
    return number


def insert_vectors(connection: Connection, vectors: Mapping[bytes, NDArray[np.float32]]) -> None:
    """Keep vectors under the hashes of their texts."""
    query = "INSERT OR IGNORE INTO vectors (content, data) VALUES (?, ?)"
    rows = ((content, vector_blob(vector)) for content, vector in vectors.items())
    connection.executemany(query, rows)


def _insert_sentences(
    connection: Connection,
    document: int,
    sentences: Sequence[Sentence],
    terms: Sequence[Sequence[int]],
) -> None:
    rows = (
        (
            document, one.number, one.start, one.end, one.paragraph, one.kind, one.section,
            one.speaker, numbers_blob(own),
        )
        for one, own in zip(sentences, terms, strict=True)
    )  # fmt: skip
    connection.executemany("INSERT INTO sentences VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _insert_chunks(
    connection: Connection, document: int, entry: Entry, context_terms: Sequence[Sequence[int]]
) -> None:
    query = (
        'INSERT INTO chunks (chunk_id, document, start, "end", first, last, tokens, language, '
        "context, context_terms, vector) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "(SELECT number FROM vectors WHERE content = ?))"
    )
    rows = (
        (
            one.chunk_id, document, one.start, one.end, one.first, one.last, one.tokens,
            one.language, one.context, numbers_blob(own), content,
        )
        for one, own, content in zip(entry.chunks, context_terms, entry.contents, strict=True)
    )  # fmt: skip
    connection.executemany(query, rows)


def insert_reports(connection: Connection, reports: Sequence[FileReport]) -> None:
    """Keep reports in the order given."""
    rows = ((report_text(report),) for report in reports)
    connection.executemany("INSERT INTO reports (report) VALUES (?)", rows)


def _take_name(connection: Connection, document: int) -> None:
    """Let a document go by one of its files, the one it has if possible, with its metadata."""
    query = (
        "SELECT files.file, files.metadata, json_extract(files.metadata, '$.published') "
        "FROM files JOIN documents ON documents.number = files.document WHERE document = ? "
        "ORDER BY files.file <> documents.file, files.file LIMIT 1"
    )
    known = connection.execute(query, (document,)).fetchone()
    query = "UPDATE documents SET file = ?, metadata = ?, published = ? WHERE number = ?"
    connection.execute(query, (*known, document))


def release(connection: Connection, documents: Iterable[int], counts: Counts) -> None:
    """Take out those of the documents that no file holds any more."""
    for document in documents:
        held = "SELECT 1 FROM files WHERE document = ? LIMIT 1"
        if connection.execute(held, (document,)).fetchone():
            _take_name(connection, document)
        else:
            _drop(connection, document, counts)


def _drop(connection: Connection, document: int, counts: Counts) -> None:
    query = "SELECT terms FROM sentences WHERE document = ? ORDER BY number"
    terms = [blob for (blob,) in connection.execute(query, (document,))]
    query = "SELECT language, first, last, context_terms FROM chunks WHERE document = ?"
    for language, first, last, context in connection.execute(query, (document,)):
        counts.add(language, numbers_of(context + b"".join(terms[first : last + 1])).tolist(), -1)
    for table in ("sentences", "chunks", "signs", "counterparts", "alignments"):
        connection.execute(f"DELETE FROM {table} WHERE document = ?", (document,))
    for table in ("counterparts", "alignments"):
        connection.execute(f"DELETE FROM {table} WHERE other = ?", (document,))
    connection.execute("DELETE FROM documents WHERE number = ?", (document,))
    query = "INSERT INTO removed SELECT ?, value FROM counters WHERE name = 'change'"
    connection.execute(query, (document,))


def next_change(connection: Connection) -> int:
    """Count one more change of the library, and return its number."""
    query = "UPDATE counters SET value = value + 1 WHERE name = 'change' RETURNING value"
    return int(connection.execute(query).fetchall()[0][0])


def number_of(connection: Connection, doc_id: str) -> int | None:
    """Return the number of a document, ``None`` when there is none with this id."""
    query = "SELECT number FROM documents WHERE doc_id = ?"
    row = connection.execute(query, (doc_id,)).fetchone()
    return int(row[0]) if row else None
