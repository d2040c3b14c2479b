"""The indexing of uploaded files, as a process of its own.

``python -m qa.service.intake_process FOLDER``

Writes one JSON object a line to standard output: progress while it runs, then the report. The
page goes on answering meanwhile.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

from index import build_index
from index.errors import YinjuError
from qa.contract import report_json
from qa.settings import load_settings

_SECONDS_BETWEEN = 0.2


class _ProgressLines:
    """Writes how far indexing has come, a few times a second at most."""

    def __init__(self) -> None:
        self._started = self._written = time.monotonic()

    def __call__(self, done: int, total: int, file: str, _chunks_a_second: float) -> None:
        now = time.monotonic()
        if now - self._written < _SECONDS_BETWEEN and done < total:
            return
        self._written = now
        left = (now - self._started) / done * (total - done) if done else None
        write_line({"done": done, "total": total, "file": file, "seconds_left": left})


def write_line(value: dict[str, Any]) -> None:
    """Write one JSON line at once."""
    sys.stdout.write(json.dumps(value, ensure_ascii=True) + "\n")
    sys.stdout.flush()


def main(folder: str, data_dir: str) -> int:
    """Index ``folder`` into ``data_dir``; return 0, or 1 after a line that says what failed."""
    settings = load_settings(data_dir=Path(data_dir))
    try:
        report = build_index([Path(folder)], settings.index, progress=_ProgressLines())
    except YinjuError as error:
        write_line({"error": str(error)})
        return 1
    write_line({"report": report_json(report)})
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
