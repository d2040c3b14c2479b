"""Many questions from a JSON Lines file, answered in order into another."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from rich.console import Console
from rich.progress import track

from index.errors import InputError, StorageFailed

MANY = 100  # lines

Entry = Mapping[str, Any]
AnswerAll = Callable[[Sequence[str]], Iterable[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a batch: its text and all that stands in it, or what is wrong with it."""

    number: int
    text: str = ""
    entry: Entry | None = None
    error: str | None = None


def run_batch(
    source: Path,
    target: Path | None,
    keys: Sequence[str],
    answer: Callable[[str, Entry], Mapping[str, Any]],
    answer_all: AnswerAll | None = None,
) -> int:
    """Answer each line of ``source`` and write one JSON object a line; return how many.

    The text of a line stands under the first of ``keys`` that it has; ``id`` is handed on. A line
    that cannot be answered has its ``error`` and its number ``line`` in the results, and a line on
    standard error; the others are answered. Without ``target`` the results go to standard output.
    ``answer_all`` answers the texts of a long file in their order in another way; what it cannot
    answer has an ``error`` as well. Raises ``InputError`` for a file that is no text, and at the
    end when lines could not be answered.
    """
    lines = _read(source, keys)
    if target and target.exists() and target.samefile(source):
        raise InputError(
            f"{target}: the answers would overwrite their questions: name another file"
        )
    good = [line for line in lines if line.error is None]
    if answer_all and len(good) >= MANY:
        answers = iter(answer_all([line.text for line in good]))
    else:
        answers = (_answered(answer, line) for line in good)
    failures = 0
    console = Console(stderr=True)
    shown = track(lines, description=source.name, console=console, disable=not console.is_terminal)
    with _open_target(target) as out:
        for line in shown:
            result: Mapping[str, Any] = {"error": line.error} if line.error else next(answers)
            if "error" in result:
                failures += 1
                result = {"line": line.number, **result}
                said = f"yinju: {source}, line {line.number}: {result['error']}"
                console.print(said, markup=False, highlight=False, soft_wrap=True)
            named = {"id": line.entry["id"]} if line.entry and "id" in line.entry else {}
            out.write(json.dumps({**named, **result}, ensure_ascii=False) + "\n")
            out.flush()
    if failures:
        raise InputError(f"{source}: {failures} of {len(lines)} lines could not be answered")
    return len(lines)


def _answered(answer: Callable[[str, Entry], Mapping[str, Any]], line: Line) -> Mapping[str, Any]:
    try:
        return answer(line.text, line.entry or {})
    except InputError as error:
        return {"error": str(error)}


def _read(source: Path, keys: Sequence[str]) -> list[Line]:
    try:
        lines = source.read_text(encoding="utf-8-sig").split("\n")
    except FileNotFoundError as error:
        raise InputError(f"{source}: no such file") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{source}: cannot be read as UTF-8 text: {error}") from error
    return [
        _parse(number, line, keys) for number, line in enumerate(lines, start=1) if line.strip()
    ]


def _parse(number: int, line: str, keys: Sequence[str]) -> Line:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Line(number, error=f"not JSON ({error})")
    if not isinstance(entry, dict):
        return Line(number, error="each line needs to be a JSON object")
    key = next((key for key in keys if key in entry), None)
    if key is None or not isinstance(entry[key], str):
        return Line(number, entry=entry, error=f'needs a text under "{keys[0]}"')
    return Line(number, entry[key], entry)


@contextmanager
def _open_target(target: Path | None) -> Iterator[TextIO]:
    if target is None:
        yield sys.stdout
        return
    try:
        # half a character (a lone surrogate) is written as JSON's own escape
        with target.open("w", encoding="utf-8", errors="backslashreplace") as out:
            yield out
    except OSError as error:
        raise StorageFailed(f"{target}: cannot be written: {error.strerror}") from error
