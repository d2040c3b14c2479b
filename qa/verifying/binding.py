"""Whether a statement keeps together what its sources say together.

A sentence of several clauses can be recombined into falsehoods from nothing but its own words: the
subject of one clause with the figure of another. So each clause of a statement is laid on one
clause of a source. What that clause does not hold may be taken from its subject, the opening words
of an earlier clause, and from nowhere else.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.english import stem
from index.numbers import Quantity, find_quantities
from index.segmenter import tagged_words
from index.text import match_form
from index.types import Language
from qa.naming.names import people, places
from qa.verifying.figures import same_figure
from qa.verifying.wording import LEAST_VALUE, Source, capitalised, coverage, words_of

# "and" before what is most likely a verb begins a clause of its own with the subject before it.
_VERB = (
    r"\w+ed|is|are|was|were|has|had|have|will|would|can|could|did|does|sold|bought|made|said|went"
    r"|took|gave|got|came|saw|found|left|lost|won|held|began|led|built|grew|fell|rose|ran|set|put"
    r"|cut|paid|sent|told|kept|met|became|wrote|spent|brought|drew|broke|chose|it|they|he|she"
)
CLAUSE = re.compile(
    r"(?:[，；;。！？!?]|(?<!\d),|,(?!\d)|(?<=[a-z])\.\s)\s*|\s(?:while|but|whereas)\s"
    rf"|\sand\s(?=(?:{_VERB})\s)",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(r"(?:who|whom|which|that|where|when|whose|\w+ed|\w+ing)\s", re.IGNORECASE)
_DEED = re.compile(r"\W*(\w+ed) by\b", re.IGNORECASE)
_BREAK = re.compile(r"[；;。！？!?]|(?<=[a-z])\.\s")
SUBJECT_WORDS, SHORT_CLAUSE, MOST_SUBJECT_WORDS = 2, 3, 5
SUBJECT_WORDS_AFTER_BREAK = 1
NEAR_THE_OPENING = 4
NEARLY_BEST = 0.1


@dataclass(frozen=True, slots=True)
class _Part:
    """One clause of a source: its words and figures, and how many breaks stand before it."""

    source: Source
    figures: tuple[Quantity, ...]
    breaks: int


def is_misbound(
    text: str, language: Language, sources: Sequence[Source], context: Sequence[Source]
) -> bool:
    """Return whether a clause of the statement mixes what different clauses of a source say."""
    parts = [list(_parts(source)) for source in sources]
    return not all(
        any(_fits(clause, language, own, context) for own in parts)
        for clause in filter(str.strip, CLAUSE.split(text))
    )


def _parts(source: Source) -> Sequence[_Part]:
    """Return the clauses of a source in order."""
    found = []
    start = breaks = 0
    for mark in [*CLAUSE.finditer(source.text), None]:
        text = source.text[start : mark.start() if mark else None]
        if text.strip():
            clause = Source.of(text, source.language, source.published)
            found.append(_Part(clause, tuple(find_quantities(text, source.language)), breaks))
        if mark:
            start = mark.end()
            breaks += bool(_BREAK.search(mark.group()))
    return found


def _fits(
    clause: str, language: Language, parts: Sequence[_Part], context: Sequence[Source]
) -> bool:
    """Return whether the clause can be laid on one of the parts."""
    words = words_of(clause, language)
    figures = find_quantities(clause, language)
    names = capitalised(clause) if language == "en" else ()
    held = [coverage(words, part.source, names=names) for part in parts]
    known = coverage(words, *context, names=names).unexplained
    figured = [sum(_holds(figure, part) for figure in figures) for part in parts]
    most = max(figured, default=0)
    best = max((h.share for h, n in zip(held, figured, strict=True) if n == most), default=0.0)
    for place, covered in enumerate(held):
        if figured[place] < most or covered.share < best - NEARLY_BEST:
            continue
        if _other_figures(figures, place, parts) or _other_verb(words, parts[place].source):
            continue
        absent = set(covered.unexplained) & set(known)
        if all(_is_subject(word, place, parts) for word in absent):
            return True
    return not parts


def _other_figures(figures: Sequence[Quantity], place: int, parts: Sequence[_Part]) -> bool:
    """Return whether a figure stands in another part only, and this one has its own."""
    part = parts[place]
    return any(
        not _holds(figure, part)
        and any(_holds(figure, other) for other in parts)
        and any((own.kind, own.unit) == (figure.kind, figure.unit) for own in part.figures)
        for figure in figures
        if figure.kind != "ordinal"
    )


def _other_verb(words: Sequence[str], source: Source) -> bool:
    """Return whether a part opens with a deed ("seconded by …") that the words leave out."""
    deed = _DEED.match(source.text)
    return deed is not None and stem(deed[1]) not in words


def _is_subject(word: str, place: int, parts: Sequence[_Part]) -> bool:
    """Return whether a word comes from the subject of this clause, or from no clause at all."""
    holders = [
        other for other, part in enumerate(parts)
        if coverage((word,), part.source).words[0][2] >= LEAST_VALUE
    ]  # fmt: skip
    if not holders:
        return True  # unknown to the source: that is judged by the wording, not here
    for other in holders:
        if other < place:
            broken = parts[other].breaks != parts[place].breaks
            if broken and _opens_with_name(parts[place].source):
                continue
            subject = _subject(parts[other], broken)
            if coverage((word,), subject).words[0][2] >= LEAST_VALUE:
                return True
    return False


def _opens_with_name(source: Source) -> bool:
    """Return whether a clause names its own subject, so that it borrows none."""
    spans = (*people(source.text, source.language), *places(source.text, source.language))
    return any(start <= NEAR_THE_OPENING for start, _ in spans)


def _subject(part: _Part, broken: bool) -> Source:
    """Return the opening words of a clause: up to its verb in Chinese, a few in English.

    In English they end at the first figure; across a full stop or semicolon only the topic is left.
    """
    source = part.source
    text = source.text
    if source.language == "en" and part.figures:
        text = text[: part.figures[0].start]
    if _NO_SUBJECT.match(source.text):
        most = 0
    elif broken:
        most = SUBJECT_WORDS_AFTER_BREAK
    elif source.language == "zh":
        text, most = _before_verb(text), MOST_SUBJECT_WORDS
    else:
        short = len(words_of(source.text, source.language)) <= SHORT_CLAUSE
        most = SHORT_CLAUSE if short else SUBJECT_WORDS
    return Source.of(" ".join(words_of(text, source.language)[:most]), source.language)


def _before_verb(text: str) -> str:
    place = 0
    for word, tag in tagged_words(match_form(text)):
        if place and (tag in ("v", "vd", "vg", "p") or word in ("是", "为")):
            return text[:place]
        place += len(word)
    return text


def _holds(figure: Quantity, part: _Part) -> bool:
    return any(same_figure(figure, other) for other in part.figures)
