"""Makes a follow-up stand alone: what it leaves out is carried over from the turn before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.english import STOP_WORDS
from index.numbers import find_quantities
from index.text import HAN, language_of, match_form
from index.types import Language
from qa.asking.spoken_of import LEAVING_ZH, spoken_of
from qa.asking.substitution import (
    TAIL,
    WH_PHRASE_EN,
    WH_PHRASE_ZH,
    in_words_of,
    of_a_kind,
    owner_of,
    place_of,
    substituted,
)
from qa.comparing.alignment import words_of
from qa.naming.names import capitalised, noun_phrases, people
from qa.question import is_empty_word, understand
from qa.types import Answer, AnswerType, Turn

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
    r"他们|她们|他們|她們|他|她|此人|这个人|這個人|\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE
)
_IT = re.compile(
    r"它们|它們|它|这里面|這裡面|里面|裡面|其中|当中|這個|这个(?=[是有在]|会|要|能)|这些|這些|那里|那裡|那儿|这里|這裡|该(?![项]目)|其(?=[中他面积名]|$)"
    r"|\b(?:it|its|they|them|their|these|those|this one|that one)\b"
    r"|\bthere\b(?! (?:in|on|at|near|within|across|outside|between)\b)",  # not "are there on Mars"
    re.IGNORECASE,
)  # fmt: skip
_WHEN_ZH = re.compile(
    r"哪一?[年天月日]|何[年月日时時]|什么时候|什麼時候|甚麼時候|几时|幾時|几月|幾月"
)
_ALSO_ZH = re.compile(r"^(?P<new>[^,，?？]{2,12})呢[,，](?P<asked>[^,，]{2,})$")
_NO_FIGURE = ("person", "place", "organisation", "reason", "definition")
_CONDITION = re.compile(r"^(?:if|when|unless|without)\b|^(?:如果|假如|要是|若|万一)", re.IGNORECASE)
# "What will audiences hear first?" has its own subject and verb.
_WHOLE = re.compile(
    r"\b(?:will|do|does|did|can|could|should|would) (?:the |an? )?(?!the\b|it\b|that\b)\w+ \w+",
    re.IGNORECASE,
)
_PREMISE = re.compile(
    r"所以|也就是说|就是说|不就是|难道|難道|不是|^那?是|\bso\b|\bisn't\b|\bthen\b|^(?:is|was) it\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class StandAlone:
    """A question that stands alone, and what was carried into it from earlier turns."""

    text: str
    carried: tuple[str, ...] = ()


def turns_of(answers: Sequence[Answer]) -> tuple[Turn, ...]:
    """Return earlier answers as the turns of a conversation, without what was no question."""
    asked = (answer for answer in answers if answer.outcome != "rejected")
    return tuple(Turn(understand(answer.question), answer) for answer in asked)


def stand_alone(text: str, turns: Sequence[Turn]) -> StandAlone:
    """Return ``text`` with what it leaves out of the turns before it; as it is when nothing is."""
    if not turns:
        return StandAlone(text)
    last = turns[-1]
    before = _standing(turns)
    bare = TAIL.sub("", _JOINING.sub("", text)).strip()
    joined = bool(_JOINING.match(text)) or text.rstrip(" ?？").endswith("呢")
    language = language_of(text)
    if _WHY.match(text):
        return StandAlone(_why(before), (before,))
    premise = _premise(text, bare, understand(before).answer_type)
    if premise:
        return StandAlone(_claimed(before, premise), (_topic(before), premise))
    replaced = _resolve(text, last, before)
    if replaced:
        return replaced
    also = _ALSO_ZH.match(bare)
    if also and not _ASKING.search(also["asked"]):
        whole, carried = substituted(_alike(turns, before, also["new"]), also["new"])
        whole = _WHEN_ZH.sub("", _without_asking(TAIL.sub("", whole)), count=1)
        return StandAlone(f"{whole}，{also['asked']}吗？", (carried,))
    if joined and _CONDITION.match(bare):
        return StandAlone(_on_condition(before, bare), (before,))
    if joined and bare and not _ASKING.search(bare):
        if owner := owner_of(before, bare):
            return StandAlone(f"{owner}的{bare}？", (owner,))
        whole, carried = substituted(_alike(turns, before, bare), bare)
        return StandAlone(whole, (carried,))
    if _leaves_out(bare, joined):
        topic = _remainder(before, bare) if language == "en" else _topic(before)
        if topic:
            return StandAlone(_with_topic(text, topic, language), (topic,))
    return StandAlone(text)


def _on_condition(before: str, condition: str) -> str:
    """The question before on another condition ("And if somebody smokes?")."""
    if language_of(before) == "zh":
        return f"{condition}，{before}"
    return f"{TAIL.sub('', before)} {condition}?"


def _standing(turns: Sequence[Turn]) -> str:
    """The last question that stands by itself: what only supposed an answer to one ("So it is
    60 %?") is passed over."""
    for place in range(len(turns) - 1, 0, -1):
        text = turns[place].question.text
        bare = TAIL.sub("", _JOINING.sub("", text)).strip()
        if not _premise(text, bare, turns[place - 1].question.answer_type):
            return stand_alone(text, turns[:place]).text
    return turns[0].question.text


def _alike(turns: Sequence[Turn], before: str, new: str) -> str:
    """The question before, or an earlier one where only that has something of the kind of ``new``
    ("那大兴呢?" after "他说了什么?")."""
    for place in range(len(turns), 0, -1):
        earlier = before if place == len(turns) else _standing(turns[:place])
        span = place_of(earlier, new)
        if span and of_a_kind(earlier[span[0] : span[1]], new):
            return earlier
    return before


def _why(before: str) -> str:
    statement = TAIL.sub("", before)
    asked = _without_asking(statement)
    return f"Why: {statement}?" if language_of(before) == "en" else f"为什么{asked}？"


def _premise(text: str, bare: str, asked: AnswerType) -> str:
    """The number a follow-up supposes ("So it is 60 %?"), or the date where one was asked for, or
    ""; ``asked`` is what the question before asked for."""
    language = language_of(text)
    dated = asked == "date"
    numbers = [q for q in find_quantities(bare, language) if dated or q.kind != "date"]
    if len(numbers) != 1 or not _PREMISE.search(text) or asked in _NO_FIGURE:
        return ""
    number = numbers[0]
    rest = _PREMISE.sub(" ", bare[: number.start] + " " + bare[number.end :])
    content = [w for w in words_of(rest, language) if not is_empty_word(rest[w.start : w.end])]
    return "" if len(content) > 1 else bare[number.start : number.end]


def _claimed(before: str, supposed: str) -> str:
    """The question before, asked of what a follow-up in either language supposes."""
    language = language_of(before)
    number = in_words_of(language, supposed)
    statement = TAIL.sub("", before)
    if language == "zh" and _WHEN_ZH.search(statement):
        return _WHEN_ZH.sub(number, statement, count=1) + "吗？"
    topic = _without_asking(statement)
    return f"Is it {number}: {topic}?" if language == "en" else f"{topic}是{number}吗？"


def _resolve(text: str, last: Turn, before: str) -> StandAlone | None:
    """Put what a pronoun stands for in its place."""
    text = _JOINING.sub("", text)
    he, it = _HE.search(text), _IT.search(text)
    if he:
        person = _person(last, before)
        return _replaced(text, he, person) if person else None
    if it:
        thing = spoken_of(before, it[0].lower(), owner=text[it.end() :][:1] == "的") or _topic(
            before
        )
        return _replaced(text, it, thing) if thing else None
    return None


def _replaced(text: str, pronoun: re.Match[str], name: str) -> StandAlone:
    owning = pronoun[0].lower() in ("his", "her", "its", "their")
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


def _topic(before: str) -> str:
    """What the question before was about, without what it asked for."""
    statement = TAIL.sub("", before)
    if language_of(before) == "zh":
        statement = WH_PHRASE_ZH.sub("，", statement, count=1)  # what is counted is another phrase
        spans = [span[:2] for span in noun_phrases(match_form(statement))]
        phrases = [statement[_numbered(statement, a) : b] for a, b in spans if b - a > 1]
        return "的".join(dict.fromkeys(phrases)) or LEAVING_ZH.sub("", statement)
    statement = _without_asking(statement)
    kept = [statement[a:b] for a, b in capitalised(statement)]
    words = [
        word
        for word in re.findall(r"[A-Za-z][A-Za-z'’-]+", statement)
        if word.lower() not in STOP_WORDS and not any(word in name for name in kept)
    ]
    return " ".join((*kept, *words[-3:])) if not kept else " ".join(kept)


def _numbered(statement: str, start: int) -> int:
    """Where a Chinese phrase begins with the number that tells it apart (六号线南延段)."""
    found = _NUMBER_BEFORE.search(statement[:start])
    return found.start() if found else start


def _remainder(before: str, bare: str) -> str:
    """An English question without its question word, and without what that counts or names when
    the follow-up names its own ("And in how many countries?")."""
    statement = _without_asking(TAIL.sub("", before))
    own = re.search(r"\b(?:how (?:many|much)|what|which)\s+(?P<noun>\w+)", bare, re.IGNORECASE)
    if own and not re.fullmatch(_HELPING, own["noun"], re.IGNORECASE):
        return re.sub(rf"^(?:[\w'’-]+ ){{1,4}}?(?={_HELPING})", "", statement)
    return statement


# 六号线南, 第二, A5 before the rest of a name.
_NUMBER_BEFORE = re.compile(
    r"(?:第?[一二三四五六七八九十百0-9A-Za-z]+[号號期届屆条條]?[线線路]?[东東南西北]?)?$"
)
_HELPING = r"(?:has|have|had|is|are|was|were|do|does|did|will|can|should)\b"


_LEADING_HELP = re.compile(rf"^{_HELPING} ")
_ASKS_ALONE = re.compile(
    r"(?P<asking>(?:(?:in|at|on|by|for|from|to|since|until|of) )?"
    r"(?:(?:which|what|how many|how much) (?!is|was|are|were)\w+|(?:since )?when|where"
    r"|how long|how often))"
    r"(?: (?:was|is|were|are|did|does|do) (?:that|this|it|so))?",
    re.IGNORECASE,
)


def _without_asking(statement: str) -> str:
    if language_of(statement) == "zh":
        return WH_PHRASE_ZH.sub("", statement, count=1)
    return " ".join(WH_PHRASE_EN.sub("", statement, count=1).split())


def _leaves_out(bare: str, joined: bool) -> bool:
    """Whether a question is too bare to stand alone: no name, no quotation, hardly a noun."""
    language = language_of(bare)
    if re.search(r"[“”「」《》\"]", bare):
        return False
    words = [w for w in words_of(bare, language) if not is_empty_word(bare[w.start : w.end])]
    if language == "en":
        named = any(word.name and word.start > 0 for word in words)
        whole = len(words) > 2 and bool(_WHOLE.search(bare))
        return not named and not whole and len(words) <= (4 if joined else 2)
    nouns = [w for w in words if w.tag.startswith(("n", "l", "j")) and len(w.term) > 1]
    named = any(word.tag in ("ns", "nr", "nt", "nz") for word in words)
    return not named and len(nouns) <= (2 if joined else 1)


def _with_topic(text: str, topic: str, language: Language) -> str:
    bare = _JOINING.sub("", text).strip()
    if language == "zh":
        return f"{topic}{bare}"
    asking = TAIL.sub("", bare)
    if found := _ASKS_ALONE.fullmatch(asking):  # "In which countries?", "When was that?"
        return f"{found['asking']} {topic}?"
    return f"{asking}: {_LEADING_HELP.sub('', topic)}?"
