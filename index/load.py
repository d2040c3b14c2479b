"""The file door: what lies in a folder becomes documents, or a reason why not."""

import hashlib
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from index.archives import members
from index.clean import freeze, prune, tidy
from index.errors import InputError, UnreadableFile
from index.formats.epub import read_epub
from index.formats.extracted import PAGE_BREAK, Extracted
from index.formats.html import read_html
from index.formats.markdown import read_markdown
from index.formats.pdf import read_pdf
from index.formats.table import read_table
from index.formats.text import read_text
from index.formats.word import read_word
from index.imprint import from_header
from index.metadata import MANIFEST_NAMES, from_name, manifest_entry, merge, named_after, surest
from index.settings import IndexSettings
from index.text import language_of, script_of
from index.types import Document, FileReport, Metadata, Source
from index.warnings import character_warnings, injection_warnings

FORMATS: Mapping[str, Callable[[bytes], Extracted]] = MappingProxyType(
    {
        ".txt": read_text,
        ".text": read_text,
        ".md": read_markdown,
        ".markdown": read_markdown,
        ".html": read_html,
        ".htm": read_html,
        ".xhtml": read_html,
        ".pdf": read_pdf,
        ".docx": read_word,
        ".epub": read_epub,
        ".csv": read_table,
        ".tsv": read_table,
    }
)
ARCHIVES = frozenset({".zip"})

# Language and script are told from so many characters of the beginning, and of the middle.
SAMPLE_CHARACTERS = 1_500


def walk(path: Path, settings: IndexSettings) -> Iterator[Source | FileReport]:
    """Every file under ``path`` in sorted order: a Source to read, or a report why it is skipped.

    Links that lead out of the folder, hidden files, and what is no regular file are never opened.
    A manifest describes its neighbours and is not itself a file of the library.
    Raises ``InputError`` when there is nothing at ``path``.
    """
    if not os.path.lexists(path):
        raise InputError(f"{path}: no such file or folder")
    if not path.is_dir():
        yield from _open(path, display_name(path.name), settings)
        return
    root = path.resolve()
    for found in _files(path):
        file = display_name(found.relative_to(path).as_posix())
        reason = _refusal(found, root)
        if reason:
            yield FileReport(file, "skipped", reason=reason)
        elif found.name not in MANIFEST_NAMES:
            yield from _open(found, file, settings)


def _files(folder: Path) -> Iterator[Path]:
    """Files below a folder, sorted by name; linked and hidden folders are named, not entered."""
    waiting = [folder]
    while waiting:
        entry = waiting.pop()
        if entry != folder and not _is_entered(entry):
            yield entry
            continue
        try:
            waiting += sorted(entry.iterdir(), reverse=True)
        except OSError:
            yield entry


def _is_entered(entry: Path) -> bool:
    return not entry.name.startswith(".") and not entry.is_symlink() and entry.is_dir()


def _refusal(path: Path, root: Path) -> str | None:
    """Why a file of a folder is not opened, or None."""
    if path.name.startswith("."):
        return "hidden: its name starts with a dot"
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return "a link that leads nowhere"
    if not target.is_relative_to(root):
        return "a link out of the folder: index its target itself"
    if target.is_dir():
        return "a link to a folder" if path.is_symlink() else "the folder cannot be read"
    return None


def _open(path: Path, file: str, settings: IndexSettings) -> Iterator[Source | FileReport]:
    """Read a file's bytes, or say why not; an archive yields what is in it."""
    limit = settings.max_file_bytes
    try:
        state = path.stat()
        reason = "" if stat.S_ISREG(state.st_mode) else "not a regular file"
        reason = reason or _unfit(path.suffix.lower(), state.st_size, limit)
        if reason:
            yield FileReport(file, "skipped", reason=reason)
            return
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        yield FileReport(file, "skipped", reason=f"cannot be opened: {error.strerror}")
        return
    if path.suffix.lower() in ARCHIVES:
        yield from _unpack(path, file, data, limit)
    else:
        yield Source(path, file, data, hashlib.sha256(data).hexdigest())


def _unpack(path: Path, file: str, data: bytes, limit: int) -> Iterator[Source | FileReport]:
    """What is in an archive, each file under the archive's name."""
    try:
        for member in members(path, data, limit):
            name = f"{file}/{display_name(member.file)}"
            suffix = member.path.suffix.lower()
            nested = "an archive inside an archive" if suffix in ARCHIVES else ""
            reason = member.reason or nested or _unfit(suffix, len(member.data), limit)
            if reason:
                yield FileReport(name, "skipped", reason=reason)
            else:
                yield Source(member.path, name, member.data, member.sha256)
    except UnreadableFile as error:
        yield FileReport(file, "skipped", reason=str(error))


def _unfit(suffix: str, size: int, limit: int) -> str:
    """Why a file of this suffix and size is not read; empty when it is."""
    if suffix not in FORMATS and suffix not in ARCHIVES:
        known = ", ".join(sorted({*FORMATS, *ARCHIVES}))
        return f"unknown suffix {display_name(suffix) or '(none)'}: readable are {known}"
    if size == 0:
        return "empty file"
    return f"too large: {size:,} bytes, the limit is {limit:,}" if size > limit else ""


def display_name(name: str) -> str:
    """A file name that can be printed and stored: invisible characters are spelled out."""
    whole = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in whole)


def read(source: Source) -> Document:
    """The document a file holds: cleaned text, metadata, warnings.

    Raises ``UnreadableFile`` with the reason when there is none in it.
    """
    extracted = FORMATS[source.path.suffix.lower()](source.data)
    lines, repairs = tidy(extracted.text)
    pruned = prune(lines)
    if not pruned.lines:
        raise UnreadableFile("there is no text in it")
    text, pages = freeze(_with_title(pruned.lines, extracted.metadata.title))
    sample = _sample(text)
    bare = [line.replace(PAGE_BREAK, "") for line in pruned.lines]
    table = FORMATS[source.path.suffix.lower()] is read_table
    around = (*pruned.dropped, *extracted.beside)
    manifest = manifest_entry(source.path)
    # What a page or book says of its own language is often its maker's default.
    language = manifest.language or language_of(sample)
    found = merge(
        replace(manifest, language=language),
        surest(
            extracted.metadata,
            named_after(source.file) if table else from_header(bare, around),
            from_name(source.file),
        ),
    )
    return Document(
        doc_id=hashlib.sha256(text.encode("utf-8")).hexdigest()[:16],
        file=source.file,
        text=text,
        language=language,
        script=script_of(sample) if language == "zh" else None,
        metadata=found,
        source_sha256=source.sha256,
        encoding=extracted.encoding,
        warnings=(
            *extracted.warnings,
            *character_warnings(extracted.text),
            *injection_warnings(text),
            *repairs,
            *pruned.repairs,
        ),
        pages=pages,
    )


def _sample(text: str) -> str:
    """Some of the beginning and of the middle: a foreign header or quotation must not decide."""
    middle = max(SAMPLE_CHARACTERS, len(text) // 2)
    return f"{text[:SAMPLE_CHARACTERS]}\n{text[middle : middle + SAMPLE_CHARACTERS]}"


def _with_title(lines: tuple[str, ...], title: str | None) -> tuple[str, ...]:
    """The lines under the title the file states apart from its text (front matter, ``<h1>``)."""
    if title is None or any(title in line for line in lines[:5]):
        return lines
    return (title, *lines)


def fingerprint(source: Source) -> str:
    """What a document depends on: its bytes and its manifest entry, as a hexadecimal hash."""
    entry: Metadata = manifest_entry(source.path)
    return hashlib.sha256(f"{source.sha256}\n{entry!r}".encode()).hexdigest()
