"""A session as the messages of the Gradio chat."""

from dataclasses import replace
from typing import Any, Final

from qa.render import inert_markdown, render_markdown
from qa.types import Answer
from qa.ui.labels import counted, label
from qa.ui.locale import Locale
from qa.ui.session import Session

Message = dict[str, Any]

# the question, the line that says what was done, the answer
MESSAGES_A_TURN: Final = 3


def chat_messages(session: Session, documents: int) -> list[Message]:
    """Return every message of ``session``; ``documents`` is the size of the library."""
    messages = []
    for number, answer in enumerate(session.answers, start=1):
        messages.append(question_message(answer.question))
        messages.append(_done_message(answer, documents, session.locale))
        content = _answer_markdown(answer, f"t{number}", session.locale)
        messages.append({"role": "assistant", "content": content})
    if session.failure:
        messages += _failure_messages(session)
    return messages


def question_message(text: str) -> Message:
    """Return what the visitor asked, as text that no Markdown can come of."""
    return {"role": "user", "content": inert_markdown(text)}


def working_message(locale: Locale) -> Message:
    """Return the line that shows while an answer is put together."""
    return {
        "role": "assistant",
        "content": "",
        "metadata": {"title": label("stage_search", locale), "status": "pending"},
    }


def _done_message(answer: Answer, documents: int, locale: Locale) -> Message:
    values = {
        "documents": counted("document", documents, locale),
        "citations": counted("citation", len(answer.citations), locale),
    }
    key = "stage_done" if answer.citations else "stage_none"
    metadata: dict[str, Any] = {"title": label(key, locale, **values), "status": "done"}
    if total := answer.timings_ms.get("total"):
        metadata["duration"] = total / 1000
    return {"role": "assistant", "content": _understood(answer, locale), "metadata": metadata}


def _understood(answer: Answer, locale: Locale) -> str:
    """Return how a follow-up was completed, or nothing for a question that stands alone."""
    trace = answer.trace.get("understand", {})
    if not trace.get("original"):
        return ""
    return inert_markdown(label("stage_understood", locale, text=trace["text"]))


def _answer_markdown(answer: Answer, turn: str, locale: Locale) -> str:
    """Return an answer as Markdown; nearest passages stand, folded, in the sources only."""
    shown = render_markdown(replace(answer, nearest=()), turn=turn)
    return f"{shown}\n\n*{label('nearest_hint', locale)}*" if answer.nearest else shown


def _failure_messages(session: Session) -> list[Message]:
    question, code = session.failure or ("", "")
    title = label("failed", session.locale)
    hint = label("failed_hint", session.locale, code=code)
    return [
        question_message(question),
        {"role": "assistant", "content": f"> **{title}**\n>\n> {hint}"},
    ]
