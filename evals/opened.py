"""A library of its own for one evaluation: built from a folder, asked, and thrown away."""

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from index import build_index
from qa import open_assistant
from qa.assistant import Assistant
from qa.settings import load_settings


@contextmanager
def opened(documents: Path) -> Iterator[Assistant]:
    """An assistant over these documents, with no setting or model of the environment."""
    with tempfile.TemporaryDirectory() as data_dir:
        settings = load_settings({}, data_dir=Path(data_dir))
        build_index([documents], settings.index)
        with closing(open_assistant(settings)) as assistant:
            yield assistant
