"""The bilingual lexicon: CC-CEDICT compiled once into arrays that load in a tenth of a second.

The compiled file stands in the user's cache folder (``~/.cache/yinju``; the system's folder for
temporary files where that cannot be written) and is named after its version and its source, so
a new dictionary or a new compiler never meets an old file.
"""

import hashlib
import tempfile
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.cedict import source_path

VERSION = 2
RAREST_STEM, RAREST_HEADWORD = 12.0, 14.0  # the surprisal of what is hardly ever met, in nats

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Flags = NDArray[np.bool_]
Positions = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Headwords, their glosses and the stems of these, as parallel arrays.

    Glosses of headword ``h`` are ``gloss_start[h]:gloss_start[h + 1]``, best first; the stems of
    gloss ``g`` are ``gloss_stems[stems_start[g]:stems_start[g + 1]]``; the glosses that hold stem
    ``s`` are ``stem_glosses[uses_start[s]:uses_start[s + 1]]``. Surprisal is -ln of a word's share
    of all words, in nats.
    """

    words: tuple[str, ...]
    pinyin: tuple[str, ...]
    stems: tuple[str, ...]
    faces: tuple[str, ...]
    word_surprisal: Floats
    ordinary: Flags
    gloss_start: Ints
    gloss_weight: Floats
    gloss_word: Ints
    stems_start: Ints
    gloss_stems: Ints
    stem_surprisal: Floats
    lower_case: Flags
    uses_start: Ints
    stem_glosses: Ints
    word_ids: dict[str, int]
    stem_ids: dict[str, int]

    def glosses_of(self, headword: int) -> range:
        """The numbers of a headword's glosses, best first."""
        return range(self.gloss_start[headword], self.gloss_start[headword + 1])

    def parts(self, word: str) -> tuple[int, ...]:
        """The headword itself; of an unknown word, the longest headwords it is made of."""
        number = self.word_ids.get(word)
        if number is not None:
            return (number,)
        found, place = [], 0
        while place < len(word):
            for end in range(len(word), place, -1):
                part = self.word_ids.get(word[place:end])
                if part is not None:
                    found.append(part)
                    break
            place = end
        return tuple(found)

    def spoken(self, word: str) -> str:
        """The pinyin of any Chinese word, joined, without tones: 金盏 is "jinzhan"."""
        return "".join(self.syllables(word))

    def syllables(self, word: str) -> tuple[str, ...]:
        """The pinyin of any Chinese word, one syllable a character where each is known."""
        number = self.word_ids.get(word)
        if number is not None:
            return tuple(self.pinyin[number].split())
        readings = (self.word_ids.get(character) for character in word)
        return tuple(self.pinyin[reading] for reading in readings if reading is not None)

    def stems_of(self, gloss: int) -> tuple[str, ...]:
        """The stems of one gloss, in order."""
        first, end = self.stems_start[gloss], self.stems_start[gloss + 1]
        return tuple(self.stems[number] for number in self.gloss_stems[first:end])


def ranges(first: Positions, counts: Positions) -> Positions:
    """The numbers from each first one on, as many as its count, one range after the other."""
    before = np.cumsum(counts) - counts
    result: Positions = np.arange(counts.sum()) + np.repeat(first - before, counts)
    return result


def compiled_name() -> str:
    """The name of the compiled file for this version and this dictionary."""
    status = source_path().stat()
    source = f"{VERSION} {status.st_size} {np.__version__.partition('.')[0]}"
    return f"lexicon-{hashlib.sha256(source.encode()).hexdigest()[:12]}.npz"


def cache_folders() -> tuple[Path, ...]:
    """Where compiled tables may be kept, best first."""
    return (Path.home() / ".cache" / "yinju", Path(tempfile.gettempdir()) / "yinju")


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The lexicon of this process, compiled first (some seconds) when no file holds it yet."""
    for folder in cache_folders():
        path = folder / compiled_name()
        if path.is_file():
            with np.load(path, allow_pickle=False) as arrays:
                return _from_arrays(dict(arrays))
    # Needed once on a machine: the parser and pypinyin would slow every other start.
    from index.lexicon_compiler import compile_lexicon

    arrays = compile_lexicon()
    for folder in cache_folders():
        if save_arrays(folder / compiled_name(), arrays):
            break
    return _from_arrays(arrays)


def save_arrays(path: Path, arrays: dict[str, NDArray[np.generic]]) -> bool:
    """Write the arrays atomically; ``False`` where the folder cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            np.savez(file, **arrays)  # type: ignore[arg-type]
        Path(file.name).replace(path)
    except OSError:
        return False
    return True


def _from_arrays(arrays: dict[str, NDArray[np.generic]]) -> Lexicon:
    values: dict[str, object] = {}
    for field in fields(Lexicon):
        if field.name in ("words", "pinyin", "stems", "faces"):
            values[field.name] = tuple(arrays[field.name].tobytes().decode().split("\n"))
        elif field.name in arrays:
            values[field.name] = arrays[field.name]
    for ids, names in (("word_ids", "words"), ("stem_ids", "stems")):
        listed = values[names]
        values[ids] = {name: number for number, name in enumerate(listed)}  # type: ignore[arg-type, var-annotated]
    return Lexicon(**values)  # type: ignore[arg-type]
