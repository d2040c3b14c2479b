"""The questions and claims of ``evals/others``: documents and wordings the rules were not made for.

Each folder there is a library: ``documents`` (the seeds where there are none), files of questions,
which were written by people who saw the documents alone, and ``claims.jsonl``. The order of the
sentences (on ``first``, ``second`` and ``seeds`` up to ``d``) and the weighing of claims (on all of
them) are trained on them too: ``evals.train_order`` and ``evals.train_claims`` print what is
reached with the documents left out.
"""

import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from evals.cases import SEEDS, Case, load_cases, load_claims
from evals.claims import ClaimResult, claim_results
from evals.metrics import mean
from evals.opened import opened
from evals.run import answer_cases, check_claims
from evals.score import Score, score
from evals.supports import supports

OTHERS = Path(__file__).parent / "others"


def libraries(root: Path = OTHERS) -> tuple[Path, ...]:
    """The folders of cases, by name."""
    return tuple(sorted(path for path in root.iterdir() if path.is_dir()))


def documents_of(folder: Path) -> Path:
    """The folder of documents that the cases of ``folder`` are about."""
    own = folder / "documents"
    return own if own.is_dir() else SEEDS


def lines(root: Path = OTHERS, *, claims: bool) -> Iterator[str]:
    """Ask every library; yield a line for each file of questions, and one for its claims.

    No model of the environment is used.
    """
    for folder in libraries(root):
        scores, results = _asked(folder, claims=claims)
        for group, cases in groupby(load_cases(folder), key=lambda case: case.group):
            yield f"{folder.name} {group}: {_questions_line(tuple(cases), scores)}"
        if results:
            yield f"{folder.name} claims: {_claims_line(results)}"


def _asked(folder: Path, *, claims: bool) -> tuple[Mapping[str, Score], tuple[ClaimResult, ...]]:
    """The scores of a folder's questions, and its claims with the verdicts given."""
    cases, said = load_cases(folder), load_claims(folder) if claims else ()
    with opened(documents_of(folder)) as assistant, tempfile.TemporaryDirectory() as name:
        records = answer_cases(assistant, cases, Path(name), _silent)
        checked = check_claims(assistant, said, Path(name), _silent)
        texts = {document.doc_id: document.text for document in assistant.library.documents()}
    scores = {case.case_id: score(case, records[case.case_id], texts, supports) for case in cases}
    return scores, claim_results(said, checked)


def _questions_line(cases: Sequence[Case], scores: Mapping[str, Score]) -> str:
    answerable = [scores[case.case_id] for case in cases if case.answerable]
    refusable = [scores[case.case_id] for case in cases if case.unanswerable]
    refused = mean([found.values["false_refusal"] for found in answerable])
    right, kept = (sum(found.right for found in some) for some in (answerable, refusable))
    return (
        f"{right} of {len(answerable)} answered right ({refused:.1%} refused), "
        f"{kept} of {len(refusable)} rightly refused"
    )


def _claims_line(results: Sequence[ClaimResult]) -> str:
    given = Counter((result.expected, result.given) for result in results if not result.right)
    right = sum(result.right for result in results)
    wrong = ", ".join(f"{a} as {b} {n}" for (a, b), n in sorted(given.items()))
    return f"{right} of {len(results)} right" + (f"; {wrong}" if wrong else "")


def _silent(done: int, total: int, case_id: str) -> None:
    """Nothing is shown while cases are asked."""
