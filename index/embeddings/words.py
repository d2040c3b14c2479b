"""Static word vectors for both languages, read from the package ``wordllama``.

An English stem has the vector of the word it usually stands for; a Chinese word the mean of its
first glosses. WordLlama (MIT) holds 256 numbers for each of 32,000 word pieces; its weights and
its tokenizer are read directly, because importing the package costs more than a whole search.
"""

import importlib.util
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import tokenizers
from numpy.typing import NDArray

from index.english import STOP_WORDS, stem
from index.lexicon import Lexicon, cache_folders, compiled_name, load_lexicon, save_arrays

DIMENSION = 256
MOST_SIMILAR_DIRECTIONS = 2  # common directions removed before single words are compared

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class WordVectors:
    """Unit vectors of English stems, (stems, 256), and what centres them for comparison."""

    vectors: NDArray[np.float16]
    mean: Floats
    directions: Floats
    ids: dict[str, int]

    def of_stems(self, stems: Sequence[str]) -> Floats:
        """Unit vectors, one row each; a stem that is in no table is spelt from word pieces."""
        rows = np.empty((len(stems), DIMENSION), dtype=np.float32)
        known = np.array([self.ids.get(name, -1) for name in stems], dtype=np.int64)
        rows[known >= 0] = self.vectors[known[known >= 0]]
        unknown = np.flatnonzero(known < 0)
        if len(unknown):
            rows[unknown] = _spelt([stems[place] for place in unknown.tolist()])
        return rows

    def centred(self, rows: Floats) -> Floats:
        """Rows fit for comparing words: common mean and directions removed, unit length.

        Mu, Bhat & Viswanath, "All-but-the-Top" (2018).
        """
        rows = rows - self.mean
        rows -= (rows @ self.directions.T) @ self.directions
        return unit(rows)


def unit(rows: Floats) -> Floats:
    """The rows at length 1; a row of zeros stays as it is."""
    lengths: Floats = np.linalg.norm(rows, axis=-1, keepdims=True)
    return (rows / np.where(lengths > 0, lengths, 1)).astype(np.float32, copy=False)


@lru_cache(maxsize=1)
def load_word_vectors() -> WordVectors:
    """The vectors of this process, compiled first (about a second) when no file holds them."""
    name = compiled_name().replace("lexicon", "words")
    for folder in cache_folders():
        if (folder / name).is_file():
            with np.load(folder / name, allow_pickle=False) as arrays:
                return _from_arrays(dict(arrays))
    compiled = _compile(load_lexicon())
    for folder in cache_folders():
        if save_arrays(folder / name, compiled):
            break
    return _from_arrays(compiled)


def _from_arrays(arrays: dict[str, NDArray[np.generic]]) -> WordVectors:
    stems = arrays["stems"].tobytes().decode().split("\n")
    return WordVectors(
        vectors=arrays["vectors"].astype(np.float16, copy=False),
        mean=arrays["mean"].astype(np.float32, copy=False),
        directions=arrays["directions"].astype(np.float32, copy=False),
        ids={name: number for number, name in enumerate(stems)},
    )


def _compile(lexicon: Lexicon) -> dict[str, NDArray[np.generic]]:
    faces = dict(zip(lexicon.stems, lexicon.faces, strict=True))
    for word in _whole_words():
        faces.setdefault(stem(word), word)
    vectors = _spelt(list(faces.values()))
    mean = vectors.mean(axis=0)
    _, _, directions = np.linalg.svd(np.cov((vectors - mean).T))
    return {
        "stems": np.frombuffer("\n".join(faces).encode(), dtype=np.uint8),
        "vectors": vectors.astype(np.float16),
        "mean": mean,
        "directions": directions[:MOST_SIMILAR_DIRECTIONS].astype(np.float32),
    }


def _package_file(folder: str, name: str) -> Path:
    spec = importlib.util.find_spec("wordllama")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("the package wordllama, which holds the vectors, is missing")
    return Path(spec.submodule_search_locations[0]) / folder / name


@lru_cache(maxsize=1)
def _tokenizer() -> tokenizers.Tokenizer:
    path = _package_file("tokenizers", "l2_supercat_tokenizer_config.json")
    return tokenizers.Tokenizer.from_file(str(path))


@lru_cache(maxsize=1)
def _weights() -> NDArray[np.float16]:
    """The word-piece table (32000, 256), mapped from disk. The format is safetensors': eight
    bytes of header length, a JSON header, raw numbers."""
    path = _package_file("weights", "l2_supercat_256.safetensors")
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(length))
    table = header["embedding.weight"]
    offset = 8 + length + table["data_offsets"][0]
    return np.memmap(path, dtype=np.float16, mode="r", offset=offset, shape=tuple(table["shape"]))


def _whole_words() -> list[str]:
    """Words that are one piece, most usual first."""
    pieces = sorted(_tokenizer().get_vocab().items(), key=lambda item: item[1])
    words = (piece[1:] for piece, _ in pieces if piece.startswith("▁"))
    return [word for word in words
            if len(word) > 2 and word.isascii() and word.isalpha()
            and word.lower() not in STOP_WORDS]  # fmt: skip


def _spelt(words: Sequence[str]) -> Floats:
    """Unit vectors of words: the mean of the pieces each is made of."""
    encoded = _shortest(words)
    lengths = np.array([max(1, len(ids)) for ids in encoded])
    flat = np.concatenate([ids or [0] for ids in encoded])
    rows = _weights()[flat].astype(np.float32)
    return unit(np.add.reduceat(rows, np.cumsum(lengths) - lengths, axis=0))


def _shortest(words: Sequence[str]) -> list[list[int]]:
    """The pieces of each word, as given or capitalised, whichever are fewer."""
    large = [word.capitalize() for word in words]
    pieces = zip(_pieces(words), _pieces(large), strict=True)
    return [capital if len(given) > len(capital) else given for given, capital in pieces]


def _pieces(words: Sequence[str]) -> list[list[int]]:
    encoded = _tokenizer().encode_batch_fast(list(words), add_special_tokens=False)
    return [encoding.ids for encoding in encoded]
