"""The evaluation cases: their schema, and reading them from JSON Lines files.

A question stands on one line of any ``*.jsonl`` file of a folder; the file's name is its group.
Claims stand in ``claims.jsonl``.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import InputError
from index.types import Language, Script

CASES = Path(__file__).parent / "cases"
SEEDS = Path(__file__).parent.parent / "seeds"  # the documents that those cases are about
CLAIMS_FILE = "claims.jsonl"
OUTCOMES = ("answered", "partial", "not_found", "rejected")
VERDICTS = ("supported", "contradicted", "partly", "not_found")
REFUSALS = frozenset({"not_found", "rejected"})
DIRECTIONS = ("zh-zh", "en-en", "en-zh", "zh-en", "none")


@dataclass(frozen=True, slots=True)
class Gold:
    """A span that answers: ``text[start:end] == quote`` in the document of ``file``.

    Golds of the same ``part`` are alternatives; a whole answer needs one of each part. ``start``
    and ``end`` are ``None`` until ``python -m evals lint --fill`` has found the quotation.
    """

    file: str
    quote: str
    start: int | None = None
    end: int | None = None
    part: int = 0

    def touches(self, file: str, start: int, end: int) -> bool:
        """Whether a span of a document shares a character with it; never before it is found."""
        if self.start is None or self.end is None:
            return False
        return self.file == file and self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class Case:
    """A question and what a right answer is.

    ``turns`` are the questions asked before in the same conversation. ``documents`` are the files
    an answer may cite. An answer is right when its outcome is one of ``outcomes`` and, unless it is
    a refusal, when each of ``key_facts`` has one of its variants in it.
    """

    case_id: str
    group: str
    language: Language
    script: Script | None
    direction: str
    type: str
    question: str
    turns: tuple[str, ...]
    documents: tuple[str, ...]
    gold: tuple[Gold, ...]
    key_facts: tuple[tuple[str, ...], ...]
    outcomes: frozenset[str]

    @property
    def answerable(self) -> bool:
        """Whether only an answer will do."""
        return not self.outcomes & REFUSALS

    @property
    def unanswerable(self) -> bool:
        """Whether only a refusal will do; a false premise may be neither."""
        return self.outcomes <= REFUSALS

    @property
    def parts(self) -> frozenset[int]:
        """The parts a whole answer needs evidence for."""
        return frozenset(gold.part for gold in self.gold)


@dataclass(frozen=True, slots=True)
class ClaimCase:
    """A claim, the verdicts that are right, and the spans that decide it.

    ``kind`` says what was claimed or changed ("number", "exception", …); ``across`` is true when
    the deciding documents are all in the other language.
    """

    case_id: str
    language: Language
    script: Script | None
    claim: str
    verdicts: frozenset[str]
    kind: str
    across: bool
    gold: tuple[Gold, ...]


def load_cases(folder: Path = CASES) -> tuple[Case, ...]:
    """Read the questions of a folder, files by name, lines in order.

    Raises ``InputError`` that names the file and the line when one breaks the schema.
    """
    files = [path for path in sorted(folder.glob("*.jsonl")) if path.name != CLAIMS_FILE]
    if not files:
        raise InputError(f"{folder}: no *.jsonl file of cases; `python -m evals init` writes one")
    return tuple(case for path in files for case in map(_case, _entries(path)))


def load_claims(folder: Path = CASES) -> tuple[ClaimCase, ...]:
    """Read the claims of a folder; none when it has no ``claims.jsonl``."""
    path = folder / CLAIMS_FILE
    return tuple(map(_claim, _entries(path))) if path.exists() else ()


class _Entry:
    """One line's object, with getters that say where a field is missing or of the wrong kind."""

    def __init__(self, values: Mapping[str, Any], where: str, group: str) -> None:
        self.values, self.where, self.group = values, where, group

    def wrong(self, message: str) -> InputError:
        return InputError(f"{self.where}: {message}")

    def text(self, name: str) -> str:
        value = self.values.get(name)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(f'"{name}" needs to be a text')
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            raise self.wrong(f'"{name}" needs to be a list of texts')
        return tuple(value)

    def one_of(self, name: str, allowed: tuple[str, ...]) -> str:
        value = self.values.get(name)
        if value not in allowed:
            raise self.wrong(f'"{name}" needs to be one of {", ".join(allowed)}, not {value!r}')
        return str(value)

    def some_of(self, name: str, allowed: tuple[str, ...]) -> frozenset[str]:
        value = self.values.get(name)
        found = frozenset([value] if isinstance(value, str) else value or [])
        if not found or not found <= frozenset(allowed):
            raise self.wrong(f'"{name}" needs one or more of {", ".join(allowed)}, not {value!r}')
        return found

    def language(self) -> Language:
        return "zh" if self.one_of("language", ("zh", "en")) == "zh" else "en"

    def script(self) -> Script | None:
        value = self.values.get("script")
        if value not in (None, "hans", "hant"):
            raise self.wrong(f'"script" needs to be hans, hant or null, not {value!r}')
        return value


def _entries(path: Path) -> Iterator[_Entry]:
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip() or line.lstrip().startswith("//"):
            continue
        where = f"{path}, line {number}"
        try:
            values = json.loads(line)
        except ValueError as error:
            raise InputError(f"{where}: not JSON ({error})") from error
        if not isinstance(values, dict):
            raise InputError(f"{where}: needs to be a JSON object")
        yield _Entry(values, where, path.stem)


def _case(entry: _Entry) -> Case:
    facts = entry.values.get("key_facts", [])
    if not isinstance(facts, list) or not all(isinstance(fact, list) and fact for fact in facts):
        raise entry.wrong('"key_facts" needs to be a list of lists of variants')
    return Case(
        case_id=entry.text("id"),
        group=entry.group,
        language=entry.language(),
        script=entry.script(),
        direction=entry.one_of("direction", DIRECTIONS),
        type=entry.text("type"),
        question=entry.text("question"),
        turns=entry.texts("turns"),
        documents=entry.texts("documents"),
        gold=_gold(entry),
        key_facts=tuple(tuple(map(str, fact)) for fact in facts),
        outcomes=entry.some_of("outcome", OUTCOMES),
    )


def _claim(entry: _Entry) -> ClaimCase:
    return ClaimCase(
        case_id=entry.text("id"),
        language=entry.language(),
        script=entry.script(),
        claim=entry.text("claim"),
        verdicts=entry.some_of("verdict", VERDICTS),
        kind=entry.text("kind"),
        across=bool(entry.values.get("across", False)),
        gold=_gold(entry),
    )


def _gold(entry: _Entry) -> tuple[Gold, ...]:
    found = []
    for values in entry.values.get("gold", []):
        inner = _Entry(values, f"{entry.where}, gold", entry.group)
        start, end = values.get("start"), values.get("end")
        if (start is None) != (end is None):
            raise inner.wrong('"start" and "end" need each other')
        part = int(values.get("part", 0))
        found.append(Gold(inner.text("file"), inner.text("quote"), start, end, part))
    return tuple(found)
