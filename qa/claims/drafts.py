"""Reads the draft that is to be checked from a file."""

from pathlib import Path

from index.errors import InputError
from index.load import FORMATS, walk
from index.settings import IndexSettings
from index.types import FileReport


def read_draft(path: Path, settings: IndexSettings) -> str:
    """Return the text of a draft, as offsets of its claims count it.

    Raises ``InputError`` when it is a folder, too large, or of no format that can be read.
    """
    if path.is_dir():
        raise InputError(f"{path}: a folder; give the file of one draft")
    for found in walk(path, settings):
        if isinstance(found, FileReport):
            raise InputError(f"{path}: {found.reason}")
        try:
            return FORMATS[path.suffix.lower()](found.data).text
        except InputError as error:
            raise InputError(f"{path}: {error}") from error
    raise InputError(f"{path}: nothing to read")
