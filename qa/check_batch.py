"""Checks many claims in two processes: each opens the library for itself and reads only."""

import multiprocessing
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from typing import Any

from index.errors import InputError
from qa.assistant import Assistant, open_assistant
from qa.contract import checks_json
from qa.settings import Settings

PROCESSES = 2
TOGETHER = 10  # claims handed to a process at a time


def check_many(claims: Sequence[str], settings: Settings) -> Iterator[Mapping[str, Any]]:
    """Yield the verdict on each claim, in order, as the contract's JSON; of one that cannot be
    checked its ``error``.

    Raises what else checking raises; nothing is left running then.
    """
    # each process has one core: more threads for its small matrices only wait for one another
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    # a forked copy of a process that has Chroma and tantivy open may hang: each starts anew
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(PROCESSES, context) as pool:
        jobs = [(claim, settings) for claim in claims]
        yield from pool.map(_check, jobs, chunksize=TOGETHER)


def _check(job: tuple[str, Settings]) -> Mapping[str, Any]:
    claim, settings = job
    try:
        return checks_json(_assistant(settings).check(claim), single=True)
    except InputError as error:
        return {"error": str(error)}


@lru_cache(maxsize=1)
def _assistant(settings: Settings) -> Assistant:
    return open_assistant(settings)
