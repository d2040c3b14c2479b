"""What the page does at each event; every function is a public endpoint and checks its inputs."""

import html
import logging
import secrets
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import gradio as gr

from index.errors import InputError
from qa.assistant import Assistant
from qa.contract import answer_json
from qa.conversation import turns_of
from qa.export import MEDIA_TYPES, export_conversation
from qa.feedback import KINDS, FeedbackLog
from qa.gloss import glossed_words
from qa.settings import LimitSettings
from qa.throttle import Throttle
from qa.ui.chat import MESSAGES_A_TURN, chat_messages, question_message, working_message
from qa.ui.examples import example_questions
from qa.ui.labels import all_labels, label
from qa.ui.locale import LOCALES, Locale, choose_locale, parse_locale
from qa.ui.session import Session
from qa.ui.view import answer_view, checks_view

_log = logging.getLogger(__name__)
# what is kept of one conversation: bounds the memory of a tab and the size of one update
_MOST_TURNS = 50

Updates = tuple[Any, ...]


class PageEvents:
    """The events of the page, over one assistant."""

    def __init__(
        self,
        assistant: Assistant,
        limits: LimitSettings,
        throttle: Throttle,
        feedback: FeedbackLog,
    ) -> None:
        self._assistant = assistant
        self._limits = limits
        self._throttle = throttle
        self._feedback = feedback
        self._questions: dict[Locale, tuple[str, ...]] = {}

    def load(self, request: gr.Request) -> Updates:
        """Open the page in the visitor's language."""
        locale = choose_locale(
            request.query_params, request.cookies, request.headers.get("accept-language", "")
        )
        return self._everything(Session(locale))

    def switch(self, session: Session, chosen: gr.EventData) -> Updates:
        """Show the page in another language; the conversation stays."""
        locale = parse_locale(str(getattr(chosen, "lang", "")))
        return self._everything(replace(session, locale=locale) if locale else session)

    def ask(self, text: str, session: Session, request: gr.Request) -> Iterator[Updates]:
        """Answer a question: at once the line that says so, then the answer."""
        # what is longer is rejected anyway, and need not be kept
        text = text[: self._limits.question_chars * 2] if isinstance(text, str) else ""
        if not text.strip():
            yield self._turn(session)
            return
        if not self._throttle.allow(_client(request)):
            gr.Warning(label("too_many", session.locale), title=label("failed", session.locale))
            yield (session, gr.skip(), gr.update(value=text), gr.skip())
            return
        session = replace(session, failure=None)
        messages = chat_messages(session, self._size())
        messages += [question_message(text), working_message(session.locale)]
        yield session, gr.update(value=messages), _asking(busy=True), gr.skip()
        yield self._turn(self._answer(text, session))

    def example(
        self, session: Session, chosen: gr.SelectData, request: gr.Request
    ) -> Iterator[Updates]:
        """Ask one of the questions offered on the first screen."""
        value = chosen.value
        text = value.get("text", "") if isinstance(value, dict) else value
        yield from self.ask(str(text), session, request)

    def retry(
        self, session: Session, _chosen: gr.RetryData, request: gr.Request
    ) -> Iterator[Updates]:
        """Ask the last question again."""
        text, session = _take_back(session)
        yield from self.ask(text, session, request)

    def edit(self, session: Session, chosen: gr.EditData, request: gr.Request) -> Iterator[Updates]:
        """Ask an earlier question in other words; what came after it goes."""
        index = chosen.index if isinstance(chosen.index, int) else chosen.index[0]
        number = max(0, index) // MESSAGES_A_TURN
        kept = replace(session, answers=session.answers[:number], failure=None)
        yield from self.ask(plain_text(str(chosen.value)), kept, request)

    def undo(self, session: Session, _chosen: gr.UndoData) -> Updates:
        """Take the last question back into the box."""
        text, session = _take_back(session)
        session, chat, _, panel = self._turn(session)
        return session, chat, gr.update(value=text, submit_btn=True, stop_btn=False), panel

    def stop(self, session: Session) -> Updates:
        """Show the conversation as it was before the question that was stopped."""
        return self._turn(session)

    def check(
        self, session: Session, given: gr.EventData, request: gr.Request
    ) -> Iterator[Updates]:
        """Check a draft: at once the line that says so, then the verdicts."""
        draft = getattr(given, "text", "")
        problem = self._problem(draft, session.locale)
        if not problem and not self._throttle.allow(_client(request)):
            problem = label("too_many", session.locale)
        if problem:
            yield session, self._checked(session, problem=problem), gr.skip()
            return
        session = replace(session, checks=None)
        yield session, self._checked(session, busy=True), self._sources(session)
        try:
            session = replace(session, checks=tuple(self._assistant.check(draft)))
        except InputError as error:
            problem = label("check_failed", session.locale, reason=error)
        except Exception:  # noqa: BLE001 - the edge: the visitor gets a code, the log the reason
            code = _log_failure("check")
            problem = label("failed_hint", session.locale, code=code)
        yield session, self._checked(session, problem=problem), self._sources(session)

    def _problem(self, draft: object, locale: Locale) -> str | None:
        """Return why a draft cannot be checked, or None."""
        if not isinstance(draft, str) or not draft.strip():
            return label("check_empty", locale)
        most = self._limits.draft_chars
        return label("check_long", locale, most=most) if len(draft) > most else None

    def export(self, session: Session, chosen: gr.EventData) -> dict[str, Any]:
        """Hand the conversation to the browser as a file."""
        kind = getattr(chosen, "kind", "")
        data = self._browser_data(session.locale)
        if kind not in MEDIA_TYPES or not session.answers:
            return data
        title = label("export_title", session.locale)
        references = label("references", session.locale)
        download = {
            "number": secrets.token_hex(4),
            "name": f"yinju-{datetime.now():%Y%m%d-%H%M}.{kind}",
            "type": MEDIA_TYPES[kind],
            "text": export_conversation(session.answers, kind, title, references),
        }
        return data | {"download": download}

    def like(self, session: Session, said: gr.LikeData) -> None:
        """Keep what the visitor says about an answer, with the server's own record of it."""
        index = said.index if isinstance(said.index, int) else said.index[0]
        number = max(0, index) // MESSAGES_A_TURN
        if number >= len(session.answers):
            return
        kinds = {label(f"feedback_{kind}", session.locale): kind for kind in KINDS[2:]}
        kind = kinds.get(str(said.liked)) or ("like" if said.liked is True else "dislike")
        self._feedback.add(kind, session.answers[number])
        gr.Info(label("feedback_thanks", session.locale), title="", duration=3)

    def answer(self, question: str, request: gr.Request) -> dict[str, Any]:
        """Answer a question of a program (``gradio_client``) with the JSON of the contract."""
        if not self._throttle.allow(_client(request)):
            raise gr.Error("too many requests; wait a minute")
        return answer_json(self._assistant.ask(str(question)))

    def clear(self, session: Session) -> Updates:
        """Begin a new conversation."""
        return self._turn(Session(session.locale))

    def _answer(self, text: str, session: Session) -> Session:
        try:
            answer = self._assistant.ask(text, turns_of(session.answers))
        except Exception:  # noqa: BLE001 - the edge: the visitor gets a code, the log the reason
            return replace(session, failure=(text, _log_failure("question")))
        return replace(session, answers=(*session.answers, answer)[-_MOST_TURNS:])

    def _everything(self, session: Session) -> Updates:
        locale = session.locale
        head = self._browser_data(locale) | {"documents": self._size()}
        session, chat, _, panel = self._turn(session)
        return (
            session,
            head,
            chat
            | gr.update(
                label=label("chat_label", locale),
                placeholder=f"# {label('welcome', locale)}\n{label('welcome_hint', locale)}",
                feedback_options=(
                    "Like",
                    "Dislike",
                    *(label(f"feedback_{kind}", locale) for kind in KINDS[2:]),
                ),
                examples=[{"text": text} for text in self._questions.get(locale, ())],
            ),
            gr.update(
                placeholder=label("ask_placeholder", locale), label=label("ask_label", locale)
            ),
            self._browser_data(locale),
            self._checked(session),
            self._browser_data(locale) | {"uploads": self._limits.uploads},
            panel,
        )

    def _turn(self, session: Session) -> Updates:
        messages = gr.update(value=self._messages(session))
        return session, messages, _asking(busy=False), self._sources(session)

    def _sources(self, session: Session) -> dict[str, Any]:
        library = self._assistant.library
        turns = [
            answer_view(f"t{number}", answer, library)
            for number, answer in enumerate(session.answers, start=1)
        ]
        checked = checks_view("d1", session.checks, library) if session.checks else None
        return self._browser_data(session.locale) | {"turns": turns, "checked": checked}

    def _checked(self, session: Session, **more: Any) -> dict[str, Any]:
        data = self._browser_data(session.locale) | more
        if session.checks is None:
            return data
        return data | {
            "claims": checks_view("d1", session.checks, self._assistant.library)["claims"]
        }

    def _messages(self, session: Session) -> list[dict[str, Any]]:
        return chat_messages(session, self._size())

    def _size(self) -> int:
        return self._assistant.library.document_count()

    def prepare(self) -> None:
        """Work out the questions of the first screen, before or while the first visitor comes."""
        try:
            for locale in LOCALES:
                self._questions[locale] = example_questions(self._assistant, locale)
            glossed_words("字典")  # reads the dictionary of the reading aid
        except Exception:  # noqa: BLE001 - the page works without them; the log has the reason
            _log.exception("the questions of the first screen could not be made")

    @staticmethod
    def _browser_data(locale: Locale) -> dict[str, Any]:
        return {"lang": locale, "strings": all_labels(locale)}


def plain_text(markdown: str) -> str:
    """Return what was typed, from the inert Markdown that the edit box was opened with."""
    return html.unescape(markdown)


def _asking(*, busy: bool) -> dict[str, Any]:
    """Return the state of the question box: empty, with a stop button while one is answered."""
    return gr.update(value="", submit_btn=not busy, stop_btn=busy)


def _take_back(session: Session) -> tuple[str, Session]:
    """Return the last question and the session without it."""
    if session.failure:
        return session.failure[0], replace(session, failure=None)
    if not session.answers:
        return "", session
    return session.answers[-1].question, replace(session, answers=session.answers[:-1])


def _log_failure(what: str) -> str:
    """Log the exception being handled under a code that the visitor is told."""
    code = secrets.token_hex(4)
    _log.exception("%s failed, code %s", what, code)
    return code


def _client(request: gr.Request) -> str:
    return request.username or (request.client.host if request.client else "")
