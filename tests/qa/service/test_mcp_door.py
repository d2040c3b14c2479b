"""The MCP door, called by the protocol's own client over loopback."""

import asyncio
import json
import socket
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest
import uvicorn

from qa.assistant import Assistant
from qa.service.throttle import Throttle
from qa.settings import LimitSettings, ServerSettings
from qa.ui.doors import create_doors

mcp = pytest.importorskip("mcp")
# the client leaves its streams to be closed by the collector
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")
CITIES = "How many cities does Chaoyang have friendly relations with?"
Call = Callable[[Any], Awaitable[Any]]


@pytest.fixture(scope="module")
def address(assistant: Assistant) -> Iterator[str]:
    """Serve the doors with the tools switched on; at most six questions a minute."""
    settings = replace(
        assistant.settings,
        server=ServerSettings(mcp=True),
        limits=LimitSettings(requests_per_minute=6),
    )
    app = create_doors(assistant, settings, Throttle(6))
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app, "127.0.0.1", port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}/mcp"
    server.should_exit = True
    thread.join()


def through_client(address: str, act: Call) -> Any:
    async def run() -> Any:
        async with mcp.Client(address) as client:
            return await act(client)

    # in a thread of its own: a browser's driver may keep an event loop running in this one
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(lambda: asyncio.run(run())).result()


def told(result: Any) -> Any:
    return json.loads(result.content[0].text)


def test_the_tools_are_listed_with_what_they_take(address: str) -> None:
    listed = through_client(address, lambda client: client.list_tools())
    takes = {tool.name: set(tool.input_schema["properties"]) for tool in listed.tools}
    assert takes == {
        "ask": {"question", "turns"},
        "search": {"query", "k"},
        "check": {"text"},
        "show": {"doc_id"},
    }


def test_an_answer_can_be_followed_to_its_sentence(address: str) -> None:
    async def act(client: Any) -> Any:
        answer = told(await client.call_tool("ask", {"question": CITIES}))
        cited = answer["citations"][0]
        document = told(await client.call_tool("show", {"doc_id": cited["doc_id"]}))
        return answer, document["text"][cited["start"] : cited["end"]]

    answer, span = through_client(address, act)
    assert answer["outcome"] == "answered"
    assert span == answer["citations"][0]["quote"]
    assert "30 cities" in span


def test_passages_are_found_and_claims_checked(address: str) -> None:
    async def act(client: Any) -> Any:
        followed = {"question": "那海淀区呢?", "turns": ["朝阳区委书记是谁?"]}
        assert "于军" in told(await client.call_tool("ask", followed))["answer"]
        found = await client.call_tool("search", {"query": "友好城市", "k": 2})
        claim = {"text": "朝阳区与50个城市建立了友好往来关系。"}
        return told(found), told(await client.call_tool("check", claim))

    found, checked = through_client(address, act)
    assert len(found["results"]) == 2
    assert checked["verdict"] == "contradicted"


@pytest.mark.parametrize(
    ("tool", "values", "reason"),
    [
        ("show", {"doc_id": "nowhere"}, "nowhere"),
        ("check", {"text": ""}, "no words"),
        ("search", {"query": "x", "k": 5000}, "100"),
    ],
)
def test_what_cannot_be_done_is_told(
    address: str, tool: str, values: dict[str, Any], reason: str
) -> None:
    result = through_client(address, lambda client: client.call_tool(tool, values))
    assert result.is_error
    assert reason in result.content[0].text


def test_a_client_that_asks_too_often_is_told_to_wait(address: str) -> None:
    async def act(client: Any) -> Any:
        return [await client.call_tool("ask", {"question": "?"}) for _ in range(7)]

    assert "wait" in through_client(address, act)[-1].content[0].text
