"""Documents that visitors add and remove: a folder, indexed by a process of its own.

The folder ``uploads`` in the data folder holds what was added; a removed file waits in
``removed`` so that removing can be undone. Both are plain files: what the page does, a person
can do by hand and ``yinju index`` will follow.
"""

import json
import re
import subprocess
import sys
import threading
import unicodedata
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from index.errors import DocumentNotFound, InputError, StorageFailed
from index.types import Document
from qa.settings import Settings

_UNSAFE: Final = re.compile(r"[^\w.\-()（）《》“”「」·,，、 ]+")
# bytes: file systems take 255, and a number may follow (" (2)")
_LONGEST_NAME: Final = 200


@dataclass(frozen=True, slots=True)
class Job:
    """How far one indexing run has come.

    ``status`` is "running", "done", "failed" or "cancelled"; ``seconds_left`` None while unknown.
    """

    number: int
    status: str = "running"
    done: int = 0
    total: int = 0
    file: str = ""
    seconds_left: float | None = None
    error: str | None = None
    files: tuple[dict[str, Any], ...] = field(default=())


class Uploads:
    """The visitors' folder and the one indexing run over it that may be under way."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._folder = settings.index.data_dir / "uploads"
        self._removed = settings.index.data_dir / "removed"
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._job = Job(0, status="done")
        self._again = False
        self._cancelled = False

    @property
    def allowed(self) -> bool:
        """Whether the settings let visitors add and remove documents."""
        return self._settings.limits.uploads

    def job(self) -> Job:
        """Return the indexing run that is under way, or the last one."""
        return self._job

    def add(self, name: str, data: bytes) -> str:
        """Keep an uploaded file and return the name it got.

        Raises ``InputError`` when it is empty or too large, ``StorageFailed`` for a full disk.
        """
        most = self._settings.limits.upload_bytes
        if not data or len(data) > most:
            raise InputError(f"{name}: a file of 1 to {most} bytes is needed, not {len(data)}")
        target = _free_name(self._folder, safe_name(name), data)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        except OSError as error:
            raise StorageFailed(f"{target} could not be written: {error.strerror}") from error
        return target.name

    def holds(self, document: Document) -> bool:
        """Tell whether ``document`` was added by a visitor, so that it can be removed here."""
        return "/" not in document.file and (self._folder / document.file).is_file()

    def remove(self, document: Document) -> None:
        """Take an uploaded document out of the folder; ``restore`` brings it back.

        Raises ``InputError`` for a document that was not uploaded.
        """
        if not self.holds(document):
            raise InputError(f"{document.file} was not added here; remove its file and index again")
        _move(self._folder / document.file, self._removed / document.file)

    def restore(self, file: str) -> None:
        """Bring a removed file back; raises ``DocumentNotFound`` for an unknown name."""
        name = safe_name(file)
        if name != file or not (self._removed / name).is_file():
            raise DocumentNotFound(f"{file!r} is not among the removed files")
        _move(self._removed / name, self._folder / name)

    def start(self) -> Job:
        """Begin to index the folder in another process, or again after the run under way."""
        with self._lock:
            if self._job.status == "running":
                self._again = True
            else:
                self._launch()
            return self._job

    def _launch(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        data_dir = str(self._settings.index.data_dir)
        command = [sys.executable, "-m", "qa.service.intake_process", str(self._folder), data_dir]
        self._again = False
        self._job = Job(self._job.number + 1)
        self._process = subprocess.Popen(  # noqa: S603 - our own module, no shell
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
        )
        threading.Thread(target=self._follow, args=[self._process], daemon=True).start()

    def cancel(self) -> None:
        """Stop the run that is under way; what it has written is kept."""
        with self._lock:
            self._again = False
            if self._process is not None and self._process.poll() is None:
                self._cancelled = True
                self._process.terminate()

    def close(self) -> None:
        """Stop the run and wait for its process to end."""
        self.cancel()
        if self._process is not None:
            self._process.wait(timeout=30)

    def _follow(self, process: subprocess.Popen[str]) -> None:
        """Read the run's lines until it ends; only then is it over and another may begin."""
        with process:
            for line in process.stdout or ():
                self._job = _after(self._job, json.loads(line))
        self._drop_skipped()
        with self._lock:
            self._job = replace(self._job, status=self._ended(process))
            self._cancelled = False
            if self._again:
                self._launch()

    def _drop_skipped(self) -> None:
        """Take what could not be read out of the folder: it is told of once, not at every run."""
        for file in self._job.files:
            if file["status"] == "skipped" and "/" not in file["file"]:
                (self._folder / file["file"]).unlink(missing_ok=True)

    def _ended(self, process: subprocess.Popen[str]) -> str:
        if self._cancelled:
            return "cancelled"
        return "failed" if self._job.error or process.returncode else "done"


def safe_name(name: str) -> str:
    """Return a file name without folders, control characters or a leading dot."""
    name = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    name = _UNSAFE.sub("_", name).strip(" .")
    stem, dot, suffix = name.rpartition(".")
    kept = f"{_cut(stem)}{dot}{suffix[:12]}" if dot else _cut(name)
    return kept or "document.txt"


def _cut(name: str) -> str:
    """The beginning of a name, as many whole characters as fit."""
    return name.encode()[:_LONGEST_NAME].decode(errors="ignore")


def _free_name(folder: Path, name: str, data: bytes) -> Path:
    """Return a path for ``data``: a file of the same name and content is not kept twice."""
    target = folder / name
    number = 2
    while target.exists() and target.read_bytes() != data:
        target = folder / f"{Path(name).stem} ({number}){Path(name).suffix}"
        number += 1
    return target


def _move(source: Path, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        source.replace(target)
    except OSError as error:
        raise StorageFailed(f"{source} could not be moved: {error.strerror}") from error


def _after(job: Job, line: dict[str, Any]) -> Job:
    if "error" in line:
        return replace(job, error=line["error"])
    if "report" in line:
        return replace(job, files=tuple(line["report"]["files"]), seconds_left=0.0)
    return replace(job, **line)
