"""Starts the chat page: settings → library → engine → page."""

import logging
import subprocess
import sys

from index.errors import LibraryNotFound, StorageFailed
from index.library import open_library
from qa.settings import Settings

_log = logging.getLogger(__name__)


def serve(settings: Settings) -> None:
    """Serve the page until it is stopped; the first start takes in the seed documents.

    Raises ``StorageFailed`` when the seed documents could not be indexed.
    """
    indexing = _index_seeds(settings)
    # gradio and llama_index take seconds to import: they do while the other process indexes
    import uvicorn

    from qa import open_assistant
    from qa.ui.server import create_app

    if indexing and indexing.wait():
        raise StorageFailed(f"the documents in {settings.server.seeds_dir} could not be indexed")
    app = create_app(open_assistant(settings), settings)
    address = f"http://{settings.server.host}:{settings.server.port}"
    sys.stderr.write(f"Yinju is at {address}  (Ctrl+C stops it)\n")
    uvicorn.run(app, host=settings.server.host, port=settings.server.port, log_level="warning")


def _index_seeds(settings: Settings) -> "subprocess.Popen[bytes] | None":
    """Begin to index the seed documents in another process, when there is no library yet."""
    try:
        open_library(settings.index)
    except LibraryNotFound:
        seeds = settings.server.seeds_dir
        command = [sys.executable, "-m", "qa", "index", str(seeds)]
        command += ["--data-dir", str(settings.index.data_dir)]
        return subprocess.Popen(command)  # noqa: S603 - our own command line, no shell
    return None
