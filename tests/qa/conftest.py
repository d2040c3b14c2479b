"""Libraries that tests of answers ask: the seed documents, and documents a module makes up."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index import build_index
from qa.assistant import Assistant, open_assistant
from qa.settings import load_settings

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The assistant over the five seed documents, without a model."""
    settings = load_settings({}, data_dir=tmp_path_factory.mktemp("seeds"))
    build_index([SEEDS], settings.index)
    assistant = open_assistant(settings)
    yield assistant
    assistant.library.close()


@pytest.fixture(scope="module")
def asked(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Assistant]:
    """The assistant over the documents a test module makes up: ``DOCUMENTS``, file name to text."""
    folder = tmp_path_factory.mktemp("documents")
    for name, text in request.module.DOCUMENTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    settings = load_settings({}, data_dir=tmp_path_factory.mktemp("library"))
    build_index([folder], settings.index)
    assistant = open_assistant(settings)
    yield assistant
    assistant.close()
