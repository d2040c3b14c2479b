"""Whether a statement turns its source round: negation, exceptions, opposites."""

from collections.abc import Iterator

from index.text import HAN
from index.types import Language
from qa.comparing.alignment import similarity, words_of
from qa.comparing.polarity import exceptions, inclusions, negations, opposites
from qa.verifying.compared import MATCHED, NAME_MATCHED, Compared, Finding


def turned_round(compared: Compared) -> Iterator[Finding]:
    """Negation on one side only, an exception against an inclusion, and opposites."""
    text, source = compared.text, _aligned_clauses(compared)
    excepted = exceptions(text) or _excepted_by(compared)
    if bool(negations(text)) != bool(negations(source)) and not excepted:
        negated = negations(text) or negations(source)
        where = text if negations(text) else source
        yield Finding("negation", text, where[negated[0][0] : negated[0][1]])
    pair = opposites(text, source)
    if pair:
        yield Finding("opposite", *pair)
    yield from _exceptions_against(compared)


def _excepted_by(compared: Compared) -> bool:
    """Whether the statement denies of something what the source excepts it from."""
    source, language = compared.cited.text, compared.cited.language
    return bool(negations(compared.text)) and any(
        alike(compared.text, compared.language, source[a:b], language)
        for a, b in exceptions(source)
    )


def _exceptions_against(compared: Compared) -> Iterator[Finding]:
    text, source = compared.text, compared.cited.text
    for start, end in exceptions(source):
        left_out = source[start:end]
        counted_in = [text[a:b] for a, b in inclusions(text)]
        excepted = [text[a:b] for a, b in exceptions(text)]
        if any(
            alike(part, compared.language, left_out, compared.cited.language) for part in counted_in
        ):
            yield Finding("exception", text, left_out)
        elif excepted:
            if not any(
                alike(p, compared.language, left_out, compared.cited.language) for p in excepted
            ):
                yield Finding("exception", excepted[0], left_out)
        elif alike(text, compared.language, left_out, compared.cited.language) and not negations(
            text
        ):
            yield Finding("exception", text, left_out)


def alike(one: str, language: Language, other: str, other_language: Language) -> bool:
    """Whether the names of ``other`` stand in ``one``."""
    words = [w for w in words_of(other, other_language) if w.name or HAN.match(w.term)]
    beside = words_of(one, language)
    if not words or not beside:
        return False
    return bool((similarity(words, beside).max(axis=1) >= NAME_MATCHED).any())


def _aligned_clauses(compared: Compared) -> str:
    """The part of the cited text that the statement's words stand in."""
    held = [
        word
        for place, word in enumerate(compared.cited_words)
        if compared.match.size and compared.match[:, place].max() >= MATCHED
    ]
    if not held:
        return compared.cited.text
    text = compared.cited.text
    start = max(text.rfind(mark, 0, held[0].start) for mark in ",，。;；.") + 1
    ends = [end for mark in ",，。;；" if (end := text.find(mark, held[-1].end)) >= 0]
    return text[start : min(ends, default=len(text))]
