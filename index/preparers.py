"""Files prepared for the catalog in the order given; many of them in processes of their own.

``python -m index.preparers`` is such a process: it reads settings, then bundles of files, and
writes what became of each. It ends when nobody asks it any more.
"""

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO, Any

from index.arithmetic import one_thread
from index.entries import Entry
from index.errors import UnreadableFile
from index.preparation import prepare
from index.settings import IndexSettings
from index.types import FileReport, Source

# From so many chunks still expected on, processes of its own are worth their start of two seconds.
WORTHWHILE_CHUNKS = 3_000
MOST_PROCESSES = 4
# A bundle is what a process is handed at a time; so many of them wait for each process.
BUNDLE_FILES, BUNDLE_BYTES, BUNDLES_AHEAD = 8, 500_000, 3
# What waits is held in memory: of large files fewer wait.
WAITING_BYTES = 64_000_000


@dataclass(frozen=True, slots=True)
class Job:
    """A file to prepare; ``known`` is the report of what the library holds of it."""

    root: str
    source: Source
    known: FileReport | None


# What becomes of a file: what the catalog needs of it, or why it is not taken in.
Outcome = Entry | FileReport


class Preparers:
    """Prepares files here at first, and in processes of its own once that is worth while."""

    def __init__(self, settings: IndexSettings) -> None:
        self._settings = settings
        self._processes: list[_Process] = []
        self._waiting: ThreadPoolExecutor | None = None
        one_thread()

    def close(self) -> None:
        """End the processes."""
        for process in self._processes:
            process.end()
        if self._waiting:
            self._waiting.shutdown(cancel_futures=True)

    def outcomes(self, jobs: Iterable[Job | FileReport], files: int) -> Iterator[Outcome]:
        """Yield the outcome of each of about ``files`` jobs, in order; a report stays as it is."""
        jobs, chunks = iter(jobs), 0
        for done, job in enumerate(jobs, start=1):
            outcome = _outcome(job, self._settings)
            yield outcome
            chunks += len(outcome.chunks) if isinstance(outcome, Entry) else 0
            if self._processes or chunks * (files - done) >= WORTHWHILE_CHUNKS * done:
                yield from self._apart(jobs)

    def _apart(self, jobs: Iterator[Job | FileReport]) -> Iterator[Outcome]:
        """Yield the outcomes of jobs, prepared by processes while the caller does other things."""
        self._start()
        ahead: deque[tuple[list[Job | FileReport], Future[bytes | None]]] = deque()
        waiting = 0
        for bundle in chain(_bundles(jobs), [[]]):
            while ahead and (
                not bundle
                or len(ahead) >= BUNDLES_AHEAD * max(1, len(self._processes))
                or waiting >= WAITING_BYTES
            ):
                given, answer = ahead.popleft()
                waiting -= sum(map(_size, given))
                yield from self._taken(given, answer.result())
            if bundle and self._waiting:
                ahead.append((bundle, self._waiting.submit(self._ask, bundle)))
                waiting += sum(map(_size, bundle))
            else:
                yield from self._taken(bundle, None)

    def _taken(self, bundle: Sequence[Job | FileReport], answer: bytes | None) -> Iterable[Outcome]:
        """Return the outcomes of a bundle; one whose process failed is prepared here."""
        if answer is None:
            return (_outcome(job, self._settings) for job in bundle)
        found: list[Outcome] = pickle.loads(answer)  # noqa: S301 - written by our own process
        return found

    def _start(self) -> None:
        if not self._waiting:
            count = min(MOST_PROCESSES, _processors())
            self._processes = [_Process(self._settings) for _ in range(count if count > 1 else 0)]
            self._idle = deque(self._processes)
            self._waiting = ThreadPoolExecutor(count) if self._processes else None

    def _ask(self, bundle: Sequence[Job | FileReport]) -> bytes | None:
        """Let an idle process prepare a bundle; ``None`` when it fails."""
        try:
            process = self._idle.popleft()
        except IndexError:  # those that failed are asked no more
            return None
        answer = process.ask(bundle)
        if answer is not None:
            self._idle.append(process)
        return answer


class _Process:
    """One process that prepares bundles, one after the other."""

    def __init__(self, settings: IndexSettings) -> None:
        paths = [str(Path(__file__).parent.parent), os.environ.get("PYTHONPATH", "")]
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "index.preparers"],  # -P: nothing of the current folder
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what it says of a file stands in the report
            env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in paths if path)},
            start_new_session=True,  # Ctrl-C is for the process that writes
        )
        self._settings: IndexSettings | None = settings

    def ask(self, bundle: Sequence[Job | FileReport]) -> bytes | None:
        """Return the pickled outcomes of a bundle; ``None`` when the process has ended."""
        request, answer = self._process.stdin, self._process.stdout
        if request is None or answer is None:
            return None
        try:
            if self._settings:
                _send(request, pickle.dumps(self._settings))
                self._settings = None
            _send(request, pickle.dumps(bundle))
            return _received(answer)
        except OSError:
            return None

    def end(self) -> None:
        """End the process, whatever it is at."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                with suppress(OSError):
                    stream.close()


def _outcome(job: Job | FileReport, settings: IndexSettings) -> Outcome:
    if isinstance(job, FileReport):
        return job
    try:
        return prepare(job.root, job.source, settings, known=job.known is not None)
    except UnreadableFile as error:
        doc_id = job.known.doc_id if job.known else None
        return FileReport(job.source.file, "skipped", doc_id=doc_id, reason=str(error))


def _bundles(jobs: Iterable[Job | FileReport]) -> Iterator[list[Job | FileReport]]:
    bundle: list[Job | FileReport] = []
    for job in jobs:
        bundle.append(job)
        if len(bundle) >= BUNDLE_FILES or sum(map(_size, bundle)) >= BUNDLE_BYTES:
            yield bundle
            bundle = []
    if bundle:
        yield bundle


def _size(job: Job | FileReport) -> int:
    return len(job.source.data) if isinstance(job, Job) else 0


def _processors() -> int:
    """Return how many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _send(stream: IO[bytes], content: bytes) -> None:
    stream.write(len(content).to_bytes(8, "little"))
    stream.write(content)
    stream.flush()


def _received(stream: IO[bytes]) -> bytes | None:
    """Return what was sent; ``None`` when the other end is closed."""
    size = stream.read(8)
    content = stream.read(int.from_bytes(size, "little")) if len(size) == 8 else b""
    return content if size and len(content) == int.from_bytes(size, "little") else None


def main() -> None:
    """Prepare bundles until there are no more."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints does not get among the answers
    one_thread()
    settings: Any = None
    while (content := _received(sys.stdin.buffer)) is not None:
        request = pickle.loads(content)  # noqa: S301 - written by the process that started this one
        if settings is None:
            settings = request
        else:
            _send(answers, pickle.dumps([_outcome(job, settings) for job in request]))


if __name__ == "__main__":
    main()
