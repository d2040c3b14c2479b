"""What readers said about answers: one JSON object a line, kept with the answer itself."""

import json
import secrets
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Literal, get_args

from index.errors import InputError, StorageFailed
from qa.contract import answer_json
from qa.types import Answer

FeedbackKind = Literal[
    "like", "dislike", "wrong_citation", "missing_source", "out_of_date", "mistranslated"
]
KINDS: Final[tuple[FeedbackKind, ...]] = get_args(FeedbackKind)
_MOST_NOTE: Final = 2_000
_NOTE: Final = {"id", "note"}
_WITHDRAWN: Final = {"id", "withdrawn"}


@dataclass(frozen=True, slots=True)
class Feedback:
    """One remark: id, when (UTC, ISO 8601), kind, note, and the answer as the contract has it.

    ``turns`` are the questions asked before in the same conversation.
    """

    id: str
    at: str
    kind: FeedbackKind
    note: str
    answer: dict[str, Any]
    turns: tuple[str, ...] = ()


class FeedbackLog:
    """The file ``feedback.jsonl`` of a data folder."""

    def __init__(self, data_dir: Path) -> None:
        self._path = data_dir / "feedback.jsonl"
        self._lock = threading.Lock()

    def add(
        self, kind: FeedbackKind, answer: Answer, note: str = "", turns: Sequence[str] = ()
    ) -> str:
        """Keep a remark on ``answer``, which comes from the server's own record; return its id.

        ``turns`` are the questions before it.

        Raises ``InputError`` for an unknown kind, ``StorageFailed`` when the disk refuses.
        """
        if kind not in KINDS:
            raise InputError(f"{kind!r} is no kind of feedback; use one of {', '.join(KINDS)}")
        entry = {
            "id": secrets.token_hex(6),
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "kind": kind,
            "note": note[:_MOST_NOTE],
            "answer": answer_json(answer),
            "turns": list(turns),
        }
        self._write(entry)
        return str(entry["id"])

    def annotate(self, remark: str, note: str) -> None:
        """Keep ``note`` as the words to the remark with this id, in a line of its own.

        Raises ``StorageFailed`` when the disk refuses.
        """
        self._write({"id": remark, "note": note[:_MOST_NOTE]})

    def withdraw(self, remark: str) -> None:
        """Keep that the remark with this id was taken back, in a line of its own.

        Raises ``StorageFailed`` when the disk refuses.
        """
        self._write({"id": remark, "withdrawn": True})

    def entries(self) -> Iterator[Feedback]:
        """Yield every remark that stands with its note, oldest first.

        A line cut off by a crash is left out.
        """
        lines = list(self._lines())
        notes = {line["id"]: line["note"] for line in lines if set(line) == _NOTE}
        withdrawn = {line["id"] for line in lines if set(line) == _WITHDRAWN}
        for line in lines:
            if line.get("id") in withdrawn:
                continue
            try:
                remark = Feedback(**line)
            except TypeError:
                continue
            note = notes.get(remark.id, remark.note)
            yield replace(remark, note=note, turns=tuple(remark.turns))

    def find(self, remark: str) -> Feedback:
        """Return the remark with this id; raises ``InputError`` when there is none."""
        for entry in self.entries():
            if entry.id == remark:
                return entry
        raise InputError(f"{self._path} holds no remark {remark!r}; `yinju feedback` lists them")

    def _write(self, entry: dict[str, Any]) -> None:
        line = json.dumps(entry, ensure_ascii=False) + "\n"
        try:
            with self._lock, self._path.open("a", encoding="utf-8") as file:
                file.write(line)
        except OSError as error:
            raise StorageFailed(f"{self._path} could not be written: {error.strerror}") from error

    def _lines(self) -> Iterator[dict[str, Any]]:
        if not self._path.is_file():
            return
        with self._path.open(encoding="utf-8") as file:
            for line in file:
                try:
                    found = json.loads(line)
                except ValueError:
                    continue
                if isinstance(found, dict):
                    yield found
