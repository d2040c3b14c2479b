"""Answers as safe Markdown and as plain text. Escaping happens here, and always.

Words of documents, of visitors and of models become numeric character references, so that no
Markdown, HTML, link, picture or formula can come of them.
"""

import re
from collections.abc import Sequence
from typing import Literal

from index.text import language_of, script_of
from index.types import Language, Script
from qa.claims.splitting import is_checkable
from qa.messages import message
from qa.types import Answer, Citation, ClaimCheck, Conflict, Statement

_INERT = {ord(mark): f"&#{ord(mark)};" for mark in "\\`*_{}[]()<>#+-.!|~$&\"'=:@/^"}
_LINE_ENDS = {ord("\r"): " ", ord("\n"): "&#10;", ord("\u2028"): " ", ord("\u2029"): " "}


def inert_markdown(text: str) -> str:
    """Return ``text`` so that Markdown shows exactly its characters and makes nothing of them."""
    return text.translate(_INERT | _LINE_ENDS)


def escaped_markdown(text: str) -> str:
    """Return ``text`` as one line of Markdown for files that people also read as they are.

    Backslashes keep it from becoming markup (CommonMark 6.1 lists what they may stand before).
    """
    return re.sub(r"([\\`*_\[\]<>&#|~$!])", r"\\\1", " ".join(text.split()))


def render_markdown(answer: Answer, turn: str = "t1") -> str:
    """Return the answer as Markdown; citation ``n`` links to ``#c-{turn}-{n}``."""
    if answer.outcome in ("rejected", "not_found"):
        return _refusal_markdown(answer, turn)
    lead = decision_text(answer)
    differ = differ_text(answer.conflicts, answer.language, answer.script)
    # an answer's own lead may say already that the sources differ
    said = [text for text in (differ if differ not in lead else "", lead) if text]
    blocks = [f"**{inert_markdown(text)}**" for text in said]
    titles = {citation.n: _title(citation) for citation in answer.citations}
    for statement in answer.statements:
        marks = "".join(_mark(turn, n, titles[n]) for n in statement.citations)
        line = ("- " if statement.bullet else "") + _emphasised(statement) + marks
        if statement.note:
            line += f" *{inert_markdown(statement.note)}*"
        blocks.append(line)
    if answer.outcome == "partial" and answer.reason:
        blocks.append(f"> {inert_markdown(answer.reason)}")
    if answer.trace.get("notice"):
        blocks.append(f"> {inert_markdown(str(answer.trace['notice']))}")
    return _join(blocks)


def render_text(answer: Answer) -> str:
    """Return the answer as plain text with its sources, as the command line prints it."""
    lines = [answer.text]
    if answer.citations:
        lines += ["", _say("sources", answer) + (":" if answer.language == "en" else "：")]
        lines += [line for citation in answer.citations for line in _source_lines(citation, answer)]
    if answer.nearest:
        lines += ["", _say("nearest", answer)]
        lines += [line for citation in answer.nearest for line in _source_lines(citation, answer)]
    return "\n".join(lines)


def render_checks(checks: Sequence[ClaimCheck]) -> str:
    """Return the verdicts on a draft as plain text, claim by claim."""
    blocks = []
    for check in checks:
        language = language_of(check.claim.text)
        script = script_of(check.claim.text) if language == "zh" else None
        verdict = message(verdict_key(check), language, script)
        lines = [f"{check.claim.text}\n  → {verdict}: {check.why}"]
        for citation in check.citations:
            first, *rest = _lines_of(citation, language, script)
            stands = standing(check, citation.n)
            said = "" if stands == "for" else f" ({message(f'export_{stands}', language, script)})"
            lines += [first + said, *rest]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def verdict_key(check: ClaimCheck) -> str:
    """Return the key (``qa.messages``) of a verdict: what is no statement of fact has none."""
    return f"verdict_{check.verdict if is_checkable(check.claim.text) else 'nothing'}"


def standing(check: ClaimCheck, number: int) -> Literal["for", "against", "superseded"]:
    """Return how a quotation stands to its claim: an overtaken figure speaks no more against it."""
    if number in check.superseded:
        return "superseded"
    return "against" if number in check.against else "for"


def answer_text(
    statements: Sequence[Statement], language: Language, lead: str = "", end: str = ""
) -> str:
    """Return the text of an answer with ``[n]`` marks; ``lead`` is said first, ``end`` last."""
    lines = [lead] if lead else []
    for statement in statements:
        marks = "".join(f" [{n}]" for n in statement.citations)
        line = ("- " if statement.bullet else "") + statement.text + marks
        if statement.note:
            opening, closing = ("（", "）") if language == "zh" else (" (", ")")
            line += f"{opening}{statement.note}{closing}"
        lines.append(line)
    return "\n".join([*lines, end] if end else lines)


def differ_text(
    conflicts: Sequence[Conflict], language: Language, script: Script | None = None
) -> str:
    """Return the sentence that says what sources differ about and which is the newest, or ""."""
    if not conflicts:
        return ""
    about, newest = conflicts[0].about, conflicts[0].newest
    if newest is None:
        return message("conflict", language, script, about=about)
    return message("conflict_newest", language, script, about=about, newest=newest)


def decision_text(answer: Answer) -> str:
    """Return what the answer says before its first statement ("Yes."), or ""."""
    return str(answer.trace.get("lead", ""))


def _mark(turn: str, number: int, title: str) -> str:
    """The link of a citation; the no-break space keeps it on the line of the words it is for."""
    return f'\u00a0[\\[{number}\\]](#c-{turn}-{number} "{title}")'


def _refusal_markdown(answer: Answer, turn: str) -> str:
    reason = inert_markdown(answer.reason or answer.text)
    # what was no question is no bad news
    blocks = [f"> {reason}" if answer.outcome == "rejected" else f"> **{reason}**"]
    if answer.nearest:
        blocks.append(inert_markdown(_say("nearest", answer)))
        blocks += [
            f"- {inert_markdown(citation.quote)}{_mark(turn, citation.n, _title(citation))}"
            for citation in answer.nearest
        ]
    return _join(blocks)


def _say(key: str, answer: Answer, **values: object) -> str:
    return message(key, answer.language, answer.script, **values)


def _emphasised(statement: Statement) -> str:
    """The text with its answer in bold.

    CommonMark decides by the characters around ``**`` whether they are emphasis, and is often
    wrong beside Chinese; a character reference on each side always is punctuation to it.
    """
    text, pieces, place = statement.text, [], 0
    for start, end in sorted(statement.bold):
        start = max(start, place)
        if start >= end:
            continue
        before = text[place:start]
        pieces += [inert_markdown(before[:-1]), _references(before[-1:])]
        pieces.append(f"**{inert_markdown(text[start:end])}**")
        pieces.append(_references(text[end : end + 1]))
        place = min(end + 1, len(text))
    return "".join([*pieces, inert_markdown(text[place:])])


def _references(text: str) -> str:
    return "".join(character if character == " " else f"&#{ord(character)};" for character in text)


def _title(citation: Citation) -> str:
    parts = (citation.publisher or citation.title or citation.file, citation.published or "")
    return inert_markdown(", ".join(part for part in parts if part))


def _source_lines(citation: Citation, answer: Answer) -> list[str]:
    return _lines_of(citation, answer.language, answer.script)


def _lines_of(citation: Citation, language: Language, script: Script | None) -> list[str]:
    page = message("page", language, script, page=citation.page) if citation.page else ""
    parts = (citation.title, citation.publisher, citation.published, citation.file, page)
    lines = [f"[{citation.n}] " + " · ".join(part for part in parts if part)]
    lines.append(f"    {' '.join(citation.quote.split())}")
    if citation.counterpart:
        lines.append(f"    = {' '.join(citation.counterpart.quote.split())}")
    return lines


def _join(blocks: Sequence[str]) -> str:
    """Blocks apart by a blank line; neighbouring bullets stay one list."""
    text = ""
    for place, block in enumerate(blocks):
        if place:
            both = block.startswith("- ") and blocks[place - 1].startswith("- ")
            text += "\n" if both else "\n\n"
        text += block
    return text
