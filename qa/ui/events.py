"""What the page does when something is asked; every function is a public endpoint."""

import html
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import closing
from dataclasses import replace
from threading import Event
from typing import Any

import gradio as gr

from qa.assistant import Assistant
from qa.contract import answer_json
from qa.conversation import turns_of
from qa.gloss import glossed_words
from qa.service.throttle import Throttle
from qa.settings import LimitSettings
from qa.told import told, wording_of_text
from qa.types import Answer
from qa.ui.chat import MESSAGES_A_TURN, STAGES
from qa.ui.examples import example_questions
from qa.ui.following import follow
from qa.ui.labels import label
from qa.ui.locale import LOCALES, Locale, choose_locale, parse_locale
from qa.ui.session import Session
from qa.ui.tabs import TAB_HEADER, Tabs
from qa.ui.updates import PageUpdates, Updates
from qa.ui.visitor import log_failure, visitor_of

_log = logging.getLogger(__name__)
# what is kept of one conversation: bounds the memory of a tab and the size of one update
_MOST_TURNS = 50
_LONGEST_WAIT_SECONDS = 4


class PageEvents:
    """The events of the page and its conversation, over one assistant."""

    def __init__(
        self, assistant: Assistant, limits: LimitSettings, throttle: Throttle, updates: PageUpdates
    ) -> None:
        self._assistant = assistant
        self._limits = limits
        self._throttle = throttle
        self._updates = updates
        self._tabs = Tabs()
        self._questions: dict[Locale, tuple[str, ...]] = {}
        self._prepared = Event()

    def load(self, request: gr.Request) -> Updates:
        """Open the page in the visitor's language; opened again, it goes on where it was."""
        accepted = request.headers.get("accept-language", "")
        locale = choose_locale(request.query_params, request.cookies, accepted)
        name = request.headers.get(TAB_HEADER, "")
        # who comes in the first seconds after the start sees the questions too
        self._prepared.wait(_LONGEST_WAIT_SECONDS)
        return self._everything(self._tabs.open(visitor_of(request), name, locale))

    def switch(self, session: Session, chosen: gr.EventData) -> Updates:
        """Show the page in another language; the conversation stays, also one under way."""
        session.tab.locale = parse_locale(str(getattr(chosen, "lang", ""))) or session.locale
        return self._everything(session.now)

    def ask(self, text: str, session: Session, request: gr.Request) -> Iterator[Updates]:
        """Answer a question: at once that it is worked on, then each stage, then the answer."""
        yield from self._ask(text, session.now, request)

    def _ask(self, text: str, session: Session, request: gr.Request) -> Iterator[Updates]:
        """Answer a question that follows the answers of ``session``."""
        if session.tab.asking:
            # sent twice, or from another place of the page while an answer is under way
            yield (gr.skip(),) * 4
            return
        if not isinstance(text, str) or not text.strip():
            yield self._updates.turn(session.now)
            return
        if not self._throttle.allow(visitor_of(request)):
            gr.Warning(label("too_many", session.locale))
            yield (gr.skip(), gr.skip(), gr.update(value=text), gr.skip())
            return
        session = session.change(answers=session.answers, failure=None)
        # what is longer is rejected, and need not be kept
        kept = text[: self._limits.question_chars * 2]
        with session.tab.ask(kept) as asking:
            shown = (asking.stage, session.locale)
            session, chat, ask, panel = self._updates.turn(session)
            yield session, chat, ask | {"value": ""}, panel
            past = turns_of(session.answers)

            def work(told: Callable[[str], None]) -> Answer:
                return self._assistant.ask(text, past, told)

            with closing(follow(work)) as heard:
                for said in heard:
                    if asking.end:
                        session = _cleared(session) if asking.end == "clear" else session.now
                        break
                    if isinstance(said, Future):
                        session = _with_answer(session, kept, said)
                        break
                    asking.stage = STAGES[said] if said else asking.stage
                    if shown != (asking.stage, session.locale):
                        _, chat, _, panel = self._updates.turn(session.now)
                        # another stage is no news for the sources, another language is
                        same = shown[1] == session.locale
                        yield gr.skip(), chat, gr.skip(), gr.skip() if same else panel
                        shown = (asking.stage, session.locale)
        session, chat, ask, panel = self._updates.turn(session)
        yield session, chat, ask | ({"value": kept} if asking.end == "undo" else {}), panel

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
        text, session = _take_back(session.now)
        yield from self._ask(text, session, request)

    def edit(self, session: Session, chosen: gr.EditData, request: gr.Request) -> Iterator[Updates]:
        """Ask an earlier question in other words; what came after it goes."""
        index = chosen.index if isinstance(chosen.index, int) else chosen.index[0]
        number = max(0, index) // MESSAGES_A_TURN
        kept = replace(session.now, answers=session.now.answers[:number], failure=None)
        yield from self._ask(plain_text(str(chosen.value)), kept, request)

    def undo(self, session: Session, _chosen: gr.UndoData) -> Updates:
        """Take the last question back into the box, also one that is being answered."""
        if session.tab.asking:
            session.tab.asking.end = "undo"
            return (gr.skip(),) * 4
        text, kept = _take_back(session.now)
        session = session.change(answers=kept.answers, failure=kept.failure)
        session, chat, ask, panel = self._updates.turn(session)
        return session, chat, ask | {"value": text}, panel

    def stop(self, session: Session) -> None:
        """Let the question go that is being answered; the screen is set right by its own event."""
        if session.tab.asking:
            session.tab.asking.end = "stop"

    def clear(self, session: Session) -> Updates:
        """Begin a new conversation."""
        if session.tab.asking:
            session.tab.asking.end = "clear"
            return (gr.skip(),) * 4
        return self._updates.turn(_cleared(session))

    def answer(self, question: str, request: gr.Request) -> dict[str, Any]:
        """Answer a question of a program (``gradio_client``) with the JSON of the contract."""
        if not self._throttle.allow(visitor_of(request)):
            wording = wording_of_text(str(question)) or "en"
            raise gr.Error(told("too many requests; wait a minute", wording))
        return answer_json(self._assistant.ask(str(question)))

    def prepare(self) -> None:
        """Work out the questions of the first screen, before or while the first visitor comes."""
        try:
            for locale in LOCALES:
                self._questions[locale] = example_questions(self._assistant, locale)
            glossed_words("字典")  # reads the dictionary of the reading aid
        except Exception:  # noqa: BLE001 - the page works without them; the log has the reason
            _log.exception("the questions of the first screen could not be made")
        finally:
            self._prepared.set()

    def _everything(self, session: Session) -> Updates:
        return self._updates.everything(session, self._questions.get(session.locale, ()))


def plain_text(markdown: str) -> str:
    """Return what was typed, from the inert Markdown that the edit box was opened with."""
    return html.unescape(markdown)


def _cleared(session: Session) -> Session:
    return session.change(answers=(), failure=None)


def _with_answer(session: Session, question: str, answer: "Future[Answer]") -> Session:
    """Return the session with one more answer, or with the failure to find one."""
    try:
        found = replace(answer.result(), question=question)
        return session.change(answers=(*session.answers, found)[-_MOST_TURNS:])
    except Exception:  # noqa: BLE001 - the edge: the visitor gets a code, the log the reason
        return session.change(failure=(question, log_failure("question")))


def _take_back(session: Session) -> tuple[str, Session]:
    """Return the last question and the session without it."""
    if session.failure:
        return session.failure[0], replace(session, failure=None)
    if not session.answers:
        return "", session
    return session.answers[-1].question, replace(session, answers=session.answers[:-1])
