"""A library whose vectors come from a server goes on answering when that server is away."""

from pathlib import Path
from typing import Any

import pytest

from index import build_index
from index.settings import IndexSettings
from qa import open_assistant
from qa.settings import Settings


def test_words_answer_when_the_embedding_server_is_away(
    scripted: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "parks.txt").write_text("青禾市有九座公园。公园免费开放。", encoding="utf-8")
    (folder / "bridges.txt").write_text("The harbour has two bridges.", encoding="utf-8")
    settings = Settings(
        index=IndexSettings(
            data_dir=tmp_path / "library",
            embedder="openai:scripted-embedding",
            embedder_base_url=f"{scripted.address}/v1",
        )
    )
    build_index([folder], settings.index)
    assistant = open_assistant(settings)
    assert "九座公园" in assistant.ask("青禾市有几座公园?").text
    assert "embedding" not in caplog.text
    scripted.script({"status": 401})
    assert "九座公园" in assistant.ask("青禾市有几座公园?").text
    assert "The embedding model openai:scripted-embedding refused the key" in caplog.text
    assert "words alone are searched" in caplog.text
    assistant.close()
