"""Puts checked statements, refusals and rejections into the one Answer every surface shows."""

from dataclasses import replace

from index.library import Library
from index.text import language_of, script_of
from qa.asking.substitution import in_words_of
from qa.citations import Bound, cite, conflicts
from qa.limits import Rejection
from qa.messages import enumerate_words, message
from qa.render import answer_text, differ_text
from qa.types import Answer, Evidence, Mode, Question
from qa.writing import Writing


def answered(question: Question, evidence: Evidence, bound: Bound, writing: Writing) -> Answer:
    """Return the answer of these checked statements; ``partial`` when part of it is missing.

    Where it may be no more than the closest passage it says so, in ``reason`` too.
    """
    if not bound.statements:
        return _refused(question, refusal_text(question, evidence), writing.mode)
    found = conflicts(evidence, bound)
    lead = _lead(question, evidence)
    differ = differ_text(found, question.language, question.script)
    lead = " ".join(filter(None, (lead, differ)))
    missing = _missing_part(question, evidence)
    notice = _say(question, writing.notice) if writing.notice else ""
    end = "\n".join(filter(None, (missing, notice)))
    return Answer(
        question=question.original or question.text,
        language=question.language,
        script=question.script,
        outcome="partial" if missing else "answered",
        reason=missing or (_say(question, "closest") if evidence.doubtful else None),
        text=answer_text(bound.statements, question.language, lead, end),
        mode=writing.mode,
        statements=bound.statements,
        citations=bound.citations,
        conflicts=found,
        trace={"lead": lead, "notice": notice},
    )


def not_found(question: Question, evidence: Evidence, library: Library, mode: Mode) -> Answer:
    """Return the refusal: what the documents do not speak about, and the nearest passages."""
    nearest = tuple(
        cite(sentence, number, library) for number, sentence in enumerate(evidence.nearest, start=1)
    )
    return replace(_refused(question, refusal_text(question, evidence), mode), nearest=nearest)


def _refused(question: Question, reason: str, mode: Mode) -> Answer:
    return Answer(
        question=question.original or question.text,
        language=question.language,
        script=question.script,
        outcome="not_found",
        reason=reason,
        text=reason,
        mode=mode,
    )


def rejected(text: str, rejection: Rejection) -> Answer:
    """Return why a text is no question, in its language as far as it can be told."""
    sample = text[:200]
    language = language_of(sample)
    script = script_of(sample) if language == "zh" else None
    reason = message(rejection.key, language, script, **rejection.values)
    return Answer(
        question=text,
        language=language,
        script=script,
        outcome="rejected",
        reason=reason,
        text=reason,
        mode="extractive",
        trace={"rejected": {"key": rejection.key, "values": dict(rejection.values)}},
    )


def refusal_text(question: Question, evidence: Evidence) -> str:
    """Return the sentence that says what the documents do not say."""
    key = evidence.reason or "not_found"
    missing = list(evidence.missing)
    words = enumerate_words(missing, question.language, question.script)
    if key in ("not_found_year", "not_found_speaker", "not_found_scope"):
        return _say(question, key, asked=words or question.limit or "")
    if key == "not_found_missing" and missing:
        known = [part for part in evidence.known if part not in missing]
        if known:
            about = enumerate_words(known, question.language, question.script)
            return _say(question, "not_found_known", known=about, missing=words)
        return _say(question, key, missing=words)
    if key == "not_found_attribute" and evidence.known:
        about = enumerate_words(list(evidence.known), question.language, question.script)
        return _say(question, "not_found_about", known=about)
    return _say(question, "not_found_attribute" if key == "not_found_attribute" else "not_found")


def _lead(question: Question, evidence: Evidence) -> str:
    said = []
    if question.answer_type == "yes_no" and evidence.decision:
        said.append(_say(question, evidence.decision))
    elif evidence.more:
        side, figure, other = evidence.more
        said.append(_say(question, "more", side=side, figure=figure, other=other))
    if evidence.correction:
        wrong, right = (in_words_of(question.language, part) for part in evidence.correction)
        said.append(_say(question, "correction", said=wrong, found=right))
    if evidence.doubtful and not said:
        said.append(_say(question, "closest"))
    return (" " if question.language == "en" else "").join(said)


def _missing_part(question: Question, evidence: Evidence) -> str:
    if not evidence.partial or not evidence.missing:
        return ""
    words = enumerate_words(list(evidence.missing), question.language, question.script)
    return _say(question, "partial_part" if evidence.parts else "partial_missing", missing=words)


def _say(question: Question, key: str, **values: object) -> str:
    return message(key, question.language, question.script, **values)
