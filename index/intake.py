# ruff: noqa: S608 - names of tables and columns are this project's own; values are always bound
"""The writing side of the catalog: documents in, documents out, counts kept in step."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.database import Connection, Database, select_in
from index.entries import (
    Counts,
    Entry,
    Relation,
    forget,
    insert_content,
    insert_reports,
    insert_vectors,
    next_change,
    number_of,
    release,
    write_entry,
)
from index.errors import LibraryDamaged
from index.glossary_rows import renew_glossary
from index.manifest import Manifest
from index.records import report_of, report_text
from index.schema import CATALOG_FILE, MIGRATIONS, SCHEMA_VERSION, TABLES
from index.types import FileReport

Vectors = Mapping[bytes, NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class KnownFile:
    """What the catalog remembers of a file."""

    fingerprint: str
    document: int
    report: FileReport


class Intake:
    """Writes one library's catalog; the caller holds the writer lock.

    Every method is one transaction: after a crash it happened, or it did not.
    """

    def __init__(self, data_dir: Path) -> None:
        self.path = data_dir / CATALOG_FILE
        self.database = Database(self.path, writable=True)
        self._prepare()
        self._terms: dict[str, int] | None = None

    def close(self) -> None:
        """Give the database back."""
        self.database.checkpoint()
        self.database.close()

    def manifest(self) -> Manifest | None:
        """Return what the library was built with, ``None`` while it is new."""
        with self.database.reading() as connection:
            rows = dict(connection.execute("SELECT name, value FROM manifest").fetchall())
        return Manifest.read(rows) if rows else None

    def set_manifest(self, manifest: Manifest) -> None:
        """Write down what the library is built with."""
        with self.database.writing() as connection:
            _write_manifest(connection, manifest)

    def files(self, root: str) -> dict[str, KnownFile]:
        """Return the files of one folder that are in the library, by name."""
        query = "SELECT file, fingerprint, document, report FROM files WHERE root = ?"
        with self.database.reading() as connection:
            rows = connection.execute(query, (root,)).fetchall()
        return {
            file: KnownFile(fingerprint, document, report_of(report))
            for file, fingerprint, document, report in rows
        }

    def holder(self, doc_id: str, root: str, file: str) -> str | None:
        """Return another file that holds the text with this id, ``None`` when there is none."""
        query = (
            "SELECT files.file FROM documents JOIN files ON files.document = documents.number "
            "WHERE doc_id = ? AND NOT (root = ? AND files.file = ?) "
            "ORDER BY files.file <> documents.file LIMIT 1"
        )
        with self.database.reading() as connection:
            row = connection.execute(query, (doc_id, root, file)).fetchone()
        return row[0] if row else None

    def unknown(self, contents: Iterable[bytes]) -> set[bytes]:
        """Return those of the content hashes that have no vector yet."""
        wanted = set(contents)
        query = "SELECT content FROM vectors WHERE content IN ({})"
        with self.database.reading() as connection:
            return wanted - {row[0] for row in select_in(connection, query, list(wanted))}

    def write(self, entries: Sequence[Entry], vectors: Vectors) -> None:
        """Take in a batch: each file replaces what it held before."""
        counts = Counts()
        with self.database.writing() as connection:
            next_change(connection)
            insert_vectors(connection, vectors)
            numbers = self._new_terms(connection, entries)
            left = [write_entry(connection, entry, numbers, counts) for entry in entries]
            release(connection, (document for document in left if document), counts)
            counts.write(connection)

    def remove(self, root: str, files: Sequence[str]) -> None:
        """Take files out; a text goes with the last file that holds it."""
        counts = Counts()
        with self.database.writing() as connection:
            next_change(connection)
            left = [forget(connection, root, file) for file in files]
            release(connection, (document for document in left if document), counts)
            counts.write(connection)

    def replace_content(
        self, manifest: Manifest, batches: Iterable[tuple[Sequence[Entry], Vectors]]
    ) -> None:
        """Put new sentences, chunks, terms and vectors in the place of all those stored.

        All of it is one transaction: the old content stays until the new one is whole. The library
        gets a new name, by which words and vectors made of the old content are told.
        """
        counts = Counts()
        self._terms = {}
        with self.database.writing() as connection:
            next_change(connection)
            for table in (
                "sentences",
                "chunks",
                "signs",
                "vectors",
                "vocabulary",
                "manifest",
                "removed",
            ):
                connection.execute(f"DELETE FROM {table}")
            connection.execute("UPDATE totals SET chunks = 0, terms = 0")
            for entries, vectors in batches:
                insert_vectors(connection, vectors)
                numbers = self._new_terms(connection, entries)
                for entry in entries:
                    document = number_of(connection, entry.document.doc_id)
                    if document is not None:
                        insert_content(connection, document, entry, numbers, counts)
            counts.write(connection)
            _write_manifest(connection, manifest)

    def rename(self) -> None:
        """Give the library a new name and a later count of changes: it is not what it was."""
        with self.database.writing() as connection:
            _write_name(connection)
            now = "1000 * CAST(strftime('%s', 'now') AS INTEGER)"
            query = f"UPDATE counters SET value = max(value + 1, {now}) WHERE name = 'change'"
            connection.execute(query)

    def forget_unused(self) -> None:
        """Forget vectors that no chunk has any more, and removals that all stores have followed."""
        with self.database.writing() as connection:
            unused = "DELETE FROM vectors WHERE number NOT IN (SELECT vector FROM chunks)"
            connection.execute(unused)
            connection.execute("DELETE FROM removed")

    def start_run(self) -> None:
        """Forget the reports of the run before."""
        with self.database.writing() as connection:
            connection.execute("DELETE FROM reports")
            connection.execute("DELETE FROM counters WHERE name <> 'change'")

    def end_run(self, seconds: float, changed: bool) -> None:
        """Keep how long the run took, and whether it changed anything."""
        with self.database.writing() as connection:
            values = [("milliseconds", round(seconds * 1000)), ("changed", int(changed))]
            connection.executemany("INSERT OR REPLACE INTO counters VALUES (?, ?)", values)

    def report(self, reports: Sequence[FileReport]) -> None:
        """Keep what is reported of this run, in order."""
        with self.database.writing() as connection:
            insert_reports(connection, reports)

    def relate(self, relations: Sequence[Relation]) -> None:
        """Record which documents say the same, and which of their sentences."""
        with self.database.writing() as connection:
            next_change(connection)
            for relation in relations:
                first = number_of(connection, relation.doc_id)
                second = number_of(connection, relation.other)
                if first is None or second is None or relation.similarity is not None:
                    continue
                both = [(first, second), (second, first)]
                connection.executemany("INSERT OR IGNORE INTO counterparts VALUES (?, ?)", both)
                rows = [(first, a, second, b, score) for a, b, score in relation.pairs]
                rows += [(second, b, first, a, score) for a, b, score in relation.pairs]
                query = "INSERT OR IGNORE INTO alignments VALUES (?, ?, ?, ?, ?)"
                connection.executemany(query, rows)

    def renew_glossary(self) -> None:
        """Make the glossary anew from the sentences that say the same."""
        with self.database.writing() as connection:
            next_change(connection)
            renew_glossary(connection)

    def annotate(self, root: str, reports: Sequence[FileReport]) -> None:
        """Put these reports in the place of those kept with their files."""
        query = "UPDATE files SET report = ? WHERE root = ? AND file = ?"
        with self.database.writing() as connection:
            rows = ((report_text(report), root, report.file) for report in reports)
            connection.executemany(query, rows)

    def _prepare(self) -> None:
        """Create the tables of a new catalog, or bring an older one up to this schema."""
        with self.database.writing() as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            new = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if not new and not 1 <= version <= SCHEMA_VERSION:
                raise LibraryDamaged(
                    f"the catalog {self.path} has schema {version}, this program writes "
                    f"{SCHEMA_VERSION}: install the version that made it"
                )
            steps = [TABLES] if new else [MIGRATIONS[n] for n in range(version, SCHEMA_VERSION)]
            for step in steps:
                for statement in step.split(";\n"):
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    def _new_terms(self, connection: Connection, entries: Sequence[Entry]) -> dict[str, int]:
        """Return the numbers of all terms, after giving numbers to new ones."""
        if self._terms is None:
            rows = connection.execute("SELECT term, number FROM vocabulary").fetchall()
            self._terms = dict(rows)
        known = self._terms
        lists = chain.from_iterable((*entry.terms, *entry.context_terms) for entry in entries)
        # In order of appearance: the same files give the same numbers.
        new = [term for term in dict.fromkeys(chain.from_iterable(lists)) if term not in known]
        known.update(zip(new, count(len(known) + 1), strict=False))
        query = "INSERT INTO vocabulary VALUES (?, ?, 0, 0)"
        connection.executemany(query, ((known[term], term) for term in new))
        return known


def _write_manifest(connection: Connection, manifest: Manifest) -> None:
    query = "INSERT OR REPLACE INTO manifest VALUES (?, ?)"
    connection.executemany(query, manifest.rows())
    _write_name(connection)


def _write_name(connection: Connection) -> None:
    query = "INSERT OR REPLACE INTO manifest VALUES ('library', ?)"
    connection.execute(query, (secrets.token_hex(6),))
