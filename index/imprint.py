"""What a text says of its own title, date and publisher in its first and last lines."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from index.bodies import bodies
from index.datelines import dateline
from index.dates import parse_date, stated_dates
from index.header_lines import (
    DATED_LENGTH,
    HEADER_LENGTH,
    HEADER_LINES,
    ends_a_sentence,
    is_byline,
    is_date_line,
    is_header_line,
    is_place_label,
    label_author,
    label_date,
    label_held,
    label_source,
    label_title,
    label_url,
    parts,
    without_dates,
)
from index.titles import named_above, title_of
from index.types import Metadata

# A signature or closing note stands among so many lines at the end.
CLOSING_LINES = 8
# A date line with more beside it is not one.
LONGEST_DATED = 120
_DAY = "0000-00-00"

# Who is behind a text that names no source: its dateline, byline or copyright notice.
_YEARS = r"(?:\d{4}(?:\s*[-–]\s*\d{4})?)?"
_CLUES = tuple(
    (re.compile(pattern), f"named in its {where}")
    for where, pattern in (
        ("dateline", r"^([^\s，。（(]{2,10}?)(?:快讯|讯)[（(]"),
        ("dateline", r"^([^\s，。（(本]{2,6}社)\S{1,8}?\d{1,2}月\d{1,2}日电"),
        ("dateline", r"\((Xinhua|Reuters|AP|AFP|CNN|Bloomberg)\)\s*[-—–]"),
        ("byline", r"^[（(]?([^\s，。（(本]{2,10}?)(?:首席|实习|特约)?(?:记者|記者)[ 　：:]"),
    )
)
_NOTICES = tuple(
    (re.compile(pattern), "named in its copyright notice")
    for pattern in (
        r"(?:来源|來源)\s*[:：]\s*([^\s”’」』，。]{2,20})[”’」』]",
        r"(?:©|\([cC]\)|[Cc]opyright|COPYRIGHT)[\s©]*" + _YEARS + r"[\s,]*(?:by\s+)?"
        r"((?:[A-Z]|the )[\w &'’-]{2,80}?)(?:[.,|｜·•]|\s+[Aa]ll\b|\s+[-–—]|$)",
        rf"^([A-Z][\w &'’-]{{2,60}}?)\s+(?:©|\([cC]\)|[Cc]opyright)\s*{_YEARS}\.?$",
        rf"(?:版权所有|版權所有|©|[Cc]opyright"
        rf"|著作權)[\s:：©]*(?:[Cc]opyright)?[\s©]*{_YEARS}\s*[:：]?\s*"
        r"([㐀-鿿（）()·]{3,30}?)(?=$|[\s|｜,，。.]|版权|版權|未经|未經|保留|All\b"
        r"|[京沪粤津渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘桂琼川贵云滇陕甘青]?ICP)",
        r"([㐀-鿿·]{3,30}?)\s*(?:版权所有|版權所有)",
        r"主办(?:单位)?\s*[:：]\s*([㐀-鿿（）()]{3,30})",
    )
)
_BY = re.compile(r"(?:\w+ )?by ", re.IGNORECASE)
_EVENT = re.compile(
    r"(?:发布会|發布會|發佈會|记者会|記者會|会议|會議|论坛|論壇|座谈会|活动|conference|meeting"
    r"|forum|briefing|summit|event)[”’」』]?$|^press conference\b",
    re.IGNORECASE,
)
_OTHER_DATE = re.compile(
    r"[^\d\s][:：]|截止|截至|有效|止$|deadline|until|expires|effective", re.IGNORECASE
)


def from_header(lines: Sequence[str], dropped: Sequence[str] = ()) -> Metadata:
    """What the first and last lines of a text, and the page furniture around it, say about it.

    What no label states is marked as inferred, with the place it was found in.
    """
    stated: dict[str, str] = {}
    inferred: dict[str, tuple[str, str]] = {}
    top = [line for line in lines[:HEADER_LINES] if len(line) <= HEADER_LENGTH]
    held = any(map(is_place_label, top))
    for line in top:
        _read_labels(line, stated, held=held)
    head = _head(lines)
    title, why = title_of(lines)
    if "title" not in stated:
        inferred["title"] = (title, why)
    _read_dates(lines, dropped, head, title, stated, inferred)
    _read_publisher(lines, dropped, head, title, stated, inferred)
    known: dict[str, Any] = {name: value for name, (value, _) in inferred.items() if value}
    known |= stated
    return Metadata(
        **known,
        inferred={n: why for n, (value, why) in inferred.items() if value and n not in stated},
        stated={
            n: "in its header lines" for n in stated if n in ("title", "published", "publisher")
        },
    )


def _read_labels(line: str, stated: dict[str, str], *, held: bool) -> None:
    """Put what a header line states into ``stated``; the first statement of a field counts.

    ``held`` says that the lines tell of a meeting, whose time is not that of publication.
    """
    if title := label_title(line):
        stated.setdefault("title", title)
    if url := label_url(line):
        stated.setdefault("url", url)
    for part in (line, *parts(line)):
        if author := label_author(part):
            stated.setdefault("notes", f"author: {author}")
    for part in parts(line):
        if source := label_source(part):
            stated.setdefault("publisher", source)
        said = part if is_date_line(part) else label_date(part)
        if held and label_held(part):
            continue
        if date := parse_date(said):
            stated.setdefault("published", date)


def _head(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines above the first one that is writing: titles, bylines, dates."""
    for number, line in enumerate(lines[:HEADER_LINES]):
        if len(line) > HEADER_LENGTH or (ends_a_sentence(line) and not is_header_line(line)):
            return tuple(lines[:number])
    return tuple(lines[:HEADER_LINES])


def _read_dates(
    lines: Sequence[str],
    dropped: Sequence[str],
    head: Sequence[str],
    title: str,
    stated: dict[str, str],
    inferred: dict[str, tuple[str, str]],
) -> None:
    """Find the date no label states: near the title, in the dateline, at the end."""
    if "published" in stated and len(stated["published"]) == len(_DAY):
        return
    found = [
        (date, f"in {where}") for date, where in _unlabelled(lines, dropped, head, title) if date
    ]
    if "published" in stated:
        found = [one for one in found if one[0].startswith(stated["published"])]
    if not found:
        return
    best = next((one for one in found if len(one[0]) == len(_DAY)), found[0])
    if "published" not in stated or len(best[0]) > len(stated["published"]):
        stated.pop("published", None)
        inferred["published"] = best


def _unlabelled(
    lines: Sequence[str], dropped: Sequence[str], head: Sequence[str], title: str
) -> Iterator[tuple[str | None, str]]:
    for line in head:
        if line != title and len(line) <= LONGEST_DATED and (date := _date_beside(line)):
            yield date, "its byline" if is_byline(line) else "a line under its title"
    for line in lines[: len(head) + 2]:
        opening = dateline(line)
        yield (opening[2] if opening else None), "its dateline"
    closing = lines[len(head) :][-CLOSING_LINES:]
    for place in range(len(closing) - 1, -1, -1):
        line = closing[place]
        if ends_a_sentence(line) and len(line) > DATED_LENGTH:
            break
        if is_date_line(line) or (_date_beside(line) and any(bodies(without_dates(line)))):
            yield parse_date(line), "the signature at its end"
    for line in (*closing, *dropped[-CLOSING_LINES:]):
        for part in parts(line):
            if said := label_date(part):
                yield parse_date(said), "a note at its end"
    for line in lines[:HEADER_LINES]:
        if held := label_held(line):
            yield parse_date(held), "the time it was held"


def _date_beside(line: str) -> str | None:
    """The full date in a line that is no sentence and names no other day (a deadline)."""
    dates = [form for _, _, form in stated_dates(line) if len(form) > 4]
    if not dates or ends_a_sentence(line) or _OTHER_DATE.search(line):
        return None
    return dates[0]


def _read_publisher(
    lines: Sequence[str],
    dropped: Sequence[str],
    head: Sequence[str],
    title: str,
    stated: dict[str, str],
    inferred: dict[str, tuple[str, str]],
) -> None:
    """Find the publisher no label states, or a better one than an event the source line names."""
    event = "publisher" in stated and bool(_EVENT.search(stated["publisher"]))
    if "publisher" in stated and not event:
        return
    found = _signed(lines, dropped) if event else _behind(lines, dropped, head, title)
    if best := next(found, None):
        why = f"{best[1]}; its source line names an event" if event else best[1]
        stated.pop("publisher", None)
        inferred["publisher"] = (best[0], why)


def _behind(
    lines: Sequence[str], dropped: Sequence[str], head: Sequence[str], title: str
) -> Iterator[tuple[str, str]]:
    for line in (*lines[:3], *lines[-2:]):
        for clue, why in _CLUES:
            if match := clue.search(line[:400]):
                yield match[1], why
    for line in head:
        if line == title or len(line) > LONGEST_DATED:
            continue
        for name in _beside_date(line):
            yield name, "named beside the date"
    for line in filter(is_byline, head):
        if by := _BY.match(line):  # a body may sign as an author does
            yield from ((name, "named in its byline") for name in bodies(line[by.end() :]))
    yield from ((name, "named above its title") for name in named_above(title, lines, dropped))
    yield from _signed(lines, dropped)


def _beside_date(line: str) -> Iterator[str]:
    """The organisations named before a date, or after one that comes first, with nothing else."""
    dates = stated_dates(line)
    if not dates:
        return
    before, after = without_dates(line[: dates[0][0]]), without_dates(line[dates[-1][1] :])
    if label_date(line):
        after = after[3:] if after.startswith("by ") else ""
    elif before:
        yield from bodies(before)
        return
    if first := re.split(r"(?<=[㐀-鿿])\s", after)[0]:
        yield from bodies(first if not re.search(r"\d", first) else "")


def _signed(lines: Sequence[str], dropped: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Who signs a text, or claims the rights in it."""
    closing = lines[len(_head(lines)) :][-CLOSING_LINES:]
    for place, line in enumerate(closing):
        if len(line) > LONGEST_DATED or not stated_dates(line) or ends_a_sentence(line):
            continue
        above = closing[place - 1 : place] if is_date_line(line) else ()
        for name in (*_beside_date(line), *(n for one in above for n in bodies(one))):
            yield name, "named in the signature at its end"
    for line in (*lines[-2:], *dropped[-CLOSING_LINES:]):
        for notice, why in _NOTICES:
            if match := notice.search(line[:400]):
                yield match[1].strip(), why
