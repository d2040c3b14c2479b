"""Whether files are as they were left: sizes and times first, checksums where those differ."""

import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

BLOCK = 1 << 20

# size in bytes, time of modification in nanoseconds, CRC-32 of the content
FileMark = tuple[int, int, int]


def fingerprint(directory: Path, names: Iterable[str]) -> dict[str, FileMark]:
    """Return the marks of the named files below a directory."""
    return {name: _mark(directory / name) for name in names}


def first_fault(directory: Path, marks: Mapping[str, FileMark]) -> str | None:
    """Return what is wrong with the first file that is not as it was, or ``None``.

    A file whose size and time are as recorded is taken as sound; of another the content is read,
    so that a copied or restored folder is accepted and an overwritten file is not.
    """
    for name, (size, time, checksum) in marks.items():
        path = directory / name
        try:
            state = path.stat()
            if state.st_size != size:
                return f"{name} has {state.st_size} bytes instead of {size}"
            if state.st_mtime_ns != time and _checksum(path) != checksum:
                return f"{name} was overwritten"
        except OSError as error:
            return f"{name}: {error.strerror}"
    return None


def _mark(path: Path) -> FileMark:
    state = path.stat()
    return state.st_size, state.st_mtime_ns, _checksum(path)


def _checksum(path: Path) -> int:
    value = 0
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            value = zlib.crc32(block, value)
    return value
