"""Generations of vectors: folders built aside, published by one rename, then only read.

A generation holds the rows themselves (numbers, documents, vectors, as plain arrays to be scored
exactly) and the Chroma store made of them. ``current.json`` names the one in use.
"""

import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import StorageFailed
from index.files import read_json, remove_folder, write_json
from index.fingerprint import FileMark, fingerprint, first_fault

POINTER_FILE = "current.json"
NUMBERS, DOCUMENTS, ROWS = "numbers.npy", "documents.npy", "rows.npy"
CHROMA_FOLDER = "chroma"
# Chroma writes to its database on every opening; what it holds is checked when it is opened.
UNSTABLE_FILE = "chroma.sqlite3"


@dataclass(frozen=True)
class Generation:
    """One published generation of the vectors of library ``library``.

    It holds the rows of all chunks up to number ``last``; ``collection`` is the name of the
    Chroma collection, ``server`` the address of the Chroma server, ``None`` for embedded Chroma.
    """

    directory: Path
    library: str
    last: int
    collection: str
    server: str | None

    @cached_property
    def numbers(self) -> NDArray[np.int64]:
        """The chunk number of each row, ascending."""
        array: NDArray[np.int64] = self._array(NUMBERS)
        return array

    @cached_property
    def documents(self) -> NDArray[np.int64]:
        """The document number of each row."""
        array: NDArray[np.int64] = self._array(DOCUMENTS)
        return array

    @cached_property
    def rows(self) -> NDArray[np.float32]:
        """The unit vectors, one a row, read from disk as they are needed."""
        array: NDArray[np.float32] = self._array(ROWS)
        return array

    def _array(self, name: str) -> Any:
        try:
            return np.load(self.directory / name, mmap_mode="r", allow_pickle=False)
        except (OSError, ValueError) as error:
            raise StorageFailed(f"{self.directory / name} cannot be read: {error}") from error


def published(folder: Path, library: str) -> Generation | None:
    """Return the generation in use, or ``None`` when there is none of this library."""
    values = read_json(folder / POINTER_FILE)
    try:
        if values["library"] != library:
            return None
        directory = folder / Path(values["directory"]).name
        generation = Generation(
            directory, library, int(values["last"]), values["collection"], values["server"]
        )
    except (TypeError, KeyError, ValueError):
        return None
    return generation if directory.is_dir() else None


def fault(folder: Path) -> str | None:
    """Return what is wrong with the files of the generation in use, or ``None``."""
    values = read_json(folder / POINTER_FILE)
    try:
        files = dict(values["files"])
        marks = {name: (int(mark[0]), int(mark[1]), int(mark[2])) for name, mark in files.items()}
        return first_fault(folder / Path(values["directory"]).name, marks)
    except (TypeError, KeyError, ValueError, IndexError):
        return f"{POINTER_FILE} is damaged"


def build(
    folder: Path,
    generation: tuple[str, int, str | None],
    arrays: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]],
    fill: Callable[[Generation], None],
) -> Generation:
    """Make a new generation aside and publish it; the one before stays for those who read it.

    ``generation`` is (library, last chunk number, server); ``fill`` makes and verifies the Chroma
    store of the arrays. Raises ``StorageFailed`` and what ``fill`` raises; nothing is left then.
    """
    library, last, server = generation
    name = f"{time.time_ns() // 1_000_000}-{secrets.token_hex(3)}"  # they sort by age
    new = Generation(folder / name, library, last, f"yinju-{library}-{name}", server)
    with ExitStack() as failing, _disk_errors(new.directory):
        failing.callback(remove_folder, new.directory)
        new.directory.mkdir(parents=True)
        numbers, documents, rows = arrays
        np.save(new.directory / NUMBERS, numbers, allow_pickle=False)
        np.save(new.directory / DOCUMENTS, documents, allow_pickle=False)
        np.save(new.directory / ROWS, rows, allow_pickle=False)
        fill(new)
        _publish(folder, new)
        failing.pop_all()
    return new


def sweep(folder: Path) -> None:
    """Remove what interrupted runs left: all but the generation in use and the one before."""
    values = read_json(folder / POINTER_FILE)
    if folder.is_dir() and isinstance(values, dict):
        keep = {values.get("directory"), values.get("before")}
        for path in folder.iterdir():
            if path.is_dir() and path.name not in keep:
                remove_folder(path)


def _publish(folder: Path, new: Generation) -> None:
    marks: dict[str, FileMark] = fingerprint(new.directory, _stable_files(new.directory))
    values: dict[str, object] = {
        "library": new.library,
        "directory": new.directory.name,
        "last": new.last,
        "collection": new.collection,
        "server": new.server,
        "files": marks,
    }
    for path in new.directory.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
    before = read_json(folder / POINTER_FILE)
    values["before"] = before.get("directory") if isinstance(before, dict) else None
    write_json(folder / POINTER_FILE, values)
    sweep(folder)


@contextmanager
def _disk_errors(directory: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageFailed(
            f"{directory} cannot be written ({error.strerror}): check free space and permissions"
        ) from error


def _stable_files(directory: Path) -> list[str]:
    files = (path for path in directory.rglob("*") if path.is_file())
    names = sorted(path.relative_to(directory).as_posix() for path in files)
    return [name for name in names if not Path(name).name.startswith(UNSTABLE_FILE)]
