"""What the page does with an answer that is there: keep what is said of it, hand it over."""

import secrets
import threading
from datetime import datetime
from typing import Any

import gradio as gr

from index.errors import YinjuError
from qa.export import MEDIA_TYPES, export_conversation
from qa.feedback import KINDS, FeedbackKind, FeedbackLog
from qa.ui.chat import MESSAGES_A_TURN
from qa.ui.labels import label
from qa.ui.locale import WORDINGS, Locale
from qa.ui.session import Session
from qa.ui.updates import download, words
from qa.ui.visitor import log_failure


class RemarkEvents:
    """Feedback with its note, and the conversation as a file."""

    def __init__(self, feedback: FeedbackLog) -> None:
        self._feedback = feedback
        self._lock = threading.Lock()

    def like(self, session: Session, said: gr.LikeData) -> dict[str, Any]:
        """Keep what the visitor says about an answer, with the server's own record of it."""
        session = session.now
        index = said.index if isinstance(said.index, int) else said.index[0]
        number = max(0, index) // MESSAGES_A_TURN
        data = words(session.locale)
        if number >= len(session.answers):
            return data
        try:
            if kind := _kind(said.liked, session.locale):
                session.tab.remark = self._keep(session, number, kind)
            else:
                self._take_back(session, number)
                session.tab.remark = None
        except YinjuError:
            problem = label("failed_hint", session.locale, code=log_failure("feedback"))
            return data | {"problem": problem}
        return data | {"remark": session.tab.remark}

    def _keep(self, session: Session, number: int, kind: FeedbackKind) -> str:
        """Keep a remark and return its id; what is said twice, by a second click, is kept once."""
        answer = session.answers[number]
        said = (kind, answer.question, answer.text)
        with self._lock:
            if said not in session.tab.remarks:
                before = [earlier.question for earlier in session.answers[:number]]
                session.tab.remarks[said] = self._feedback.add(kind, answer, turns=before)
            return session.tab.remarks[said]

    def _take_back(self, session: Session, number: int) -> None:
        """Withdraw the last remark on an answer: its thumb or flag was clicked once more."""
        answer = session.answers[number]
        with self._lock:
            for said, remark in reversed(session.tab.remarks.items()):
                if said[1:] == (answer.question, answer.text):
                    self._feedback.withdraw(remark)
                    del session.tab.remarks[said]
                    return

    def note(self, session: Session, given: gr.EventData) -> dict[str, Any]:
        """Add the visitor's words to the last remark of this tab."""
        text = getattr(given, "text", "")
        if session.tab.remark and isinstance(text, str) and text.strip():
            self._feedback.annotate(session.tab.remark, text.strip())
        session.tab.remark = None
        return words(session.locale)

    def export(self, session: Session, chosen: gr.EventData) -> dict[str, Any]:
        """Hand the conversation to the browser as a file."""
        session = session.now
        kind = getattr(chosen, "kind", "")
        data = words(session.locale)
        if kind not in MEDIA_TYPES or not session.answers:
            return data
        text = export_conversation(session.answers, kind, WORDINGS[session.locale])
        name = f"yinju-{datetime.now():%Y%m%d-%H%M}.{kind}"
        return {**data, **download(secrets.token_hex(4), name, MEDIA_TYPES[kind], text)}


def _kind(said: object, locale: Locale) -> FeedbackKind | None:
    """Return what a thumb (true, false) or a flag (its words) says; None when it is taken back."""
    if isinstance(said, bool):
        return "like" if said else "dislike"
    kinds = {label(f"feedback_{kind}", locale): kind for kind in KINDS[2:]}
    return kinds.get(str(said))
