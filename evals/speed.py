"""How fast documents come in: ``python -m evals.speed``.

Indexes made-up plain text, then inserts the very same vectors into Chroma with its defaults, in the
same run: the ratio says how far all of reading, splitting, analysing, embedding and storing is
from the bare insertion of the rows. With ``--squad`` the text is made of those files' sentences.
"""

import argparse
import os
import tempfile
import time
from contextlib import closing
from pathlib import Path

import numpy as np

from evals.bulk import pool_of, write_bulk
from index import build_index
from index.catalog import Catalog
from index.settings import IndexSettings
from index.vectors import insert, open_client


def main() -> None:
    """Print what was measured."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="yinju-speed-") as folder:
        texts, data_dir = Path(folder) / "texts", Path(folder) / "data"
        documents = write_bulk(texts, options.chunks, pool_of(options.squad))
        settings = IndexSettings(data_dir=data_dir)
        started = time.perf_counter()
        worked = _processor_seconds()
        report = build_index([texts], settings)
        seconds = time.perf_counter() - started
        worked = _processor_seconds() - worked
        rate = report.chunks / seconds
        print(f"indexing    {documents} documents, {report.chunks} chunks, {seconds:.1f} s")
        print(f"            {rate:.0f} chunks/s, start-up included")
        print(f"            {report.chunks / worked:.0f} chunks/s of processor time")
        bare = _bare_rate(settings, Path(folder) / "chroma")
        print(f"Chroma      {bare:.0f} rows/s, bare insertion with its defaults")
        print(f"ratio       {rate / bare:.2f}")


def _processor_seconds() -> float:
    """Return what this process and those it waited for have used: a busy machine adds nothing."""
    return sum(os.times()[:4])


def _bare_rate(settings: IndexSettings, folder: Path) -> float:
    """Return how many of the library's vectors a second Chroma takes in, ids and vectors only."""
    with closing(Catalog(settings.data_dir)) as catalog:
        parts = catalog.vector_rows(0, catalog.manifest().dimension)
    numbers = np.concatenate([part.numbers for part in parts])
    rows = np.concatenate([part.rows for part in parts])
    client = open_client(folder)
    collection = client.create_collection("bare", embedding_function=None)
    started = time.perf_counter()
    insert(collection, numbers, rows)
    seconds = time.perf_counter() - started
    client.close()
    return len(numbers) / seconds


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.speed", description=__doc__)
    parser.add_argument("--chunks", type=int, default=20_000, help="about so many chunks")
    parser.add_argument("--squad", type=Path, nargs="*", default=[], help="files to take text from")
    return parser.parse_args()


if __name__ == "__main__":
    main()
