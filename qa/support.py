"""Checks a statement against the sentences it cites: numbers, dates, names, negation, wording.

The verdict is mechanical and the same for quotations, for what a model wrote and for a claim of a
draft: "contradicted" when the source says otherwise of the same thing, "unsupported" when it does
not say it, "partly" when a part is left open, "supported" when nothing is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.library import Library
from index.numbers import find_quantities
from index.text import bare_form, language_of
from index.types import Language
from qa.citations import Bound, bind
from qa.comparing.relative_dates import relative_dates
from qa.naming.names import topics
from qa.types import EvidenceSentence, Support
from qa.verifying.compared import Cited, Finding, compare_words
from qa.verifying.support_figures import figures_against, figures_missing
from qa.verifying.support_names import names_missing, other_names
from qa.verifying.support_turns import turned_round

ENOUGH, ENOUGH_ACROSS = 0.7, 0.5
ENOUGH_COUNTED = 0.37  # across languages, when the numbers of the statement agree
SOME, SOME_ACROSS = 0.45, 0.3
SAME_THING, SAME_THING_ACROSS = 0.5, 0.4


@dataclass(frozen=True, slots=True)
class SupportCheck:
    """The verdict on one statement, how much of its wording is covered (0..1), and why."""

    support: Support
    coverage: float
    contradicted: tuple[Finding, ...] = ()
    missing: tuple[Finding, ...] = ()


def check(text: str, language: Language, cited: Sequence[Cited]) -> SupportCheck:
    """Return what the cited sentences make of a statement."""
    if not cited:
        return SupportCheck("unsupported", 0.0)
    joined = _join(cited)
    if _contains(joined.text, text):
        return SupportCheck("supported", 1.0)
    compared = compare_words(text, language, joined)
    contradicted = [*figures_against(compared), *turned_round(compared), *other_names(compared)]
    missing = [*figures_missing(compared), *names_missing(compared)]
    across = language != joined.language
    coverage = compared.coverage
    floor = SAME_THING_ACROSS if across else SAME_THING
    same_thing = compared.coverage_beside_names >= floor
    if contradicted and same_thing:
        return SupportCheck("contradicted", coverage, tuple(contradicted), tuple(missing))
    unproved = (*contradicted, *missing)
    if coverage < (SOME_ACROSS if across else SOME):
        return SupportCheck("unsupported", coverage, (), unproved)
    if unproved:
        return SupportCheck("unsupported", coverage, (), unproved)
    counted = bool(find_quantities(text, language))
    full = coverage >= ((ENOUGH_COUNTED if counted else ENOUGH_ACROSS) if across else ENOUGH)
    return SupportCheck("supported" if full else "partly", coverage)


def verify(bound: Bound, library: Library) -> Bound:
    """Return the statements with their verdicts, without those that the sources do not bear out."""
    verdicts = [
        check(
            draft.text,
            language_of(draft.text),
            [cited_of(sentence, library) for sentence in draft.evidence],
        ).support
        for draft in bound.drafts
    ]
    shown = [verdict in ("supported", "partly") for verdict in verdicts]
    kept = bind([draft for draft, good in zip(bound.drafts, shown, strict=True) if good], library)
    statements = tuple(
        replace(statement, support=verdict)
        for statement, verdict in zip(
            kept.statements,
            [verdict for verdict, good in zip(verdicts, shown, strict=True) if good],
            strict=True,
        )
    )
    return replace(kept, statements=statements)


def cited_of(evidence: EvidenceSentence, library: Library) -> Cited:
    """Return a sentence of the library as something to check against."""
    document, sentence = evidence.document, evidence.sentence
    earlier = [
        document.text[other.start : other.end]
        for other in library.sentences(document.doc_id)[
            max(0, sentence.number - 4) : sentence.number
        ]
        if other.paragraph == sentence.paragraph
    ]
    headings = () if sentence.kind == "heading" else (sentence.section, sentence.speaker)
    about = (*headings, document.metadata.title, *earlier, topics(document.text, document.language))
    dates = [form for _, form in relative_dates(evidence.text, document)]
    if document.metadata.published:
        dates.append(document.metadata.published)
    return Cited(evidence.text, document.language, "\n".join(filter(None, about)), tuple(dates))


def _contains(source: str, text: str) -> bool:
    return bare_form(text) in bare_form(source)


def _join(cited: Sequence[Cited]) -> Cited:
    if len(cited) == 1:
        return cited[0]
    return Cited(
        "\n".join(one.text for one in cited),
        cited[0].language,
        "\n".join(dict.fromkeys(one.context for one in cited if one.context)),
        tuple(dict.fromkeys(form for one in cited for form in one.dates)),
    )
