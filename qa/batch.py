"""Many questions from a JSON Lines file, answered in order into another."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from rich.console import Console
from rich.progress import track

from index.errors import InputError, StorageFailed

MANY = 100  # lines

Entry = Mapping[str, Any]
AnswerAll = Callable[[Sequence[str]], Iterable[Mapping[str, Any]]]


def run_batch(
    source: Path,
    target: Path | None,
    keys: Sequence[str],
    answer: Callable[[str, Entry], Mapping[str, Any]],
    answer_all: AnswerAll | None = None,
) -> int:
    """Answer each line of ``source`` and write one JSON object a line; return how many.

    The text of a line stands under the first of ``keys`` that it has; ``id`` is handed on. Lines
    are all read before the first is answered, so that a broken file fails at once. Without
    ``target`` the results go to standard output. ``answer_all`` answers the texts of a long file
    in their order in another way. Raises ``InputError`` naming the broken line.
    """
    entries = _read(source, keys)
    if target and target.exists() and target.samefile(source):
        raise InputError(
            f"{target}: the answers would overwrite their questions: name another file"
        )
    if answer_all and len(entries) >= MANY:
        answers = answer_all([text for text, _ in entries])
    else:
        answers = (answer(text, entry) for text, entry in entries)
    with _open_target(target) as out:
        console = Console(stderr=True)
        shown = track(
            entries, description=source.name, console=console, disable=not console.is_terminal
        )
        for (_, entry), answered in zip(shown, answers, strict=True):
            result = {"id": entry["id"]} if "id" in entry else {}
            result |= answered
            out.write(json.dumps(result, ensure_ascii=False) + "\n")
            out.flush()
    return len(entries)


def _read(source: Path, keys: Sequence[str]) -> list[tuple[str, Entry]]:
    try:
        lines = source.read_text(encoding="utf-8-sig").split("\n")
    except FileNotFoundError as error:
        raise InputError(f"{source}: no such file") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{source}: cannot be read as UTF-8 text: {error}") from error
    entries = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            entries.append(_parse(line, keys, f"{source}, line {number}"))
    return entries


def _parse(line: str, keys: Sequence[str], where: str) -> tuple[str, Entry]:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: not JSON ({error})") from error
    if not isinstance(entry, dict):
        raise InputError(f"{where}: each line needs to be a JSON object")
    key = next((key for key in keys if key in entry), None)
    if key is None or not isinstance(entry[key], str):
        raise InputError(f'{where}: needs a text under "{keys[0]}"')
    return entry[key], entry


@contextmanager
def _open_target(target: Path | None) -> Iterator[TextIO]:
    if target is None:
        yield sys.stdout
        return
    try:
        with target.open("w", encoding="utf-8") as out:
            yield out
    except OSError as error:
        raise StorageFailed(f"{target}: cannot be written: {error.strerror}") from error
