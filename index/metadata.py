"""What is known about a document: its manifest entry, its front matter, its own header lines.

What a source states comes first; what was only concluded says so in ``Metadata.inferred``.
"""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from index.dates import find_dates
from index.errors import InputError
from index.numerals import plain
from index.text import language_of
from index.types import Language, Metadata

LONGEST_MATTER = 20_000
MANIFEST_NAMES = ("manifest.yaml", "manifest.yml")

# How far down the header lines of an article reach, and how long such a line can be.
HEADER_LINES = 12
HEADER_LENGTH = 160
TITLE_LENGTH = {"zh": 80, "en": 250}

_KEYS = {
    "title": ("title", "标题", "標題", "headline", "og:title"),
    "publisher": ("publisher", "source", "来源", "來源", "author", "site", "organization"),
    "published": ("published", "date", "日期", "pubdate", "published_time", "created"),
    "url": ("url", "link", "source_url", "canonical", "permalink"),
    "language": ("language", "lang", "语言"),
    "notes": ("notes", "note", "备注"),
}
_DATE_LABEL = re.compile(
    r"(?:日期|时间|時間|(?:发布|發佈|發布|发表|刊发|更新)(?:日期|时间|時間|于|於)?|date|published"
    r"(?: on)?|publication date|updated|posted(?: on)?|released?)\s*[:：]\s*(.+)",
    re.IGNORECASE,
)
_SOURCE_LABEL = re.compile(
    r"(?:(?:信息|稿件|文章|新闻)?(?:来源|來源|出处|出處)|source|publisher|published by)"
    r"\s*[:：]\s*(.+)",
    re.IGNORECASE,
)
_SOURCE_INSIDE = re.compile(r"(?:来源|來源|source)\s*[:：]\s*([^\s|]+)", re.IGNORECASE)
_TITLE_LABEL = re.compile(r"(?:title|标题|標題|题目|題目)\s*[:：]\s*(.+)", re.IGNORECASE)
_AUTHOR_LABEL = re.compile(
    r"(?:作者|记者|記者|撰文|author|by)\s*[:：]\s*([^。！？!?]{2,60})$", re.IGNORECASE
)
_URL_LABEL = re.compile(
    r"(?:url|link|网址|链接|原文链接|address)\s*[:：]\s*(https?://\S+)", re.IGNORECASE
)
_OTHER_LABEL = re.compile(
    r"(?:编辑|編輯|责任编辑|責任編輯|校对|浏览(?:次数|量)?|点击|字数|关键词|keywords|editor|tags?"
    r"|topics?|文号|索引号|发文机关|主题)\s*[:：]",
    re.IGNORECASE,
)
_STARTS_WITH_DATE = re.compile(r"\D{0,3}(?:19|20)\d{2}\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}")
_ENDS_A_SENTENCE = re.compile(r"[。！？；!?;：:，,、.…][”’』」）)\"']*$")
_ISO_START = re.compile(r"((?:19|20)\d{2})(?:-(\d{2})(?:-(\d{2}))?)?(?![-/.]?\d|\s?年)")
_PARSED = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_COMPACT_IN_NAME = re.compile(
    r"(?<!\d)((?:19|20)\d{2})[-_/]?(0[1-9]|1[0-2])[-_/]?([0-2]\d|3[01])(?!\d)"
)

# Who is behind a text that names no source: its dateline, byline or copyright notice.
_PUBLISHER_CLUES = tuple(
    (re.compile(pattern), f"named in its {where}")
    for where, pattern in (
        ("dateline", r"^([^\s，。（(]{2,10}?)(?:快讯|讯)[（(]"),
        ("dateline", r"^([^\s，。（(本]{2,6}社)\S{1,8}?\d{1,2}月\d{1,2}日电"),
        ("dateline", r"\((Xinhua|Reuters|AP|AFP|CNN|Bloomberg)\)\s*[-—–]"),
        ("byline", r"^[（(]?([^\s，。（(本]{2,10}?)(?:首席|实习|特约)?(?:记者|記者)[ 　：:]"),
        ("copyright notice", r"(?:来源|來源)\s*[:：]\s*([^\s”’」』，。]{2,20})[”’」』]"),
        (
            "copyright notice",
            r"(?:©|\([cC]\)|[Cc]opyright)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*(?:by\s+)?"
            r"([A-Z][\w &'-]{2,40}?)(?:[.,]|\s+[Aa]ll\b|$)",
        ),
    )
)


def parse_date(value: object) -> str | None:
    """A date as ISO 8601, possibly reduced ("2022-03"); None when ``value`` states none."""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    text = str(value or "").strip()[:80]
    if match := _ISO_START.match(text):
        return _real("-".join(part for part in match.groups() if part))
    forms = [form for _, _, form in sorted(find_dates(plain(text))) if _PARSED.fullmatch(form)]
    return _real(max(forms, key=len)) if forms else None


def _real(date: str) -> str | None:
    """The date, unless no calendar has it ("2021-02-31")."""
    parts = [int(part) for part in date.split("-")]
    try:
        datetime.date(*[*parts, 1, 1][:3])
    except ValueError:
        return None
    return date


def split_front_matter(text: str) -> tuple[str, Metadata]:
    """The text without its front matter, and what the front matter states.

    Blank lines before it are allowed; one that is not valid YAML stays part of the text.
    """
    stripped = text.lstrip("\ufeff \t\r\n")
    handler = YAMLHandler()
    if not handler.detect(stripped):
        return text, Metadata()
    try:
        matter, body = handler.split(stripped)
        # Not the handler's own loader: written in C, it falls over deep nesting (a crash).
        stated = yaml.safe_load(matter) if len(matter) <= LONGEST_MATTER else None
    except (yaml.YAMLError, ValueError, RecursionError):
        return text, Metadata()
    return (body, from_mapping(stated)) if isinstance(stated, dict) else (text, Metadata())


def from_mapping(stated: Mapping[str, Any]) -> Metadata:
    """Metadata out of front matter, ``<meta>`` elements or document properties."""
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
    return Metadata(**found, counterparts=counterparts, inferred=inferred)


def language_code(value: object) -> Language | None:
    """ "zh" or "en" for any spelling of the two ("zh-Hant", "English", "中文")."""
    text = str(value or "").lower()
    if text.startswith(("zh", "chi", "cn", "中")):
        return "zh"
    return "en" if text.startswith(("en", "英")) else None


def from_header(lines: Sequence[str], dropped: Sequence[str] = ()) -> Metadata:
    """What the first lines of a text (and its dropped page furniture) say about it.

    A title that is only the first line, and a publisher known from a dateline, byline or notice,
    are marked as inferred.
    """
    found: dict[str, str] = {}
    inferred: dict[str, str] = {}
    for line in lines[:HEADER_LINES]:
        if len(line) > HEADER_LENGTH:
            continue
        _read_header_line(line, found)
    if "title" not in found:
        found["title"], inferred["title"] = _title_of(lines)
    if "publisher" not in found and (clue := _publisher_clue(lines, dropped)):
        found["publisher"], inferred["publisher"] = clue
    title = found["title"] or None
    return Metadata(
        title=title,
        publisher=found.get("publisher"),
        published=found.get("published"),
        url=found.get("url"),
        notes=found.get("notes"),
        inferred=inferred if title else {},
    )


def _read_header_line(line: str, found: dict[str, str]) -> None:
    """Put what a header line states into ``found``; the first statement of a field counts."""
    if match := _TITLE_LABEL.fullmatch(line):
        found.setdefault("title", match[1])
    if match := _URL_LABEL.match(line):
        found.setdefault("url", match[1])
    if match := _AUTHOR_LABEL.fullmatch(line):
        found.setdefault("notes", f"author: {match[1]}")
    if match := _SOURCE_LABEL.fullmatch(line) or _SOURCE_INSIDE.search(line):
        found.setdefault("publisher", match[1].strip())
    dated = _DATE_LABEL.match(line)
    if dated or (_STARTS_WITH_DATE.match(line) and len(line) <= 60):
        published = parse_date(dated[1] if dated else line)
        if published and len(published) >= len(found.get("published", "")):
            found.setdefault("published", published)


def is_header_line(line: str) -> bool:
    """Whether a line states the date, source, author or address of its document."""
    labels = (_DATE_LABEL, _SOURCE_LABEL, _AUTHOR_LABEL, _URL_LABEL, _OTHER_LABEL)
    return len(line) <= HEADER_LENGTH and (
        any(label.match(line) for label in labels)
        or bool(
            _STARTS_WITH_DATE.match(line) and len(line) <= 60 and not _ENDS_A_SENTENCE.search(line)
        )
    )


def is_title(line: str) -> bool:
    """Whether a first line can be a title: short, and not a finished sentence."""
    limit = TITLE_LENGTH[language_of(line)]
    if not 2 <= len(line) <= limit or is_header_line(line):
        return False
    return not _ENDS_A_SENTENCE.search(line) or line.endswith(("?", "？", "！", "!"))


def _title_of(lines: Sequence[str]) -> tuple[str, str]:
    for line in lines[:3]:
        if is_title(line):
            return line, "first line"
    opening = next((line for line in lines if not is_header_line(line)), "")
    sentence = re.split(r"(?<=[。！？])|(?<=[.!?]) ", opening, maxsplit=1)[0]
    return (sentence if len(sentence) <= 60 else sentence[:59] + "…"), "opening words"


def _publisher_clue(lines: Sequence[str], dropped: Sequence[str]) -> tuple[str, str] | None:
    for line in (*lines[:3], *lines[-2:], *dropped[-4:]):
        for clue, why in _PUBLISHER_CLUES:
            if match := clue.search(line[:400]):
                return match[1], why
    return None


def from_name(file: str) -> Metadata:
    """The date in a file's name ("2021-09-16 report.txt"), marked as inferred."""
    match = _COMPACT_IN_NAME.search(file)
    date = _real("-".join(match.groups())) if match else None
    return Metadata(published=date, inferred={"published": "in the file's name"} if date else {})


def merge(*sources: Metadata) -> Metadata:
    """One Metadata: each field from the first source that has it, ``inferred`` kept in step."""
    result = Metadata()
    inferred: dict[str, str] = {}
    for source in sources:
        for field in fields(Metadata):
            value = getattr(source, field.name)
            if field.name == "inferred" or not value or getattr(result, field.name):
                continue
            result = replace(result, **{field.name: value})
            if field.name in source.inferred:
                inferred[field.name] = source.inferred[field.name]
    return replace(result, inferred=inferred)


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
    return {str(file): from_mapping(entry) for file, entry in documents.items()}
