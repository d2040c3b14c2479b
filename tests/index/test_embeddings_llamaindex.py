"""Any LlamaIndex embedding serves as embedder; here one behind a server of the OpenAI protocol."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index import build_index, open_library
from index.embeddings.llamaindex import LlamaIndexEmbedder, open_llamaindex
from index.errors import LibraryMismatch, ModelFailed, SettingsError
from index.settings import IndexSettings

KEY = "sk-very-secret-0987654321"


@pytest.fixture(scope="module")
def embedder(scripted_process: Any) -> Iterator[LlamaIndexEmbedder]:
    opened = open_llamaindex(
        IndexSettings(
            embedder="openai:scripted-embedding",
            embedder_base_url=f"{scripted_process.address}/v1",
            embedder_api_key=KEY,
        )
    )
    yield opened
    opened.close()


def test_vectors_are_unit_rows_alike_for_alike_texts(
    scripted: Any, embedder: LlamaIndexEmbedder
) -> None:
    texts = ["北京的公园", "北京的公园很多", "harbour bridges"]
    vectors = embedder.embed_texts(texts)
    assert vectors.shape == (3, embedder.dimension) == (3, 64)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    likeness = vectors @ embedder.embed_question("北京的公园")
    assert likeness[0] == pytest.approx(1, abs=1e-5)
    assert likeness[0] > likeness[1] > likeness[2]
    assert scripted.requests[0]["body"]["model"] == "scripted-embedding"
    assert scripted.requests[0]["authorization"] == f"Bearer {KEY}"


def test_many_texts_go_in_batches_and_keep_their_order(
    scripted: Any, embedder: LlamaIndexEmbedder
) -> None:
    texts = [f"text {number}" for number in range(130)]
    vectors = embedder.embed_texts(texts)
    assert [len(request["body"]["input"]) for request in scripted.requests] == [64, 64, 2]
    assert np.allclose(vectors[129], embedder.embed_texts(["text 129"])[0])


def test_a_busy_server_is_asked_again(scripted: Any, embedder: LlamaIndexEmbedder) -> None:
    scripted.script({"status": 429}, {})
    assert embedder.embed_question("还有吗").shape == (64,)


@pytest.mark.parametrize(
    ("step", "says"),
    [
        ({"status": 401}, "refused the key .* YINJU_EMBEDDER_API_KEY"),
        ({"status": 404}, "check YINJU_EMBEDDER and YINJU_EMBEDDER_BASE_URL"),
        ({"raw": "{}"}, "cannot be read"),
        ({"raw": '{"data": [{"embedding": [], "index": 0}]}'}, "openai:scripted-embedding"),
    ],
)
def test_a_failure_is_one_sentence_without_the_key(
    scripted: Any, embedder: LlamaIndexEmbedder, step: dict[str, Any], says: str
) -> None:
    scripted.script(step)
    with pytest.raises(ModelFailed, match=says) as caught:
        embedder.embed_question("问题")
    assert KEY not in str(caught.value)
    assert caught.value.__cause__ is None


def test_the_key_shows_nowhere(embedder: LlamaIndexEmbedder) -> None:
    settings = IndexSettings(embedder_api_key=KEY)
    shown = [repr(settings), repr(embedder), repr(embedder._model), str(embedder._model.to_dict())]
    assert not any(KEY in text for text in shown)


def test_a_library_is_built_and_searched_with_it(
    scripted: Any, embedder: LlamaIndexEmbedder, tmp_path: Path
) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "parks.txt").write_text("青禾市有九座公园。公园免费开放。", encoding="utf-8")
    (folder / "bridges.txt").write_text("The harbour has two bridges.", encoding="utf-8")
    settings = IndexSettings(
        data_dir=tmp_path / "data",
        embedder="openai:scripted-embedding",
        embedder_base_url=f"{scripted.address}/v1",
        embedder_api_key=KEY,
    )
    assert build_index([folder], settings).documents == 2
    with open_library(settings) as library:
        vector = library.embedder.embed_question("九座公园", ())
        best = library.search_vectors(vector, 1)[0]
        document = library.document(best.chunk_id.partition(":")[0])
        assert document.file == "parks.txt"
    assert not any(KEY.encode() in path.read_bytes() for path in files_in(settings.data_dir))
    with pytest.raises(
        LibraryMismatch,
        match=r"embedder 'openai:scripted-embedding', now 'bilingual'.*yinju rebuild",
    ):
        open_library(replace(settings, embedder="bilingual"))


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (
            "parrot:polly",
            "bilingual, fastembed:MODEL, huggingface:MODEL, ollama:MODEL, openai:MODEL",
        ),
        ("openai:", "names no model"),
    ],
)
def test_a_name_that_cannot_work_prints_those_that_can(name: str, says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        open_llamaindex(IndexSettings(embedder=name))
