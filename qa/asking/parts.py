# ruff: noqa: E501  (one pattern is one line)
"""Takes a question of several parts apart.

"What facilities are there, and how many will be built?" asks two things; "How do X and Y differ in
Z?" asks for the Z of each. Each part stands alone, so that it can be looked up by itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.english import STOP_WORDS
from index.text import match_form
from index.types import Language
from qa.asking.coordinated import attributes, counted_twice, each_told
from qa.asking.joined import joined
from qa.asking.question_words import FEW
from qa.asking.sides import Sides, sides_of
from qa.comparing.alignment import words_of
from qa.naming.names import capitalised, noun_phrases, people
from qa.types import Question

MOST_PARTS = 3
SHORTEST = {"zh": 4, "en": 2}  # characters; words

_ASKING: dict[Language, re.Pattern[str]] = {
    "zh": re.compile(
        rf"多少|多[大长高久远]|{FEW}(?=[个家名位座所项条年天次种类届场月])|(?<![没无])(?:谁|哪(?!怕)|什么(?!都))|怎样|怎么|如何|为何|何时|何地|何种"
    ),
    "en": re.compile(r"\b(?:who|whom|whose|what|when|where|which|why|how)\b", re.IGNORECASE),
}
_CUT_ZH = re.compile(
    r"\s*[,，;；?？]\s*(?:那么?|而且|并且|同时|另外|此外|以及|还有|又|而|并|和)?|(?:以及|并且)(?=.{0,6}(?:谁|哪|什么|多少|几|怎|如何|何))"
)
_CUT_EN = re.compile(
    r"\s*[,;?]?\s+and (?=(?:(?:in|by|to|for|from|at|on|with|of|since|until|also) )?(?:who|whom|whose|what|when|where|which|why|how)\b)|\s*[?;]\s+(?:and )?",
    re.IGNORECASE,
)
_TWO_WORDS_EN = re.compile(
    r"^(?P<one>when|where|who|what|why|how|by whom)(?:,? and |, )(?P<two>when|where|why|how|by whom|in what year)\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
_TWO_WORDS_ZH = re.compile(
    r"(?P<one>何时|什么时候|哪一?年|谁)(?:[、,，和]|以及|又)?(?:在|于)?(?P<two>何地|哪里|哪儿|什么地方|何处)"
)
_AND_WHY_ZH = re.compile(
    r"^(?P<first>.{4,}?)[,，、]\s*(?:又是|是|并且|而且|又)?(?P<why>为什么|為什麼|为何|為何)(?:呢)?[?？]?$"
)
_WHEN_OR_WHO_ZH = re.compile(
    r"何时|何時|什么时候|什麼時候|哪一?[年天月日]|谁|誰|由谁|在?哪[里裡儿兒]|(?:多少|几)[个家名位所座次]?"
)
_AND_WHY_EN = re.compile(r"^(?P<first>.{6,}?),? and (?P<why>why|how)\?*$", re.IGNORECASE)
_SUCH_ZH = re.compile(r"(?:这样的|这种|这类|此类|该类|同样的)(?P<noun>[一-鿿]{2,4})")
_PRONOUN = re.compile(
    r"^\W*(?:它们?|[他她]们?|其(?!他))的?|\b(?:it|its|they|their|them|he|she|his|her)\b",
    re.IGNORECASE,
)
_ASKS_WHO_EN = re.compile(r"^\W*who (?=\w+)", re.IGNORECASE)
_ASKS_WHO_ZH = re.compile(r"(?:是)?(?:由)?(?:谁|哪一?位|什么人)$|^谁")
_SOMEBODY = re.compile(r"^\W*[他她](?!们)|\b(?:he|she|him|his|her)\b", re.IGNORECASE)
_WHOSE = frozenset({"its", "their", "his", "her"})
_OPENING_EN = re.compile(r"^\W*(?:who|whom|what|when|where|which|why|how)\b\s*", re.IGNORECASE)
# "For how long", "by when", "in what year": a clause that asks and says nothing else.
_ASKS_ONLY = re.compile(
    r"^(?:(?:for|by|in|on|at|to|from|since|until|with|of|and) )*(?:how (?:long|many|much|far|often|big|large|soon)|when|where|who|whom|why|how"
    r"|(?:what|which) [\w-]+)(?: more| less| exactly)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a question as questions of their own; ``apart`` tells that it cannot be read
    as one, so that the parts are asked whatever the whole finds; ``sides`` what it compares, where
    it does; ``names`` by which the parts are told from each other, where each is about another."""

    texts: tuple[str, ...] = ()
    apart: bool = False
    sides: Sides | None = None
    names: tuple[str, ...] = ()


def parts_of(question: Question) -> Parts:
    """Return what ``question`` asks part by part; nothing for a question of one part."""
    text, language = question.text.strip(), question.language
    if sides := sides_of(text, language):
        return Parts(sides.texts, True, sides, sides.names)
    again = language == "en" and len(_ASKING["en"].findall(text)) > 1
    ways = (
        (_two_words, True), (_and_why, True), (counted_twice, again), (_clauses, True),
        (attributes, True),
    )  # fmt: skip
    for find, apart in ways:
        texts = tuple(dict.fromkeys(find(text, language)))
        if 2 <= len(texts) <= MOST_PARTS:
            return Parts(texts, apart or each_told(language, text))
    named = tuple(dict.fromkeys(joined(text, language)))
    if not 2 <= len(named) <= MOST_PARTS:
        return Parts()
    names, texts = zip(*named, strict=True)
    return Parts(texts, each_told(language, text), names=names)


def _clauses(text: str, language: Language) -> Iterator[str]:
    """Clauses that each ask by a question word of their own."""
    cut, asking = _CUT_ZH if language == "zh" else _CUT_EN, _ASKING[language]
    pieces = [piece.strip() for piece in cut.split(text.rstrip("?？ ")) if piece and piece.strip()]
    merged: list[str] = []
    for piece in pieces:  # what asks nothing belongs to the clause after it
        if merged and not asking.search(match_form(merged[-1])):
            merged[-1] = f"{merged[-1]}{'，' if language == 'zh' else ', '}{piece}"
        else:
            merged.append(piece)
    asks = [bool(asking.search(match_form(piece))) for piece in merged]
    if len(merged) < 2 or not all(asks) or any(_short(piece, language) for piece in merged):
        return
    yield _ended(merged[0], language)
    for piece in merged[1:]:
        yield _ended(_completed(piece, merged[0], language), language)


def _short(piece: str, language: Language) -> bool:
    size = len(piece) if language == "zh" else len(piece.split())
    return size < SHORTEST[language]


def _completed(piece: str, first: str, language: Language) -> str:
    """A later clause with what it leaves out of the first."""
    return _completed_zh(piece, first) if language == "zh" else _completed_en(piece, first)


def _completed_zh(piece: str, first: str) -> str:
    such = _SUCH_ZH.search(piece)
    if such:
        whole = next((p for p in _phrases(first) if p.endswith(such["noun"])), such["noun"])
        return piece[: such.start()] + whole + piece[such.end() :]
    words = [w for w in words_of(piece, "zh") if w.tag.startswith("n") and len(w.term) > 1]
    named = any(w.tag in ("ns", "nr", "nt", "nz") for w in words)
    bare = _PRONOUN.sub("", piece)
    somebody = _person_zh(first) if _SOMEBODY.search(piece) else ""
    topic = somebody or _topic_zh(first)
    opens = _ASKING["zh"].match(match_form(bare))  # "几所完成": of what the first speaks of
    bare_of_names = not named and (len(words) < 2 or opens)
    if not somebody and bare_of_names and _has_subject_zh(bare):
        topic = _owner_zh(topic)
    return topic + bare if topic and (bare_of_names or somebody) else piece


_IS_ASKED_ZH = re.compile(r"(?:又|各|共)?(?:有|是|为|达)?(?:多少|多大|几|谁|什么)")


def _has_subject_zh(clause: str) -> bool:
    """Whether a clause asks of a thing of its own ("人口是多少")."""
    first = next(iter(words_of(clause, "zh")), None)
    if not first or first.start or first.tag not in ("n", "vn", "an"):
        return False
    return bool(_IS_ASKED_ZH.match(match_form(clause[first.end :])))


def _owner_zh(topic: str) -> str:
    """What the topic is of: 甲县 in 甲县的面积, where the next clause asks of something else of it."""
    for start, end, special in noun_phrases(match_form(topic)):
        if end != len(topic):
            continue
        if not special:
            return topic[:start].rstrip("的")
        last = words_of(topic, "zh")[-1]
        if last.tag in ("n", "vn", "an") and last.start > start:
            return topic[: last.start].rstrip("的")
    return topic


def _completed_en(piece: str, first: str) -> str:
    topic = _topic_en(first)
    if _ASKS_ONLY.match(piece):
        last = re.split(r"(?<=[.?!]) ", first)[-1]
        named = "" if last == first else f": {topic}"
        return f"{piece} {_OPENING_EN.sub('', last)}{named}"
    if _ASKS_WHO_EN.match(first) and (somebody := _SOMEBODY.search(piece)):
        one = f"the one that {_ASKS_WHO_EN.sub('', first)}"
        before, after = piece[: somebody.start()], piece[somebody.end() :]
        if somebody[0].lower() in _WHOSE:
            return f"{before}the{after} of {one}"
        return f"{before}{one}{after}"
    if not topic or any(name in piece for name in topic.split()):
        return piece
    pronoun = _PRONOUN.search(piece)
    there = re.search(r"\bthere$", piece, re.IGNORECASE)
    if there:
        return f"{piece[: there.start()]}at {topic}"
    if pronoun:
        owns = "'s" if pronoun[0].lower() in _WHOSE else ""
        return piece[: pronoun.start()] + topic + owns + piece[pronoun.end() :]
    few = sum(w.lower() not in STOP_WORDS for w in re.findall(r"[A-Za-z]+", piece)) < 4
    unnamed = not capitalised(piece[1:])
    return f"{piece}: {topic}" if few and unnamed else piece


def _person_zh(first: str) -> str:
    """Whom the first clause names or asks for: 王灏, "在会上发言的人" in 谁在会上发言."""
    named = next(iter(people(first, "zh")), None)
    if named:
        return first[slice(*named)]
    asked = _ASKS_WHO_ZH.search(match_form(first))
    return (
        f"{first[: asked.start()]}{first[asked.end() :]}的人".replace("的的", "的") if asked else ""
    )


def _phrases(text: str) -> list[str]:
    return [text[a:b] for a, b, _ in noun_phrases(match_form(text))]


def _topic_zh(first: str) -> str:
    """What the first clause is about: all before it asks, to its last noun."""
    asked = _ASKING["zh"].search(match_form(first))
    before = first[: asked.start()] if asked else first
    spans = list(noun_phrases(match_form(before)))
    return before[: spans[-1][1]] if spans else ""


def _topic_en(first: str) -> str:
    names = [first[a:b] for a, b in capitalised(first)]
    if names:
        return " ".join(dict.fromkeys(names))
    phrases = re.findall(r"\b(?:the|an?) (?:[\w'’-]+ ){0,3}?[\w'’-]+$", first)
    words = [w for w in re.findall(r"[A-Za-z][A-Za-z'’-]+", first) if w.lower() not in STOP_WORDS]
    return phrases[0] if phrases else " ".join(words[-3:])


def _two_words(text: str, language: Language) -> Iterator[str]:
    """ "When and where was it held": one question for each question word."""
    if language == "en":
        found = _TWO_WORDS_EN.match(text)
        if found:
            yield f"{found['one']} {found['rest']}"
            yield f"{found['two'].capitalize()} {found['rest']}"
        return
    found = _TWO_WORDS_ZH.search(text)
    if found:
        yield text[: found.start()] + found["one"] + text[found.end() :]
        yield text[: found.start()] + "在" + found["two"] + text[found.end() :]


def _and_why(text: str, language: Language) -> Iterator[str]:
    """ "Who founded it, and why?": the reason for what is asked first."""
    found = _AND_WHY_ZH.match(text) if language == "zh" else _AND_WHY_EN.match(text)
    if not found:
        return
    yield _ended(found["first"], language)
    if language == "zh":
        yield f"为什么{_WHEN_OR_WHO_ZH.sub('', found['first'], count=1)}？"
    else:
        rest = _OPENING_EN.sub("", found["first"])
        yield f"{found['why'].capitalize()} {rest}?"


def _ended(text: str, language: Language) -> str:
    text = text.strip().rstrip("?？。")
    return text + ("？" if language == "zh" else "?")
