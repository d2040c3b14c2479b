"""How many threads numpy's products use: one, for a search's are small and many ask at once."""

from functools import lru_cache

import threadpoolctl


@lru_cache(maxsize=1)
def one_thread() -> None:
    """Let this process's products run in one thread each.

    A second thread mostly waits in a loop for the first: with it a search took more than twice the
    processor time (40 ms against 17 ms, two cores). The libraries of a model keep their threads.
    """
    threadpoolctl.ThreadpoolController().select(internal_api="openblas").limit(limits=1)
