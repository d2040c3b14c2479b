"""ZIP archives as folders: each file in one is a source of its own."""

import hashlib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from index.errors import UnreadableFile
from index.formats.zipped import open_zip, read_member

# Its files are unpacked one after the other, so an archive may hold more than a document.
MOST_ARCHIVED_BYTES = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive: where it would lie, its name as people read it, and its bytes.

    ``data`` is empty and ``reason`` filled when it cannot be read.
    """

    path: Path
    file: str
    data: bytes = b""
    reason: str | None = None

    @property
    def sha256(self) -> str:
        """The hexadecimal hash of ``data``."""
        return hashlib.sha256(self.data).hexdigest()


def members(path: Path, data: bytes, limit: int) -> Iterator[Member]:
    """The files of an archive sorted by name; nothing is ever written to disk.

    Raises ``UnreadableFile`` when the archive is damaged, locked or made to flood.
    """
    with open_zip(data, MOST_ARCHIVED_BYTES) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        for name, info in sorted((_name(info), info.filename) for info in infos):
            inner = Path(path, *PurePosixPath(name).parts[-8:])
            if name.startswith("__MACOSX/") or PurePosixPath(name).name.startswith("."):
                yield Member(inner, name, reason="hidden: its name starts with a dot")
                continue
            try:
                yield Member(inner, name, read_member(archive, info, limit))
            except UnreadableFile as error:
                yield Member(inner, name, reason=str(error))


def _name(info: zipfile.ZipInfo) -> str:
    """A member's name; old archivers wrote Chinese names as GB18030 without saying so."""
    stated_utf8 = info.flag_bits & 0x800
    if not stated_utf8:
        try:
            return info.filename.encode("cp437").decode("gb18030")
        except UnicodeError:
            return info.filename
    return info.filename
