"""Starts the chat page: settings → library → engine → page."""

import gc
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from index import open_library
from index.errors import LibraryNotFound, SettingsError
from qa import Assistant, open_assistant
from qa.settings import Settings
from qa.users import read_users

# any words will do: a first question reads dictionaries and vectors, a second one does not
_FIRST_WORDS = "北京 Beijing"


def serve(settings: Settings) -> None:
    """Serve the page until it is stopped; the first start takes in the seed documents.

    Raises ``SettingsError`` when it would stand open to others without a password or its address
    is taken, or what opening raises; ends when the seed documents could not be indexed.
    """
    read_users(settings.server)
    _check_address(settings)
    indexing = _index_seeds(settings)
    with ThreadPoolExecutor(1) as beside:
        opening = beside.submit(_open_warm, settings, indexing)
        # gradio takes seconds to import: it does while the documents are indexed and opened
        import uvicorn

        from qa.ui.server import create_app

        assistant = opening.result()
    app = create_app(assistant, settings)
    address = f"http://{settings.server.host}:{settings.server.port}"
    sys.stderr.write(f"Yinju is at {address}  (Ctrl+C stops it)\n")
    # the peer's own address: what a proxy says of visitors is believed in one place, or not at all
    uvicorn.run(
        app,
        host=settings.server.host,
        port=settings.server.port,
        log_level="warning",
        proxy_headers=False,
    )


def _check_address(settings: Settings) -> None:
    host, port = settings.server.host, settings.server.port
    try:
        with socket.create_server((host, port)):
            return
    except (OSError, OverflowError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no such port"
        raise SettingsError(
            f"the page cannot be served on {host}, port {port} ({reason}):"
            " set YINJU_HOST or YINJU_PORT"
        ) from error


def _index_seeds(settings: Settings) -> "subprocess.Popen[bytes] | None":
    """Begin to index the seed documents in another process, when there is no library yet."""
    try:
        open_library(settings.index).close()
    except LibraryNotFound:
        seeds = settings.server.seeds_dir
        command = [sys.executable, "-m", "qa", "index", str(seeds)]
        command += ["--data-dir", str(settings.index.data_dir)]
        return subprocess.Popen(command)  # noqa: S603 - our own command line, no shell
    return None


def _open_warm(settings: Settings, indexing: "subprocess.Popen[bytes] | None") -> Assistant:
    """Open the engine once the indexing is done, and let it read what a first question needs."""
    if indexing and indexing.wait():
        sys.exit(1)  # it has said itself why
    assistant = open_assistant(settings)
    assistant.ask(_FIRST_WORDS)
    assistant.warm()
    keep_in_memory()
    return assistant


def keep_in_memory() -> None:
    """Take what is in memory by now to stay, in this process that does nothing but answer: a
    question in some hundred waited for all of it to be gone through for what nobody holds."""
    gc.collect()
    gc.freeze()
