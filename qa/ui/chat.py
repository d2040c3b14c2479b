"""A session as the messages of the Gradio chat."""

import re
from dataclasses import replace
from typing import Any, Final, get_args

from index.text import to_script
from index.types import Script
from qa.messages import phrase
from qa.render import inert_markdown, render_markdown
from qa.types import Answer
from qa.ui.labels import counted, label
from qa.ui.locale import WORDINGS, Locale
from qa.ui.session import Asking, Session

Message = dict[str, Any]

_SCRIPTS: Final[tuple[Script, ...]] = get_args(Script)
_LETTER: Final = re.compile(r"[^\W\d_]")
_SAMPLE: Final = 200  # characters

# the question, the line that says what was done, the answer
MESSAGES_A_TURN: Final = 3
# what the reader is told of a stage of the engine
STAGES: Final = {
    "understand": "search",
    "search": "search",
    "rank": "search",
    "read": "read",
    "write": "write",
    "check": "check",
}


def chat_messages(session: Session, documents: int) -> list[Message]:
    """Return every message of ``session``; ``documents`` is the size of the library."""
    messages = []
    for number, answer in enumerate(session.answers, start=1):
        messages.append(_question_message(answer.question))
        messages.append(_done_message(answer, documents, session.locale))
        content = _answer_markdown(answer, f"t{number}", session.locale)
        messages.append({"role": "assistant", "content": content})
    if session.tab.asking:
        messages += _working_messages(session.tab.asking, documents, session.locale)
    elif session.failure:
        messages += _failure_messages(session)
    return messages


def _question_message(text: str) -> Message:
    """Return what the visitor asked, as text that no Markdown can come of."""
    return {"role": "user", "content": inert_markdown(text)}


def _working_messages(asking: Asking, documents: int, locale: Locale) -> list[Message]:
    """Return the question and the line that says what is being done for it."""
    counts = counted("document", documents, locale)
    title = label(f"stage_{asking.stage}", locale, documents=counts)
    metadata = {"title": title, "status": "pending"}
    return [
        _question_message(asking.question),
        {"role": "assistant", "content": "", "metadata": metadata},
    ]


def _done_message(answer: Answer, documents: int, locale: Locale) -> Message:
    values = {
        "documents": counted("document", documents, locale),
        "citations": counted("citation", len(answer.citations), locale),
    }
    key = "stage_done" if answer.citations else "stage_none"
    if answer.outcome == "rejected":
        key = "stage_rejected"
    metadata: dict[str, Any] = {"title": label(key, locale, **values), "status": "done"}
    if total := answer.timings_ms.get("total"):
        metadata["duration"] = max(round(total / 1000, 1), 0.1)
    return {"role": "assistant", "content": _came_about(answer, locale), "metadata": metadata}


def _came_about(answer: Answer, locale: Locale) -> str:
    """Return how the answer came about: how a follow-up was completed, what was read, dropped."""
    lines = []
    understood = answer.trace.get("understand", {})
    if understood.get("original"):
        lines.append(label("stage_understood", locale, text=understood["text"]))
    if passages := answer.trace.get("rank", {}).get("candidates"):
        lines.append(label("stage_passages", locale, n=passages))
    if checked := answer.trace.get("check"):
        values = {"written": checked["written"], "dropped": len(checked["dropped"])}
        lines.append(label("stage_checked", locale, **values))
    return "\n\n".join(map(inert_markdown, lines))


def _answer_markdown(answer: Answer, turn: str, locale: Locale) -> str:
    """Return an answer as Markdown; nearest passages stand, folded, in the sources only."""
    reason = _reason(answer, locale)
    shown = render_markdown(replace(answer, nearest=(), reason=reason), turn=turn)
    if not answer.nearest:
        return shown
    hint = inert_markdown(label("nearest_hint", locale))
    return f"{shown}\n\n[{hint}](#n-{turn}-{answer.nearest[0].n})"


def _reason(answer: Answer, locale: Locale) -> str | None:
    """Return why there is no answer: in the page's words where the question's are of no script."""
    rejected = answer.trace.get("rejected")
    sample = answer.question[:_SAMPLE]
    chinese = answer.language == "zh"
    of_both = all(to_script(sample, script) == sample for script in _SCRIPTS)
    if rejected and (chinese == (locale != "en") or not _LETTER.search(sample)) and of_both:
        return phrase(rejected["key"], WORDINGS[locale], **rejected["values"])
    return answer.reason


def _failure_messages(session: Session) -> list[Message]:
    question, code = session.failure or ("", "")
    title = label("failed", session.locale)
    hint = label("failed_hint", session.locale, code=code)
    again = f"[{label('try_again', session.locale)}](#retry)"
    return [
        _question_message(question),
        {"role": "assistant", "content": f"> **{title}**\n>\n> {hint}\n>\n> {again}"},
    ]
