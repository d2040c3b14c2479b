"""The first page's HTML: our style and scripts stand in it before Gradio's own start.

Gradio inserts what it is given as ``head`` from a script, late and in no fixed order: the page
would flash without its style, and its parts would start before the scripts they call.
"""

import re
from functools import cache
from html import escape
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qa.ui.labels import label
from qa.ui.locale import Locale, locale_of
from qa.ui.static import static_address

_SCRIPTS: Final = (
    "dom.js",
    "connection.js",
    "claim.js",
    "copy.js",
    "paper.js",
    "gloss.js",
    "repair.js",
    "panel.js",
    "document.js",
    "check.js",
    "library.js",
    "top.js",
)
# cards for link previews, with a picture from another host
_PREVIEW_TAGS: Final = re.compile(r'<meta\s+(?:property|name)="(?:og|twitter):[^>]*>')
_BODY: Final = re.compile(r"<body[^>]*>")
_TITLE: Final = re.compile(r"<title>.*?</title>", re.DOTALL)


class FrontPage:
    """Puts our tags into the HTML of ``/``; every other response passes untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["path"] != "/" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        # the page is changed as text, so it must not come compressed
        kept = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
        start: Message = {}
        body = bytearray()

        async def collect(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
                return
            body.extend(message.get("body", b""))
            if message.get("more_body"):
                return
            locale = locale_of(HTTPConnection(scope))
            page = with_our_tags(body.decode("utf-8"), locale).encode("utf-8")
            MutableHeaders(scope=start)["content-length"] = str(len(page))
            await send(start)
            await send({"type": "http.response.body", "body": page})

        await self._app({**scope, "headers": kept}, receive, collect)


def with_our_tags(page: str, locale: Locale) -> str:
    """Return the HTML of Gradio's page with our tags and without those of link previews."""
    page = _TITLE.sub("", _PREVIEW_TAGS.sub("", page), count=1)
    page = page.replace("</head>", f"{_head()}</head>", 1)
    said = f'<p class="notice" lang="{locale}">{escape(label("no_script", locale))}</p>'
    return _BODY.sub(lambda start: f"{start[0]}<noscript>{said}</noscript>", page, count=1)


@cache
def _head() -> str:
    """Return the tags of our title, icon, style and scripts."""
    icon, style = static_address("icon.svg"), static_address("page.css")
    return (
        f'<title>Yinju</title><link rel="icon" href="{icon}" type="image/svg+xml">'
        f'<link rel="stylesheet" href="{style}">'
        + "".join(f'<script src="{static_address(name)}"></script>' for name in _SCRIPTS)
    )
