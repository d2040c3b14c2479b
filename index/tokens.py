"""Counts tokens (o200k_base) offline; the tables are those that ship with LlamaIndex."""

import importlib.util
import os
from functools import lru_cache
from pathlib import Path

import tiktoken

from index.errors import YinjuError

ENCODING = "o200k_base"
_TABLES = Path("core", "_static", "tiktoken_cache")


@lru_cache(maxsize=1)
def _encoding() -> tiktoken.Encoding:
    """The tokenizer, loaded without the network and without importing LlamaIndex."""
    package = importlib.util.find_spec("llama_index")
    folders = (
        [Path(p) / _TABLES for p in (package.submodule_search_locations or ())] if package else []
    )
    tables = next((folder for folder in folders if folder.is_dir()), None)
    if tables is None:
        raise YinjuError("the token tables of llama-index are missing: run make setup")
    before = os.environ.get("TIKTOKEN_CACHE_DIR")
    os.environ["TIKTOKEN_CACHE_DIR"] = str(tables)
    try:
        return tiktoken.get_encoding(ENCODING)
    finally:
        if before is None:
            del os.environ["TIKTOKEN_CACHE_DIR"]
        else:
            os.environ["TIKTOKEN_CACHE_DIR"] = before


def count(text: str) -> int:
    """The number of o200k_base tokens in ``text``; special tokens count as plain text."""
    return len(_encoding().encode_ordinary(text))
