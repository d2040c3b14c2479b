"""What is said beside a quotation, never inside it: what "this May" is, whose words these are."""

from collections.abc import Iterator
from itertools import chain

from index.text import match_form
from index.types import Document, Language, Script
from qa.about_documents import known_note
from qa.comparing.relative_dates import MONTHS, date_parts, relative_dates
from qa.messages import message
from qa.naming.romanised import romanised
from qa.reading.answer_names import ranked_name
from qa.types import EvidenceSentence, Question


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
    earlier = evidence.antecedent.text if evidence.antecedent else ""
    told = dict(chain(_dated(earlier, document), _dated(evidence.text, document)))
    for words, form in told.items():
        key = "note_relative_inferred" if inferred else "note_relative"
        written = write_date(form, language, script)
        if language == "zh" and words.endswith(("年底", "年末")):
            written += words[-1]
        notes.append(message(key, language, script, words=words, date=written))
    return " ".join(notes) or None


def _dated(text: str, document: Document) -> Iterator[tuple[str, str]]:
    """The words of relative dates, and what they are."""
    for (start, end), form in relative_dates(text, document):
        yield text[start:end], form


def write_date(form: str, language: Language, script: Script | None) -> str:
    """Return an ISO date, possibly reduced, as people of this language write it."""
    year, month, day = date_parts(form)
    if language == "zh":
        del script  # 年月日 are written alike in both
        return f"{year}年" + (f"{month}月" if month else "") + (f"{day}日" if day else "")
    if not month:
        return str(year)
    name = MONTHS[month - 1]
    return f"{day} {name} {year}" if day else f"{name} {year}"
