"""The answer in the sources' own words: quoted sentences, the answering part in bold."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.numbers import Quantity, find_quantities
from index.text import HAN
from qa.messages import message
from qa.naming.romanised import romanised
from qa.notes import note_for, write_date
from qa.reading.clock_times import clock_times
from qa.reading.enumerations import enumerated
from qa.types import Draft, Evidence, EvidenceSentence, Mode, Proposal, Question

_QUOTES = {"zh": ("“", "”"), "en": ("“", "”")}


class ExtractiveAnswerer:
    """Quotes the evidence; needs no model."""

    @property
    def mode(self) -> Mode:
        """Always "extractive"."""
        return "extractive"

    def draft(self, question: Question, evidence: Evidence) -> tuple[Draft, ...]:
        """Return a statement for each answering sentence, in the order of ``evidence.answers``.

        A question of several parts is answered part by part.
        """
        if evidence.parts:
            answered = [part for part in evidence.parts if part[1].sufficient]
            drafts = [
                draft
                for part, found in answered
                for draft in self.draft(_framed_as(question, part), found)
            ]
            return tuple({draft.text: draft for draft in reversed(drafts)}.values())[::-1]
        return tuple(_draft(question, sentence, evidence) for sentence in evidence.answers)

    def judge(self, claim: str, sentences: Sequence[EvidenceSentence]) -> Proposal | None:
        """No opinion: there is no model."""
        del claim, sentences
        return None

    def close(self) -> None:
        """Nothing to close."""


def _framed_as(question: Question, part: Question) -> Question:
    """A part of the question, to be answered in the language of the whole."""
    return replace(part, language=question.language, script=question.script)


def _draft(question: Question, sentence: EvidenceSentence, evidence: Evidence) -> Draft:
    text, shift, cited = _quoted(sentence)
    start = sentence.sentence.start - shift
    bold = tuple((a - start, b - start) for a, b in _bold_spans(question, sentence))
    before, after = _frame(question, sentence, evidence)
    return Draft(
        text=text,
        evidence=cited,
        bold=bold,
        before=before,
        after=after,
        note=note_for(question, sentence),
        bullet="item" in sentence.features,
    )


def _quoted(sentence: EvidenceSentence) -> tuple[str, int, tuple[EvidenceSentence, ...]]:
    """The words to quote, where the sentence begins in them, and the sentences they come from."""
    earlier = sentence.antecedent
    if earlier is None:
        return sentence.text, 0, (sentence,)
    between = sentence.document.text[earlier.sentence.end : sentence.sentence.start]
    joint = between if len(between) <= 2 and "\n" not in between else " … "
    text = earlier.text + joint + sentence.text
    return text, len(earlier.text) + len(joint), (earlier, sentence)


def _bold_spans(question: Question, sentence: EvidenceSentence) -> tuple[tuple[int, int], ...]:
    if sentence.answer_spans:
        return sentence.answer_spans
    if question.answer_type == "list" and (span := enumerated(sentence.text)):
        start = sentence.sentence.start
        return ((start + span[0], start + span[1]),)
    return ()


def _frame(question: Question, sentence: EvidenceSentence, evidence: Evidence) -> tuple[str, str]:
    """Our words around a quotation in the other language: what it says, and where it is from."""
    language = sentence.document.language
    value = next(iter(_values(question, sentence)), "") if not evidence.listed else ""
    if language == question.language:
        spoken = value and not sentence.answer_spans
        return (
            (message("said_by", question.language, question.script, speaker=value), "")
            if spoken
            else ("", "")
        )
    key = f"value_in_{language}" if value else f"in_{language}"
    opening, closing = _QUOTES[language]
    if "item" in sentence.features and sentence is not evidence.answers[0]:
        return opening, closing  # the list says once where it is from
    whole = message(
        key, question.language, question.script, quote=f"{opening}\0{closing}", value=value
    )
    before, _, after = whole.partition("\0")
    return before, after


def _values(question: Question, sentence: EvidenceSentence) -> Iterator[str]:
    """The answering number, date or name as the reader's language writes it."""
    speaker = sentence.sentence.speaker
    if question.answer_type == "person" and not sentence.answer_spans and speaker:
        english = question.language == "en" and HAN.search(speaker)
        yield f"{romanised(speaker)} ({speaker})" if english else speaker
    for start, end in sentence.answer_spans:
        text = sentence.document.text[start:end]
        quantities = find_quantities(sentence.text, sentence.document.language)
        offset = sentence.sentence.start
        clock = question.answer_type == "date" and any(
            (a + offset, b + offset) == (start, end) for a, b in clock_times(sentence.text)
        )
        found = [q for q in quantities if q.start + offset == start and not clock]
        if found:
            yield from _written(found[0], question)
        elif clock and not HAN.search(text):
            yield text
        elif question.answer_type == "person" and question.language == "en" and HAN.search(text):
            yield f"{romanised(text)} ({text})"


def _written(quantity: Quantity, question: Question) -> Iterator[str]:
    if quantity.kind == "date":
        if quantity.iso and re.fullmatch(r"\d{4}(-\d\d){0,2}", quantity.iso):
            yield write_date(quantity.iso, question.language, question.script)
        return
    if quantity.kind == "ordinal" or quantity.unit:
        return
    value = f"{quantity.value:,.10g}" if quantity.value < 1e15 else ""
    upper = f"–{quantity.upper:,.10g}" if quantity.upper else ""
    sign = "%" if quantity.kind == "share" else ""
    bounded = _BOUNDS[question.language].get(quantity.bound, "{}")
    if value:
        yield _first_upper(bounded.format(f"{value}{upper}{sign}"))


_BOUNDS: dict[str, dict[str, str]] = {
    "en": {
        "at_least": "at least {}",
        "at_most": "at most {}",
        "more_than": "more than {}",
        "less_than": "less than {}",
        "about": "about {}",
    },
    "zh": {
        "at_least": "{}以上",
        "at_most": "不超过{}",
        "more_than": "超过{}",
        "less_than": "不到{}",
        "about": "约{}",
    },
}


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]
