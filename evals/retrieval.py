"""Measures how well the product's own search finds the paragraph that answers a question.

    python -m evals.retrieval --squad xquad.zh.json --questions xquad.en.json
    python -m evals.retrieval --squad xquad.zh.json xquad.en.json --questions xquad.en.json

Each paragraph of the files after ``--squad`` becomes a file, the files are indexed as a user's
would be, and every question is searched for. A question counts as answered by its own paragraph
and, where several files are given, by the paragraph at the same place in each of them (XQuAD's
files are parallel); ``--own`` counts the first file alone. Questions are taken as ``--script`` says
and can be limited to ``--articles even`` or ``odd``.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.progress import track

from evals.metrics import mean, percentile
from evals.squad import JudgedQuestion, QuestionSet, read_squad, write_paragraphs
from index import build_index, open_library
from index.library import Library
from index.settings import IndexSettings
from index.text import language_of, to_script
from index.types import Script
from qa.question import understand
from qa.rerank import FEATURES, rerank
from qa.retrieve import CANDIDATES, retrieve

DEPTHS = (1, 5, 10)
Clock = Callable[[], float]

WARM_UP = 20  # questions asked before time is taken


@dataclass(frozen=True, slots=True)
class Search:
    """One question's outcome: the rank of the first right file (0 = first), and the time.

    ``rank`` is ``None`` when no right file is among the candidates.
    """

    rank: int | None
    milliseconds: float


def search_all(
    library: Library,
    questions: Sequence[JudgedQuestion],
    right: Sequence[frozenset[str]],
    without: frozenset[str] = frozenset(),
    clock: Clock = time.perf_counter,
) -> list[Search]:
    """Search for every question; ``right`` are the files that answer each."""
    library.warm()
    for question in questions[:WARM_UP]:
        _search(library, question.text, frozenset(), without)
    pairs = list(zip(questions, right, strict=True))
    shown = track(pairs, "searching", console=Console(stderr=True), transient=True)
    return [_search(library, one.text, files, without, clock) for one, files in shown]


def _search(
    library: Library,
    text: str,
    right: frozenset[str],
    without: frozenset[str],
    clock: Clock = time.perf_counter,
) -> Search:
    started = clock()
    question = understand(text)
    found = retrieve(question, library, library.embedder, CANDIDATES)
    found = rerank(question, found, library, without)
    milliseconds = 1000 * (clock() - started)
    files = list(dict.fromkeys(passage.document.file for passage in found))
    ranks = [rank for rank, file in enumerate(files) if file in right]
    return Search(min(ranks, default=None), milliseconds)


def recall(searches: Sequence[Search], depth: int) -> float:
    """The share of questions with a right file among the first ``depth``."""
    return mean([float(one.rank is not None and one.rank < depth) for one in searches])


def reciprocal_rank(searches: Sequence[Search]) -> float:
    """The mean of 1 / rank of the first right file; 0 where none was found."""
    return mean([0.0 if one.rank is None else 1 / (1 + one.rank) for one in searches])


def figures(searches: Sequence[Search]) -> str:
    """One line: recall at 1, 5 and 10, mean reciprocal rank, milliseconds."""
    recalls = " ".join(f"R@{depth} {recall(searches, depth):.3f}" for depth in DEPTHS)
    times = [one.milliseconds for one in searches]
    return (
        f"{recalls} MRR {reciprocal_rank(searches):.3f}  "
        f"p50 {percentile(times, 50):.1f} ms p95 {percentile(times, 95):.1f} ms  "
        f"({len(searches)} questions)"
    )


def build_library(sets: Sequence[QuestionSet], folder: Path) -> IndexSettings:
    """Write the paragraphs of each set to ``folder/0``, ``folder/1``, … and index them."""
    for number, one in enumerate(sets):
        write_paragraphs(one, folder / "files" / str(number))
    settings = IndexSettings(data_dir=folder / "data")
    build_index([folder / "files"], settings)
    return settings


def right_files(question: JudgedQuestion, sets: int) -> frozenset[str]:
    """The files that answer a question, as ``build_library`` names them."""
    return frozenset(f"{number}/{question.paragraph:05d}.txt" for number in range(sets))


def _chosen(questions: QuestionSet, options: argparse.Namespace) -> list[JudgedQuestion]:
    scripts: dict[str, Script] = {"simplified": "hans", "traditional": "hant"}
    script = scripts.get(options.script)
    parity = {"even": 0, "odd": 1}.get(options.articles)
    chosen = [one for one in questions.questions if parity is None or one.article % 2 == parity]
    if script is not None:
        chosen = [replace(one, text=to_script(one.text, script)) for one in chosen]
    if options.sample and options.sample < len(chosen):
        picked = np.random.default_rng(7).permutation(len(chosen))[: options.sample]
        chosen = [chosen[place] for place in sorted(picked)]
    return chosen


def main() -> None:
    """Print the figures, and with ``--without`` those with parts of the scoring left out."""
    options = _options()
    sets = [read_squad(path) for path in options.squad]
    questions = _chosen(read_squad(options.questions), options)
    asked = language_of(" ".join(one.text for one in questions[:50]))
    with ExitStack() as stack:
        folder = options.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        library = stack.enter_context(open_library(build_library(sets, folder)))
        own = 1 if options.own else len(sets)
        right = [right_files(one, own) for one in questions]
        clock = time.process_time if options.processor else time.perf_counter
        label = f"{asked} -> {' + '.join(path.name for path in options.squad)}"
        for without in [frozenset[str](), *(frozenset([name]) for name in options.without)]:
            found = search_all(library, questions, right, without, clock)
            part = f" without {', '.join(without)}" if without else ""
            print(f"{label}{part}: {figures(found)}", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m evals.retrieval",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--squad", type=Path, nargs="+", required=True, help="what is indexed")
    parser.add_argument("--questions", type=Path, required=True, help="what is asked")
    parser.add_argument("--own", action="store_true", help="only the first file's paragraph counts")
    parser.add_argument("--script", choices=("as-is", "simplified", "traditional"))
    parser.add_argument("--articles", choices=("all", "even", "odd"), default="all")
    parser.add_argument("--sample", type=int, help="ask so many questions, the same each time")
    parser.add_argument("--without", nargs="*", default=(), choices=FEATURES, metavar="FEATURE",
                        help=f"also measure without each of: {', '.join(FEATURES)}")  # fmt: skip
    parser.add_argument("--processor", action="store_true", help="time by the processor")
    parser.add_argument("--keep", type=Path, help="an empty folder to keep the library in")
    return parser.parse_args()


if __name__ == "__main__":
    main()
