"""The MCP door (Model Context Protocol): ask, search, check and show as tools of an assistant."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Annotated, Any, Final

from fastapi import FastAPI
from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.transport_security import TransportSecuritySettings
from pydantic import Field

from index.errors import YinjuError
from qa.assistant import RECALLED, Assistant
from qa.contract import answer_json, checks_json, document_json, search_json
from qa.limits import check_query
from qa.service.throttle import Throttle, client_of

PATH: Final = "/mcp"
_ABOUT: Final = (
    "Answers questions in Chinese and English over one set of documents. Every statement of an "
    "answer cites the sentence it rests on; what the documents do not say is not said. Quote "
    "`citations[].quote`, never your own wording of it."
)


def mcp_server(assistant: Assistant, throttle: Throttle) -> MCPServer:
    """Return a server whose tools answer with the JSON of the contract."""
    server = MCPServer("yinju", instructions=_ABOUT, log_level="WARNING")

    def admit(context: Context[Any, Any], turns: Sequence[str] = ()) -> None:
        request = context.request_context.request
        client = client_of(request.scope if request else {})
        if not throttle.allow(client):
            raise ToolError("too many requests; wait a minute")
        throttle.charge(client, len(turns[-RECALLED:]))

    def ask(
        question: str,
        context: Context[Any, Any],
        turns: Annotated[list[str] | None, Field(max_length=50)] = None,
    ) -> dict[str, Any]:
        admit(context, turns or ())
        return answer_json(assistant.ask(question, assistant.recall(turns or ())))

    def search(
        query: Annotated[str, Field(min_length=1, max_length=2_000)],
        context: Context[Any, Any],
        k: Annotated[int, Field(ge=1, le=100)] = 10,
    ) -> dict[str, Any]:
        admit(context)
        return _told(lambda: search_json(assistant.search(check_query(query), k)))

    def check(text: str, context: Context[Any, Any]) -> dict[str, Any]:
        admit(context)
        return _told(lambda: checks_json(assistant.check(text), single=True))

    def show(doc_id: str) -> dict[str, Any]:
        def shown() -> dict[str, Any]:
            document = assistant.library.document(doc_id)
            return document_json(document) | {"text": document.text}

        return _told(shown)

    for tool, about in (
        (ask, "Answer a question, each statement with its source; `turns` were asked before it"),
        (search, "Find the passages nearest to a query, best first"),
        (check, "Check a claim or a draft: verdicts with quotations for and against"),
        (show, "Show a document: its text exactly as offsets of citations count it"),
    ):
        server.add_tool(tool, description=about)
    return server


def add_mcp_door(app: FastAPI, assistant: Assistant, throttle: Throttle) -> None:
    """Serve the tools under ``/mcp`` of ``app`` (streamable HTTP, no sessions kept)."""
    server = mcp_server(assistant, throttle)
    # which hosts and origins may call is decided for all doors in one place, before this one
    open_to_all = TransportSecuritySettings(enable_dns_rebinding_protection=False)
    door = server.streamable_http_app(
        streamable_http_path=PATH,
        json_response=True,
        stateless_http=True,
        transport_security=open_to_all,
    )
    app.router.routes.extend(door.routes)
    others = app.router.lifespan_context

    @asynccontextmanager
    async def lifespan(running: FastAPI) -> AsyncIterator[Any]:
        async with server.session_manager.run(), others(running) as state:
            yield state

    app.router.lifespan_context = lifespan


def _told(act: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Call ``act``; what it refuses is told to whoever uses the tool."""
    try:
        return act()
    except YinjuError as error:
        raise ToolError(str(error)) from error
