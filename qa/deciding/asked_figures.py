"""Whether the figures a question asks about are those of the evidence: years, ordinals, counts."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from index.numbers import Quantity, find_quantities
from index.text import match_form
from index.types import Document, Language
from qa.asking.asked import Asked, is_known
from qa.asking.question_words import ZH_QUESTION
from qa.comparing.alignment import Word, similarity, words_of
from qa.deciding.told_in_words import told_in_words
from qa.reading.lead_in import CELL_BORDER
from qa.types import EvidenceSentence, Question
from qa.verifying.modality import is_only_planned

_LAST_YEAR = re.compile(
    r"(?<![比较同与])(?:去年|过去一年)|(?<!than )(?<!from )(?<!on )\b(?:last|past) year\b"
)
_NOW = re.compile(
    r"现有|现在|目前|如今|今年|今天|\bcurrently\b|\bnow\b|\btoday\b|\bat present\b|\bthis year\b"
)
_CELL = re.compile(r"(?<![^|]) ?[^|:：]{1,30}[:：] ?$")
_BORDER = re.compile(r"^|(?<!\d),|,(?!\d)|[，;；。:：]")  # no comma inside a number
COUNTED, COUNTED_ACROSS = 0.45, 0.25
# "At age 38", "over the age of 18", 年龄38: an age without its unit.
_AGE, AGE_BEFORE = re.compile(r"\bage[ds]?\b|年[龄齡]|年[纪紀]"), 14
# What follows a number of people in English: 74 people, 1,248 adults.
_PEOPLE_COUNTED = re.compile(
    r"[\w.,%]*\W+(?:[\w-]+ ){0,2}?(?:people|persons?|men|women|children|adults?|population"
    r"|\w{2,}(?:ers|eurs|ors|ees|ants|ents|ists|ians|izens|mates|folk))\b",
    re.IGNORECASE,
)
_PEOPLE_AT_END = re.compile(
    r"(?:[人名位]|people|persons?|men|women|children|adults?)$", re.IGNORECASE
)
# A year that a sentence only compares with or counts from: "since it opened in 2011", 比2023年.
_COMPARING = re.compile(
    r"\b(?:since|than|compared|(?:up|down) from)\b|比|[较同与][^年]{0,4}$|自从?$"
)
_SINCE_THEN = re.compile(r"^[^,，;；。]*(?:以来|相比)")
# Of a year that is set against the one told first: 受灾1万亩，而2005年为7千亩.
_SET_AGAINST = re.compile(r"\d.*[,，;；]\s*(?:而在?|(?:while|whereas|against) (?:\S+ )?in )$")
_STRETCH = re.compile(r"(?<!\d),|,(?!\d)|[，;；。:：]")
READ_FOR_YEARS = 100_000  # characters of a document
_LONGEST_UNIT = 4  # characters after a number


def figures_held(asked: Sequence[Quantity], text: str, language: Language) -> float:
    """The share of the numbers, years and ordinals of a question that a sentence holds (0..1)."""
    if not asked:
        return 0.0
    held = {(q.kind, q.value, q.iso) for q in find_quantities(text, language)}
    return sum((q.kind, q.value, q.iso) in held for q in asked) / len(asked)


def measures(question: Question, asked: Asked, evidence: EvidenceSentence) -> bool:
    """Whether the sentence has a number in a unit the question asks for, if it asks for one; a part
    of a whole is told by shares, in whichever unit the whole is."""
    if not asked.measure.units or evidence.features.get("extreme_row"):  # its head has the unit
        return True
    found = find_quantities(evidence.text, evidence.document.language)
    if tells_age(asked, evidence) or told_in_words(asked, evidence.text):
        return True
    share = question.answer_type == "share"
    return any(q.unit in asked.measure.units or (share and q.kind == "share") for q in found)


def tells_age(asked: Asked, evidence: EvidenceSentence) -> bool:
    """Whether an age is asked for, and the sentence tells one without its unit ("at age 38")."""
    return "year_old" in asked.measure.units and any(
        _AGE.search(evidence.text[max(0, quantity.start - AGE_BEFORE) : quantity.start])
        for quantity in find_quantities(evidence.text, evidence.document.language)
    )


def counts(question: Question, asked: Asked, evidence: EvidenceSentence) -> bool:
    """Whether a number of the sentence stands in one clause with what the question counts."""
    if question.answer_type != "number" or asked.measure.units or asked.ranked:
        return True
    language = evidence.document.language
    if evidence.features.get("classified") or evidence.features.get("headed"):
        return True
    if asked.measure.people and language == "zh" and not evidence.answer_spans:
        return False  # the classifier tells
    if asked.measure.anyone and not (asked.measure.people and language == "zh"):
        found = find_quantities(evidence.text, language)
        return any(
            _PEOPLE_COUNTED.match(evidence.text, q.end)
            or _PEOPLE_AT_END.search(evidence.text[q.start : q.end])
            for q in found
        )
    words = words_of(evidence.text, language)
    counted = list(_counted(question, asked, language))
    if not counted or not words:
        return not counted
    match = similarity(counted, words).max(axis=0)
    folded = match_form(evidence.text)
    least = COUNTED if language == question.language else COUNTED_ACROSS
    for quantity in find_quantities(evidence.text, language):
        if quantity.kind == "date" or (quantity.kind == "share" and asked.measure.people):
            continue
        start, end = _clause(evidence.text, quantity.start, quantity.end)
        unit = folded[quantity.start : quantity.end + 1 + _LONGEST_UNIT]
        if any((word.letters or word.term) in unit and len(word.term) > 1 for word in asked.words):
            return True
        if any(len(one.term) > 1 and one.term in folded[start:end] for one in counted):
            return True
        inside = [n for n, word in enumerate(words) if start <= word.start and word.end <= end]
        if inside and float(match[inside].max()) >= least:
            return True
    return False


def _counted(question: Question, asked: Asked, language: Language) -> Iterator[Word]:
    """The words of what is counted: of a Chinese question also the nouns after its question word,
    of people those alone."""
    focus = [asked.words[place] for place in asked.focus if place not in asked.names]
    asking = ZH_QUESTION.search(asked.folded)
    if question.language != "zh" or not asking:
        return iter(focus)
    after = [w for w in asked.words if w.start >= asking.end() and w.tag[:1] == "n" and is_known(w)]
    if asked.measure.people and language == "zh":
        return (word for word in after if word in focus)
    return iter([*focus, *after] if focus else ())


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch between commas and stops around a span."""
    head = _CELL.search(text[:start])  # of a row's cell its head ("benches: 26")
    if head:
        return head.start(), end
    before = max(match.end() for match in _BORDER.finditer(text, 0, start))
    after = _BORDER.search(text, max(end, 1))
    return before, after.start() if after else len(text)


def other_quantity(
    question: Question, asked: Asked, evidence: EvidenceSentence, surroundings: str
) -> Quantity | None:
    """A year or an ordinal of the question that the evidence does not go with."""
    if plan := other_plan(asked, evidence, surroundings):
        return plan
    document = evidence.document
    own = find_quantities(evidence.text, document.language)
    around = find_quantities(surroundings, document.language)
    for quantity in asked.quantities:
        if quantity.kind == "date" and quantity.value:
            years = {q.value for q in own if q.kind == "date" and q.value}
            if quantity.value in years:
                continue
            years = set(_own_years(evidence.text, own))
            if not years and CELL_BORDER in evidence.text:  # a row has the years over its columns
                years = {q.value for q in around if q.kind == "date" and q.value}
                if quantity.value in years:
                    continue
            if (
                years
                or not _may_be_of(quantity.value, evidence, around)
                or (
                    question.answer_type in ("number", "share")
                    and _is_of_now(evidence, quantity.value)
                )
            ):
                return quantity
        elif (
            _fixed_ordinal(quantity)
            and question.answer_type != "yes_no"
            and all(q.value != quantity.value for q in (*own, *around))
            and not _alone_in(document, quantity, (*own, *around))
        ):
            return quantity
    return None


def _may_be_of(year: float, evidence: EvidenceSentence, around: Sequence[Quantity]) -> bool:
    """Whether a sentence that names no year may be of this one: it stands around the sentence, or
    the document is of it, or of the one after where the sentence tells of last year, or a plan is
    told; of a document that says none of this any year it names may be."""
    document = evidence.document
    last_year = _LAST_YEAR.search(match_form(evidence.text)) is not None
    if year not in years_of(document) and not last_year:
        return False
    near = {q.value for q in around if q.kind == "date" and q.value}
    published = (document.metadata.published or "")[:4]
    if published.isdecimal():
        own = float(published)
        near = {own - 1, own} if last_year else near | {own}
    ahead = bool(near) and year > max(near) and is_only_planned(evidence.text, document.language)
    return not near or year in near or ahead


def _own_years(text: str, found: Sequence[Quantity]) -> Iterator[float]:
    """The years a sentence speaks of, without those it only compares with or counts from."""
    for quantity in found:
        if quantity.kind != "date" or not quantity.value:
            continue
        before = _STRETCH.split(text[: quantity.start])[-1]
        after = _STRETCH.split(text[quantity.end :])[0]
        against = _SET_AGAINST.search(text[: quantity.start])
        if not (_COMPARING.search(before) or _SINCE_THEN.search(after) or against):
            yield quantity.value


def _alone_in(document: Document, asked: Quantity, near: Sequence[Quantity]) -> bool:
    """Whether a document speaks of this place in an order, and what was read of no other one."""
    others = any(q.kind == "ordinal" and q.value > 1 for q in near)
    return not others and asked.value in _named_ordinals(
        document.text[:READ_FOR_YEARS], document.language
    )


@lru_cache(maxsize=64)
def _named_ordinals(text: str, language: Language) -> frozenset[float]:
    return frozenset(q.value for q in find_quantities(text, language) if q.kind == "ordinal")


def _is_of_now(evidence: EvidenceSentence, year: float) -> bool:
    """Whether a sentence says how things are now, in a document of another year."""
    published = (evidence.document.metadata.published or "")[:4]
    now = published.isdecimal() and float(published) != year
    return now and bool(_NOW.search(match_form(evidence.text)))


def years_of(document: Document) -> frozenset[float]:
    """The years a document names, its own among them."""
    own_year = (document.metadata.published or "")[:4]
    named = _named_years(document.text[:READ_FOR_YEARS], document.language)
    return named | {float(own_year)} if own_year.isdecimal() else named


@lru_cache(maxsize=64)
def _named_years(text: str, language: Language) -> frozenset[float]:
    return frozenset(
        q.value for q in find_quantities(text, language) if q.kind == "date" and q.value
    )


def _fixed_ordinal(quantity: Quantity) -> bool:
    """ "The fourth zone" names another thing than the third; "first" often only means "new"."""
    return quantity.kind == "ordinal" and quantity.value > 1 and quantity.unit != "plan"


def other_plan(asked: Asked, evidence: EvidenceSentence, surroundings: str) -> Quantity | None:
    """A five-year plan of the question where the evidence is about another one alone."""
    plans = [quantity for quantity in asked.quantities if quantity.unit == "plan"]
    if not plans:
        return None
    document = evidence.document
    title = document.metadata.title or ""
    said = [
        quantity.value
        for text in (evidence.text, surroundings, title)
        for quantity in find_quantities(text, document.language)
        if quantity.unit == "plan"
    ]
    said = said or _named_plans(document.text[:READ_FOR_YEARS], document.language)
    return next((plan for plan in plans if said and plan.value not in said), None)


@lru_cache(maxsize=64)
def _named_plans(text: str, language: Language) -> list[float]:
    return [q.value for q in find_quantities(text, language) if q.unit == "plan"]
