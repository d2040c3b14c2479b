"""The tables of the catalog, and the steps that bring an older catalog up to date."""

from contextlib import closing
from pathlib import Path

from index.database import Database
from index.errors import LibraryDamaged, LibraryNotFound

CATALOG_FILE = "catalog.sqlite"
SCHEMA_VERSION = 3

# Changes are counted on from the time a catalog is made, so that no count ever comes again.
TABLES = """
CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE manifest (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    doc_id TEXT NOT NULL UNIQUE,
    file TEXT NOT NULL,
    language TEXT NOT NULL,
    script TEXT,
    published TEXT,
    metadata TEXT NOT NULL,
    source_sha256 TEXT NOT NULL,
    encoding TEXT NOT NULL,
    warnings TEXT NOT NULL,
    pages TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE TABLE files (
    root TEXT NOT NULL,
    file TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (number),
    metadata TEXT NOT NULL,
    report TEXT NOT NULL,
    PRIMARY KEY (root, file)
) WITHOUT ROWID;
CREATE INDEX files_document ON files (document);
CREATE TABLE sentences (
    document INTEGER NOT NULL,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    kind TEXT NOT NULL,
    section TEXT,
    speaker TEXT,
    terms BLOB NOT NULL,
    PRIMARY KEY (document, number)
) WITHOUT ROWID;
CREATE TABLE vectors (
    number INTEGER PRIMARY KEY,
    content BLOB NOT NULL UNIQUE,
    data BLOB NOT NULL
);
CREATE TABLE chunks (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    chunk_id TEXT NOT NULL UNIQUE,
    document INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    tokens INTEGER NOT NULL,
    language TEXT NOT NULL,
    context TEXT,
    context_terms BLOB NOT NULL,
    vector INTEGER NOT NULL REFERENCES vectors (number)
);
CREATE INDEX chunks_document ON chunks (document);
CREATE TABLE vocabulary (
    number INTEGER PRIMARY KEY,
    term TEXT NOT NULL UNIQUE,
    zh INTEGER NOT NULL,
    en INTEGER NOT NULL
);
CREATE TABLE totals (
    language TEXT PRIMARY KEY, chunks INTEGER NOT NULL, terms INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE removed (document INTEGER PRIMARY KEY, change INTEGER NOT NULL);
CREATE TABLE signs (
    value INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (value, document)
) WITHOUT ROWID;
CREATE INDEX signs_document ON signs (document);
CREATE TABLE counterparts (
    document INTEGER NOT NULL, other INTEGER NOT NULL, PRIMARY KEY (document, other)
) WITHOUT ROWID;
CREATE TABLE alignments (
    document INTEGER NOT NULL,
    number INTEGER NOT NULL,
    other INTEGER NOT NULL,
    other_number INTEGER NOT NULL,
    score REAL NOT NULL,
    PRIMARY KEY (document, number, other)
) WITHOUT ROWID;
CREATE TABLE glossary (
    chinese TEXT NOT NULL,
    english TEXT NOT NULL,
    shown TEXT NOT NULL,
    times INTEGER NOT NULL,
    weight REAL NOT NULL,
    PRIMARY KEY (chinese, english)
) WITHOUT ROWID;
CREATE TABLE reports (position INTEGER PRIMARY KEY, report TEXT NOT NULL);
INSERT INTO counters VALUES ('change', 1000 * CAST(strftime('%s', 'now') AS INTEGER));
INSERT INTO totals VALUES ('zh', 0, 0), ('en', 0, 0);
"""

# From a schema version to the statements that lead to the next one.
MIGRATIONS: dict[int, str] = {
    1: """
CREATE TABLE signs (
    value INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (value, document)
) WITHOUT ROWID;
CREATE INDEX signs_document ON signs (document);
""",
    2: """
CREATE TABLE glossary (
    chinese TEXT NOT NULL,
    english TEXT NOT NULL,
    shown TEXT NOT NULL,
    times INTEGER NOT NULL,
    weight REAL NOT NULL,
    PRIMARY KEY (chinese, english)
) WITHOUT ROWID;
""",
}


def stored_schema(data_dir: Path) -> int:
    """Return the schema version of a library's catalog.

    Raises ``LibraryNotFound`` when there is no library, ``LibraryDamaged`` when it cannot be read.
    """
    path = data_dir / CATALOG_FILE
    if not path.exists():
        raise LibraryNotFound(
            f"{data_dir} holds no library: make one with `yinju index PATH --data-dir {data_dir}`"
        )
    with closing(Database(path, writable=False)) as database, database.reading() as connection:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if not version:
        raise LibraryDamaged(
            f"the catalog {path} is empty: restore a backup with `yinju restore`, or delete the "
            f"data folder and index the documents again"
        )
    return version
