"""The sets of judged questions the reader learns from, as feature rows, kept in a file."""

import argparse
import pickle
from collections.abc import Mapping, Sequence
from pathlib import Path

from evals.reading_rows import Pool, Rows, find_passages, pool_of, rows_of
from evals.squad import read_squad

Sets = Mapping[str, Sequence[Rows]]


def add_row_options(parser: argparse.ArgumentParser, every: int) -> None:
    """The options that ``rows_of_sets`` reads; ``every`` is the default of ``--every``."""
    parser.add_argument("--parallel", nargs=2, type=Path, metavar=("EN", "ZH"), required=True)
    parser.add_argument("--single", nargs="*", type=Path, default=[], metavar="FILE")
    parser.add_argument(
        "--every", type=int, default=every, help=f"of --single, read each n-th question ({every})"
    )
    parser.add_argument("--cache", type=Path, help="file that keeps the feature rows")


def rows_of_sets(options: argparse.Namespace) -> Sets:
    """Feature rows of every direction; read from the cache file where it exists."""
    if options.cache and options.cache.exists():
        cached: Sets = pickle.loads(options.cache.read_bytes())  # noqa: S301 - written below
        return cached
    english, chinese = options.parallel
    plan: list[tuple[str, Path, tuple[Path, ...]]] = [
        ("en-en", english, (english,)),
        ("zh-zh", chinese, (chinese,)),
        ("en-zh", english, (chinese,)),
        ("zh-en", chinese, (english,)),
        ("en-both", english, (english, chinese)),
        ("zh-both", chinese, (english, chinese)),
    ]
    plan += [(path.stem, path, (path,)) for path in options.single]
    pools: dict[tuple[Path, ...], Pool] = {}
    sets: dict[str, list[Rows]] = {}
    for name, asked, paths in plan:
        pool = pools.get(paths) or pool_of(*paths)
        pools[paths] = pool
        every = options.every if asked in options.single else 1
        sets[name] = list(rows_of(read_squad(asked).questions, pool, find_passages, every))
        print(f"{name}: {len(sets[name])} questions read", flush=True)
    if options.cache:
        options.cache.write_bytes(pickle.dumps(sets))
    return sets
