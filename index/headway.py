"""A process of our own that writes a folder: waited for as long as it makes headway."""

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path


def ended(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], idle_seconds: float
) -> tuple[int, str]:
    """Run a command in a folder until it ends; return its status and what it wrote to stderr.

    A busy machine may make it slow. Raises ``TimeoutError``, with the seconds in all, when the
    folder has not changed for ``idle_seconds``; the process is ended then.
    """
    started = time.monotonic()
    ending, kept = os.pipe()  # its end tells the process that this one is gone
    with (
        os.fdopen(kept, "wb"),
        os.fdopen(ending, "rb") as told,
        subprocess.Popen(  # noqa: S603 - this program itself, with a path it made
            command,
            cwd=folder,
            env=environment,
            stdin=told,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        ) as process,
    ):
        before = _state(folder)
        try:
            while True:
                try:
                    _, said = process.communicate(timeout=idle_seconds)
                except subprocess.TimeoutExpired as error:
                    now = _state(folder)
                    if now == before:
                        raise TimeoutError(f"{time.monotonic() - started:.0f}") from error
                    before = now
                else:
                    return process.returncode, said.decode(errors="replace")
        finally:
            process.kill()


def end_when_left() -> None:
    """End this process, which another waits for by ``ended``, as soon as that one is gone."""

    def wait() -> None:
        os.read(0, 1)
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _state(folder: Path) -> set[tuple[str, int, int]]:
    """Return what the files of a folder look like from outside."""
    found = set()
    for path in folder.rglob("*"):
        try:
            state = path.stat()
        except OSError:  # gone meanwhile
            continue
        found.add((str(path), state.st_size, state.st_mtime_ns))
    return found
