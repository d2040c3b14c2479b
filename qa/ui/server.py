"""The web server: the Gradio page and the doors beside it as one FastAPI application."""

import threading
import time
from collections.abc import Callable

import gradio as gr
from fastapi import FastAPI, Request

from qa.assistant import Assistant
from qa.feedback import FeedbackLog
from qa.service.throttle import Throttle
from qa.settings import Settings
from qa.ui.doors import create_doors
from qa.ui.draft_events import DraftEvents
from qa.ui.events import PageEvents
from qa.ui.front import FrontPage
from qa.ui.page import build_page, page_options
from qa.ui.remark_events import RemarkEvents
from qa.ui.updates import PageUpdates


def create_app(
    assistant: Assistant, settings: Settings, clock: Callable[[], float] = time.monotonic
) -> FastAPI:
    """Return the application that serves ``assistant``; requests a minute go by ``clock``, seconds.

    Raises ``SettingsError`` when it would stand open to others without a password.
    """
    throttle = Throttle(settings.limits.requests_per_minute, clock)
    app = create_doors(assistant, settings, throttle)
    app.add_middleware(FrontPage)
    updates = PageUpdates(assistant, settings.limits)
    events = PageEvents(assistant, settings.limits, throttle, updates)
    threading.Thread(target=events.prepare, name="examples", daemon=True).start()
    drafts = DraftEvents(assistant, settings.limits, throttle, updates)
    remarks = RemarkEvents(FeedbackLog(settings.index.data_dir))
    page = build_page(events, drafts, remarks).queue(max_size=64, api_open=False)
    signed_in = _user_of if settings.server.user_header else None
    gr.mount_gradio_app(app, page, path="/", auth_dependency=signed_in, **page_options())
    return app


def _user_of(request: Request) -> str | None:
    """Return who the gate in front let in; the page's own events are open to nobody else."""
    user = request.scope.get("yinju.user")
    return str(user) if user else None
