"""What passes between the stages of indexing and of reading: frozen values only.

Every offset is a half-open code-point offset into ``Document.text``.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Language = Literal["zh", "en"]
Script = Literal["hans", "hant"]
LANGUAGES: tuple[Language, Language] = ("zh", "en")
SentenceKind = Literal["text", "heading", "item"]


def check_span(start: int, end: int) -> None:
    """Raise ``ValueError`` unless ``0 <= start < end``."""
    if not 0 <= start < end:
        raise ValueError(f"a span needs 0 <= start < end, not {start}..{end}")


@dataclass(frozen=True, slots=True)
class Source:
    """One raw file as it was found.

    ``file`` is the path relative to the argument given to the index command, with ``/`` between
    its parts; ``sha256`` is the hexadecimal hash of ``data``.
    """

    path: Path
    file: str
    data: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a document beside its text.

    ``published`` is an ISO 8601 date, possibly reduced ("2022-03", "2021"). ``inferred`` says, for
    each field that was not stated, how it was found: ``{"published": "speaks of …"}``; ``stated``
    says where the others stood.
    ``counterparts`` are the files (as in ``Document.file``) known to say the same in another
    language.
    """

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: Language | None = None
    notes: str | None = None
    counterparts: tuple[str, ...] = ()
    inferred: Mapping[str, str] = field(default_factory=dict)
    stated: Mapping[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Document:
    """One document of the library; ``text`` is cleaned and frozen.

    ``doc_id`` is the first 16 hexadecimal digits of the SHA-256 of ``text``. ``warnings`` are short
    codes with detail ("injection: …", "hidden text: …"). ``pages`` are start offsets of pages.
    """

    doc_id: str
    file: str
    text: str
    language: Language
    script: Script | None
    metadata: Metadata
    source_sha256: str
    encoding: str = "utf-8"
    warnings: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a document beside its text."""

    doc_id: str
    language: Language
    metadata: Metadata


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, heading or list item: a span of its document.

    ``number`` counts from 0 inside the document, ``paragraph`` too; ``section`` is the nearest
    heading above, ``speaker`` the person whose words these are, where the document says so.
    """

    doc_id: str
    number: int
    start: int
    end: int
    paragraph: int
    kind: SentenceKind = "text"
    section: str | None = None
    speaker: str | None = None

    def __post_init__(self) -> None:
        check_span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Neighbouring sentences under the token budget: the unit that is embedded and searched.

    ``chunk_id`` is ``"{doc_id}:{start}-{end}"``; ``first`` and ``last`` are sentence numbers,
    both inclusive; ``context`` is the section heading that goes with it into terms and vector.
    """

    chunk_id: str
    doc_id: str
    start: int
    end: int
    first: int
    last: int
    tokens: int
    language: Language
    context: str | None = None

    def __post_init__(self) -> None:
        check_span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Hit:
    """A chunk found by one search, with its score by origin ("terms", "vectors", …)."""

    chunk_id: str
    score: float
    scores: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scope:
    """Which part of the library a search may use; empty fields do not limit.

    ``published_until`` and ``published_from`` are ISO dates, compared with reduced precision:
    "2021" covers the whole year.
    """

    languages: tuple[Language, ...] = ()
    doc_ids: tuple[str, ...] = ()
    published_from: str | None = None
    published_until: str | None = None


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file: one line of the report, nothing silent.

    ``status`` is "added", "changed", "unchanged", "removed", "duplicate" or "skipped"; ``reason``
    is filled when it was skipped; ``details`` holds encoding, language, counts and how metadata
    was found.
    """

    file: str
    status: Literal["added", "changed", "unchanged", "removed", "duplicate", "skipped"]
    doc_id: str | None = None
    reason: str | None = None
    warnings: tuple[str, ...] = ()
    details: Mapping[str, str | int | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What one run of indexing did: a line for each file, and what the library holds now.

    ``changed`` is false when every file was as it had been: the run was a no-op. ``notices`` say
    what a reader should know about the state of the library.
    """

    files: tuple[FileReport, ...]
    documents: int
    chunks: int
    seconds: float
    changed: bool
    notices: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """The run in one line; files that were not taken in come first."""
        counts = Counter(report.status for report in self.files)
        skipped = counts.pop("skipped", 0)
        told = [f"{skipped} of {_counted(len(self.files), 'file')} skipped"] if skipped else []
        told += [f"{count} {status}" for status, count in sorted(counts.items())]
        done = ", ".join(told)
        what = done if self.changed else f"nothing to do ({done or 'no files'})"
        return (
            f"{what}; the library holds {_counted(self.documents, 'document')} in "
            f"{_counted(self.chunks, 'chunk')} ({self.seconds:.1f} s)"
        )


def _counted(count: int, name: str) -> str:
    return f"{count} {name}{'' if count == 1 else 's'}"
