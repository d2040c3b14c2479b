"""Files that appear whole or not at all, and folders that go away."""

import json
import os
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from index.errors import StorageFailed


def write_json(path: Path, value: object) -> None:
    """Replace a file by ``value`` as JSON in one step; raises ``StorageFailed``."""
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("w", encoding="utf-8") as file:
            json.dump(value, file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise StorageFailed(
            f"{path} cannot be written ({error.strerror}): check free space and permissions"
        ) from error


def read_json(path: Path) -> Any:
    """Return what ``write_json`` wrote; ``None`` when there is no readable file."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def writable_copy(folder: Path) -> tuple[Path, TemporaryDirectory[str] | None]:
    """Return a folder its user may write to: itself, or a copy that lives as long as the second.

    The engines take locks and notes beside their files even to read them. Raises ``OSError``.
    """
    if os.access(folder, os.W_OK):
        return folder, None
    holder = TemporaryDirectory(prefix="yinju-", ignore_cleanup_errors=True)
    place = Path(
        shutil.copytree(folder, Path(holder.name) / folder.name, copy_function=shutil.copyfile)
    )
    for path in (place, *place.rglob("*")):
        path.chmod(0o700)
    return place, holder


def remove_folder(path: Path) -> None:
    """Remove a folder, or a file in its place, as far as the system allows; what is in use goes
    another time."""
    if path.is_file() or path.is_symlink():
        with suppress(OSError):
            path.unlink()
        return
    shutil.rmtree(path, ignore_errors=True)
