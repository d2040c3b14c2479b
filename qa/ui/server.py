"""The web server: the page, its plain routes and its scripts as one FastAPI application."""

import threading
from importlib.resources import files
from typing import Annotated, Any, Final

import gradio as gr
from fastapi import FastAPI, Query, Request
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import HTMLResponse, Response

from index.errors import DocumentNotFound
from qa.assistant import Assistant
from qa.feedback import FeedbackLog
from qa.library_routes import library_routes
from qa.openai_door import openai_routes
from qa.rest import rest_routes
from qa.settings import Settings
from qa.throttle import Throttle
from qa.ui.document import document_page, missing_page, parse_mark
from qa.ui.events import PageEvents
from qa.ui.front import FrontPage
from qa.ui.headers import SafeHeaders, SameOrigin
from qa.ui.locale import choose_locale
from qa.ui.page import build_page, page_options
from qa.uploads import Uploads
from qa.users import PasswordGate, read_users

_TYPES: Final = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


def create_app(assistant: Assistant, settings: Settings) -> FastAPI:
    """Return the application that serves ``assistant``."""
    app = FastAPI(title="Yinju", docs_url=None, redoc_url=None)
    # Standing before the mount it keeps Gradio from answering any origin with credentials.
    app.add_middleware(CORSMiddleware, allow_origins=[])
    app.add_middleware(SameOrigin)
    users = read_users(settings.server)
    if users:
        app.add_middleware(PasswordGate, users=users)
    app.add_middleware(FrontPage)
    app.add_middleware(SafeHeaders)
    throttle = Throttle(settings.limits.requests_per_minute)
    _add_plain_routes(app, assistant)
    uploads = Uploads(settings)
    app.include_router(rest_routes(assistant, settings.limits, throttle, uploads))
    app.include_router(library_routes(assistant.library, uploads))
    app.include_router(openai_routes(assistant, throttle))
    feedback = FeedbackLog(settings.index.data_dir)
    events = PageEvents(assistant, settings.limits, throttle, feedback)
    threading.Thread(target=events.prepare, name="examples", daemon=True).start()
    page = build_page(events).queue(max_size=64, api_open=False)
    gr.mount_gradio_app(app, page, path="/", **page_options())
    return app


def _add_plain_routes(app: FastAPI, assistant: Assistant) -> None:
    scripts = _static_files()

    @app.get("/healthz", include_in_schema=False)
    def health() -> dict[str, Any]:
        return {"status": "ok", "documents": len(assistant.library.documents())}

    @app.get("/static/{name}", include_in_schema=False)
    def static(name: str) -> Response:
        if name not in scripts:
            return Response(status_code=404)
        media_type, content = scripts[name]
        return Response(content, media_type=media_type, headers={"Cache-Control": "no-cache"})

    @app.get("/doc/{doc_id}", include_in_schema=False)
    def document(
        doc_id: str, request: Request, mark: Annotated[str, Query(max_length=24)] = ""
    ) -> HTMLResponse:
        accepted = request.headers.get("accept-language", "")
        locale = choose_locale(request.query_params, request.cookies, accepted)
        try:
            found = assistant.library.document(doc_id)
        except DocumentNotFound:
            return HTMLResponse(missing_page(locale), status_code=404)
        span = parse_mark(mark, len(found.text))
        return HTMLResponse(document_page(found, assistant.library.sentences(doc_id), span, locale))


def _static_files() -> dict[str, tuple[str, bytes]]:
    """Return the scripts and styles that stand beside this module, by name."""
    return {
        path.name: (_TYPES[suffix], path.read_bytes())
        for path in files("qa.ui").iterdir()
        for suffix in [path.name[path.name.rfind(".") :]]
        if suffix in _TYPES
    }
