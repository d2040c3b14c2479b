"""While another process adds, removes and compacts, every question gets a whole answer."""

import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from index.library import Library, open_library
from index.settings import IndexSettings

WORK = """
import sys
from pathlib import Path
from index.build import build_index
from index.settings import IndexSettings
from index.upkeep import compact
texts, settings = Path(sys.argv[1]), IndexSettings(data_dir=Path(sys.argv[2]))
for turn in range(int(sys.argv[3])):
    for number in range(3):
        (texts / f"{turn}-{number}.txt").write_text(f"The lighthouse {turn} {number} is high.")
    if turn:
        (texts / f"{turn - 1}-0.txt").unlink()
    build_index([texts], settings)
    compact(settings)
"""


def whole_answer(library: Library, vector: np.ndarray) -> None:
    """Search as a question does; everything that was found must be there to be read."""
    with library.reading():
        words = library.search_terms({"lighthous": 1.0, "harbour": 1.0, "地铁": 1.0}, 20)
        near = library.search_vectors(vector, 20)
        chunks = library.chunks([hit.chunk_id for hit in (*words, *near)])
        assert len(chunks) == len(words) + len(near)
        for chunk in chunks:
            document = library.document(chunk.doc_id)
            sentences = library.sentences(chunk.doc_id)
            assert document.text[chunk.start : chunk.end].strip()
            assert sentences[chunk.last].end == chunk.end
            assert len(library.sentence_terms(chunk.doc_id)) == len(sentences)


def serve(settings: IndexSettings, texts: Path, turns: int, least: int) -> None:
    asked, failures, done = [0], list[BaseException](), threading.Event()

    def ask(library: Library, seed: int) -> None:
        dice = np.random.default_rng(seed)
        try:
            while not done.is_set() or asked[0] < least:
                vector = dice.normal(size=256).astype(np.float32)
                whole_answer(library, vector / np.linalg.norm(vector))
                asked[0] += 1
        except BaseException as error:
            failures.append(error)
            raise

    command = [sys.executable, "-c", WORK, str(texts), str(settings.data_dir), str(turns)]
    with open_library(settings) as library:
        threads = [threading.Thread(target=ask, args=(library, seed)) for seed in range(2)]
        for thread in threads:
            thread.start()
        try:
            subprocess.run(command, check=True, timeout=600)
        finally:
            done.set()
            for thread in threads:
                thread.join()
        assert failures == []
        assert asked[0] >= least
        assert len(library.documents()) == 6 + 2 * turns + 1
        assert library.notices == ()


def test_questions_during_an_addition_and_a_compaction(
    library_copy: IndexSettings, texts_copy: Path
) -> None:
    serve(library_copy, texts_copy, turns=1, least=100)


@pytest.mark.long
def test_two_thousand_questions_during_additions_and_compactions(
    library_copy: IndexSettings, texts_copy: Path
) -> None:
    serve(library_copy, texts_copy, turns=5, least=2_000)
