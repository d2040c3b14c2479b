"""A session as what the components of the page are given."""

from collections.abc import Mapping, Sequence
from typing import Any

import gradio as gr

from qa.assistant import Assistant
from qa.feedback import KINDS
from qa.settings import LimitSettings
from qa.ui.chat import chat_messages
from qa.ui.labels import all_labels, label
from qa.ui.locale import Locale
from qa.ui.session import Session
from qa.ui.view import answer_view, checks_view, failure_view, shelf_view

Updates = tuple[Any, ...]


class PageUpdates:
    """Makes the updates that events hand to the page."""

    def __init__(self, assistant: Assistant, limits: LimitSettings) -> None:
        self._library = assistant.library
        self._limits = limits

    def everything(self, session: Session, questions: Sequence[str]) -> Updates:
        """Return every part of the page in the session's language; ``questions`` are examples.

        What an answer or a check under way draws is left to it: it has the last word.
        """
        locale = session.locale
        data = words(locale)
        session, chat, ask, panel = self.turn(session)
        checked = gr.skip() if session.tab.checking else self.checked(session)
        if session.tab.asking:
            chat, ask, panel = {}, {}, gr.skip()
        return (
            session,
            data | {"documents": self.size()},
            chat
            | gr.update(
                label=label("chat_label", locale),
                placeholder=f"# {label('welcome', locale)}\n{label('welcome_hint', locale)}",
                feedback_options=(
                    "Like",
                    "Dislike",
                    *(label(f"feedback_{kind}", locale) for kind in KINDS[2:]),
                ),
                examples=[{"text": text} for text in questions],
            ),
            ask
            | gr.update(
                placeholder=label("ask_placeholder", locale), label=label("ask_label", locale)
            ),
            data,
            checked,
            data | {"uploads": self._limits.uploads, "most": self._limits.upload_bytes},
            panel,
        )

    def turn(self, session: Session) -> Updates:
        """Return the conversation and its sources as they are now; what is being typed stays."""
        messages = gr.update(value=chat_messages(session, self.size()))
        busy = session.tab.asking is not None
        asking = gr.update(submit_btn=not busy, stop_btn=busy)
        return session, messages, asking, self.sources(session)

    def sources(self, session: Session) -> dict[str, Any]:
        """Return what the panel shows: the turns, and the draft that was checked."""
        turns = [
            answer_view(f"t{number}", answer, self._library)
            for number, answer in enumerate(session.answers, start=1)
        ]
        if session.failure:
            turns.append(failure_view(f"t{len(turns) + 1}", session.failure[0]))
        checked = checks_view("d1", session.checks, self._library) if session.checks else None
        found = words(session.locale) | {"turns": turns, "checked": checked}
        if turns:
            return found
        return found | {"shelf": shelf_view(self._library), "documents": self.size()}

    def checked(self, session: Session, **more: Any) -> dict[str, Any]:
        """Return the draft view; ``more`` is a problem, or the file to hand over."""
        data = words(session.locale) | {"most": self._limits.upload_bytes} | more
        if far := session.tab.checking:
            return data | {"busy": True, "done": far.done, "total": far.total}
        if session.checks is None:
            return data
        return data | {"claims": checks_view("d1", session.checks, self._library)["claims"]}

    def size(self) -> int:
        """Return how many documents there are."""
        return self._library.document_count()


def words(locale: Locale) -> dict[str, Any]:
    """Return what every part of the page is told: its language and the texts of it."""
    return {"lang": locale, "strings": all_labels(locale)}


def download(number: str, name: str, media_type: str, text: str) -> Mapping[str, Any]:
    """Return a file for the browser to save; ``number`` keeps it from being saved twice."""
    return {"download": {"number": number, "name": name, "type": media_type, "text": text}}
