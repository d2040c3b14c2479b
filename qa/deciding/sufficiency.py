"""Whether the best sentence is enough to answer, and if not, what the documents do not speak about.

Matching words is not answering: a name, a year or an ordinal of the question that the evidence and
its surroundings do not hold, an attribute nobody speaks of, or a missing answer of the wanted kind
each end in "the documents do not say".
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from index.library import Library
from index.numbers import find_quantities
from qa.asking.asked import Asked, asked_of
from qa.asking.open_parts import phrases
from qa.deciding.asked_attribute import (
    COUNTED_KINDS,
    NEARLY_SPOKEN_OF,
    another_is_named,
    attribute_missing,
    focus_groups,
    missing_in_twin,
    nothing_counted,
    telephone_of_another,
)
from qa.deciding.asked_figures import counts, measures, other_quantity, tells_age
from qa.deciding.confidence import leaves_doubt, overrules, sureness, withheld
from qa.deciding.events import date_told, supposed, told_by_what_comes_first
from qa.deciding.namesakes import means_another
from qa.deciding.posts_held import post_told
from qa.deciding.presupposed import (
    ended_untold,
    figure_untold,
    instead_untold,
    never_happened,
    post_untold,
    thing_untold,
)
from qa.deciding.refusal_words import names_elsewhere
from qa.deciding.told_in_words import told_in_words
from qa.naming.names import names_another
from qa.reading.met import SAME_NAME, Met
from qa.reading.surroundings import support_of
from qa.types import TYPED_KINDS, EvidenceSentence, Question

LEAST_COVERED, LEAST_SOLID = 0.2, 0.2
MOST_MISSING = {"zh": 0.7, "en": 0.75}  # by the question's language
HEAVIEST_MISSING = {"zh": 0.4, "en": 0.5}
FIGURE_KINDS = ("number", "share", "date")
# Who answers may be a team, a people or a name that no list of names holds: any name does where
# hardly anything of the question is missing.
NAMED_KINDS, LITTLE_MISSING, WELL_COVERED = ("person", "organisation", "place"), 0.25, 0.7
MOST_OPEN = 0.3  # of the question, where an answer has no figure of its own
ALL_SAID = 0.1  # of the question that nothing is spoken of
ALL_NAME = 0.8
READ, READ_TRUSTED, TRUSTED, NEXT_BEST = 3, 8, 0.7, 0.7
SPOKEN_SURELY = 0.9
NOT_EVEN_NEAR, MUCH_OF_IT = 0.1, 0.2

Fault = Literal["open", "firm"]  # a refusal that a clear confidence may turn, and one it may not


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether to answer, how sure that is (0..1), and for a refusal why.

    ``missing`` and ``known`` are parts of the question in its own words; ``reason`` is a key of
    ``qa.messages``; ``best`` is the place of the sentence that answers in the ranking. ``named``
    tells that the question is hardly more than a name and the sentence holds it; ``firm`` that no
    confidence turns a refusal in a small library: it is about another year, or holds no number of
    what is counted.
    ``open_share`` (0..1) is how much of the question is not spoken of; ``doubtful`` that the answer
    may be no more than the closest passage.
    """

    sufficient: bool
    confidence: float
    missing: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    reason: str | None = None
    best: int = 0
    named: bool = False
    firm: bool = False
    open_share: float = 0.0
    doubtful: bool = False


def decide(question: Question, ranked: Sequence[EvidenceSentence], library: Library) -> Decision:
    """Return whether one of the best sentences answers ``question``.

    Of the others only one that holds every name and all that is asked about may answer.
    """
    decision = _decide(question, ranked, library)
    if not decision.sufficient or "odds" not in ranked[decision.best].features:
        return decision
    best = ranked[decision.best]
    rest = (e.score for place, e in enumerate(ranked) if place != decision.best)
    lead = best.score - max(rest, default=0.0)
    sure = sureness(lead, decision.open_share, best.features["odds"])
    across = best.document.language != question.language
    chunks = sum(library.vocabulary.chunk_count.values())
    defined = best.features.get("defines")
    confidence = best.features.get("confidence", 1.0)
    if not defined and withheld(confidence, sure, across, chunks):
        reason = "not_found_missing" if decision.missing else "not_found_attribute"
        return replace(decision, sufficient=False, reason=reason)
    return replace(decision, doubtful=leaves_doubt(sure))


def _decide(question: Question, ranked: Sequence[EvidenceSentence], library: Library) -> Decision:
    asked = asked_of(question)
    if not ranked and question.limit:
        return Decision(False, 0.0, reason="not_found_scope")
    if not ranked or not (asked.words or asked.quantities or question.speaker):
        return Decision(False, 0.0, reason="not_found")
    if question.speaker and not _speaks(question, ranked[:READ]):
        return Decision(False, 0.1, (question.speaker,), reason="not_found_speaker")
    if not asked.words:
        spoken = (place for place, e in enumerate(ranked) if e.sentence.kind != "heading")
        return Decision(True, 0.5, best=next(spoken, 0))
    first = _weighed(
        _decide_one(question, asked, ranked[0], library, 0), question, ranked[0], library
    )
    if first.sufficient:
        return first
    if (place := post_told(question, ranked)) is not None:
        return Decision(True, first.confidence, best=place)
    trusted = ranked[0].features.get("confidence", 0.0) >= TRUSTED
    for place, evidence in enumerate(ranked[1:], start=1):
        if evidence.score < NEXT_BEST * ranked[0].score:
            break
        if place >= (READ_TRUSTED if trusted else READ) and not asked.names:
            break
        decision = _decide_one(question, asked, evidence, library, place)
        if decision.sufficient and (place < READ or not decision.missing):
            return _weighed(decision, question, evidence, library)
        if len(decision.known) > len(first.known) and not decision.sufficient:
            first = replace(decision, confidence=first.confidence)  # it tells better what is known
    return _with_names_known(first, names_elsewhere(first.missing, question, asked, ranked))


def _with_names_known(refusal: Decision, names: Sequence[str]) -> Decision:
    """The refusal with these names told as known, not as missing."""
    if not names or refusal.reason not in ("not_found_missing", "not_found_attribute"):
        return refusal
    missing = tuple(part for part in refusal.missing if part not in names)
    reason = "not_found_missing" if missing else "not_found_attribute"
    known = tuple(dict.fromkeys((*refusal.known, *names)))
    return replace(refusal, missing=missing, known=known, reason=reason)


def _speaks(question: Question, read: Sequence[EvidenceSentence]) -> bool:
    """Whether one of the sentences gives the words of the speaker asked for; in the other language
    a name may be written in a way that no sound tells, and a clear confidence has to do."""
    if any(e.features.get("speaker") for e in read):
        return True
    across = all(e.document.language != question.language for e in read)
    return across and read[0].features.get("confidence", 0.0) >= SPOKEN_SURELY


def _weighed(
    decision: Decision, question: Question, evidence: EvidenceSentence, library: Library
) -> Decision:
    """The decision, unless the calibrated confidence is clear enough to turn it."""
    confidence = evidence.features.get("confidence")
    if confidence is None or decision.reason == "not_found_speaker":
        return decision
    across = evidence.document.language != question.language
    chunks = sum(library.vocabulary.chunk_count.values())
    firm = decision.firm or (decision.reason == "not_found_year" and _is_firm(question, evidence))
    if firm or decision.named:
        return decision
    if not decision.sufficient and overrules(confidence, across, chunks):
        decision = replace(decision, sufficient=True, missing=(), reason=None)
    return replace(decision, confidence=confidence)


def _is_firm(question: Question, evidence: EvidenceSentence) -> bool:
    """Whether the question sets a year, or the sentence names another place in an order."""
    asked = find_quantities(question.text, question.language)
    said = find_quantities(evidence.text, evidence.document.language)
    places = {(q.unit, q.value) for q in asked if q.kind == "ordinal"}
    units = {unit for unit, _ in places}
    return any(quantity.kind == "date" and quantity.value for quantity in asked) or any(
        q.kind == "ordinal" and q.unit in units and (q.unit, q.value) not in places for q in said
    )


def _decide_one(
    question: Question, asked: Asked, evidence: EvidenceSentence, library: Library, place: int
) -> Decision:
    met = Met(question, asked, evidence, library, support_of(question, asked, evidence, library))
    text, language = question.text, question.language
    words = tuple(phrases(text, asked, met.missing, language))
    known = tuple(phrases(text, asked, ~met.missing, language, names_only=True))
    confidence = max(0.0, min(1.0, met.covered * (1 - met.share) + 0.2))
    other = other_quantity(question, asked, evidence, met.support.surroundings)
    event = supposed(question, asked) if other else None
    if event and date_told(event, asked, evidence, met.support):
        other = None  # a date supposed wrongly is set right
    parts = words
    if other:
        reason, parts, firm = "not_found_year", (text[other.start : other.end],), False
    elif fault := _fault(met):
        firm = fault == "firm"
        parts = words or tuple(phrases(text, asked, met.hardly_told, language))
        reason = "not_found_missing" if parts else "not_found_attribute"
    else:
        named = _is_hardly_more_than_a_name(met)
        share = 0.0 if evidence.features.get("excepts") else met.share
        return Decision(True, confidence, words, known, None, place, named, open_share=share)
    share = met.share
    return Decision(False, confidence / 2, parts, known, reason, place, False, firm, share)


def _fault(met: Met) -> Fault | None:
    """Whether a confidence may turn the refusal of this sentence; None where it answers."""
    return _about_another(met) or _says_too_little(met)


def _about_another(met: Met) -> Fault | None:
    """Whether the sentence is about somebody, something or some event that is not asked about."""
    question, asked = met.question, met.asked
    if met.unmentioned or telephone_of_another(asked, met.support):
        return "firm"
    if met.unnamed:
        return "firm" if met.support.within else "open"
    measured = question.answer_type in FIGURE_KINDS or asked.measure.units
    if measured and another_is_named(question, asked, met.support):
        return "open"
    if met.unheard_of and (met.support.within or not met.evidence.features.get("typed")):
        return "open"
    if question.answer_type == "person" and post_untold(met):
        return "firm"
    if question.answer_type == "yes_no" and thing_untold(met):
        return "open"
    if question.answer_type in ("reason", "date") and never_happened(met):
        return "firm" if met.support.within else "open"
    if ended_untold(met) or instead_untold(met) or figure_untold(met) or means_another(met):
        return "firm"
    return None


def _says_too_little(met: Met) -> Fault | None:
    """Whether the sentence leaves open what is asked of whom or what it is about."""
    question, asked, evidence = met.question, met.asked, met.evidence
    figure = question.answer_type in FIGURE_KINDS
    if evidence.features.get("excepts"):  # what is left out is asked for, and said
        return None
    if nothing_counted(question, asked, met.support):
        return "firm"
    if question.answer_type in COUNTED_KINDS and _attribute_untold(met):
        return "firm"
    heaviest = float((met.weights * met.missing).max(initial=0))
    language = question.language
    if met.share > MOST_MISSING[language] or heaviest > HEAVIEST_MISSING[language]:
        return "open"
    counted = met.share < ALL_SAID and bool(evidence.features.get("counts"))
    counted = counted or (figure and evidence.features.get("figures", 0.0) == 1)
    if met.covered < LEAST_COVERED and not counted:
        return "open"
    if float(met.weights @ met.support.solid) < LEAST_SOLID:
        return "open"
    if question.answer_type in TYPED_KINDS and not _holds_an_answer(met):
        return "firm" if figure else "open"
    if not measures(question, asked, evidence):
        return "firm"
    return None if counts(question, asked, evidence) else "open"


def _attribute_untold(met: Met) -> bool:
    """Whether hardly a word of what is asked is spoken of, read in the question's own language, or
    in the other one nothing like a telling word of what is counted."""
    if met.support.within:
        return attribute_missing(met.asked, met.support.wide < NEARLY_SPOKEN_OF)
    counted = [place for group in focus_groups(met.asked) for place in group]
    untold = met.support.wide < NOT_EVEN_NEAR
    if any(untold[place] and met.weights[place] >= MUCH_OF_IT for place in counted):
        return True
    told = missing_in_twin(met.question, met.asked, met.evidence, met.library)
    return told is not None and attribute_missing(met.asked, told)


def _holds_an_answer(met: Met) -> bool:
    """Whether the sentence holds something of the wanted kind."""
    if met.evidence.features.get("typed") or met.evidence.features.get("extreme_row"):
        return True
    if tells_age(met.asked, met.evidence):
        return True
    if met.share < MOST_OPEN and told_in_words(met.asked, met.evidence.text):
        return True
    if met.share >= LITTLE_MISSING or met.covered < WELL_COVERED:
        return False
    if met.question.answer_type == "date":
        return told_by_what_comes_first(met.asked, met.evidence.text, ~met.hardly_told)
    named = met.question.answer_type in NAMED_KINDS
    return named and names_another(met.question.text, met.evidence.text)


def _is_hardly_more_than_a_name(met: Met) -> bool:
    names = list(met.asked.names)
    if not names or float(met.weights[names].sum()) < ALL_NAME:
        return False
    return bool(met.support.own[names].min() >= SAME_NAME)
