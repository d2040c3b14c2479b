"""What is said beside a quotation, never inside it: what "this May" is, whose words these are."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from index.dates import month_number
from index.text import match_form
from index.types import Document, Language, Script
from qa.about_documents import known_note
from qa.messages import message
from qa.naming.romanised import romanised
from qa.reading.answer_names import ranked_name
from qa.types import EvidenceSentence, Question

_HAN_MONTH = "(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月"
_RELATIVE_ZH = re.compile(
    rf"(?P<year>今年|去年|前年|明年|后年|本年度?|上一年|次年)(?P<of>{_HAN_MONTH})?"
    r"|(?P<month>上个?月|本月|这个月|当月|下个?月)|(?P<day>昨天|昨日|今天|今日|明天|前天)"
)
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_RELATIVE_EN = re.compile(
    r"\b(?P<year>this year|last year|next year)\b|\b(?P<month>last month|this month|next month)\b"
    r"|\b(?P<day>yesterday|today|tomorrow)\b"
    rf"|\b(?P<of>{'|'.join(MONTHS)}),? (?:of )?(?P<that>this|last|next) year\b",
    re.IGNORECASE,
)
_YEAR_SHIFT = {
    "今年": 0, "本年": 0, "本年度": 0, "去年": -1, "上一年": -1, "前年": -2, "明年": 1, "次年": 1,
    "后年": 2,
    "this year": 0, "last year": -1, "next year": 1, "this": 0, "last": -1, "next": 1,
}  # fmt: skip
_MONTH_SHIFT = {
    "上月": -1, "上个月": -1, "本月": 0, "这个月": 0, "当月": 0, "下月": 1, "下个月": 1,
    "last month": -1, "this month": 0, "next month": 1,
}  # fmt: skip
_DAY_SHIFT = {
    "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "明天": 1, "前天": -2,
    "yesterday": -1, "today": 0, "tomorrow": 1,
}  # fmt: skip


def note_for(question: Question, evidence: EvidenceSentence) -> str | None:
    """Return the note on a quoted sentence in the reader's language, if there is one to make."""
    language, script = question.language, question.script
    document = evidence.document
    notes = [known] if (known := known_note(question, document)) else []
    speaker = evidence.sentence.speaker
    if speaker and match_form(speaker) not in match_form(evidence.text):
        if language == "en" and document.language == "zh":
            speaker = f"{romanised(speaker)} ({speaker})"
        notes.append(message("note_speaker", language, script, speaker=speaker))
    section = evidence.sentence.section
    if section and not evidence.answer_spans and ranked_name(question, section, document.language):
        notes.append(message("note_section", language, script, section=section))
    inferred = "published" in document.metadata.inferred
    for (start, end), form in relative_dates(evidence.text, document):
        words = evidence.text[start:end]
        key = "note_relative_inferred" if inferred else "note_relative"
        written = write_date(form, language, script)
        notes.append(message(key, language, script, words=words, date=written))
    return " ".join(notes) or None


def relative_dates(text: str, document: Document) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield where relative dates of ``text`` stand and what they are (reduced ISO) by its date."""
    published = document.metadata.published
    if not published:
        return
    year, month, day = _parts(published)
    pattern = _RELATIVE_ZH if document.language == "zh" else _RELATIVE_EN
    for match in pattern.finditer(match_form(text) if document.language == "zh" else text):
        form = _resolve(match, year, month, day)
        if form:
            yield match.span(), form


def write_date(form: str, language: Language, script: Script | None) -> str:
    """Return an ISO date, possibly reduced, as people of this language write it."""
    year, month, day = _parts(form)
    if language == "zh":
        del script  # 年月日 are written alike in both
        return f"{year}年" + (f"{month}月" if month else "") + (f"{day}日" if day else "")
    if not month:
        return str(year)
    name = MONTHS[month - 1]
    return f"{day} {name} {year}" if day else f"{name} {year}"


def _parts(form: str) -> tuple[int, int, int]:
    numbers = [int(part) for part in form.split("-") if part.isdigit()]
    year, month, day = (*numbers, 0, 0, 0)[:3]
    return year, month, day


def _resolve(match: re.Match[str], year: int, month: int, day: int) -> str | None:
    named = {name: (value or "").lower() for name, value in match.groupdict().items()}
    if named.get("that"):
        return f"{year + _YEAR_SHIFT[named['that']]}-{_month(named['of']):02d}"
    if named.get("year"):
        shifted = str(year + _YEAR_SHIFT[named["year"]])
        return shifted + (f"-{_month(named['of']):02d}" if named.get("of") else "")
    if named.get("month") and month:
        total = year * 12 + month - 1 + _MONTH_SHIFT[named["month"]]
        return f"{total // 12}-{total % 12 + 1:02d}"
    if named.get("day") and day:
        return (date(year, month, day) + timedelta(days=_DAY_SHIFT[named["day"]])).isoformat()
    return None


def _month(text: str) -> int:
    return month_number(text.rstrip("月"))
