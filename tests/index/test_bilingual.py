"""The embedded vectors: unit length, one space for both languages, the same in any collection."""

import numpy as np

from index.embeddings import open_embedder
from index.embeddings.bilingual import embed
from index.embeddings.words import load_word_vectors
from index.settings import IndexSettings
from index.terms import analyse

ZH = ("这座城市有二十四座公园。", "国王在战争中被击败。", "氧气是一种化学元素。")
EN = (
    "The city has twenty-four parks.",
    "The king was defeated in the war.",
    "Oxygen is a chemical element.",
)


def test_each_text_is_nearest_to_its_translation() -> None:
    chinese = embed([analyse(text, "zh") for text in ZH])
    english = embed([analyse(text, "en") for text in EN])
    assert (chinese @ english.T).argmax(axis=1).tolist() == [0, 1, 2]
    assert np.allclose(np.linalg.norm(chinese, axis=1), 1, atol=1e-5)


def test_a_vector_does_not_depend_on_what_else_is_embedded() -> None:
    alone = embed([analyse(ZH[0], "zh")])[0]
    among = embed([analyse(text, "en") for text in EN] + [analyse(ZH[0], "zh")])[-1]
    assert np.array_equal(alone, among)


def test_a_text_without_words_is_zeros() -> None:
    assert not embed([(), ("#308",)]).any()


def test_words_that_no_table_holds_are_spelt() -> None:
    row = load_word_vectors().of_stems(["zzyzxqwv"])[0]
    assert np.isclose(np.linalg.norm(row), 1, atol=1e-3)


def test_the_default_embedder_reads_terms() -> None:
    embedder = open_embedder(IndexSettings())
    terms = analyse(EN[0], "en")
    assert (embedder.name, embedder.dimension) == ("bilingual", 256)
    rows = embedder.embed_chunks([EN[0]], [terms])
    assert np.array_equal(rows[0], embedder.embed_question(EN[0], terms))
