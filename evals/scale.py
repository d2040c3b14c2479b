"""How a library behaves as it grows: ``python -m evals.scale --sizes 1000 10000 100000``.

For each size, in processes of their own: indexing, disk, memory, and the time of searches and
answers, with and without limits of language and date.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from evals.bulk import pool_of, write_bulk
from evals.metrics import percentile
from index import build_index
from index.settings import IndexSettings
from index.types import Scope
from qa import Assistant, open_assistant
from qa.question import understand
from qa.rerank import rerank
from qa.retrieve import retrieve
from qa.settings import load_settings
from qa.ui.serve import keep_in_memory

WARM_UP = 10
PROCESSOR = "time questions by the processor: other programs hardly count"
COLUMNS = (
    "chunks", "seconds", "chunks/s", "index MB", "reader MB", "disk MB", "open s",
    "search p50", "search p95", "language p95", "date p95", "ask p50", "ask p95",
)  # fmt: skip


def main() -> None:
    """Print one line for each size."""
    options = _options()
    if options.step:
        print(json.dumps(STEPS[options.step](options)))
        return
    print("".join(f"{name:>14}" for name in COLUMNS))
    for size in options.sizes:
        with tempfile.TemporaryDirectory(prefix="yinju-scale-") as folder:
            write_bulk(Path(folder) / "texts", size, pool_of(options.squad))
            row = {name: value for step in STEPS for name, value in _run(step, folder, options)}
        print("".join(f"{row[name]:>14,.{0 if row[name] >= 100 else 1}f}" for name in COLUMNS))


def _run(step: str, folder: str, options: argparse.Namespace) -> list[tuple[str, float]]:
    """Run one step in a process of its own; return what it measured."""
    command = [sys.executable, "-m", "evals.scale", "--step", step, "--folder", folder]
    command += ["--questions", str(options.questions)]
    if options.processor:
        command.append("--processor")
    if options.squad:
        command += ["--squad", *map(str, options.squad)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603
    return list(json.loads(done.stdout.splitlines()[-1]).items())


def _index(options: argparse.Namespace) -> dict[str, float]:
    data_dir = options.folder / "data"
    report = build_index([options.folder / "texts"], IndexSettings(data_dir=data_dir))
    files = (path for path in data_dir.rglob("*") if path.is_file())
    return {
        "chunks": report.chunks,
        "seconds": report.seconds,
        "chunks/s": report.chunks / report.seconds,
        "disk MB": sum(path.stat().st_size for path in files) / 1e6,
        "index MB": _memory(),
    }


def _ask(options: argparse.Namespace) -> dict[str, float]:
    settings = load_settings({}, data_dir=options.folder / "data")
    dice = random.Random(1)
    pool = pool_of(options.squad)
    sentences = [one for sentences in pool.values() for one in sentences if 20 < len(one) < 200]
    questions = dice.sample(sentences, min(options.questions + WARM_UP, len(sentences)))
    clock = time.process_time if options.processor else time.perf_counter
    started = time.perf_counter()
    with closing(open_assistant(settings)) as assistant:
        assistant.search(questions[0])
        opened = time.perf_counter() - started
        assistant.warm()
        keep_in_memory()  # as the page does when it starts
        plain = _times(assistant.search, questions, clock)
        language = _times(_limited(assistant, Scope(languages=("zh",))), questions, clock)
        date = _times(
            _limited(assistant, Scope(published_from="2015", published_until="2019")),
            questions,
            clock,
        )
        asked = _times(assistant.ask, questions, clock)
    return {
        "open s": opened,
        "search p50": percentile(plain, 50),
        "search p95": percentile(plain, 95),
        "language p95": percentile(language, 95),
        "date p95": percentile(date, 95),
        "ask p50": percentile(asked, 50),
        "ask p95": percentile(asked, 95),
        "reader MB": _memory(),
    }


def _limited(assistant: Assistant, scope: Scope) -> Callable[[str], Any]:
    """Return a search like the assistant's, within a scope."""
    library, candidates = assistant.library, assistant.settings.retrieval.candidates

    def search(text: str) -> Any:
        with library.reading():
            question = replace(understand(text, library.profiles()), scope=scope)
            passages = retrieve(question, library, library.embedder, candidates)
            return rerank(question, passages, library)

    return search


def _times(
    ask: Callable[[str], Any], questions: Sequence[str], clock: Callable[[], float]
) -> list[float]:
    """Return the milliseconds each question took by ``clock``, after some to warm up."""
    for question in questions[:WARM_UP]:
        ask(question)
    times = []
    for question in questions[WARM_UP:]:
        started = clock()
        ask(question)
        times.append(1_000 * (clock() - started))
    return times


def _memory() -> float:
    """Return the most memory this process has held, in megabytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1e6 if sys.platform == "darwin" else 1e3)


STEPS: dict[str, Callable[[argparse.Namespace], dict[str, float]]] = {"index": _index, "ask": _ask}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.scale", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--questions", type=int, default=100, help="asked of each size")
    parser.add_argument("--squad", type=Path, nargs="*", default=[], help="files to take text from")
    parser.add_argument("--processor", action="store_true", help=PROCESSOR)
    parser.add_argument("--step", choices=("index", "ask"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
