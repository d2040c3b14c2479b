"""With the vectors in a Chroma server the answers are the same, and its failures are survived."""

import dataclasses
import http.server
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import numpy as np
import pytest

from index.build import build_index
from index.library import Library, open_library
from index.settings import IndexSettings
from index.upkeep import compact

VECTORS = np.eye(256, dtype=np.float32)[:5]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class ChromaServer:
    """A real Chroma server on loopback."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        chroma = Path(sys.executable).with_name("chroma")
        command = [chroma, "run", "--path", self.folder, "--host", "127.0.0.1", "--port"]
        self.process = subprocess.Popen(
            [*map(str, command), str(self.port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + 300
        while time.monotonic() < until:
            try:
                httpx.get(f"{self.address}/api/v2/heartbeat", timeout=5, trust_env=False)
                return
            except httpx.HTTPError:
                time.sleep(0.1)
        raise TimeoutError("the Chroma server did not start")

    def send(self, what: signal.Signals) -> None:
        assert self.process is not None
        os.kill(self.process.pid, what)

    def stop(self) -> None:
        if self.process is not None:
            self.send(signal.SIGKILL)
            self.process.wait()
            self.process = None

    def collections(self) -> list[str]:
        path = "/api/v2/tenants/default_tenant/databases/default_database/collections"
        found = httpx.get(self.address + path, timeout=60, trust_env=False).json()
        return [one["name"] for one in found]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChromaServer]:
    server = ChromaServer(tmp_path_factory.mktemp("chroma"))
    server.start()
    yield server
    server.stop()


def found(library: Library) -> list[list[tuple[str, float]]]:
    return [
        [(hit.chunk_id, round(hit.score, 4)) for hit in library.search_vectors(vector, 4)]
        for vector in VECTORS
    ]


def eventually(holds: Callable[[], bool]) -> None:
    """Wait until something holds: how long that takes is the machine's affair."""
    until = time.monotonic() + 300
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.1)


@pytest.fixture
def on_server(library_copy: IndexSettings, server: ChromaServer) -> IndexSettings:
    settings = dataclasses.replace(
        library_copy, chroma_url=server.address, chroma_timeout_seconds=60.0
    )
    compact(settings)
    return settings


def test_a_server_finds_what_embedded_chroma_finds(
    library_folder: Path, on_server: IndexSettings, server: ChromaServer, texts_copy: Path
) -> None:
    with open_library(IndexSettings(data_dir=library_folder)) as library:
        expected = found(library)
    with open_library(on_server) as library:
        assert found(library) == expected
        assert library.notices == ()
    (texts_copy / "new.txt").write_text("The lighthouse of Eastport.")
    build_index([texts_copy / "new.txt"], on_server)
    for _ in range(3):
        compact(on_server)
    assert len(server.collections()) == 4, "only those in use and those before stay, by language"
    with open_library(on_server) as library:
        assert len(library.search_vectors(VECTORS[0], 50)) == 7


def test_a_proxy_is_never_asked_for_this_machine(
    on_server: IndexSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with open_library(on_server) as library:
        assert len(library.search_vectors(VECTORS[0], 3)) == 3
        assert library.notices == ()


def test_a_server_that_hangs_goes_down_and_comes_back_is_survived(
    on_server: IndexSettings, server: ChromaServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.vector_search.SERVER_PAUSE_SECONDS", 0.2)

    def settled(library: Library, notices: int) -> bool:
        """Whether it finds what it should with so many notices: asked until it is so."""
        return found(library) == expected and len(library.notices) == notices

    with open_library(dataclasses.replace(on_server, chroma_timeout_seconds=1.0)) as library:
        expected = found(library)
        words = library.search_terms(dict.fromkeys(library.vocabulary.terms[1:30], 1.0), 5)
        server.send(signal.SIGSTOP)
        started = time.monotonic()
        assert len(library.search_vectors(VECTORS[0], 4)) == 4
        assert time.monotonic() - started < 30
        assert "does not answer" in library.notices[0]
        server.send(signal.SIGCONT)
        server.stop()
        eventually(lambda: settled(library, 1))
        assert "does not answer" in library.notices[0]
        assert library.search_terms(dict.fromkeys(library.vocabulary.terms[1:30], 1.0), 5) == words
        server.start()
        eventually(lambda: settled(library, 0))


def test_a_server_that_lost_its_rows_is_filled_anew_by_compacting(
    on_server: IndexSettings, server: ChromaServer
) -> None:
    path = "/api/v2/tenants/default_tenant/databases/default_database/collections"
    with open_library(on_server) as library:
        expected = found(library)
    for name in server.collections():
        httpx.delete(f"{server.address}{path}/{name}", timeout=60, trust_env=False)
    with open_library(on_server) as library:
        assert found(library) == expected
        assert "`yinju compact` fills it anew" in library.notices[0]
    compact(on_server)
    with open_library(on_server) as library:
        assert found(library) == expected
        assert library.notices == ()


class NoChroma(http.server.BaseHTTPRequestHandler):
    """Answers every request with a page of something else."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<html>hello</html>")

    do_POST = do_GET  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


def test_something_else_behind_the_address_is_told_and_survived(
    library_copy: IndexSettings,
) -> None:
    with http.server.HTTPServer(("127.0.0.1", 0), NoChroma) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        settings = dataclasses.replace(
            library_copy, chroma_url=f"http://127.0.0.1:{other.server_port}"
        )
        with open_library(settings) as library:
            assert len(library.search_vectors(VECTORS[0], 50)) == 6
            assert "without Chroma" in library.notices[0]
        other.shutdown()
