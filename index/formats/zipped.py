"""Opens ZIP containers within limits, so that a small file cannot unfold into a flood."""

import io
import struct
import zipfile
import zlib

from index.errors import UnreadableFile

MOST_MEMBERS = 10_000
MOST_UNPACKED_BYTES = 200_000_000
# Text packs to a tenth, rarely to a fiftieth; more is made to flood.
MOST_RATIO = 200
UNSUSPICIOUS_BYTES = 1_000_000


# What the standard library raises over damaged containers.
ZIP_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError),
    *(NotImplementedError, OverflowError),
)


def open_zip(data: bytes, most_unpacked: int = MOST_UNPACKED_BYTES) -> zipfile.ZipFile:
    """The container, found to be within the limits; raises ``UnreadableFile`` otherwise."""
    try:
        container = zipfile.ZipFile(io.BytesIO(data))
    except ZIP_DAMAGE as error:
        raise UnreadableFile(f"a damaged ZIP archive ({error})") from error
    members = container.infolist()
    unpacked = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS:
        raise UnreadableFile(f"refused: {len(members):,} files in one archive")
    if unpacked > most_unpacked or (
        unpacked > UNSUSPICIOUS_BYTES and unpacked > MOST_RATIO * len(data)
    ):
        raise UnreadableFile(f"refused: it would unfold from {len(data):,} to {unpacked:,} bytes")
    return container


def read_member(container: zipfile.ZipFile, name: str | zipfile.ZipInfo, limit: int) -> bytes:
    """The bytes of one member; raises ``UnreadableFile`` when it is locked, damaged or too large.

    The sizes a container states are not believed: no more than ``limit`` bytes are unpacked.
    """
    try:
        with container.open(name) as stream:
            data = stream.read(limit + 1)
    except KeyError as error:
        raise UnreadableFile(f"a damaged file: {name} is missing in it") from error
    except ZIP_DAMAGE as error:
        raise UnreadableFile(f"a damaged ZIP archive ({error})") from error
    except RuntimeError as error:
        raise UnreadableFile("locked with a password") from error
    if len(data) > limit:
        raise UnreadableFile(f"too large: more than {limit:,} bytes unpacked")
    return data
