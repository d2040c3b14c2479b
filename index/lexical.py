"""The words of the chunks in tantivy: BM25 over term numbers. The only tantivy file.

Derived from the catalog; ``state.json`` says up to which chunk and change it follows it, and what
its files look like when nobody writes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import tantivy
from numpy.typing import NDArray

from index.errors import LibraryDamaged, StorageFailed
from index.files import read_json, remove_folder, writable_copy, write_json
from index.fingerprint import fingerprint, first_fault
from index.types import Language

STATE_FILE, META_FILE = "state.json", "meta.json"
WRITER_BYTES = 64_000_000
# Up to so many documents are named in the query itself; of more, other hits are passed over.
NAMED_DOCUMENTS = 2_000
# How the system words it when a disk is full or may not be written.
REFUSALS = ("No space", "too large", "Read-only", "denied")


@dataclass(frozen=True, slots=True)
class LexicalState:
    """Up to where the words follow the catalog of library ``library``."""

    library: str
    change: int
    last: int


@dataclass(frozen=True, slots=True)
class ChunkTerms:
    """One chunk as it is searched: its number, its document's number, its own terms' numbers."""

    chunk: int
    document: int
    language: str
    terms: Sequence[int]


class Lexical:
    """Searches the words; several threads may share it.

    Raises ``LibraryDamaged`` when its files are not what a writer left: build it anew then.
    """

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._lock = Lock()
        self._seen = self._time()
        self._open()

    def search(
        self,
        weights: Mapping[int, float],
        limit: int,
        *,
        language: Language | None = None,
        documents: NDArray[np.int64] | None = None,
    ) -> list[tuple[int, float]]:
        """Return the best chunks, by number, with the weighted sum of BM25 over the terms.

        ``language`` and ``documents`` (sorted numbers) limit the search.
        """
        self._follow()
        with _EngineErrors(self.directory):
            query = self._query(weights, language, documents)
            named = documents is None or len(documents) <= NAMED_DOCUMENTS
            searcher = self._index.searcher()
            wanted = limit
            while True:
                hits = searcher.search(query, limit=max(1, wanted), count=False).hits
                places = [place for _, place in hits]
                chunks = searcher.fast_field_values("chunk", places)
                found = [
                    (int(one), float(score)) for one, (score, _) in zip(chunks, hits, strict=True)
                ]
                if documents is not None and not named:
                    owners = np.array(searcher.fast_field_values("document", places), np.int64)
                    keep = np.isin(owners, documents)
                    found = [one for one, kept in zip(found, keep, strict=True) if kept]
                if named or len(found) >= limit or len(hits) < wanted:
                    return found[:limit]
                wanted *= 4

    def _query(
        self,
        weights: Mapping[int, float],
        language: Language | None,
        documents: NDArray[np.int64] | None,
    ) -> Any:
        query, occur, schema = tantivy.Query, tantivy.Occur, self._schema
        terms = [
            (
                occur.Should,
                query.boost_query(query.term_query(schema, "terms", str(term), "freq"), weight),
            )
            for term, weight in weights.items()
        ]
        parts = [(occur.Must, query.boolean_query(terms))]
        if language is not None:
            limit = query.term_query(schema, "language", language, "basic")
            parts.append((occur.Must, query.const_score_query(limit, 0.0)))
        if documents is not None and len(documents) <= NAMED_DOCUMENTS:
            limit = query.term_set_query(schema, "document", documents.tolist())
            parts.append((occur.Must, query.const_score_query(limit, 0.0)))
        return query.boolean_query(parts)

    def _follow(self) -> None:
        """Take in what a writer committed since the last search."""
        time = self._time()
        if time != self._seen:
            with self._lock:
                if self._copy:
                    self._open()
                else:
                    self._reload()
                self._seen = time

    def _open(self) -> None:
        with _EngineErrors(self.directory):
            place, self._copy = writable_copy(self.directory)
            self._index = _opened(place)
            self._index.config_reader("manual")
            self._schema = self._index.schema

    def _reload(self) -> None:
        with _EngineErrors(self.directory):
            self._index.reload()

    def _time(self) -> int:
        try:
            return (self.directory / META_FILE).stat().st_mtime_ns
        except OSError as error:
            raise LibraryDamaged(f"{self.directory} is incomplete: {error.strerror}") from error


class LexicalWriter:
    """Adds and removes chunks; the caller holds the library's writer lock.

    Raises ``LibraryDamaged`` when the files cannot be used and ``StorageFailed`` when the disk
    refuses.
    """

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        try:
            directory.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageFailed(f"{directory} cannot be made ({error.strerror})") from error
        with _EngineErrors(directory):
            exists = tantivy.Index.exists(str(directory))
            self._index = _opened(directory) if exists else _created(directory)
            self._schema = self._index.schema
            self._writer = self._index.writer(heap_size=WRITER_BYTES, num_threads=1)

    def remove(self, documents: Sequence[int]) -> None:
        """Take out the chunks of documents, by number."""
        if documents:
            with _EngineErrors(self.directory):
                query = tantivy.Query.term_set_query(self._schema, "document", list(documents))
                self._writer.delete_documents_by_query(query)

    def remove_after(self, chunk: int) -> None:
        """Take out the chunks with a higher number: the rest of an interrupted run."""
        with _EngineErrors(self.directory):
            kind = tantivy.FieldType.Unsigned
            query = tantivy.Query.range_query(self._schema, "chunk", kind, chunk + 1, None)
            self._writer.delete_documents_by_query(query)

    def add(self, rows: Iterable[ChunkTerms]) -> int:
        """Add chunks; return the highest number among them, 0 for none."""
        last = 0
        with _EngineErrors(self.directory):
            for row in rows:
                document = tantivy.Document()
                document.add_unsigned("chunk", row.chunk)
                document.add_unsigned("document", row.document)
                document.add_text("language", row.language)
                document.add_text("terms", " ".join(map(str, row.terms)))
                self._writer.add_document(document)
                last = max(last, row.chunk)
        return last

    def commit(self, state: LexicalState) -> None:
        """Make what was added and removed visible, then write down how far it goes."""
        with _EngineErrors(self.directory):
            self._writer.commit()
        write_json(self.directory / STATE_FILE, _state_values(state, {}))

    def finish(self, state: LexicalState) -> None:
        """Wait until the files rest, and write down what they look like."""
        with _EngineErrors(self.directory):
            self._writer.wait_merging_threads()
        marks = fingerprint(self.directory, _segment_files(self.directory))
        write_json(self.directory / STATE_FILE, _state_values(state, marks))


def lexical_state(directory: Path) -> LexicalState | None:
    """Return how far the words follow the catalog; ``None`` when they have to be built anew."""
    values = read_json(directory / STATE_FILE)
    try:
        state = LexicalState(str(values["library"]), int(values["change"]), int(values["last"]))
        segments = _segments(directory)
        files = {name: mark for name, mark in values["files"].items() if name[:32] in segments}
        marks = {name: (int(mark[0]), int(mark[1]), int(mark[2])) for name, mark in files.items()}
    except (TypeError, KeyError, ValueError, AttributeError, OSError):
        return None
    return None if first_fault(directory, marks) else state


def clear(directory: Path) -> None:
    """Forget the words altogether."""
    remove_folder(directory)


def _state_values(state: LexicalState, files: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "library": state.library,
        "change": state.change,
        "last": state.last,
        "files": dict(files),
    }


def _segment_files(directory: Path) -> list[str]:
    """Return the files of the segments in use, none of which is ever written twice."""
    segments = _segments(directory)
    return [path.name for path in directory.iterdir() if path.name[:32] in segments]


def _segments(directory: Path) -> set[str]:
    """Return the ids of the segments in use, with which the names of their files begin."""
    values = read_json(directory / META_FILE)
    return {segment["segment_id"].replace("-", "") for segment in values["segments"]}


def _created(directory: Path) -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("chunk", indexed=True, fast=True)
    builder.add_unsigned_field("document", indexed=True, fast=True)
    builder.add_text_field("language", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("terms", tokenizer_name="numbers", index_option="freq")
    return _with_tokenizer(tantivy.Index(builder.build(), path=str(directory)))


def _opened(directory: Path) -> Any:
    return _with_tokenizer(tantivy.Index.open(str(directory)))


def _with_tokenizer(index: Any) -> Any:
    spaces = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer("numbers", spaces)
    return index


class _EngineErrors:
    """Turns what the engine raises, its panics too, into errors of this project."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, _: object) -> None:
        # A panic of the engine arrives as a class of its own that cannot be imported.
        panic = type(error).__name__ == "PanicException"
        if error is None or not (panic or isinstance(error, ValueError | OSError | RuntimeError)):
            return
        text = f"the words in {self._directory} cannot be used: {error}"
        if any(sign in str(error) for sign in REFUSALS):
            raise StorageFailed(f"{text}; check free space and permissions") from error
        raise LibraryDamaged(text) from error
