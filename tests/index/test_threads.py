"""What several threads share gives each of them the same as one alone."""

from concurrent.futures import ThreadPoolExecutor

from index.embeddings.bilingual import embed
from index.english import stem

WORDS = [f"{head}{tail}" for head in ("nation", "govern", "connect") for tail in (
    "", "s", "al", "ally", "ing", "ed", "ment", "ments", "ion", "ions", "or", "ors",
)]  # fmt: skip


def test_words_are_stemmed_alike_whoever_asks() -> None:
    alone = [stem.__wrapped__(word) for word in WORDS]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(stem.__wrapped__, WORDS * 20))
    assert together == alone * 20


def test_texts_are_embedded_alike_whoever_asks() -> None:
    texts = [[word, f"unheard{number}"] for number, word in enumerate(WORDS)]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda text: embed([text])[0], texts * 3))
    alone = embed(texts)
    for place, vector in enumerate(together):
        assert (vector == alone[place % len(texts)]).all()
