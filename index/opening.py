"""Opens a library for reading, after checking that it fits the settings in force."""

from contextlib import closing

from index.catalog import Catalog, stored_schema
from index.intake import Intake
from index.library import Library
from index.lock import writer_lock
from index.manifest import Manifest
from index.schema import SCHEMA_VERSION
from index.settings import IndexSettings
from index.terms import ANALYSER_VERSION


def open_library(settings: IndexSettings) -> Library:
    """Open the library in ``settings.data_dir``; its stores are opened at the first search.

    A catalog written by an older version is brought up to date first. Raises ``LibraryNotFound``,
    ``LibraryMismatch`` when it was built with other settings, or ``LibraryDamaged``.
    """
    version = stored_schema(settings.data_dir)
    if 1 <= version < SCHEMA_VERSION:
        with writer_lock(settings.data_dir), closing(Intake(settings.data_dir)):
            pass
    catalog = Catalog(settings.data_dir)
    try:
        built = catalog.manifest()
        wanted = Manifest.of(
            settings,
            embedder=settings.embedder,
            dimension=built.dimension,
            analyser=ANALYSER_VERSION,
        )
        built.check(wanted, settings.data_dir)
    except BaseException:
        catalog.close()
        raise
    return Library(settings, catalog)
