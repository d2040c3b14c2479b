"""Care of a library: compact it, build it anew, back it up and bring a backup back."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.catalog import Catalog
from index.database import Database
from index.derived import VECTORS_FOLDER, WORDS_FOLDER, follow_vectors, follow_words
from index.embeddings import Embedder, open_embedder
from index.entries import Entry
from index.errors import InputError, LibraryDamaged, StorageFailed
from index.files import remove_folder
from index.intake import Intake
from index.lock import writer_lock
from index.manifest import Manifest
from index.preparation import embed_chunks, prepare_stored
from index.schema import CATALOG_FILE, stored_schema
from index.settings import IndexSettings
from index.terms import ANALYSER_VERSION

BATCH_CHUNKS = 1_000
# What a restored backup took the place of.
REPLACED_FILE = "replaced.sqlite"

Progress = Callable[[int, int, str, float], None]


def compact(settings: IndexSettings) -> None:
    """Publish a new generation of vectors with all rows, and forget what is no longer used.

    Readers go on meanwhile. Raises ``LibraryBusy``, ``StorageFailed`` or ``VectorStoreFailed``.
    """
    stored_schema(settings.data_dir)
    with writer_lock(settings.data_dir), closing(Intake(settings.data_dir)) as intake:
        with closing(Catalog(settings.data_dir)) as catalog:
            follow_words(settings.data_dir, catalog)
            follow_vectors(settings, catalog, anew=True)
        intake.forget_unused()


def rebuild_index(settings: IndexSettings, progress: Progress | None = None) -> None:
    """Build the library anew from its stored texts with the settings in force.

    The old state stays in force until the new one is whole. Raises as ``build_index`` does.
    """
    stored_schema(settings.data_dir)
    embedder = open_embedder(settings)
    manifest = Manifest.of(
        settings, embedder=embedder.name, dimension=embedder.dimension, analyser=ANALYSER_VERSION
    )
    data_dir = settings.data_dir
    with (
        writer_lock(data_dir),
        closing(Intake(data_dir)) as intake,
        closing(Catalog(data_dir)) as catalog,
    ):
        with catalog.reading():
            entries = _stored_entries(catalog, settings, progress)
            intake.replace_content(manifest, _with_vectors(embedder, entries))
        intake.renew_glossary()
        follow_words(data_dir, catalog, anew=True)
        follow_vectors(settings, catalog, anew=True)


def backup(settings: IndexSettings, target: Path) -> None:
    """Write a verified copy of the catalog to ``target``; reading and writing may go on.

    Words and vectors are derived from it, and are built anew from the copy. Raises
    ``InputError`` when ``target`` exists, ``StorageFailed`` when it cannot be written.
    """
    stored_schema(settings.data_dir)
    if target.exists():
        raise InputError(f"{target} exists already: choose another name for the backup")
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with closing(Database(settings.data_dir / CATALOG_FILE, writable=False)) as database:
            database.copy_to(part)
        _verify(part)
        part.replace(target)
    except OSError as error:
        raise StorageFailed(f"{target} cannot be written ({error.strerror})") from error
    finally:
        part.unlink(missing_ok=True)


def restore(settings: IndexSettings, source: Path) -> Path | None:
    """Put a backup in the place of the catalog, and build words and vectors from it.

    Returns where the catalog that was there before is kept, ``None`` when there was no sound one.
    Raises ``InputError`` when ``source`` is no sound backup; the library is as it was then.
    """
    if not source.is_file():
        raise InputError(f"{source}: no such file")
    try:
        _verify(source)
    except LibraryDamaged as error:
        raise InputError(f"{source} is no sound backup: {error}") from error
    data_dir = settings.data_dir
    with writer_lock(data_dir):
        kept = _put(source, data_dir / CATALOG_FILE)
        for folder in (WORDS_FOLDER, VECTORS_FOLDER):
            remove_folder(data_dir / folder)
        with closing(Intake(data_dir)) as intake, closing(Catalog(data_dir)) as catalog:
            intake.rename()
            follow_words(data_dir, catalog, anew=True)
            follow_vectors(settings, catalog, anew=True)
    return kept


def _put(source: Path, catalog: Path) -> Path | None:
    """Replace the catalog by a copy of ``source``; return where the one before is kept."""
    part = catalog.with_name(catalog.name + ".part")
    try:
        shutil.copyfile(source, part)
        kept = _kept_aside(catalog)
        for log in ("-wal", "-shm"):
            catalog.with_name(catalog.name + log).unlink(missing_ok=True)
        part.replace(catalog)
    except OSError as error:
        raise StorageFailed(f"{catalog} cannot be written ({error.strerror})") from error
    finally:
        part.unlink(missing_ok=True)
    return kept


def _kept_aside(catalog: Path) -> Path | None:
    """Copy a sound catalog beside itself, in the place of an earlier such copy."""
    if not catalog.is_file():
        return None
    kept, part = catalog.with_name(REPLACED_FILE), catalog.with_name(REPLACED_FILE + ".part")
    part.unlink(missing_ok=True)
    try:
        with closing(Database(catalog, writable=False)) as database:
            database.copy_to(part)
        _verify(part)
        part.replace(kept)
    except LibraryDamaged:
        return None
    finally:
        part.unlink(missing_ok=True)
    return kept


def _verify(path: Path) -> None:
    """Raise ``LibraryDamaged`` unless a file is a sound catalog."""
    with closing(Database(path, writable=False)) as database:
        faults = database.faults(thorough=True)
        if faults:
            raise LibraryDamaged(f"{path} is damaged: {faults}")
        with database.reading() as connection:
            tables = "SELECT count(*) FROM sqlite_master WHERE name IN ('documents', 'manifest')"
            if connection.execute(tables).fetchone()[0] != 2:
                raise LibraryDamaged(f"{path} holds no library")


def _stored_entries(
    catalog: Catalog, settings: IndexSettings, progress: Progress | None
) -> Iterator[list[Entry]]:
    """Yield the stored documents, prepared anew, in batches."""
    stored = catalog.stored()
    batch: list[Entry] = []
    for done, (doc_id, root) in enumerate(stored, start=1):
        document = catalog.document(doc_id)
        batch.append(prepare_stored(document, settings, root=root))
        if progress:
            progress(done, len(stored), document.file, 0.0)
        if sum(len(entry.chunks) for entry in batch) >= BATCH_CHUNKS:
            yield batch
            batch = []
    yield batch


def _with_vectors(
    embedder: Embedder, batches: Iterable[list[Entry]]
) -> Iterator[tuple[list[Entry], dict[bytes, NDArray[np.float32]]]]:
    """Yield each batch with its vectors, by the hash of the text."""
    for batch in batches:
        wanted = [(entry, place) for entry in batch for place in range(len(entry.chunks))]
        contents = [entry.contents[place] for entry, place in wanted]
        rows = embed_chunks(embedder, wanted) if wanted else ()
        yield batch, dict(zip(contents, rows, strict=True))
