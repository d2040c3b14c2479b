"""Ollama and Anthropic through their own libraries, over HTTP (``make test-llm``)."""

from typing import Any

import pytest

from index.embeddings.llamaindex import open_llamaindex
from index.errors import ModelFailed
from index.settings import IndexSettings
from qa.answerers.models import ChatModel, open_model
from qa.settings import ModelSettings

pytestmark = [
    pytest.mark.models,
    # these libraries warn about one another; that is theirs to mend
    pytest.mark.filterwarnings("ignore"),
]
KEY = "sk-very-secret-1122334455"


def open_backend(name: str, address: str) -> ChatModel:
    backend = name.partition(":")[0]
    pytest.importorskip(f"llama_index.llms.{backend}")
    return open_model(
        ModelSettings(
            llm=name,
            llm_base_url=address,
            llm_api_key=KEY,
            llm_retries=1,
            llm_timeout_seconds=30,
        )
    )


@pytest.mark.parametrize("name", ["ollama:tiny", "anthropic:claude-sonnet-4-5"])
def test_the_model_writes(scripted: Any, name: str) -> None:
    model = open_backend(name, scripted.address)
    scripted.script({"text": "well, 好"})
    assert model.write("rules", "question") == "well, 好"
    assert KEY in scripted.requests[0]["authorization"]
    assert KEY not in repr(model) + str(model.llm.to_dict())
    model.close()


@pytest.mark.parametrize("name", ["ollama:tiny", "anthropic:claude-sonnet-4-5"])
@pytest.mark.parametrize(
    ("step", "says"), [({"status": 401}, "refused the key"), ({"status": 500}, "tried 2 times")]
)
def test_a_failure_is_one_sentence(
    scripted: Any, name: str, step: dict[str, Any], says: str
) -> None:
    model = open_backend(name, scripted.address)
    scripted.script(step)
    with pytest.raises(ModelFailed, match=says) as caught:
        model.write("rules", "question")
    assert KEY not in str(caught.value)
    model.close()


def test_ollama_embeds(scripted: Any) -> None:
    pytest.importorskip("llama_index.embeddings.ollama")
    embedder = open_llamaindex(
        IndexSettings(embedder="ollama:bge-m3", embedder_base_url=scripted.address)
    )
    assert embedder.embed_texts(["北京", "harbour"]).shape == (2, 64)
    assert embedder.embed_question("北京").shape == (64,)
    embedder.close()
