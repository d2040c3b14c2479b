"""Makes a follow-up stand alone: what it leaves out is carried over from the turn before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.numbers import find_quantities
from index.text import HAN, language_of
from qa.asking.asides import about_what_was_said, item_of
from qa.asking.carried import leaves_out, topic_of, with_topic, without_asking
from qa.asking.spoken_of import spoken_of
from qa.asking.substitution import (
    TAIL,
    in_words_of,
    is_named,
    of_a_kind,
    owner_of,
    place_of,
    put_in,
    same_kind,
    substituted,
)
from qa.comparing.alignment import words_of
from qa.naming.names import people
from qa.question import is_empty_word, understand
from qa.types import Answer, Turn

_JOINING = re.compile(
    r"^\W*(?:那么|那(?!里|儿|个|些|么)|還有|还有|另外|所以|因此|并且|而且|而|也就是说|就是说|(?:and|but|so|then|also|or|well)\b"
    r"|(?:what|how) about\b)[,，\s]*",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"多少|几|幾|谁|誰|哪|什么|什麼|甚麼|怎|如何|为何|為何|为什么|為什麼|何时|何時|吗|嗎|是否"
    r"|\b(?:who|whom|whose|what|when|where|which|why|how|is|are|was|were|do|does|did|has|have|can|will)\b",
    re.IGNORECASE,
)
_WHY = re.compile(
    r"^\W*(?:为什么|為什麼|为何|為何|为啥|why|how come)(?:呢|这样|這樣| so| is that)?\W*$",
    re.IGNORECASE,
)
_HE = re.compile(
    r"[他她](?![们們])|此人|这个人|這個人|\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE
)
_IT = re.compile(
    r"[它他她][们們]|它|这里面|這裡面|里面|裡面|其中|当中|這個|这个(?=[是有在]|会|要|能)|这些|這些|那里|那裡|那儿|这里|這裡|该(?![项]目)|其(?=[中他面积名]|$)"
    r"|\b(?:it|its|they|them|their|these|those|this one|that one)\b"
    r"|(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )\bthere\b"
    r"(?! (?:in|on|at|near|within|across|outside|between)\b)",  # not "are there on Mars"
    re.IGNORECASE,
)  # fmt: skip
_WHEN_ZH = re.compile(
    r"哪一?[年天月日]|何[年月日时時]|什么时候|什麼時候|甚麼時候|几时|幾時|几月|幾月"
)
_ALSO_ZH = re.compile(r"^(?P<new>[^,，?？]{2,12})呢[,，](?P<asked>[^,，]{2,})$")
_NO_FIGURE = ("person", "place", "organisation", "reason", "definition")
_CONDITION = re.compile(r"^(?:if|when|unless|without)\b|^(?:如果|假如|要是|若|万一)", re.IGNORECASE)
_UNIT_AFTER = re.compile(
    r"(?<=[\d百千万萬亿億])[^\W\d_a-z百千万萬亿億]{1,3}$| (?!thousand|million|billion)[a-z]+$"
)
_LIKE_IT = re.compile(r"(?:those|these|the ones|the one|the others?) \w", re.IGNORECASE)
_HOW_MANY_ZH = re.compile(
    r"(?:多少|第?[几幾])(?P<counted>钱|錢|成|[个個家名位座所次项項条條种種届屆台艘辆])?"
)
_PREMISE = re.compile(
    r"所以|也就是说|就是说|不就是|难道|難道|不是|^那?是|\bso\b|\bisn't\b|\bthen\b|^(?:is|was) it\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class StandAlone:
    """A question that stands alone, and what was carried into it from earlier turns.

    ``alone`` is what was typed where only the topic was put to it: it may be asked of the documents
    cited just before. ``behind`` is the question that first spoke of what is spoken of still.
    """

    text: str
    carried: tuple[str, ...] = ()
    alone: str = ""
    behind: str = ""
    aside: bool = False  # about the answer before; what follows stands on the question before that
    slot: str = ""  # what was put in the place of its like
    typed: str = ""


def turns_of(answers: Sequence[Answer]) -> tuple[Turn, ...]:
    """Return earlier answers as the turns of a conversation, without what was no question."""
    asked = (answer for answer in answers if answer.outcome != "rejected")
    return tuple(Turn(understand(answer.question), answer) for answer in asked)


def stand_alone(text: str, turns: Sequence[Turn]) -> StandAlone:
    """Return ``text`` with what it leaves out of the turns before it; as it is when nothing is."""
    told: list[StandAlone] = []
    for place, turn in enumerate(turns):
        typed = turn.question.text
        told.append(replace(_completed(typed, tuple(turns[:place]), told), typed=typed))
    return _completed(text, tuple(turns), told)


def _completed(text: str, turns: tuple[Turn, ...], told: Sequence[StandAlone]) -> StandAlone:
    """A follow-up completed from the turns before it, which were themselves: ``told``."""
    standing = next((one for one in reversed(told) if not one.aside), None)
    if standing is None:
        return StandAlone(text)
    before, behind = standing.text, standing.behind or standing.text
    if whole := about_what_was_said(text, turns, before):
        return StandAlone(whole, (before,), aside=True)
    if item := item_of(text, turns[-1].answer):
        return StandAlone(item, (item,), behind=item)
    if _WHY.match(text):
        return StandAlone(_why(before), (before,), behind=behind)
    rest = _JOINING.sub("", text).strip()
    bare = TAIL.sub("", rest).strip()
    if premise := _premise(text, bare, before):
        supposed = _in_units_of(turns, premise)
        return StandAlone(_claimed(before, supposed), (topic_of(before), premise), aside=True)
    joined = bool(_JOINING.match(text)) or text.rstrip(" ?？").endswith("呢")
    if _LIKE_IT.match(bare) and joined and not _ASKING.search(rest):
        return StandAlone(_added(before, bare), (before,), behind=behind)
    thing = _own_thing(standing.typed) or behind
    if replaced := _resolve(text, turns[-1], before, thing):
        return replaced
    asking = bool(_ASKING.search(rest))
    if joined and (instead := _instead(bare, standing, told, asking=asking)):
        return instead
    if leaves_out(bare, joined=joined):
        whole, topic = with_topic(rest, bare, before, behind)
        if topic:
            return StandAlone(whole, (topic,), alone=text, behind=behind)
    return StandAlone(text)


def _instead(
    bare: str, standing: StandAlone, told: Sequence[StandAlone], *, asking: bool
) -> StandAlone | None:
    """The question before on what is named instead, or on another condition; ``asking`` tells that
    the follow-up asks a question of its own (那市长去了吗?)."""
    before, slot = standing.text, standing.slot
    also = _ALSO_ZH.match(bare)
    if also and not _ASKING.search(also["asked"]):
        whole, carried, _ = substituted(_alike(told, before, also["new"]), also["new"])
        whole = _WHEN_ZH.sub("", without_asking(TAIL.sub("", whole)), count=1)
        return StandAlone(f"{whole}，{also['asked']}吗？", (carried,))
    if _CONDITION.match(bare):
        return StandAlone(_on_condition(before, bare), (before,))
    if not bare or asking:
        return None
    if slot and before.count(slot) == 1 and same_kind(slot, bare):  # 那海淀区呢? 通州区呢?
        start = before.index(slot)
        whole, carried, core = put_in(before, (start, start + len(slot)), bare)
    elif owner := owner_of(before, bare):
        return StandAlone(f"{owner}的{bare}？", (owner,))
    else:
        whole, carried, core = substituted(_alike(told, before, bare), bare)
    behind = "" if is_named(core) else standing.behind or before
    alone = substituted(standing.alone, bare)[0] if standing.alone else ""
    return StandAlone(whole, (carried,), alone=alone, behind=behind, slot=core)


_A_PERSON = re.compile(
    r"(?:mayor|director|president|chair(?:man|woman)?|minister|secretary|manager|captain|governor"
    r"|head|chief|author|founder|owner|teacher|doctor|speaker|spokes\w+|leader|judge|coach|curator"
    r"|officer|editor|winner|king|queen|man|woman)$"
)


def _own_thing(typed: str) -> str:
    """A question that was typed, where it names a thing of its own that may be "it" in the next;
    "" where not, or where that is a person ("Did the mayor attend?")."""
    if language_of(typed) == "zh" or _IT.search(typed) or _HE.search(typed):
        return ""
    thing = spoken_of(typed, "it")
    return typed if thing and not _A_PERSON.search(thing) else ""


def _added(before: str, said: str) -> str:
    """The question before of some of those it asks about ("And those over 10 metres?")."""
    return f"{TAIL.sub('', before)}, {said}?"


def _on_condition(before: str, condition: str) -> str:
    """The question before on another condition ("And if somebody smokes?")."""
    if language_of(before) == "zh":
        return f"{condition}，{before}"
    return f"{TAIL.sub('', before)} {condition}?"


def _alike(told: Sequence[StandAlone], before: str, new: str) -> str:
    """The question before, or an earlier one where only that has something of the kind of ``new``
    ("那大兴呢?" after "他说了什么?")."""
    earlier = (one.text for one in reversed(told) if not one.aside)
    for text in (before, *earlier):
        span = place_of(text, new)
        if span and of_a_kind(text[span[0] : span[1]], new):
            return text
    return before


def _why(before: str) -> str:
    statement = TAIL.sub("", before)
    asked = without_asking(statement)
    return f"Why: {statement}?" if language_of(before) == "en" else f"为什么{asked}？"


def _premise(text: str, bare: str, before: str) -> str:
    """The number a follow-up supposes ("So it is 60 %?"), or the date where the question before
    asked for one, or ""."""
    language = language_of(text)
    found = find_quantities(bare, language) if _PREMISE.search(text) else ()
    asked = understand(before).answer_type if found else "open"
    numbers = [q for q in found if asked == "date" or q.kind != "date"]
    if len(numbers) != 1 or asked in _NO_FIGURE:
        return ""
    number = numbers[0]
    rest = _PREMISE.sub(" ", bare[: number.start] + " " + bare[number.end :])
    content = [w for w in words_of(rest, language) if not is_empty_word(rest[w.start : w.end])]
    return "" if len(content) > 1 else bare[number.start : number.end]


def _in_units_of(turns: Sequence[Turn], number: str) -> str:
    """A bare number in the units of the one just told ("So it is 20?" after 18 yuan: 20 yuan)."""
    told = (t.answer.statements[0] for t in reversed(turns) if t.answer.statements)
    answered = next((s.text[slice(*s.bold[0])] for s in told if s.bold), "")
    supposed = find_quantities(number, language_of(number))
    found = find_quantities(answered, language_of(answered))
    if len(supposed) != 1 or supposed[0].kind != "number" or supposed[0].unit or not found:
        return number
    if found[0].kind == "share":
        return f"{number}%"
    unit = _UNIT_AFTER.search(answered) if found[0].unit else None
    return number + unit[0] if unit else number


def _claimed(before: str, supposed: str) -> str:
    """The question before, asked of what a follow-up in either language supposes."""
    language = language_of(before)
    number = in_words_of(language, supposed)
    statement = TAIL.sub("", before)
    if language == "zh" and _WHEN_ZH.search(statement):
        return _WHEN_ZH.sub(number, statement, count=1) + "吗？"
    if language == "en":
        return f"Is it {number}: {without_asking(statement)}?"
    if _HOW_MANY_ZH.search(statement):
        return _HOW_MANY_ZH.sub(lambda found: _in_place(found, number), statement, count=1) + "吗？"
    return f"{without_asking(statement)}是{number}吗？"


def _in_place(asking: re.Match[str], number: str) -> str:
    """The number where a Chinese question asks for one (多少钱: 320元, 几成: 60%, 多少家: 9家)."""
    counted = asking["counted"] or ""
    if counted in ("钱", "錢"):
        return number if number[-1:] in "元块塊" else f"{number}元"
    return number + ("" if counted == "成" or number.endswith(counted) else counted)


def _resolve(text: str, last: Turn, before: str, behind: str) -> StandAlone | None:
    """Put what a pronoun stands for in its place."""
    text = _JOINING.sub("", text)
    he, it = _HE.search(text), _IT.search(text)
    if he:
        person = _person(last, before)
        person = person.title() if person.isupper() else person  # as a heading has it
        return replace(_replaced(text, he, person), behind=behind) if person else None
    if it:
        owner = text[it.end() :][:1] == "的"
        thing = spoken_of(behind, it[0].lower(), owner=owner) or topic_of(behind)
        found = _replaced(text, it, thing) if thing else None
        return found and replace(found, behind=behind)
    return None


def _replaced(text: str, pronoun: re.Match[str], name: str) -> StandAlone:
    owning = pronoun[0].lower() in ("his", "her", "its", "their")
    owning = owning and bool(re.match(r" \w", text[pronoun.end() :]))  # not "before her?"
    ending = "'s" if owning and not HAN.search(name) else ""
    return StandAlone(f"{text[: pronoun.start()]}{name}{ending}{text[pronoun.end() :]}", (name,))


def _person(last: Turn, before: str) -> str:
    """The person last spoken of: the one asked for, else one that the question or answer names."""
    for statement in last.answer.statements[:1]:
        cited = [c for c in last.answer.citations if c.n in statement.citations]
        if last.question.answer_type == "person":
            bold = [statement.text[a:b] for a, b in statement.bold]
            named = [name for name in bold if people(name, language_of(name))]
            if named:
                return named[0]
            if cited and cited[-1].speaker:
                return cited[-1].speaker
    language = language_of(before)
    asked = [before[a:b] for a, b in people(before, language)]
    if asked:
        return asked[0]
    for citation in last.answer.citations:
        found = [citation.quote[a:b] for a, b in people(citation.quote, citation.language)]
        if found or citation.speaker:
            return found[0] if found else citation.speaker or ""
    return ""
