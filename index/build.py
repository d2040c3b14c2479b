"""From files to a library: add, refresh and remove, one batch after the other."""

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.catalog import Catalog
from index.derived import Words, follow_vectors
from index.embeddings import Embedder, open_embedder
from index.entries import Entry
from index.errors import LibraryMismatch, VectorStoreFailed
from index.intake import Intake, KnownFile
from index.load import fingerprint, walk
from index.lock import writer_lock
from index.manifest import Manifest
from index.preparation import embed_chunks
from index.preparers import Job, Outcome, Preparers
from index.relations import described, relations
from index.settings import IndexSettings
from index.terms import ANALYSER_VERSION
from index.types import BuildReport, FileReport

BATCH_CHUNKS, BATCH_FILES = 1_000, 500

# files done, files in all (so far as known), the file at hand, chunks a second
Progress = Callable[[int, int, str, float], None]


def build_index(
    paths: Sequence[Path], settings: IndexSettings, progress: Progress | None = None
) -> BuildReport:
    """Bring the library in ``settings.data_dir`` in step with files and folders.

    Files that are as they were are not read again; a file that changed replaces its old version;
    one that has gone from a folder in ``paths`` goes from the library. Every batch is kept as soon
    as it is written, so an interrupted run goes on where it stopped. Raises ``InputError``,
    ``LibraryBusy``, ``LibraryMismatch``, ``LibraryDamaged``, ``StorageFailed`` or ``ModelFailed``.
    """
    started = time.perf_counter()
    with (
        writer_lock(settings.data_dir),
        closing(Intake(settings.data_dir)) as intake,
        closing(open_embedder(settings)) as embedder,
        closing(Preparers(settings)) as preparers,
    ):
        dimension = _checked_dimension(intake, embedder, settings)
        with closing(Catalog(settings.data_dir)) as catalog:
            words = Words(settings.data_dir, catalog)
            run = _Run(
                settings, intake, embedder, dimension, catalog, words, preparers, progress,
                _count(paths),
            )  # fmt: skip
            intake.start_run()
            for path in paths:
                run.take(path)
            run.flush()
            if run.changed:
                intake.renew_glossary()
            words.finish()
            notices = _follow_vectors(settings, catalog)
            intake.end_run(time.perf_counter() - started, run.changed)
            return replace(catalog.last_report(), notices=notices)


def _checked_dimension(intake: Intake, embedder: Embedder, settings: IndexSettings) -> int:
    """Return the length of the library's vectors, once the settings are found to fit it."""
    before = intake.manifest()
    dimension = before.dimension if before else embedder.dimension
    manifest = Manifest.of(
        settings, embedder=embedder.name, dimension=dimension, analyser=ANALYSER_VERSION
    )
    if before:
        before.check(manifest, settings.data_dir)
    else:
        intake.set_manifest(manifest)
    return dimension


def _follow_vectors(settings: IndexSettings, catalog: Catalog) -> tuple[str, ...]:
    """Publish new vectors when due; without Chroma the library still answers, exactly."""
    try:
        follow_vectors(settings, catalog)
    except VectorStoreFailed as error:
        return (f"Vectors are searched without Chroma: {error}",)
    return ()


def _count(paths: Sequence[Path]) -> int:
    """Return about how many files there are to look at."""
    return sum(len(names) for path in paths for _, _, names in os.walk(path)) or len(paths)


@dataclass(slots=True)
class _Run:
    """One run over the files: gathers a batch, writes it, goes on."""

    settings: IndexSettings
    intake: Intake
    embedder: Embedder
    dimension: int
    catalog: Catalog
    words: Words
    preparers: Preparers
    progress: Progress | None
    total: int
    changed: bool = False
    _entries: list[Entry] = field(default_factory=list)
    _new: list[FileReport] = field(default_factory=list)
    _texts: dict[str, str] = field(default_factory=dict)
    _chunks: int = 0
    _done: int = 0
    _started: float = field(default_factory=time.perf_counter)

    def take(self, path: Path) -> None:
        """Look at every file of one argument, then take out those that have gone."""
        whole = path.is_dir()
        root = str(path.resolve() if whole else path.resolve().parent)
        known = self.intake.files(root)
        if not whole and path.name in known and not os.path.lexists(path):
            self._remove(root, [path.name])
            return
        seen = set[str]()
        jobs = self._jobs(root, path, known, seen)
        for outcome in self.preparers.outcomes(jobs, self.total - self._done):
            self._take_outcome(outcome)
            if len(self._entries) >= BATCH_FILES or self._batch_chunks() >= BATCH_CHUNKS:
                self.flush()
        self.flush()
        if whole:
            self._remove(root, sorted(known.keys() - seen))

    def flush(self) -> None:
        """Write what was gathered, and relate it to what was there."""
        if self._entries:
            self.changed = True
            self.intake.write(self._entries, self._vectors())
            self._relate()
            self.words.follow()
        self.intake.report(self._new)
        self._done += len(self._new)
        self._entries, self._new, self._texts = [], [], {}

    def _relate(self) -> None:
        """Find counterparts and reprints of the new documents, and say so in their reports."""
        with self.catalog.reading():
            found = [
                relation
                for entry in self._entries
                for relation in relations(entry.document, entry.signs, self.catalog)
            ]
        if not found:
            return
        self.intake.relate(found)
        said = described(found, self.catalog)
        self._new = [
            replace(report, details={**report.details, **said.get(report.doc_id or "", {})})
            for report in self._new
        ]
        files = {entry.file for entry in self._entries}
        self.intake.annotate(
            self._entries[0].root, [report for report in self._new if report.file in files]
        )

    def _jobs(
        self, root: str, path: Path, known: Mapping[str, KnownFile], seen: set[str]
    ) -> Iterator[Job | FileReport]:
        """Yield what is to be prepared, and the reports of what is not; note the files seen."""
        for found in walk(path, self.settings):
            seen.add(found.file)
            before = known.get(found.file)
            if isinstance(found, FileReport):
                yield replace(found, doc_id=before.report.doc_id if before else None)
            elif before and before.fingerprint == fingerprint(found):
                yield replace(before.report, status="unchanged")
            else:
                yield Job(root, found, before.report if before else None)

    def _take_outcome(self, outcome: Outcome) -> None:
        if isinstance(outcome, Entry):
            entry = self._without_copy(outcome)
            self._entries.append(entry)
            self._chunks += len(entry.chunks)
            report = entry.report
        else:
            report = outcome
        self._new.append(report)
        if self.progress:
            done = self._done + len(self._new)
            rate = self._chunks / max(1e-6, time.perf_counter() - self._started)
            self.progress(done, max(done, self.total), report.file, rate)

    def _remove(self, root: str, files: Sequence[str]) -> None:
        if files:
            self.intake.remove(root, files)
            self.intake.report([FileReport(file, "removed") for file in files])
            self.changed = True

    def _batch_chunks(self) -> int:
        return sum(len(entry.chunks) for entry in self._entries)

    def _without_copy(self, entry: Entry) -> Entry:
        """Return the entry, marked and emptied when another file holds the same text."""
        doc_id = entry.document.doc_id
        holder = self._texts.get(doc_id) or self.intake.holder(doc_id, entry.root, entry.file)
        if holder is None:
            self._texts[doc_id] = entry.file
            return entry
        details = {**entry.report.details, "duplicate of": holder}
        report = replace(entry.report, status="duplicate", details=details)
        return Entry(entry.root, entry.file, entry.fingerprint, entry.document, report)

    def _vectors(self) -> dict[bytes, NDArray[np.float32]]:
        """Return the vectors of those texts of the batch that have none yet."""
        places = {
            content: (entry, place)
            for entry in self._entries
            for place, content in enumerate(entry.contents)
        }
        unknown = [places[content] for content in self.intake.unknown(places)]
        if not unknown:
            return {}
        rows = embed_chunks(self.embedder, unknown)
        if rows.shape[1] != self.dimension:
            raise LibraryMismatch(
                f"the embedder {self.embedder.name} gives {rows.shape[1]} numbers a vector, the "
                f"library in {self.settings.data_dir} holds {self.dimension}: build it anew with "
                f"`yinju rebuild --data-dir {self.settings.data_dir}`"
            )
        contents = (entry.contents[place] for entry, place in unknown)
        return dict(zip(contents, rows, strict=True))
