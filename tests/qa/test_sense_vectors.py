"""Several visitors ask at once: the table of senses grows without mixing up its rows."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np

from qa.comparing.similarity import SenseVectors, sense_vectors

TERMS = "city country relation 城市 国家 关系 国际 会议 中心 机构 建设 world trade music".split()


def rows(vectors: SenseVectors, term: str) -> np.ndarray:
    (span,) = vectors.spans([term])
    return vectors.table[span[0] : span[1]]


def test_threads_see_the_rows_that_one_would_see() -> None:
    alone = SenseVectors()
    expected = {term: rows(alone, term) for term in TERMS}
    for _ in range(5):
        shared = SenseVectors()
        with ThreadPoolExecutor(8) as threads:
            found = dict(zip(TERMS, threads.map(partial(rows, shared), TERMS), strict=True))
        for term in TERMS:
            assert np.array_equal(found[term], expected[term]), term


def test_a_process_has_one_table() -> None:
    with ThreadPoolExecutor(8) as threads:
        assert len(set(map(id, threads.map(lambda _: sense_vectors(), range(8))))) == 1
