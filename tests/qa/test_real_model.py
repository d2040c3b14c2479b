"""A real inference server with a tiny random model: its babble never passes for an answer.

llama.cpp's server (the ``xllamacpp`` wheel) runs a two-layer network written here (``gguf``). Its
vocabulary holds pieces of JSON, of the documents' words and figures, so that babble looks like
answers as often as it can. Run with ``make test-llm``.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index import build_index
from index.settings import IndexSettings
from qa import Assistant, open_assistant
from qa.settings import ModelSettings, Settings

pytestmark = [pytest.mark.models, pytest.mark.filterwarnings("ignore")]
ROOT = Path(__file__).parents[2]
WIDTH, LAYERS, HEADS, INNER, CONTEXT = 64, 2, 4, 128, 8_192
END, ENDS_OFTEN = 2, 2.5  # the token that ends an answer, and how much it is favoured
PIECES = [
    '{"statements": [{"text": "', '", "sources": [1]}, {"text": "', '", "sources": [2]}]}',
    " [1]", " [2]", "。", ".", "\n", "不", "没有", " not", " no", "%", "个", "年",
]  # fmt: skip
QUESTIONS = (
    "朝阳区与多少个城市建立了友好往来关系?",
    "What share of foreign news media outlets is in Chaoyang?",
)


def write_model(path: Path, seed: int) -> None:
    """Write a llama model with random weights and a vocabulary from the seed documents."""
    gguf = pytest.importorskip("gguf")
    text = "".join(file.read_text("utf-8") for file in sorted((ROOT / "seeds").glob("*.txt")))
    words = re.findall(r"[一-鿿]{1,3}| ?[A-Za-z]+|\d+", text)
    tokens = ["<unk>", "<s>", "</s>", *(f"<0x{byte:02X}>" for byte in range(256)), "▁"]
    tokens += list(dict.fromkeys([*PIECES, *(word.replace(" ", "▁") for word in words)]))
    kind = gguf.TokenType
    kinds = [kind.UNKNOWN, kind.CONTROL, kind.CONTROL, *[kind.BYTE] * 256]
    kinds += [kind.NORMAL] * (len(tokens) - len(kinds))
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(INNER)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_vocab_size(len(tokens))
    writer.add_tokenizer_model("llama")
    writer.add_tokenizer_pre("default")
    writer.add_token_list(tokens)
    writer.add_token_scores([0.0] * len(tokens))
    writer.add_token_types(kinds)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(END)
    writer.add_unk_token_id(0)
    writer.add_chat_template("{% for m in messages %}{{ m['content'] }}\n{% endfor %}")
    add_weights(writer, len(tokens), np.random.default_rng(seed))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def add_weights(writer: Any, vocabulary: int, chance: np.random.Generator) -> None:
    def add(name: str, *shape: int) -> None:
        writer.add_tensor(name, chance.normal(0, 0.5, shape).astype(np.float32))

    ones = np.ones(WIDTH, np.float32)
    add("token_embd.weight", vocabulary, WIDTH)
    output = chance.normal(0, 0.5, (vocabulary, WIDTH)).astype(np.float32)
    output[END] *= ENDS_OFTEN
    writer.add_tensor("output.weight", output)
    writer.add_tensor("output_norm.weight", ones)
    for layer in range(LAYERS):
        for name in ("attn_norm", "ffn_norm"):
            writer.add_tensor(f"blk.{layer}.{name}.weight", ones)
        for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
            add(f"blk.{layer}.{name}.weight", WIDTH, WIDTH)
        add(f"blk.{layer}.ffn_gate.weight", INNER, WIDTH)
        add(f"blk.{layer}.ffn_up.weight", INNER, WIDTH)
        add(f"blk.{layer}.ffn_down.weight", WIDTH, INNER)


@pytest.fixture(scope="module", params=[1, 2])
def assistant(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Assistant]:
    xllamacpp = pytest.importorskip("xllamacpp")
    folder = tmp_path_factory.mktemp("model")
    write_model(folder / "tiny.gguf", request.param)
    wanted = xllamacpp.CommonParams()
    wanted.model.path = str(folder / "tiny.gguf")
    wanted.n_ctx, wanted.n_parallel, wanted.port = CONTEXT, 1, 0
    wanted.warmup, wanted.verbosity, wanted.cpuparams.n_threads = False, 0, 1
    server = xllamacpp.Server(wanted)
    settings = Settings(
        index=IndexSettings(data_dir=folder / "library"),
        model=ModelSettings(
            llm="openai:tiny",
            llm_base_url=f"{server.listening_address}/v1",
            llm_timeout_seconds=120,
            llm_context_tokens=300,
        ),
    )
    build_index([ROOT / "seeds"], settings.index)
    opened = open_assistant(settings)
    yield opened
    opened.close()


@pytest.mark.parametrize("question", QUESTIONS)
def test_babble_is_never_shown(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.outcome == "answered"
    assert answer.mode == "extractive"
    assert answer.trace["notice"]
    assert answer.statements
    for statement in answer.statements:
        assert statement.support == "supported"
        assert statement.citations
    written = answer.trace["write"]
    assert "failed" in written or written["kept"] == 0
