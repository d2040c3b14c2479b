"""One writer at a time: a file lock, which the system gives back when its process ends."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from index.errors import LibraryBusy, StorageFailed

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[str]) -> None:
        # A byte far behind the text, so that others can still read who holds the lock.
        file.seek(1 << 30)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        file.seek(0)

else:
    import fcntl

    def _take(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


LOCK_FILE = "writer.lock"


@contextmanager
def writer_lock(data_dir: Path) -> Iterator[None]:
    """Keep every other process from writing to the library while the block runs.

    Raises ``LibraryBusy``, naming the process that writes, or ``StorageFailed`` when the folder
    cannot be written. The lock of a process that was killed is free again at once.
    """
    path = data_dir / LOCK_FILE
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        file = path.open("a+", encoding="utf-8")
    except OSError as error:
        raise StorageFailed(
            f"the data folder {data_dir} cannot be written ({error.strerror}): "
            f"check its permissions, or choose another with --data-dir"
        ) from error
    with file:
        try:
            _take(file)
        except OSError as error:
            raise LibraryBusy(
                f"another process is writing to the library in {data_dir} ({_holder(file)}): "
                f"wait until it ends, then try again"
            ) from error
        _sign(file, path)
        yield


def _sign(file: IO[str], path: Path) -> None:
    try:
        file.truncate(0)
        started = datetime.now(UTC).isoformat(timespec="seconds")
        json.dump({"process": os.getpid(), "since": started}, file)
        file.flush()
    except OSError as error:
        raise StorageFailed(f"{path} cannot be written ({error.strerror})") from error


def _holder(file: IO[str]) -> str:
    try:
        file.seek(0)
        holder = json.load(file)
        return f"process {holder['process']}, since {holder['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "which one is not recorded yet"
