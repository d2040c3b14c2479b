"""Libraries that tests of answers ask: the seed documents, and documents a module makes up."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from index import build_index
from qa.__main__ import main
from qa.assistant import Assistant, open_assistant
from qa.settings import load_settings

SEEDS = Path(__file__).parents[2] / "seeds"


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it wrote."""

    returncode: int
    stdout: str
    stderr: str


class Command(Protocol):
    """What ``yinju`` is: a command line, and settings of the environment by their names."""

    def __call__(self, *arguments: str | Path, **settings: str) -> Done:
        """Run it to its end."""


@pytest.fixture
def yinju(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Command:
    """Runs a command as the installed program does, in this process: a start takes seconds."""

    def run(*arguments: str | Path, **settings: str) -> Done:
        capfd.readouterr()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["yinju", *map(str, arguments)])
            for name, value in settings.items():
                patch.setenv(name, value)
            with pytest.raises(SystemExit) as ended:
                main()
        said, code = capfd.readouterr(), ended.value.code
        # As the interpreter does with what is no number: to standard error, and status 1.
        told = f"{code}\n" if isinstance(code, str) else ""
        return Done(1 if told else int(code or 0), said.out, said.err + told)

    return run


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
