"""The only sqlite3 file: connections, transactions, errors and copies of the catalog's database."""

import sqlite3
import threading
import weakref
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from index.errors import LibraryBusy, LibraryDamaged, StorageFailed, YinjuError

Connection = sqlite3.Connection

BUSY_SECONDS = 30.0
VARIABLES = 900  # values bound in one statement; SQLite's oldest limit in use is 999

_FULL = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
}
_FULL |= {sqlite3.SQLITE_PERM, sqlite3.SQLITE_TOOBIG}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def translated(error: sqlite3.Error, path: Path) -> YinjuError:
    """Return the project's error for what SQLite reported about ``path``."""
    code = _primary(error)
    if code in _DAMAGED or "malformed" in str(error):
        return LibraryDamaged(
            f"the catalog {path} is damaged ({error}): restore a backup with `yinju restore`, or "
            f"delete the data folder and index the documents again"
        )
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LibraryBusy(f"the catalog {path} is in use by another process ({error}): try again")
    if code in _FULL:
        return StorageFailed(
            f"the catalog {path} could not be read or written ({error}): "
            f"check free space and permissions of the data folder"
        )
    return LibraryDamaged(
        f"the catalog {path} does not answer as a catalog does ({error}): restore a backup with "
        f"`yinju restore`, or delete the data folder and index the documents again"
    )


def _primary(error: sqlite3.Error) -> int:
    """SQLite's own number of an error, without what is told beside it."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


class Database:
    """One database file, used by many threads: short reads on snapshots, one writer at a time.

    Raises ``StorageFailed``, ``LibraryDamaged`` or ``LibraryBusy``, never an error of SQLite.
    """

    def __init__(self, path: Path, *, writable: bool) -> None:
        self.path = path
        self.writable = writable
        self._inode = 0
        self._idle: list[sqlite3.Connection] = []
        self._pool_lock = threading.Lock()
        self._local = threading.local()
        self._finalizer = weakref.finalize(self, _close_all, self._idle)

    def close(self) -> None:
        """Close every idle connection; the database may be used again afterwards."""
        with self._pool_lock:
            _close_all(self._idle)

    def reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """Give a connection on which everything read belongs to one moment (a snapshot).

        Nested uses in one thread share the outermost snapshot.
        """
        pinned: sqlite3.Connection | None = getattr(self._local, "connection", None)
        return self._snapshot() if pinned is None else nullcontext(pinned)

    @contextmanager
    def _snapshot(self) -> Iterator[sqlite3.Connection]:
        with self._errors(), self._borrowed() as connection:
            connection.execute("BEGIN")
            self._local.connection, self._local.values = connection, {}
            try:
                yield connection
            finally:
                self._local.connection = None
                connection.rollback()

    def value(self, query: str, *values: object) -> Any:
        """Return the one value a query gives: of a snapshot asked once, while writing each time."""
        with self.reading() as connection:
            known: dict[object, Any] = {} if self._local.values is None else self._local.values
            if (query, values) not in known:
                known[query, values] = connection.execute(query, values).fetchone()[0]
            return known[query, values]

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection inside one transaction: all of it is kept, or nothing."""
        with self._errors(), self._borrowed() as connection:
            connection.execute("BEGIN IMMEDIATE")
            self._local.connection, self._local.values = connection, None
            try:
                yield connection
                connection.commit()
            finally:
                self._local.connection = None
                if connection.in_transaction:
                    connection.rollback()

    def copy_to(self, target: Path) -> None:
        """Write a consistent copy of the database to ``target`` while others go on using it."""
        with self._errors(), self._borrowed() as connection:
            try:
                with closing(sqlite3.connect(target)) as copy:
                    connection.backup(copy, pages=1000)
                    copy.execute("PRAGMA journal_mode=DELETE")
            except sqlite3.Error as error:
                if _primary(error) in _FULL:
                    raise StorageFailed(
                        f"{target} cannot be written ({error}): check free space and permissions"
                    ) from error
                raise

    def checkpoint(self) -> None:
        """Move the write-ahead log into the database file, as far as readers allow."""
        with self._errors(), self._borrowed() as connection:
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def faults(self, *, thorough: bool = False) -> str | None:
        """Return what SQLite finds wrong with the file, or ``None``."""
        check = "integrity_check" if thorough else "quick_check"
        with self._errors(), self._borrowed() as connection:
            answer: str = connection.execute(f"PRAGMA {check}(1)").fetchone()[0]
        return None if answer == "ok" else answer

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise translated(error, self.path) from error

    @contextmanager
    def _borrowed(self) -> Iterator[sqlite3.Connection]:
        with self._pool_lock:
            self._follow_file()
            connection = self._idle.pop() if self._idle else None
        if connection is None:
            connection = self._connect()
        with ExitStack() as failing:
            failing.callback(connection.close)
            yield connection
            failing.pop_all()
        with self._pool_lock:
            self._idle.append(connection)

    def _follow_file(self) -> None:
        """Let go of a file in whose place another was put, by a restored backup."""
        try:
            inode = self.path.stat().st_ino
        except OSError:
            return
        if inode != self._inode:
            _close_all(self._idle)
            self._inode = inode

    def _connect(self) -> sqlite3.Connection:
        if self.writable:
            connection = _open(self.path, "rwc")
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")
            connection.execute("PRAGMA journal_size_limit=67108864")
            connection.execute("PRAGMA cache_size=-65536")
            connection.execute("PRAGMA foreign_keys=ON")
            return connection
        try:
            return _readable(_open(self.path, "rw"))
        except sqlite3.OperationalError:
            # A folder that cannot be written has no room for the log's index file either.
            return _readable(_open(self.path, "ro&immutable=1"))


def select_in(connection: sqlite3.Connection, query: str, values: Sequence[object]) -> list[Any]:
    """Return the rows of ``query``, whose ``{}`` stands for the values, asked in portions."""
    rows: list[Any] = []
    for begin in range(0, len(values), VARIABLES):
        portion = values[begin : begin + VARIABLES]
        marks = ",".join("?" * len(portion))
        rows += connection.execute(query.replace("{}", marks), portion).fetchall()
    return rows


def _open(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )


def _readable(connection: sqlite3.Connection) -> sqlite3.Connection:
    try:
        connection.execute("PRAGMA query_only=ON")
        connection.execute("PRAGMA mmap_size=67108864")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _close_all(connections: list[sqlite3.Connection]) -> None:
    while connections:
        connections.pop().close()
