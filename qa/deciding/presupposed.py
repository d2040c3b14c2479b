# ruff: noqa: E501  (word lists are one line each)
"""What a question takes for granted and the documents have to say: a post, a thing, an event, an end.

"Why was the line closed?" has no answer where nothing says that it was, however much is said of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from index.numbers import find_quantities
from index.text import match_form
from qa.asking.asked import is_known
from qa.comparing.polarity import opposites
from qa.deciding.asked_attribute import SPOKEN_OF
from qa.deciding.events import SAME_EVENT, event_words, reason_for, told_otherwise
from qa.reading.met import Met
from qa.reading.signs import names_post

MUCH_OF_IT, NEAR_THING = 0.25, 0.7
# What may ask why, when or by whom something ended.
_ENDING_KINDS = ("reason", "date", "open", "person")


_ASKING = re.compile(
    r"[哪谁几吗多为何怎]|什么|是否|\b(?:who|what|when|where|which|why|how|is|are|was|were|do|does|did"
    r"|has|have|had|can|will)\b"
)


@dataclass(frozen=True, slots=True)
class _Ending:
    """A kind of end: how a question supposes it, and how a text of either language says it."""

    asked: re.Pattern[str]
    told: re.Pattern[str]


def _ending(asked: str, told: str) -> _Ending:
    return _Ending(re.compile(asked), re.compile(told))


_ENDINGS = (
    # something is given up, called off or shut for good
    _ending(
        r"叫停|停建|停办|停產|停产|停止|终止|中止|取消|废止|废除|撤销|撤回|放弃|解散|搁置|关停|关闭|倒闭|停刊|停播|下架|断货"
        r"|\b(?:terminat\w+|cancel\w*|abandon\w*|suspend\w*|halt(?:ed|ing)?|scrap(?:ped|ping)|abolish\w*|dissol\w+|discontinu\w+|withdr[ae]w\w*|axed|shelved?|revok\w+|repeal\w*|call(?:ed|ing)? off|tak(?:en?|ing) away|took away|pull(?:ed|ing)? out|shut(?:ting)? down)\b",
        r"停|终止|中止|取消|废|撤|放弃|解散|搁置|关闭|倒闭|不再|作废|退出|下架|断|拆除|缩短|结束|禁"
        r"|\b(?:terminat|cancel|abandon|suspen|halt|scrap|abolish|dissol|discontinu|withdr[ae]w|axe|shelv|revo[ck]|repeal|call(?:ed|ing)? off|tak(?:en?|ing) away|took away|pull|shut|clos|stop|ended\b|drop|remov|no longer|\bbann|gave up|give up)",
    ),
    # somebody leaves a post
    _ending(
        r"辞职|辞去|辞掉|离职|卸任|免职|撤职|下台|罢免|开除|解雇|被免"
        r"|\b(?:resign\w*|quit|dismiss\w+|sacked|fired|stepp?(?:ed|ing)? down|oust\w*)\b",
        r"辞|离职|离任|卸任|免去|免职|撤职|下台|退休|罢免|开除|解雇|离开|不再|接替|继任"
        r"|\b(?:resign|quit|dismiss|sack|fire[ds]?\b|stepp?(?:ed|ing)? down|oust|retire|left|leav|replac|succe|depart)",
    ),
)  # fmt: skip


def post_untold(met: Met) -> bool:
    """Whether the post of the person asked for is not spoken of."""
    text = met.question.text
    posts = [
        place
        for place, word in enumerate(met.asked.words)
        if names_post(text[word.start : word.end])
    ]
    return any(met.missing[place] or met.is_near_post(place) for place in posts)


def thing_untold(met: Met) -> bool:
    """Whether a yes-no question asks about a thing (a swimming pool) nothing here speaks of; where
    the sentence says the contrary (closed, for open), it does."""
    if not met.support.within or opposites(met.question.text, met.evidence.text):
        return False
    words = met.asked.words
    things = [p for p, word in enumerate(words) if word.tag[:1] in ("n", "") and is_known(word)]
    near = (met.support.wide < NEAR_THING) & (met.support.solid < SPOKEN_OF)
    return any(near[p] and met.weights[p] >= MUCH_OF_IT for p in things)


def never_happened(met: Met) -> bool:
    """Whether what a reason or a date is asked for ("Why did it close?") is nowhere said to have
    happened."""
    verb = reason_for(met.question.text, met.asked)
    if verb is not None and met.support.within and met.missing[verb]:
        return met.question.answer_type == "reason"
    told = match_form(f"{met.evidence.text}\n{met.support.surroundings}")
    if told_otherwise(met.asked.folded, match_form(met.evidence.text)):
        return False
    happened = event_words(met.asked)
    return bool(happened) and all(
        met.support.wide[place] < SAME_EVENT and met.asked.words[place].term not in told
        for place in happened
    )


def figure_untold(met: Met) -> bool:
    """Whether a reason is asked for something with a measure that the document nowhere gives ("Why
    did the fare rise from 2 to 3 yuan?"); how many they are may be told by their names."""
    document = met.evidence.document
    asked = [q for q in met.asked.quantities if q.kind == "share" or (q.kind != "date" and q.unit)]
    if met.question.answer_type != "reason" or not asked:
        return False
    told = {(q.value, q.unit) for q in find_quantities(document.text, document.language)}
    told |= {(value, "") for value, _ in told}
    return any((q.value, q.unit) not in told for q in asked)


def instead_untold(met: Met) -> bool:
    """Whether a follow-up names something else instead ("And the postgraduates?") of which nothing
    here speaks, however near it is to what was asked before."""
    original = match_form(met.question.original or "")
    if not original or not met.support.within or _ASKING.search(original):
        return False
    here = np.maximum(met.support.own, met.support.topic)  # a neighbour may tell of the other
    told = np.minimum(met.support.solid, here)
    return any(
        word.term in original and told[place] < SPOKEN_OF
        for place, word in enumerate(met.asked.words)
        if len(word.term) > 1 and (word.tag[:1] in ("n", "") or word.name)
    )


def ended_untold(met: Met) -> bool:
    """Whether the question supposes that something ended, or somebody left, and neither the
    sentence nor what stands right beside it tells of any such end."""
    if met.question.answer_type not in _ENDING_KINDS:
        return False
    supposed = [ending for ending in _ENDINGS if ending.asked.search(met.asked.folded)]
    if not supposed:
        return False
    told = match_form("\n".join(_beside(met)))
    return not any(ending.told.search(told) for ending in supposed)


def _beside(met: Met) -> Iterator[str]:
    """The sentence, its heading, and its neighbours in the same paragraph."""
    document, here = met.evidence.document, met.evidence.sentence
    yield from (met.evidence.text, here.section or "", document.metadata.title or "")
    for other in met.library.sentences(document.doc_id)[max(0, here.number - 1) : here.number + 2]:
        if other.paragraph == here.paragraph:
            yield document.text[other.start : other.end]
