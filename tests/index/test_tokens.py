"""Token counts, known by hand, without network or LlamaIndex."""

import os
import subprocess
import sys

import pytest

from index.tokens import count


@pytest.mark.parametrize(
    ("text", "tokens"),
    [("", 0), ("hello world", 2), ("北京", 1), ("<|endoftext|>", 7)],
)
def test_known_counts(text: str, tokens: int) -> None:
    assert count(text) == tokens


def test_counting_leaves_the_environment_alone_and_llama_index_out() -> None:
    code = (
        "import os, sys; from index.tokens import count; count('x');"
        "assert 'TIKTOKEN_CACHE_DIR' not in os.environ;"
        "assert 'llama_index.core' not in sys.modules"
    )
    environment = {k: v for k, v in os.environ.items() if k != "TIKTOKEN_CACHE_DIR"}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)
