# ruff: noqa: E501  (one pattern is one line)
"""Takes a question of several parts apart, and puts the evidence for the parts together.

"What facilities are there, and how many will be built?" asks two things; "How do X and Y differ in
Z?" asks for the Z of each. Each part stands alone, so that it can be looked up by itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.english import STOP_WORDS
from index.numbers import find_quantities
from index.text import match_form
from index.types import Language
from qa.comparing.alignment import words_of
from qa.naming.names import capitalised, noun_phrases, people, places
from qa.types import Evidence, Question

MOST_PARTS = 3
SHORTEST = {"zh": 4, "en": 2}  # characters; words

_ASKING_ZH = r"多少|多[大长高久远]|几(?=[个家名位座所项条年天次种类届场月])|谁|哪|什么|怎样|怎么|如何|为何|何时|何地|何种"
_ASKING_EN = r"\b(?:who|whom|whose|what|when|where|which|why|how)\b"
_CUT_ZH = re.compile(
    r"\s*[,，;；?？]\s*(?:那么?|而且|并且|同时|另外|此外|以及|还有|又|而|并|和)?|(?:以及|并且)(?=.{0,6}(?:谁|哪|什么|多少|几|怎|如何|何))"
)
_CUT_EN = re.compile(
    r"\s*[,;?]?\s+and (?=(?:(?:in|by|to|for|from|at|on|with|of|also) )?(?:who|whom|whose|what|when|where|which|why|how)\b)|\s*[?;]\s+(?:and )?",
    re.IGNORECASE,
)
_TWO_WORDS_EN = re.compile(
    r"^(?P<one>when|where|who|what|why|how|by whom)(?:,? and |, )(?P<two>when|where|why|how|by whom|in what year)\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
_TWO_WORDS_ZH = re.compile(
    r"(?P<one>何时|什么时候|哪一?年|谁)(?:[、,，和]|以及|又)?(?:在|于)?(?P<two>何地|哪里|哪儿|什么地方|何处)"
)
_DIFFER_ZH = re.compile(
    r"^(?P<one>[^,，]{2,20}?)(?:和|与|跟|同)(?P<two>[^,，]{2,20}?)(?=在|的|有|之间|对)(?:之间)?(?P<rest>.*?)(?:有|存在)?(?:什么|哪些|何|怎样的)?(?:不一样|不同|区别|差别|差异|异同)(?:之处|的地方)?(?:是什么|在哪里?|吗|有哪些|如何)?[?？]?$"
)
_DIFFER_EN = re.compile(
    r"^how (?:do|does|did) (?P<one>.+?) and (?P<two>.+?) (?:differ|compare)(?: (?:in|on|as to|regarding|with regard to|in terms of) (?:their )?(?P<rest>.+?))?\?*$",
    re.IGNORECASE,
)
_BETWEEN_EN = re.compile(
    r"^what (?:is|are) the differences? between (?P<one>.+?) and (?P<two>.+?)(?: (?:in|on|as to|regarding|in terms of) (?:their )?(?P<rest>.+?))?\?*$",
    re.IGNORECASE,
)
_EACH_ZH = re.compile(r"分[别別]|各自|各(?=[有是为為提说說占达達])")
_EACH_EN = re.compile(r",?\s*\brespectively\b|\beach of\s+|\bboth\s+", re.IGNORECASE)
_NAME_EN = re.compile(r"[A-Z][\w'’-]*(?: (?:of |for |the )?[A-Z][\w'’-]*)*")
_JOINT = {
    "zh": re.compile(r"\s*(?:和|与|及|以及|、)\s*"),
    "en": re.compile(r"\s+and\s+", re.IGNORECASE),
}
_AND_WHY_ZH = re.compile(
    r"^(?P<first>.{4,}?)[,，、]\s*(?:又是|是|并且|而且|又)?(?P<why>为什么|為什麼|为何|為何)(?:呢)?[?？]?$"
)
_WHEN_OR_WHO_ZH = re.compile(
    r"何时|何時|什么时候|什麼時候|哪一?[年天月日]|谁|誰|由谁|在?哪[里裡儿兒]|(?:多少|几)[个家名位所座次]?"
)
_AND_WHY_EN = re.compile(r"^(?P<first>.{6,}?),? and (?P<why>why|how)\?*$", re.IGNORECASE)
_COUNTED_TWICE_EN = re.compile(
    r"^(?P<one>how (?:many|much) (?:\w+ ){1,3}?)and (?P<two>how (?:many|much) (?:\w+ ){1,3}?)"
    r"(?P<rest>(?:do|does|did|has|have|is|are|was|were|will)\b.+)$",
    re.IGNORECASE,
)
_ATTRIBUTES_ZH = re.compile(
    r"^(?P<whose>[^,，的]{2,16})的(?P<one>[一-鿿]{2,6}?)(?:和|与|及|以及|、|跟)(?P<two>[一-鿿]{2,6}?)"
    r"(?P<rest>(?:分[别別]|各自?)(?:是|为|為|有)?(?:多少|多大|什[么麼]|[谁誰]|哪|[几幾]).*)$"
)
_ATTRIBUTES_EN = re.compile(
    r"^what (?:is|are|was|were) the (?P<one>[a-z]+) and (?:the )?(?P<two>[a-z]+) of (?P<whose>[^?]{3,60})\?*$",
    re.IGNORECASE,
)
_SUCH_ZH = re.compile(r"(?:这样的|这种|这类|此类|该类|同样的)(?P<noun>[一-鿿]{2,4})")
_PRONOUN = re.compile(
    r"^\W*(?:它们?|他们?|她们?|其(?!他))|\b(?:it|its|they|their|them|he|she|his|her)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a question as questions of their own; ``apart`` tells that it cannot be read
    as one, so that the parts are asked whatever the whole finds; ``compared`` that an answer to one
    is none to the whole."""

    texts: tuple[str, ...] = ()
    apart: bool = False
    compared: bool = False


def parts_of(question: Question) -> Parts:
    """Return what ``question`` asks part by part; nothing for a question of one part."""
    text = question.text.strip()
    ways = (
        (_differing, True), (_two_words, True), (_and_why, True), (_counted_twice, True),
        (_clauses, True), (_attributes, True), (_joined, False),
    )  # fmt: skip
    for find, apart in ways:
        texts = tuple(dict.fromkeys(find(text, question.language)))
        if 2 <= len(texts) <= MOST_PARTS:
            said = _EACH_ZH if question.language == "zh" else _EACH_EN
            return Parts(texts, apart or bool(said.search(text)), find is _differing)
    return Parts()


def combine(
    whole: Evidence, parts: Sequence[tuple[Question, Evidence]], *, compared: bool = False
) -> Evidence:
    """Return the evidence of all parts that are answered, naming those that are not.

    When no part is answered that of the whole question stays; so it does when it leaves nothing
    open that a part does, unless two things are ``compared``.
    """
    answered = [evidence for _, evidence in parts if evidence.sufficient]
    closed = whole.sufficient and not whole.missing and not compared
    told = match_form(" ".join(evidence.text for evidence in whole.answers))
    untold = (e for _, e in parts if not e.sufficient)
    closed = closed and not all(_is_untold(evidence, told) for evidence in untold)
    if not answered or (closed and len(answered) < len(parts)):
        return whole
    missing = tuple(q.text.rstrip("?？ ") for q, evidence in parts if not evidence.sufficient)
    sentences = {id(e.sentence): e for evidence in answered for e in evidence.answers}
    sentences |= {id(e.sentence): e for evidence in answered for e in evidence.sentences}
    return replace(
        answered[0],
        sentences=tuple(sentences.values()),
        confidence=min(evidence.confidence for evidence in answered),
        missing=missing,
        answers=tuple(e for evidence in answered for e in evidence.answers),
        parts=tuple(parts),
        partial=bool(missing),
        decision=None,
        correction=None,
    )


def _is_untold(evidence: Evidence, told: str) -> bool:
    """Whether a part is refused for words that the answer to the whole does not hold either."""
    words = [match_form(word) for word in evidence.missing]
    return evidence.reason == "not_found_missing" and not any(word in told for word in words)


def _clauses(text: str, language: Language) -> Iterator[str]:
    """Clauses that each ask by a question word of their own."""
    cut, asking = (_CUT_ZH, _ASKING_ZH) if language == "zh" else (_CUT_EN, _ASKING_EN)
    pieces = [piece.strip() for piece in cut.split(text.rstrip("?？ ")) if piece and piece.strip()]
    merged: list[str] = []
    for piece in pieces:  # what asks nothing belongs to the clause after it
        if merged and not re.search(asking, match_form(merged[-1]), re.IGNORECASE):
            merged[-1] = f"{merged[-1]}{'，' if language == 'zh' else ', '}{piece}"
        else:
            merged.append(piece)
    asks = [bool(re.search(asking, match_form(piece), re.IGNORECASE)) for piece in merged]
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
    if language == "zh":
        such = _SUCH_ZH.search(piece)
        if such:
            whole = next((p for p in _phrases(first) if p.endswith(such["noun"])), such["noun"])
            return piece[: such.start()] + whole + piece[such.end() :]
        words = [w for w in words_of(piece, "zh") if w.tag.startswith("n") and len(w.term) > 1]
        named = any(w.tag in ("ns", "nr", "nt", "nz") for w in words)
        bare = _PRONOUN.sub("", piece)
        topic = _topic_zh(first)
        opens = re.match(_ASKING_ZH, match_form(bare))  # "几所完成": of what the first speaks of
        bare_of_names = not named and (len(words) < 2 or opens)
        return topic + bare if topic and bare_of_names else piece
    topic = _topic_en(first)
    if not topic or any(name in piece for name in topic.split()):
        return piece
    pronoun = _PRONOUN.search(piece)
    there = re.search(r"\bthere$", piece, re.IGNORECASE)
    if there:
        return f"{piece[: there.start()]}at {topic}"
    if pronoun and pronoun[0].lower() in ("it", "he", "she", "they", "them"):
        return piece[: pronoun.start()] + topic + piece[pronoun.end() :]
    few = sum(w.lower() not in STOP_WORDS for w in re.findall(r"[A-Za-z]+", piece)) < 4
    unnamed = not capitalised(piece[1:])
    return f"{piece}: {topic}" if few and unnamed else piece


def _phrases(text: str) -> list[str]:
    return [text[a:b] for a, b, _ in noun_phrases(match_form(text))]


def _topic_zh(first: str) -> str:
    """What the first clause is about: all before it asks, to its last noun."""
    asked = re.search(_ASKING_ZH, match_form(first))
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


def _differing(text: str, language: Language) -> Iterator[str]:
    """The two sides of a comparison, each asked about by itself."""
    patterns = (_DIFFER_ZH,) if language == "zh" else (_DIFFER_EN, _BETWEEN_EN)
    found = next((m for p in patterns if (m := p.match(text))), None)
    if not found:
        return
    for side in (found["one"], found["two"]):
        side = re.sub(r"^(?:关于|对于|比较)", "", side.strip())
        rest = (found["rest"] or "").strip()
        if language == "zh":
            yield f"{side}{rest}是什么？" if rest else f"{side}是怎样的？"
        else:
            yield f"What are the {rest} of {side}?" if rest else f"What is {side}?"


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
        rest = re.sub(rf"^{_ASKING_EN}\s*", "", found["first"], flags=re.IGNORECASE)
        yield f"{found['why'].capitalize()} {rest}?"


def _counted_twice(text: str, language: Language) -> Iterator[str]:
    """ "How many members and how many trees does it have?": what is asked of both stands once."""
    found = _COUNTED_TWICE_EN.match(text) if language == "en" else None
    if found:
        yield f"{found['one']}{found['rest']}"
        yield f"{found['two'].capitalize()}{found['rest']}"


def _attributes(text: str, language: Language) -> Iterator[str]:
    """ "X的价格和重量分别是多少", "What are the price and weight of X": each attribute by itself."""
    found = _ATTRIBUTES_ZH.match(text) if language == "zh" else _ATTRIBUTES_EN.match(text)
    if not found:
        return
    for attribute in (found["one"], found["two"]):
        if language == "zh":
            yield _EACH_ZH.sub("", f"{found['whose']}的{attribute}{found['rest']}")
        else:
            yield f"What is the {attribute} of {found['whose']}?"


def _joined(text: str, language: Language) -> Iterator[str]:
    """Two names or years joined by "and", each put in the place of both."""
    each = _EACH_ZH if language == "zh" else _EACH_EN
    bare = each.sub("", text)
    for joint in _JOINT[language].finditer(bare):
        spans = _names_and_dates(bare, language)
        lefts = [s for s in spans if s[1] == joint.start()]
        rights = [s for s in spans if s[0] == joint.end()]
        pairs = ((a, b) for a in lefts for b in rights if a[2] == b[2])
        for left, right in pairs:
            yield bare[: left[1]] + bare[right[1] :]
            yield bare[: left[0]] + bare[right[0] :]
            return


def _names_and_dates(text: str, language: Language) -> list[tuple[int, int, str]]:
    """Spans that may stand side by side, with their kind."""
    dates = [(q.start, q.end, "date") for q in find_quantities(text, language) if q.kind == "date"]
    if language == "en":
        return dates + [(*m.span(), "name") for m in _NAME_EN.finditer(text)]
    named = [(a, b, "person") for a, b in people(text, language)]
    named += [(a, b, "name") for a, b in places(text, language)]
    if dates:
        # a source named by its year: 2021年的规划
        dates += [
            (q.start, q.end + m.end(), "source")
            for q in find_quantities(text, language)
            if q.kind == "date" and (m := re.match(r"的[一-鿿]{2}", text[q.end :]))
        ]
    return dates + named


def _ended(text: str, language: Language) -> str:
    text = text.strip().rstrip("?？。")
    return text + ("？" if language == "zh" else "?")
