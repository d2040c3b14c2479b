"""The place and date that a report or an announcement opens with ("SAN LINO, April 5, 2025 --")."""

import re

from index.dates import stated_dates

LONGEST = 160  # characters from the beginning of a line
_DAY = "0000-00-00"

_BEFORE = re.compile(
    r"[（(【]?(?:本报|本報|本刊|本网|[㐀-鿿]{2,12})?[\s，,]?"
    r"|(?!(?:On|In|By|Since|As|From|Until)\b)(?:[A-Z][\w.'’-]*\.?[ ,/—–-]{0,3}){1,8}\(?"
)
_AFTER = re.compile(
    r"\s?(?:\S{0,8}?(?:电|電|讯|訊)|消息)|\)?\.?,?\s*(?:\([^)]{2,40}\)|/[^/]{2,40}/)?\s*(?:--|—|–"
    r"|-\s)"
)


def dateline(line: str) -> tuple[int, int, str] | None:
    """Return where the date of a line's dateline stands, and its form; ``None`` without one."""
    for start, end, form in stated_dates(line[:LONGEST]):
        if len(form) == len(_DAY) and _BEFORE.fullmatch(line[:start]):
            return (start, end, form) if _AFTER.match(line[end:]) else None
    return None
