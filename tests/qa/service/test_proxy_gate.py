"""A proxy in front names the user; nobody else can."""

from dataclasses import replace
from typing import Any

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from qa.assistant import Assistant
from qa.service.proxy_gate import ProxyGate
from qa.service.throttle import Throttle, client_of
from qa.settings import LimitSettings, ServerSettings
from qa.ui.doors import create_doors
from qa.users import read_users


def client(believed: list[str], peer: str = "10.0.0.2") -> TestClient:
    app = FastAPI()

    @app.get("/{path:path}")
    def who(request: Request) -> dict[str, Any]:
        address = request.client.host if request.client else None
        return {"client": client_of(request.scope), "address": address}

    app.add_middleware(ProxyGate, header="X-User", believed=believed)
    return TestClient(app, client=(peer, 1))


def test_the_named_user_comes_in_from_his_own_address() -> None:
    headers = {"x-user": "li", "x-forwarded-for": "6.6.6.6, 10.9.9.9"}
    told = client(["10.0.0.2"]).get("/", headers=headers).json()
    assert told == {"client": "li", "address": "10.9.9.9"}


@pytest.mark.parametrize(
    ("peer", "headers"),
    [
        ("10.0.0.2", {}),
        ("10.0.0.2", {"x-user": " "}),
        ("10.0.0.3", {"x-user": "li"}),
        ("10.0.0.3", {"x-user": "li", "x-forwarded-for": "10.0.0.2"}),
    ],
)
def test_nobody_comes_in_past_the_proxy(peer: str, headers: dict[str, str]) -> None:
    assert client(["10.0.0.2"], peer).get("/", headers=headers).status_code == 401


def test_health_is_told_to_everybody() -> None:
    assert client([]).get("/healthz").status_code == 200


def test_each_user_has_requests_of_his_own(assistant: Assistant) -> None:
    server = ServerSettings(host="0.0.0.0", user_header="X-User", proxies="10.0.0.2")
    settings = replace(assistant.settings, server=server, limits=LimitSettings())
    assert read_users(server) == {}, "the proxy asks for the password"
    app = create_doors(assistant, settings, Throttle(1))
    doors = TestClient(app, base_url="http://qa.example", client=("10.0.0.2", 1))

    def ask(user: str) -> int:
        said = doors.post("/api/search", json={"query": "北京"}, headers={"x-user": user})
        return said.status_code

    assert [ask("li"), ask("li"), ask("wang")] == [200, 429, 200]
