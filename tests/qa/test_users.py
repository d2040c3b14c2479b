"""Who may come in."""

import asyncio
import base64
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from index.errors import SettingsError
from qa.service.password_gate import PasswordGate
from qa.settings import ServerSettings
from qa.users import hash_password, is_loopback, password_fits, read_users


def status_of(gate: PasswordGate, password: str | None, path: str = "/", user: str = "li") -> int:
    headers = []
    if password is not None:
        token = base64.b64encode(f"{user}:{password}".encode())
        headers = [(b"authorization", b"Basic " + token)]
    scope: dict[str, Any] = {"type": "http", "path": path, "query_string": b"", "headers": headers}
    scope["client"] = ("10.0.0.9", 1)
    sent: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {}

    # in a thread of its own: a browser's driver may keep an event loop running in this one
    with ThreadPoolExecutor(1) as beside:
        beside.submit(lambda: asyncio.run(gate(scope, receive, send))).result()
    return int(sent[0]["status"])


async def welcome(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def test_a_password_is_stored_salted_and_recognised() -> None:
    stored = hash_password("对的 password")
    assert password_fits("对的 password", stored)
    assert not password_fits("wrong", stored)
    assert stored != hash_password("对的 password")
    assert "password" not in stored


@pytest.mark.parametrize("stored", ["", "x", "scrypt$0$0$0$zz$zz", "scrypt$16384$8$1$00$"])
def test_a_damaged_line_lets_nobody_in(stored: str) -> None:
    assert not password_fits("", stored)


def test_the_gate_opens_to_the_right_password_only() -> None:
    gate = PasswordGate(welcome, {"li": hash_password("right")})
    assert status_of(gate, None) == 401
    assert status_of(gate, "wrong") == 401
    assert status_of(gate, "right", user="wang") == 401
    assert status_of(gate, "right") == 200
    assert status_of(gate, None, path="/healthz") == 200


def test_guessing_is_slowed_down() -> None:
    now = 0.0
    gate = PasswordGate(welcome, {"li": hash_password("right")}, clock=lambda: now)
    for guess in range(10):
        assert status_of(gate, f"wrong {guess}") == 401
    assert status_of(gate, "right") == 401
    now = 60.0
    assert status_of(gate, "right") == 200


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("qa", False)],
)
def test_what_counts_as_this_machine(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback


def test_off_loopback_users_are_needed_unless_told_otherwise() -> None:
    assert read_users(ServerSettings()) == {}
    with pytest.raises(SettingsError, match="YINJU_USERS_FILE"):
        read_users(ServerSettings(host="0.0.0.0"))
    assert read_users(ServerSettings(host="0.0.0.0", allow_anonymous=True)) == {}


def test_the_file_of_users_is_read(tmp_path: Path) -> None:
    file = tmp_path / "users"
    file.write_text("# staff\nli:scrypt$a\n\nwang:scrypt$b\n", encoding="utf-8")
    assert read_users(ServerSettings(users_file=file)) == {"li": "scrypt$a", "wang": "scrypt$b"}
    file.write_text("# nobody\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="holds no user"):
        read_users(ServerSettings(users_file=file))
    with pytest.raises(SettingsError, match="No such file"):
        read_users(ServerSettings(users_file=tmp_path / "none"))
