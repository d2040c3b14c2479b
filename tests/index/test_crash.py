"""Killed at any moment, a library loses nothing it reported as done, and goes on."""

import json
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.build import build_index
from index.library import open_library
from index.settings import IndexSettings
from index.terms import analyse

PROGRAM = Path(__file__).with_name("restless.py")


def killed_run(texts: Path, settings: IndexSettings, seed: int) -> list[dict[str, str]]:
    """Let it work, kill it at some moment; return what may be in the library now."""
    command = [sys.executable, str(PROGRAM), str(texts), str(settings.data_dir), str(seed)]
    dice = random.Random(seed)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(dice.uniform(0.0, 5.0))
        process.send_signal(signal.SIGKILL)
        lines = [json.loads(line) for line in process.stdout.read().splitlines() if line[-1] == "}"]
    done = [line["done"] for line in lines if "done" in line]
    begun = [line["about"] for line in lines if "about" in line]
    return [*done[-1:], *begun[-1:]]


def check(settings: IndexSettings, states: list[dict[str, str]]) -> None:
    """The library opens, and holds each text that both the last done and the begun state have."""
    with open_library(settings) as library:
        held = {document.file: document.text for document in library.documents()}
        certain = set(states[0].items()).intersection(*(state.items() for state in states[1:]))
        for name, text in certain:
            assert held.get(name) == text, f"{name} was reported as done"
            terms = dict.fromkeys(analyse(text, "en"), 1.0)
            found = [hit.chunk_id for hit in library.search_terms(terms, 5)]
            vector = library.embedder.embed_question(text, list(terms))
            near = [hit.chunk_id for hit in library.search_vectors(vector, 40)]
            doc_id = next(d.doc_id for d in library.documents() if d.file == name)
            assert any(one.startswith(doc_id) for one in found), f"{name} is not found by its words"
            assert any(one.startswith(doc_id) for one in near), f"{name} has no vector"
        assert len(library.search_vectors(np.ones(256, np.float32) / 16, 100)) == len(held)


def survive(tmp_path: Path, seeds: range) -> None:
    texts = tmp_path / "texts"
    texts.mkdir(parents=True)
    settings = IndexSettings(data_dir=tmp_path / "data", exact_rows=3)
    for seed in seeds:
        states = killed_run(texts, settings, seed)
        if (settings.data_dir / "catalog.sqlite").exists() and len(states) > 1:
            check(settings, states)
    build_index([texts], settings)
    final = {path.name: path.read_text() for path in texts.glob("*.txt")}
    check(settings, [final])
    folders = [path for path in (settings.data_dir / "vectors").iterdir() if path.is_dir()]
    assert len(folders) <= 2, "folders of interrupted runs stay behind"
    names = sorted(path.name for path in settings.data_dir.iterdir())
    assert set(names) <= {
        "catalog.sqlite",
        "catalog.sqlite-shm",
        "catalog.sqlite-wal",
        "lexical",
        "vectors",
        "writer.lock",
    }


def test_a_few_kills_lose_nothing(tmp_path: Path) -> None:
    survive(tmp_path, range(2))


@pytest.mark.long
def test_fifty_kills_lose_nothing(tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as libraries:
        halves = (tmp_path / "one", range(25)), (tmp_path / "other", range(25, 50))
        for done in [libraries.submit(survive, *half) for half in halves]:
            done.result()
