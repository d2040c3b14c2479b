"""Checks a statement against the sentences it cites: numbers, dates, names, negation, wording.

The verdict is mechanical and the same for quotations, for what a model wrote and for a claim of a
draft: "contradicted" when the source says otherwise of the same thing, "unsupported" when it does
not say it, "partly" when a part is left open, "supported" when nothing is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from index.embeddings.bilingual import surprisal
from index.lexicon import RAREST_STEM, load_lexicon
from index.library import Library
from index.numbers import Quantity, find_quantities
from index.text import HAN, language_of, match_form
from index.types import Language
from qa.agreement import compare, is_more_precise
from qa.alignment import Word, similarity, words_of
from qa.answer_spans import Laid, near_words
from qa.citations import Bound, bind
from qa.names import people, topics
from qa.notes import relative_dates
from qa.polarity import exceptions, inclusions, negations, opposites
from qa.question_words import VERSION
from qa.types import EvidenceSentence, Support

Floats = NDArray[np.float32]

MATCHED, NAME_MATCHED = 0.45, 0.55
ENOUGH, ENOUGH_ACROSS = 0.7, 0.5
ENOUGH_COUNTED = 0.37  # across languages, when the numbers of the statement agree
SOME, SOME_ACROSS = 0.45, 0.3
SAME_THING, SAME_THING_ACROSS = 0.5, 0.4
BOUND_ALIKE = 0.65  # of the nearness of the number nearest to the claim's words
NEAR_AT_ALL = 0.1
_NAMED_AFTER = re.compile(
    r"\W?(?:行动)?(?:规划|計劃|计划|規劃|方案|plan\b|action plan\b)", re.IGNORECASE
)
_NAME_TAGS = ("ns", "nr", "nt", "nz", "nrt")
_LIGHT_TAGS = ("p", "u", "c", "y", "r", "x", "q", "m", "d", "f", "zg")


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence that is cited, with what it may lean on.

    ``context`` (headings, title, sentences before it in its paragraph) may supply names and years
    that the sentence leaves out, never its numbers; ``dates`` are its relative dates resolved and
    the document's own date, in reduced ISO form.
    """

    text: str
    language: Language
    context: str = ""
    dates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was compared: its kind, the statement's words, and the source's words."""

    kind: str
    said: str
    found: str = ""


@dataclass(frozen=True, slots=True)
class SupportCheck:
    """The verdict on one statement, how much of its wording is covered (0..1), and why."""

    support: Support
    coverage: float
    contradicted: tuple[Finding, ...] = ()
    missing: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Compared:
    """A statement and one cited sentence, word by word."""

    text: str
    language: Language
    cited: Cited
    words: tuple[Word, ...]
    weights: Floats
    cited_words: tuple[Word, ...]
    match: Floats
    wide: Floats  # (words,) best match in the sentence or its context

    @property
    def best(self) -> Floats:
        """The best match of each word in the cited sentence itself."""
        size = len(self.words)
        return self.match.max(axis=1) if self.cited_words else np.zeros(size, dtype=np.float32)

    @property
    def coverage(self) -> float:
        """The share of the statement's weight that the sentence or its context holds."""
        total = float(self.weights.sum())
        return float(self.weights @ self.wide) / total if total else 0.0

    @property
    def coverage_beside_names(self) -> float:
        """The same without the names that are nowhere in the source."""
        weights = self.weights.copy()
        weights[[place for place in _names(self) if self.wide[place] < NAME_MATCHED]] = 0.0
        total = float(weights.sum())
        return float(weights @ self.wide) / total if total else 0.0


def check(text: str, language: Language, cited: Sequence[Cited]) -> SupportCheck:
    """Return what the cited sentences make of a statement."""
    if not cited:
        return SupportCheck("unsupported", 0.0)
    joined = _join(cited)
    if _contains(joined.text, text):
        return SupportCheck("supported", 1.0)
    compared = _compare(text, language, joined)
    contradicted = [*_numbers_against(compared), *_turned(compared), *_other_names(compared)]
    missing = [*_numbers_missing(compared), *_names_missing(compared)]
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
    return _bare(text) in _bare(source)


def _bare(text: str) -> str:
    """Letters and digits alone, folded: quotations match whatever marks stand around them."""
    return "".join(character for character in match_form(text) if character.isalnum())


def _join(cited: Sequence[Cited]) -> Cited:
    if len(cited) == 1:
        return cited[0]
    return Cited(
        "\n".join(one.text for one in cited),
        cited[0].language,
        "\n".join(dict.fromkeys(one.context for one in cited if one.context)),
        tuple(dict.fromkeys(form for one in cited for form in one.dates)),
    )


def _compare(text: str, language: Language, cited: Cited) -> _Compared:
    names = [match_form(text[a:b]) for a, b in people(text, language)]
    spans = [(q.start, q.end) for q in find_quantities(text, language)]
    spans += [match.span() for pattern, _ in VERSION for match in pattern.finditer(text)]
    words = tuple(
        word
        for word in words_of(text, language, names)
        if not word.tag.startswith(_LIGHT_TAGS)
        and not any(a <= word.start and word.end <= b for a, b in spans)
    )
    weights = np.array([_weight(word) for word in words], dtype=np.float32)
    cited_words = words_of(cited.text, cited.language, names)
    match = _matches(words, cited_words)
    wide = match.max(axis=1) if cited_words else np.zeros(len(words), dtype=np.float32)
    for line in cited.context.split("\n"):
        beside = words_of(line, cited.language, names)
        if beside and words:
            wide = np.maximum(wide, _matches(words, beside).max(axis=1))
    return _Compared(text, language, cited, words, weights, cited_words, match, wide)


def _matches(words: Sequence[Word], others: Sequence[Word]) -> Floats:
    """Similarities in which a name counts only as itself, translated or by sound."""
    match = similarity(words, others)
    named = [place for place, word in enumerate(words) if _is_name(place, word)]
    if named and others:
        match[named] = similarity(words, others, near=False)[named]
    return match


def _is_name(place: int, word: Word) -> bool:
    if word.tag in _NAME_TAGS or (word.name and word.tag == "nr"):
        return True
    return word.name and place > 0 and not _ordinary(word)


def _weight(word: Word) -> float:
    factor = 0.5 if word.tag.startswith(("v", "a")) else 1.0
    return factor * (0.25 + min(1.0, surprisal(load_lexicon(), word.term) / RAREST_STEM))


def _quantities(compared: _Compared) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
    own = find_quantities(compared.text, compared.language)
    return own, find_quantities(compared.cited.text, compared.cited.language)


def _numbers_against(compared: _Compared) -> Iterator[Finding]:
    own, found = _quantities(compared)
    for quantity in own:
        rival = _rival(quantity, own, found, compared)
        if rival is not None:
            said = compared.text[quantity.start : quantity.end]
            yield Finding("number", said, compared.cited.text[rival.start : rival.end])


def _numbers_missing(compared: _Compared) -> Iterator[Finding]:
    own, found = _quantities(compared)
    for quantity in own:
        if quantity.kind == "date":
            known = (*found, *_dates(compared.cited))
            agreeing = [q for q in known if compare(quantity, q) == "same"]
            if not agreeing or is_more_precise(quantity, agreeing):
                yield Finding("date", compared.text[quantity.start : quantity.end])
        elif all(compare(quantity, q) != "same" for q in found):
            weak = quantity.value == 1 and (quantity.kind == "ordinal" or quantity.unit)
            if not weak and not _in_a_name(quantity, compared):
                yield Finding("number", compared.text[quantity.start : quantity.end])


def _in_a_name(quantity: Quantity, compared: _Compared) -> bool:
    """Whether the number is part of a name that the context holds ("the five-year plan")."""
    if not _NAMED_AFTER.match(compared.text, quantity.end):
        return False
    around = find_quantities(compared.cited.context, compared.cited.language)
    return any(compare(quantity, q) == "same" for q in around)


def _dates(cited: Cited) -> Iterator[Quantity]:
    """Dates the sentence has from its context: relative ones resolved, and the document's own."""
    yield from (q for q in find_quantities(cited.context, cited.language) if q.kind == "date")
    for form in cited.dates:
        yield Quantity(0, 1, "date", float(form[:4]), iso=form)


def _rival(
    quantity: Quantity,
    own: Sequence[Quantity],
    found: Sequence[Quantity],
    compared: _Compared,
) -> Quantity | None:
    """The quantity the source gives for the same thing, when it says another value."""
    compared_with = [(q, compare(quantity, q)) for q in found]
    comparable = [(q, verdict) for q, verdict in compared_with if verdict != "apart"]
    if not comparable:
        return None
    if quantity.kind == "date":
        if any(verdict == "same" for _, verdict in comparable):
            return None
        resolved = [q for q in _dates(compared.cited) if compare(quantity, q) == "same"]
        return None if resolved else comparable[0][0]
    near = _nearness_of_all(quantity, own, [q for q, _ in comparable], compared)
    top = max(near)
    turned = [q for q, v in comparable if v == "different" and q.value == quantity.value]
    if turned and not any(q.value == quantity.value for q, v in comparable if v == "same"):
        return turned[0]
    agreeing = [n for n, (_, verdict) in zip(near, comparable, strict=True) if verdict == "same"]
    if agreeing and max(agreeing) >= BOUND_ALIKE * top:
        return None
    place = near.index(top)
    if comparable[place][1] == "same" or top < NEAR_AT_ALL:
        return None
    return comparable[place][0]


def _nearness_of_all(
    quantity: Quantity,
    own: Sequence[Quantity],
    found: Sequence[Quantity],
    compared: _Compared,
) -> list[float]:
    """How near each number of the source stands to what the statement says of its own number.

    Words that are as near to one number as to the other do not tell them apart and count little.
    """
    spans = sorted((q.start, q.end) for q in own)
    size = len(compared.words)
    own_laid = Laid(
        compared.text, compared.language, compared.words, np.eye(size, dtype=np.float32)
    )
    closeness = near_words((quantity.start, quantity.end), spans, own_laid) + 0.05
    laid = Laid(compared.cited.text, compared.cited.language, compared.cited_words, compared.match)
    others = sorted((q.start, q.end) for q in found)
    near = np.stack([near_words((q.start, q.end), others, laid) for q in found])
    telling = near.max(axis=0) - near.min(axis=0) + 0.1
    weights = compared.weights * closeness * telling
    total = max(float(weights.sum()), 1e-6)
    dates = [q for q in own if q.kind == "date"]
    return [
        float(weights @ row) / total + _same_date(q, dates, compared.cited)
        for row, q in zip(near, found, strict=True)
    ]


def _same_date(quantity: Quantity, dates: Sequence[Quantity], cited: Cited) -> float:
    """Whether the date nearest before a number of the source is one the statement names."""
    if not dates:
        return 0.0
    before = [
        q
        for q in find_quantities(cited.text, cited.language)
        if q.kind == "date" and q.end <= quantity.start
    ]
    if not before:
        return 0.0
    return 0.3 if any(compare(date, before[-1]) == "same" for date in dates) else -0.2


def _turned(compared: _Compared) -> Iterator[Finding]:
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


def _excepted_by(compared: _Compared) -> bool:
    """Whether the statement denies of something what the source excepts it from."""
    source, language = compared.cited.text, compared.cited.language
    return bool(negations(compared.text)) and any(
        _alike(compared.text, compared.language, source[a:b], language)
        for a, b in exceptions(source)
    )


def _exceptions_against(compared: _Compared) -> Iterator[Finding]:
    text, source = compared.text, compared.cited.text
    for start, end in exceptions(source):
        left_out = source[start:end]
        counted_in = [text[a:b] for a, b in inclusions(text)]
        excepted = [text[a:b] for a, b in exceptions(text)]
        if any(
            _alike(part, compared.language, left_out, compared.cited.language)
            for part in counted_in
        ):
            yield Finding("exception", text, left_out)
        elif excepted:
            if not any(
                _alike(p, compared.language, left_out, compared.cited.language) for p in excepted
            ):
                yield Finding("exception", excepted[0], left_out)
        elif _alike(text, compared.language, left_out, compared.cited.language) and not negations(
            text
        ):
            yield Finding("exception", text, left_out)


def _alike(one: str, language: Language, other: str, other_language: Language) -> bool:
    """Whether the names of ``other`` stand in ``one``."""
    words = [w for w in words_of(other, other_language) if w.name or HAN.match(w.term)]
    beside = words_of(one, language)
    if not words or not beside:
        return False
    return bool((similarity(words, beside).max(axis=1) >= NAME_MATCHED).any())


def _aligned_clauses(compared: _Compared) -> str:
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


def _names(compared: _Compared) -> Iterator[int]:
    for place, word in enumerate(compared.words):
        if _is_name(place, word):
            yield place


def _names_missing(compared: _Compared) -> Iterator[Finding]:
    for place in _names(compared):
        if compared.wide[place] < NAME_MATCHED and not _ordinary(compared.words[place]):
            word = compared.words[place]
            yield Finding("name", compared.text[word.start : word.end])


def _ordinary(word: Word) -> bool:
    if HAN.match(word.term):
        return False
    lexicon = load_lexicon()
    number = lexicon.stem_ids.get(word.term)
    return number is not None and bool(lexicon.lower_case[number])


def _other_names(compared: _Compared) -> Iterator[Finding]:
    """A name of the statement that the source lacks, where it has another name of that kind."""
    missing = [
        place
        for place in _names(compared)
        if compared.wide[place] < NAME_MATCHED and not _ordinary(compared.words[place])
    ]
    free = [
        word
        for place, word in enumerate(compared.cited_words)
        if (word.tag in _NAME_TAGS or (word.name and not _ordinary(word)))
        and (not compared.match.size or compared.match[:, place].max() < NAME_MATCHED)
    ]
    beside = words_of(compared.cited.context, compared.cited.language) if missing else ()
    around = [word for word in beside if word.tag in ("ns", "nr")]
    for place in missing:
        word = compared.words[place]
        rivals = [
            w
            for w in (*free, *(around if word.tag else ()))
            if not w.tag or not word.tag or w.tag[:2] == word.tag[:2]
        ]
        if rivals:
            yield Finding("name", compared.text[word.start : word.end], rivals[0].term)
