"""Everything the server answers but the Gradio page, guarded: it starts without Gradio's import."""

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from index.errors import SettingsError
from qa.assistant import Assistant
from qa.service.library_routes import document_routes, library_routes
from qa.service.openai_door import openai_routes
from qa.service.password_gate import PasswordGate
from qa.service.proxy_gate import ProxyGate
from qa.service.rest import rest_routes
from qa.service.throttle import Throttle
from qa.service.uploads import Uploads
from qa.settings import Settings
from qa.ui.body_limit import BodyLimit
from qa.ui.headers import OwnHost, SafeHeaders, SameOrigin
from qa.ui.problems import add_problem_answers
from qa.ui.routes import add_plain_routes
from qa.users import is_loopback, read_users

# how many files of the largest size one request may bring
_FILES_AT_ONCE = 5


def create_doors(assistant: Assistant, settings: Settings, throttle: Throttle) -> FastAPI:
    """Return an application with the REST doors and the plain pages.

    Raises ``SettingsError`` when it would stand open to others without a password.
    """
    app = FastAPI(title="Yinju", docs_url=None, redoc_url=None)
    # Standing here it also keeps Gradio from answering any origin with credentials.
    app.add_middleware(CORSMiddleware, allow_origins=[])
    app.add_middleware(SameOrigin)
    app.add_middleware(BodyLimit, most_bytes=settings.limits.upload_bytes * _FILES_AT_ONCE)
    server = settings.server
    users = read_users(server)
    if server.user_header:
        believed = server.proxies.split()
        app.add_middleware(ProxyGate, header=server.user_header, believed=believed)
    elif users:
        app.add_middleware(PasswordGate, users=users)
    elif is_loopback(server.host) and not server.allow_anonymous:
        app.add_middleware(OwnHost)
    app.add_middleware(SafeHeaders)
    add_problem_answers(app)
    add_plain_routes(app, assistant)
    uploads = Uploads(settings)
    app.include_router(rest_routes(assistant, settings.limits, throttle))
    app.include_router(document_routes(assistant.library, uploads))
    app.include_router(library_routes(assistant.library, uploads))
    app.include_router(openai_routes(assistant, throttle))
    if server.mcp:
        _add_mcp_door(app, assistant, throttle)
    return app


def _add_mcp_door(app: FastAPI, assistant: Assistant, throttle: Throttle) -> None:
    try:
        # an extra: only those who want the tools install its library
        from qa.service.mcp_door import add_mcp_door
    except ModuleNotFoundError as error:
        raise SettingsError("YINJU_MCP needs the extra mcp: pip install 'yinju[mcp]'") from error
    add_mcp_door(app, assistant, throttle)
