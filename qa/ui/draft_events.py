"""What the page does with a draft: check it claim by claim, stop, hand the evidence pack over."""

import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import closing
from datetime import datetime
from typing import Any

import gradio as gr

from index.errors import InputError
from qa.assistant import Assistant
from qa.claims.evidence_pack import pack_of, render_pack
from qa.export import MEDIA_TYPES
from qa.service.throttle import Throttle
from qa.settings import LimitSettings
from qa.told import told
from qa.types import ClaimCheck
from qa.ui.following import follow
from qa.ui.labels import label
from qa.ui.locale import WORDINGS, Locale
from qa.ui.session import Session
from qa.ui.updates import PageUpdates, Updates, download
from qa.ui.visitor import log_failure, visitor_of


class DraftEvents:
    """The events of the draft view, over one assistant."""

    def __init__(
        self, assistant: Assistant, limits: LimitSettings, throttle: Throttle, updates: PageUpdates
    ) -> None:
        self._assistant = assistant
        self._limits = limits
        self._throttle = throttle
        self._updates = updates

    def check(
        self, session: Session, given: gr.EventData, request: gr.Request
    ) -> Iterator[Updates]:
        """Check a draft: at once that it is worked on, then how far it is, then the verdicts."""
        draft = getattr(given, "text", "")
        if session.tab.checking:
            yield (gr.skip(),) * 3
            return
        problem = self._problem(draft, session.locale)
        if not problem and not self._throttle.allow(visitor_of(request)):
            problem = label("too_many", session.locale)
        if problem:
            yield gr.skip(), self._updates.checked(session.now, problem=problem), gr.skip()
            return
        session = session.change(checks=None)
        with session.tab.check() as far:
            shown = (far.done, far.total, session.locale)
            yield self._shown(session)

            def work(told: Callable[[tuple[int, int]], None]) -> tuple[ClaimCheck, ...]:
                return self._assistant.check(draft, lambda *counts: told(counts))

            with closing(follow(work)) as heard:
                for said in heard:
                    if far.stopped:
                        break
                    if isinstance(said, Future):
                        problem = _ended(session, said)
                        break
                    far.done, far.total = said or (far.done, far.total)
                    if shown != (far.done, far.total, session.locale):
                        shown = (far.done, far.total, session.locale)
                        yield gr.skip(), self._updates.checked(session), gr.skip()
        yield self._shown(session.now, problem=problem)

    def stop(self, session: Session) -> None:
        """Let the check go; the screen is set right by its own event."""
        if session.tab.checking:
            session.tab.checking.stopped = True

    def export(self, session: Session, chosen: gr.EventData) -> dict[str, Any]:
        """Hand the evidence pack of the checked draft to the browser as a file."""
        session = session.now
        kind = getattr(chosen, "kind", "")
        if kind not in MEDIA_TYPES or not session.checks:
            return self._updates.checked(session)
        pack = pack_of(session.checks, self._assistant.library)
        text = render_pack(pack, kind, WORDINGS[session.locale])
        name = f"yinju-check-{datetime.now():%Y%m%d-%H%M}.{kind}"
        file = download(secrets.token_hex(4), name, MEDIA_TYPES[kind], text)
        return self._updates.checked(session, **file)

    def _shown(self, session: Session, **more: Any) -> Updates:
        return session, self._updates.checked(session, **more), self._updates.sources(session)

    def _problem(self, draft: object, locale: Locale) -> str | None:
        """Return why a draft cannot be checked, or None."""
        if not isinstance(draft, str) or not draft.strip():
            return label("check_empty", locale)
        most = self._limits.draft_chars
        return label("check_long", locale, most=most) if len(draft) > most else None


def _ended(session: Session, checks: "Future[tuple[ClaimCheck, ...]]") -> str | None:
    """Keep the verdicts, or return the reason why there are none."""
    try:
        session.change(checks=checks.result())
    except InputError as error:
        reason = told(str(error), WORDINGS[session.locale])
        return label("check_failed", session.locale, reason=reason)
    except Exception:  # noqa: BLE001 - the edge: the visitor gets a code, the log the reason
        return label("failed_hint", session.locale, code=log_failure("check"))
    return None
