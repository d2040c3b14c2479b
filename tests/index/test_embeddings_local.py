"""Models on disk as embedder and reranker, loaded by the real libraries (``make test-llm``).

The models are made here: two random layers and a vocabulary of characters. They know nothing; what
is proved is the way from a setting to vectors and scores.
"""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index.embeddings.llamaindex import open_llamaindex
from index.errors import SettingsError
from index.settings import IndexSettings
from index.types import Chunk, Document, Metadata
from qa.finding.rerankers import open_reranker
from qa.settings import RetrievalSettings, Settings
from qa.types import Passage

pytestmark = [
    pytest.mark.models,
    # these libraries warn about one another; that is theirs to mend
    pytest.mark.filterwarnings("ignore"),
]
LETTERS = "北京的公园朝阳区有九家公司harbourbidgesn "


def tiny_bert(folder: Path, **options: Any) -> Any:
    """Return the folder's configuration with a tokenizer of single characters beside it."""
    transformers = pytest.importorskip("transformers")
    tokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *dict.fromkeys(LETTERS)]
    (folder / "vocab.txt").write_text("\n".join(tokens), encoding="utf-8")
    transformers.BertTokenizer(str(folder / "vocab.txt")).save_pretrained(folder)
    return transformers.BertConfig(
        vocab_size=len(tokens),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=128,
        **options,
    )


@pytest.fixture(scope="module")
def embedding_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("embedding")
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    torch.manual_seed(0)
    transformers.BertModel(tiny_bert(folder)).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def ranking_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ranking")
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    torch.manual_seed(0)
    model = transformers.BertForSequenceClassification(tiny_bert(folder, num_labels=1))
    model.save_pretrained(folder)
    return folder


def test_a_model_on_disk_embeds(embedding_folder: Path) -> None:
    pytest.importorskip("llama_index.embeddings.huggingface")
    embedder = open_llamaindex(IndexSettings(embedder=f"huggingface:{embedding_folder}"))
    vectors = embedder.embed_texts(["北京的公园", "harbour bridges"])
    assert vectors.shape == (2, embedder.dimension) == (2, 32)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.allclose(embedder.embed_question("北京的公园"), vectors[0], atol=1e-5)


def test_a_model_that_is_not_there_is_a_settings_error(tmp_path: Path) -> None:
    pytest.importorskip("llama_index.embeddings.huggingface")
    with pytest.raises(SettingsError, match="could not be loaded"):
        open_llamaindex(IndexSettings(embedder=f"huggingface:{tmp_path / 'nothing'}"))


def test_a_cross_encoder_on_disk_ranks(ranking_folder: Path) -> None:
    pytest.importorskip("llama_index.postprocessor.sbert_rerank")
    settings = Settings(retrieval=RetrievalSettings(reranker=f"huggingface:{ranking_folder}"))
    text = "朝阳区有九家公司\n北京的公园"
    document = Document("d0", "d.txt", text, "zh", "hans", Metadata(), "0" * 64)
    passages = [
        Passage(Chunk(f"d0:{a}-{b}", "d0", a, b, 0, 0, 9, "zh"), document, text[a:b], 0.5)
        for a, b in ((0, 8), (9, 14))
    ]
    ranked = open_reranker(settings).rerank("公司", passages)
    assert {passage.text for passage in ranked} == {"朝阳区有九家公司", "北京的公园"}
    assert ranked[0].scores["reranker"] > ranked[1].scores["reranker"]
