"""Claims made by rule from a question set: ``python -m evals.altered_claims FILE``.

A question and its answer make a claim the paragraphs support; the question and another answer of
the same kind from the same article make one they contradict or do not mention. How often each
verdict is given says how the check fares on documents nobody tuned it on.
"""

import argparse
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console
from rich.progress import track

from evals.cases import VERDICTS
from evals.squad import JudgedQuestion, read_squad, write_paragraphs
from index import build_index
from index.numbers import find_quantities
from index.text import language_of
from index.types import Language
from qa import open_assistant
from qa.contract import overall_verdict
from qa.settings import load_settings

MOST_ALTERED_SUPPORTED = 0.05

_ZH_ASKED = re.compile(
    r"什么时候|什么时间|什么地方|哪里|哪儿|何时|何地|何人|谁|多少|几(?=[个名年种次位])"
    r"|哪一?[个年天位种家座次支]?|什么样的|什么"
)
_ZH_OPEN = re.compile(r"为什么|为何|如何|怎么|怎样|是什么意思|吗")
_AUXILIARY = "did|do|does|has|had|have|can|could|would|will|should|may|might"
_EN_COPULA = re.compile(
    r"(?:Who|What|Which)(?: \w+){0,3}? (?P<rest>(?:is|are|was|were) (?!\w+\?).+)\?"
)
_EN_SUBJECT = re.compile(
    rf"(?:Who|Which \w+) (?P<rest>(?!(?:\w+ )?(?:{_AUXILIARY}|is|are|was|were)\b)\w+ .+)\?"
)
_EN_VERB_LAST = re.compile(r"\b(?:\w+ed|known|made|found|held|born|like|from|to|for|in|of|as|by)$")


@dataclass(frozen=True, slots=True)
class MadeClaim:
    """A claim made by rule of a question, and whether its answer was replaced by another."""

    text: str
    altered: bool
    question: JudgedQuestion


def statement_of(question: str, answer: str, language: Language) -> str | None:
    """The question with the answer in its place; ``None`` when the rules cannot do it well."""
    answer = answer.rstrip(" .。")
    if language == "zh":
        asked = list(_ZH_ASKED.finditer(question))
        if len(asked) != 1 or _ZH_OPEN.search(question):
            return None
        before, after = question[: asked[0].start()], question[asked[0].end() :]
        # 24次 in the place of 多少 before 次: the counting word is not said twice
        return before + answer + after.removeprefix(answer[-1]).rstrip("?？ ") + "。"
    match = _EN_COPULA.fullmatch(question) or _EN_SUBJECT.fullmatch(question)
    if match is None or _EN_VERB_LAST.search(match["rest"]):
        return None
    return f"{answer[0].upper()}{answer[1:]} {match['rest']}."


def made_claims(questions: Sequence[JudgedQuestion]) -> Iterator[MadeClaim]:
    """One supported claim of each question the rules can turn, and one altered where possible."""
    others: dict[tuple[int, str], list[str]] = defaultdict(list)
    for question in questions:
        others[question.article, _kind(question.answer)].append(question.answer)
    for question in questions:
        language = language_of(question.text)
        true = statement_of(question.text, question.answer, language)
        if true is None:
            continue
        yield MadeClaim(true, altered=False, question=question)
        other = _other(question, others[question.article, _kind(question.answer)])
        false = other and statement_of(question.text, other, language)
        if false:
            yield MadeClaim(false, altered=True, question=question)


def _other(question: JudgedQuestion, answers: Sequence[str]) -> str | None:
    """The next answer of the kind that neither holds the right one nor is in it."""
    at = answers.index(question.answer)
    turned = [*answers[at + 1 :], *answers[:at]]
    right = question.answer.lower()
    return next((a for a in turned if a.lower() not in right and right not in a.lower()), None)


def _kind(answer: str) -> str:
    quantities = find_quantities(answer, language_of(answer))
    if quantities:
        return quantities[0].kind
    return "name" if answer[0].isupper() else "other"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how often each verdict is given; 1 when too many altered claims are "supported"."""
    parser = argparse.ArgumentParser(prog="python -m evals.altered_claims", description=__doc__)
    parser.add_argument("file", type=Path, help="questions in SQuAD's format")
    parser.add_argument("--limit", type=int, default=None, help="so many claims at most")
    parser.add_argument("--show", action="store_true", help="print every misleading verdict")
    options = parser.parse_args(arguments)
    questions = read_squad(options.file)
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts"
        write_paragraphs(questions, texts)
        settings = load_settings(data_dir=Path(folder) / "library")
        settings = replace(settings, model=replace(settings.model, llm=None))
        build_index([texts], settings.index)
        assistant = open_assistant(settings)
        claims = list(made_claims(questions.questions))[: options.limit]
        counts: Counter[tuple[bool, str]] = Counter()
        for claim in track(claims, description="claims", console=Console(stderr=True)):
            checks = assistant.check(claim.text)
            verdict = overall_verdict([check.verdict for check in checks])
            counts[claim.altered, verdict] += 1
            if options.show and verdict == ("supported" if claim.altered else "contradicted"):
                quotes = " | ".join(cited.quote for check in checks for cited in check.citations)
                print(f"{verdict}: {claim.text}\n    {quotes[:300]}")
        assistant.library.close()
    print("\n".join(_table(counts)))
    altered = sum(count for (was_altered, _), count in counts.items() if was_altered)
    return int(counts[True, "supported"] > MOST_ALTERED_SUPPORTED * altered)


def _table(counts: Counter[tuple[bool, str]]) -> Iterator[str]:
    yield "| claims | " + " | ".join(VERDICTS) + " |"
    yield "|---" * (len(VERDICTS) + 1) + "|"
    for altered in (False, True):
        total = sum(count for (was_altered, _), count in counts.items() if was_altered == altered)
        cells = (
            f"{counts[altered, v]} ({counts[altered, v] / (total or 1):.1%})" for v in VERDICTS
        )
        yield f"| {'another answer' if altered else 'own answer'} | " + " | ".join(cells) + " |"


if __name__ == "__main__":
    sys.exit(main())
