"""Checks what a language model wrote before anyone sees it: fail-closed, sentence by sentence.

A statement stays only when everything in it is borne out by the sentences it cites: each number and
date, each name, whether it affirms or denies, and nearly all of its wording. The words a statement
rests on are those of the cited sentences; who or what they speak of may also stand in the title,
the heading above, the speaker's name or the sentence before. A citation is mended only when another
sentence of the evidence passes the same check.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from index.english import stem
from index.library import Library
from index.terms import NAME, analyse
from index.text import HAN, bare_form, language_of, match_form
from index.types import Language
from qa.answerers.prompts import gives_orders
from qa.comparing.polarity import exceptions
from qa.naming.names import organisations, people, places
from qa.support import check, cited_of
from qa.types import Draft, Evidence, EvidenceSentence
from qa.verifying.binding import CLAUSE, is_misbound
from qa.verifying.compared import POINTER
from qa.verifying.figures import wrong_figure
from qa.verifying.modality import has_condition
from qa.verifying.parties import has_swapped
from qa.verifying.reversal import find_reversal
from qa.verifying.wording import Source, capitalised, coverage, is_misspelled, is_named, words_of

Fault = Literal[
    "no source", "orders", "link", "figure", "name", "wording", "mixed", "negation", "exception",
    "condition", "opposite", "plan", "support", "language",
]  # fmt: skip

LEAST_EXPLAINED, LEAST_OWN, LEAST_ALIKE = 0.70, 0.15, 0.35
HEAVY_WORD, HEAVY_WORD_LATIN = 6.0, 7.45  # nats above common: a word as rare as a name
WORDS_FOR_ONE = 5  # one word in so many of a translation may lack its counterpart
_LINK = re.compile(r"https?://|www\.|\b[\w.+-]+@[\w-]+\.\w+|<[a-z/!]|\]\(|[{}`\\]", re.IGNORECASE)
OPENING_CHARACTERS = 400


@dataclass(frozen=True, slots=True)
class Dropped:
    """A statement that was not shown, and what was found wrong with it."""

    text: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class Verified:
    """What stays of a model's statements, what was dropped, and how many were cited anew."""

    kept: tuple[Draft, ...]
    dropped: tuple[Dropped, ...]
    repaired: int


def verify(drafts: Sequence[Draft], evidence: Evidence, library: Library) -> Verified:
    """Return the drafts that their sources bear out; the others are dropped with their fault."""
    kept: list[Draft] = []
    dropped: list[Dropped] = []
    repaired = 0
    for draft in drafts:
        fault = find_fault(draft.text, draft.evidence, library)
        if fault is None:
            kept.append(replace(draft, evidence=_needed(draft, library)))
            continue
        mended = _mend(draft, evidence, library)
        if mended is None:
            dropped.append(Dropped(draft.text, fault))
        else:
            kept.append(mended)
            repaired += 1
    return Verified(tuple(kept), tuple(dropped), repaired)


def find_fault(
    text: str, cited: Sequence[EvidenceSentence], library: Library | None = None
) -> Fault | None:
    """Return the first thing in a statement that its cited sentences do not bear out.

    With a library the check of ``qa.support``, which every answer passes, has to agree.
    """
    fault = _own_fault(text, cited)
    if fault is None and library is not None:
        found = check(text, language_of(text), [cited_of(one, library) for one in cited])
        return None if found.support == "supported" else "support"
    return fault


def _own_fault(text: str, cited: Sequence[EvidenceSentence]) -> Fault | None:
    if not cited:
        return "no source"
    if any(gives_orders(sentence) for sentence in cited):
        return "orders"
    if _strange(text, cited):
        return "link"
    if any(_quotes_clauses(text, sentence.text) for sentence in cited):
        return None
    language = language_of(text)
    sources = [_source(sentence) for sentence in cited]
    context = list(_context(cited))
    if wrong_figure(text, language, sources, context):
        return "figure"
    names = capitalised(text) if language == "en" else ()
    words = words_of(text, language)
    if not words:
        return "wording"
    covered = coverage(words, *sources, names=names)
    wider = coverage(words, *sources, *context, names=names)
    unknown = wider.unexplained
    names_known = [*sources, *context, *_pointed_at(cited)]
    if _names_unknown(text, language, names_known, unknown):
        return "name"
    heavy = HEAVY_WORD if language == "zh" else HEAVY_WORD_LATIN
    across = any(source.language != language for source in sources)
    free = len(words) // WORDS_FOR_ONE if across else 0
    joined = _joined(unknown, match_form(text))
    if any(weight >= heavy for weight in joined.values()) or len(unknown) > free:
        return "wording"
    if wider.share < LEAST_EXPLAINED or covered.share < LEAST_OWN:
        return "wording"
    if is_misbound(text, language, sources, context) or has_swapped(text, language, sources):
        return "mixed"
    return find_reversal(text, language, sources)


def _needed(draft: Draft, library: Library) -> tuple[EvidenceSentence, ...]:
    """Return the one cited sentence that is enough, or all of them."""
    for sentence in draft.evidence if len(draft.evidence) > 1 else ():
        if find_fault(draft.text, (sentence,), library) is None:
            return (sentence,)
    return draft.evidence


def _mend(draft: Draft, evidence: Evidence, library: Library) -> Draft | None:
    """Return the draft cited to the first sentence of the evidence that bears it out."""
    words = words_of(draft.text, language_of(draft.text))
    for sentence in evidence.sentences:
        if any(sentence is cited for cited in draft.evidence):
            continue
        alike = coverage(words, _source(sentence)).share >= LEAST_ALIKE
        if alike and find_fault(draft.text, (sentence,), library) is None:
            return replace(draft, evidence=(sentence,), bold=())
    return None


def _quotes_clauses(text: str, source: str) -> bool:
    """Return whether a statement is whole clauses of a sentence, word for word."""
    if exceptions(source) or has_condition(source, language_of(source)):
        return bare_form(text) == bare_form(source)
    said = bare_form(text)
    clauses = [bare for clause in CLAUSE.split(source) if (bare := bare_form(clause))]
    return any(
        said == "".join(clauses[first:last])
        for first in range(len(clauses))
        for last in range(first + 1, len(clauses) + 1)
    )


def _source(sentence: EvidenceSentence) -> Source:
    document = sentence.document
    return Source.of(sentence.text, document.language, document.metadata.published)


def _context(cited: Iterable[EvidenceSentence]) -> Iterable[Source]:
    """Yield what tells who or what the cited sentences speak of."""
    for sentence in cited:
        document = sentence.document
        about = [document.metadata.title, sentence.sentence.speaker]
        if sentence.sentence.kind != "heading":
            about.append(sentence.sentence.section)
        if sentence.antecedent is not None:
            about.append(sentence.antecedent.text)
        for text in dict.fromkeys(text for text in about if text):
            yield Source.of(text, language_of(text), document.metadata.published)


def _pointed_at(cited: Iterable[EvidenceSentence]) -> Iterable[Source]:
    """Yield the opening of a document whose sentence points at its subject (本市, "the city")."""
    for sentence in cited:
        if POINTER.search(match_form(sentence.text)):
            document = sentence.document
            opening = document.text[:OPENING_CHARACTERS]
            yield Source.of(opening, document.language, document.metadata.published)


def _strange(text: str, cited: Sequence[EvidenceSentence]) -> bool:
    """Return whether a statement holds a link, an address or markup its sources do not hold."""
    return any(
        not any(found.group() in sentence.text for sentence in cited)
        for found in _LINK.finditer(text)
    )


def _names_unknown(
    text: str, language: Language, sources: Sequence[Source], unexplained: Iterable[str]
) -> bool:
    """Return whether the statement names someone or something its sources do not."""
    if language == "en":
        named = {stem(term[1:]) for term in analyse(text, "en") if term.startswith(NAME)}
        misspelled = any(is_misspelled(name, sources) for name in capitalised(text))
        return misspelled or not named.isdisjoint(unexplained)
    spans = (*people(text, "zh"), *places(text, "zh"), *organisations(text, "zh"))
    names = {match_form(text[start:end]) for start, end in spans}
    return not all(is_named(name, sources) for name in names)


def _joined(unexplained: dict[str, float], folded: str) -> dict[str, float]:
    """Return unexplained words with neighbours taken together: 王 and 灏 are one name."""
    joined = dict(unexplained)
    for first, weight in unexplained.items():
        for second, other in unexplained.items():
            if HAN.match(first) and first + second in folded:
                joined[first + second] = weight + other
    return joined
