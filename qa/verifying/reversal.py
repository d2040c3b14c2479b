"""Whether a statement turns round what its sources say: denies it, widens it, takes it for done."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from index.text import match_form
from index.types import Language
from qa.comparing.polarity import exceptions, negations, opposites
from qa.verifying.binding import CLAUSE
from qa.verifying.modality import admits_a_plan, has_condition, is_only_planned
from qa.verifying.wording import Source, coverage, words_of

Reversal = Literal["negation", "exception", "condition", "opposite", "plan"]

_ALL = re.compile(
    r"所有|全部|一切|全都|(?<![首成国新古旧京帝])都(?=[能会要可是有不没在已须得应将由提])|每[天年月日个位家所座]|\b(?:all|every|everyone|entire|always)\b"
)
SAME_SUBJECT = 0.15


def find_reversal(text: str, language: Language, sources: Sequence[Source]) -> Reversal | None:
    """Check each clause against the clauses of the sources that speak of the same."""
    same = list(_same_subject(words_of(text, language), sources))
    if (
        _one_sided(exceptions, text, same)
        or _claims_all(text, sources)
        or _counts_in(text, sources)
    ):
        return "exception"
    on_condition = all(has_condition(source.text, source.language) for source in sources)
    if on_condition and not has_condition(text, language):
        return "condition"
    for clause in filter(None, CLAUSE.split(text)):
        words = words_of(clause, language)
        near = list(_same_subject(words, sources)) if words else same
        if _one_sided(negations, clause, near):
            return "negation"
        if near and all(opposites(clause, source) for source, _ in near):
            return "opposite"
        planned = near and all(is_only_planned(*source) for source in near)
        if planned and not admits_a_plan(text, language):
            return "plan"
    return None


def _claims_all(text: str, sources: Sequence[Source]) -> bool:
    """Return whether a statement speaks of all where its sources do not, or leave something out."""
    if not _ALL.search(match_form(text)) or exceptions(text):
        return False
    return not any(_ALL.search(source.folded) and not exceptions(source.text) for source in sources)


def _counts_in(text: str, sources: Sequence[Source]) -> bool:
    """Return whether a statement affirms of what its sources leave out ("除周一外")."""
    if exceptions(text) or negations(text):
        return False
    folded = match_form(text)
    return any(
        source.folded[start:end].strip() in folded
        for source in sources
        for start, end in exceptions(source.text)
    )


def _one_sided(
    cues: Callable[[str], Sequence[object]], text: str, sources: Sequence[tuple[str, Language]]
) -> bool:
    """Return whether only one side, the statement or all its sources, has such a cue."""
    found = [bool(cues(source)) for source, _ in sources]
    return not any(found) if cues(text) else bool(found) and all(found)


def _same_subject(
    words: Sequence[str], sources: Sequence[Source]
) -> Iterable[tuple[str, Language]]:
    """Yield the clauses of the sources that explain most of the words, or nearly as much."""
    clauses = [
        (clause, source.language)
        for source in sources
        for clause in CLAUSE.split(source.text)
        if clause.strip()
    ]
    shares = [coverage(words, Source.of(*clause)).share for clause in clauses]
    best = max(shares, default=0.0)
    for clause, share in zip(clauses, shares, strict=True):
        if share >= best - SAME_SUBJECT / 3:
            yield clause
