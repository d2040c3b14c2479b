"""What is known about a document: its manifest entry, its front matter, its own header lines.

What a source states comes first; what was only concluded says so in ``Metadata.inferred``.
"""

import datetime
import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import lru_cache
from pathlib import Path, PurePath
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from index.dates import parse_date
from index.errors import InputError
from index.types import Language, Metadata

LONGEST_MATTER = 20_000
MANIFEST_NAMES = ("manifest.yaml", "manifest.yml")
# The fields whose origin a file's report tells.
REPORTED = ("title", "publisher", "published")

_KEYS = {
    "title": ("title", "标题", "標題", "headline", "og:title"),
    "publisher": ("publisher", "source", "来源", "來源", "author", "site", "organization"),
    "published": ("published", "date", "日期", "pubdate", "published_time", "created"),
    "url": ("url", "link", "source_url", "canonical", "permalink"),
    "language": ("language", "lang", "语言"),
    "notes": ("notes", "note", "备注"),
}
_TOML_MATTER = re.compile(r"\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*(?:\n|$)", re.DOTALL)
_COMPACT_IN_NAME = re.compile(
    r"(?<!\d)((?:19|20)\d{2})[-_/]?(0[1-9]|1[0-2])[-_/]?([0-2]\d|3[01])(?!\d)"
)


def split_front_matter(text: str) -> tuple[str, Metadata]:
    """The text without its front matter, and what the front matter states.

    YAML stands between lines of ``---``, TOML between lines of ``+++``; blank lines before it are
    allowed, and one that is not valid stays part of the text.
    """
    stripped = text.lstrip("\ufeff \t\r\n")
    yaml_matter = YAMLHandler()
    toml_matter = _TOML_MATTER.match(stripped)
    try:
        if toml_matter:
            matter, body = toml_matter[1], stripped[toml_matter.end() :]
        elif yaml_matter.detect(stripped):
            matter, body = yaml_matter.split(stripped)
        else:
            return text, Metadata()
        if len(matter) > LONGEST_MATTER:
            return text, Metadata()
        # Not the handler's own loader: written in C, it falls over deep nesting (a crash).
        stated = tomllib.loads(matter) if toml_matter else yaml.safe_load(matter)
    except (yaml.YAMLError, ValueError, RecursionError):
        return text, Metadata()
    if not isinstance(stated, dict):
        return text, Metadata()
    return body, from_mapping(stated, "in its front matter")


def from_mapping(stated: Mapping[str, Any], where: str = "") -> Metadata:
    """Metadata out of front matter, ``<meta>`` elements or document properties.

    ``where`` says where all of it was stated.
    """
    lower = {str(key).lower(): value for key, value in stated.items()}
    found: dict[str, Any] = {}
    for name, keys in _KEYS.items():
        value = next((lower[key] for key in keys if lower.get(key)), None)
        if isinstance(value, (str, int, datetime.date)):
            found[name] = " ".join(str(value).split())
    found["published"] = parse_date(found.get("published"))
    found["language"] = language_code(found.get("language"))
    inferred = {
        name: lower[f"{key}_inferred"]
        for name, keys in _KEYS.items()
        for key in keys
        if isinstance(lower.get(f"{key}_inferred"), str)
    }
    named = lower.get("counterparts")
    listed = named if isinstance(named, list) else [named]
    counterparts = tuple(name for name in listed if isinstance(name, str))
    known = Metadata(**found, counterparts=counterparts, inferred=inferred)
    told = [name for name in REPORTED if getattr(known, name) and name not in inferred]
    return replace(known, stated=dict.fromkeys(told, where) if where else {})


def language_code(value: object) -> Language | None:
    """ "zh" or "en" for any spelling of the two ("zh-Hant", "English", "中文")."""
    text = str(value or "").lower()
    if text.startswith(("zh", "chi", "cn", "中")):
        return "zh"
    return "en" if text.startswith(("en", "英")) else None


def from_name(file: str) -> Metadata:
    """The date in a file's name ("2021-09-16 report.txt"), marked as inferred."""
    match = _COMPACT_IN_NAME.search(file)
    date = parse_date("-".join(match.groups())) if match else None
    return Metadata(published=date, inferred={"published": "in the file's name"} if date else {})


def named_after(file: str) -> Metadata:
    """The title of what has no lines of its own above its content, a table: its file's name."""
    return Metadata(title=PurePath(file).stem, inferred={"title": "the file's name"})


def merge(*sources: Metadata) -> Metadata:
    """One Metadata: each field from the first source that has it, reasons kept in step."""
    result = Metadata()
    inferred: dict[str, str] = {}
    stated: dict[str, str] = {}
    for source in sources:
        for field in fields(Metadata):
            value = getattr(source, field.name)
            if field.name in ("inferred", "stated") or not value or getattr(result, field.name):
                continue
            result = replace(result, **{field.name: value})
            for reasons, own in ((inferred, source.inferred), (stated, source.stated)):
                if field.name in own:
                    reasons[field.name] = own[field.name]
    return replace(result, inferred=inferred, stated=stated)


def surest(*sources: Metadata) -> Metadata:
    """One Metadata: what any source states before what any source only lets conclude.

    Of two dates of the same year or month, the more precise one counts.
    """
    certain = [_certain(source) for source in sources]
    found = merge(*certain, *sources)
    known = found.published or ""
    finer = [
        replace(
            Metadata(),
            published=source.published,
            inferred=_reason(source.inferred),
            stated=_reason(source.stated),
        )
        for source in sources
        if known and source.published != known and (source.published or "").startswith(known)
    ]
    return merge(*finer, found)


def _certain(source: Metadata) -> Metadata:
    """What a source states."""
    inferred: dict[str, Any] = dict.fromkeys(source.inferred)
    return replace(source, **(inferred | {"inferred": {}}))


def _reason(reasons: Mapping[str, str]) -> Mapping[str, str]:
    """The reason for the date alone."""
    return {name: reason for name, reason in reasons.items() if name == "published"}


def manifest_entry(path: Path) -> Metadata:
    """What the manifest beside a file says about it; empty when there is none.

    Raises ``InputError`` when the manifest is not valid.
    """
    for name in MANIFEST_NAMES:
        manifest = path.parent / name
        if manifest.is_file():
            entries = _manifest(manifest, manifest.stat().st_mtime_ns)
            return entries.get(path.name, Metadata())
    return Metadata()


@lru_cache(maxsize=16)
def _manifest(path: Path, changed: int) -> dict[str, Metadata]:  # noqa: ARG001 - part of the key
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        reason = " ".join(str(error).split())
        raise InputError(f"{path}: the manifest cannot be read ({reason}); mend it") from error
    documents = raw.get("documents", raw) if isinstance(raw, dict) else None
    if not isinstance(documents, dict) or not all(isinstance(e, dict) for e in documents.values()):
        raise InputError(
            f"{path}: a manifest maps file names to title, publisher, date, …; mend it"
        )
    return {str(file): from_mapping(entry, "in the manifest") for file, entry in documents.items()}
