"""Generations of vectors: folders built aside, published by one rename, then only read.

A generation holds, for each language, the rows themselves (plain arrays, to be scored exactly) and
the Chroma collection made of them. ``current.json`` names the one in use.
"""

import os
import secrets
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from index.errors import StorageFailed
from index.files import read_json, remove_folder, write_json
from index.fingerprint import FileMark, fingerprint, first_fault
from index.rows import VectorRows
from index.types import LANGUAGES, Language

POINTER_FILE = "current.json"
ARRAYS = ("numbers", "documents", "rows")
CHROMA_FOLDER = "chroma"
# Chroma writes to its database on every opening; what it holds is checked when it is opened.
UNSTABLE_FILE = "chroma.sqlite3"


@dataclass(frozen=True)
class Generation:
    """One published generation of the vectors of library ``library``.

    It holds the rows of all chunks up to number ``last``; ``server`` is the address of the Chroma
    server, ``None`` for embedded Chroma.
    """

    directory: Path
    library: str
    last: int
    server: str | None

    @property
    def name(self) -> str:
        """What tells this generation from all others."""
        return self.directory.name

    @property
    def size(self) -> int:
        """The number of rows in all languages."""
        return sum(len(part.numbers) for part in self.parts)

    @cached_property
    def parts(self) -> tuple[VectorRows, ...]:
        """The rows of each language that has any, read from disk as they are needed."""
        return tuple(read_rows(self.directory, language) for language in languages(self.directory))

    def collection(self, language: Language) -> str:
        """Return the name of the Chroma collection of one language's rows."""
        return f"yinju-{self.library}-{self.name}-{language}"


def languages(directory: Path) -> list[Language]:
    """Return the languages a generation has rows of."""
    return [one for one in LANGUAGES if (directory / f"{one}-{ARRAYS[0]}.npy").exists()]


def read_rows(directory: Path, language: Language) -> VectorRows:
    """Return the rows of one language; raises ``StorageFailed``."""
    paths = [directory / f"{language}-{name}.npy" for name in ARRAYS]
    try:
        numbers, documents, rows = (
            np.load(path, mmap_mode="r", allow_pickle=False) for path in paths
        )
    except (OSError, ValueError) as error:
        raise StorageFailed(f"{directory} cannot be read: {error}") from error
    return VectorRows(language, numbers, documents, rows)


def _write_rows(directory: Path, part: VectorRows) -> None:
    for name in ARRAYS:
        path = directory / f"{part.language}-{name}.npy"
        np.save(path, getattr(part, name), allow_pickle=False)


def published(folder: Path, library: str) -> Generation | None:
    """Return the generation in use, or ``None`` when there is none of this library."""
    values = read_json(folder / POINTER_FILE)
    try:
        if values["library"] != library:
            return None
        directory = folder / Path(values["directory"]).name
        generation = Generation(directory, library, int(values["last"]), values["server"])
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
    parts: Sequence[VectorRows],
    fill: Callable[[Generation], None],
) -> Generation:
    """Make a new generation aside and publish it; the one before stays for those who read it.

    ``generation`` is (library, last chunk number, server); ``fill`` makes and verifies the Chroma
    collections of its parts. Raises ``StorageFailed`` and what ``fill`` raises, leaving nothing.
    """
    name = f"{time.time_ns() // 1_000_000}-{secrets.token_hex(3)}"  # they sort by age
    new = Generation(folder / name, *generation)
    with ExitStack() as failing, _disk_errors(new.directory):
        failing.callback(remove_folder, new.directory)
        new.directory.mkdir(parents=True)
        for part in parts:
            if len(part.numbers):
                _write_rows(new.directory, part)
        fill(new)
        _publish(folder, new)
        failing.pop_all()
    return new


def sweep(folder: Path) -> None:
    """Remove what interrupted runs left: all but the generation in use and the one before."""
    values = read_json(folder / POINTER_FILE)
    if folder.is_file():
        remove_folder(folder)
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
