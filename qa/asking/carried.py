"""What a bare follow-up carries over: whether it leaves something out, and the topic of the
question that stands behind it."""

import re

from index.numbers import find_quantities
from index.text import language_of, match_form
from index.types import Language
from qa.asking.spoken_of import LEAVING_ZH
from qa.asking.substitution import TAIL, WH_PHRASE_EN, WH_PHRASE_ZH, is_named
from qa.comparing.alignment import Word, words_of
from qa.naming.names import capitalised, noun_phrases
from qa.question import is_empty_word

# What begins so has no subject of its own: 都能说英语吗?
_NO_SUBJECT_ZH = re.compile(
    r"^(?:[和与與跟](?=[^，,。]+(?:在|有|是|相))|都|全都|也|还|還|又|一共|总共|總共|分别|分別)(?!是谁|是誰|有谁|有誰)"
)
# "What will audiences hear first?" has its own subject and verb.
_WHOLE = re.compile(
    r"\b(?:will|do|does|did|can|could|should|would) (?:the |an? )?(?!the\b|it\b|that\b)\w+ \w+",
    re.IGNORECASE,
)
# 六号线南, 第二, A5 before the rest of a name; 5号, 3号楼 after it.
_NUMBER_BEFORE = re.compile(
    r"(?:第?[一二三四五六七八九十百0-9A-Za-z]+[号號期届屆条條]?[线線路]?[东東南西北]?)?$"
)
_NUMBER_AFTER = re.compile(r"(?:[0-9]+|[一二三四五六七八九十百]+)[号號](?:[楼樓线線院馆館船])?")
_HELPING = r"(?:has|have|had|is|are|was|were|do|does|did|will|can|should)\b"
_LEADING_HELP = re.compile(rf"^{_HELPING} ")
_ASKS_ALONE = re.compile(
    r"(?P<asking>(?:(?:in|at|on|by|for|from|to|since|until|of) )?"
    r"(?:(?:which|what|how many|how much) (?!is|was|are|were)\w+|(?:since )?when|where"
    r"|how long|how often))"
    r"(?: (?:was|is|were|are|did|does|do) (?:that|this|it|so))?",
    re.IGNORECASE,
)


def leaves_out(bare: str, *, joined: bool) -> bool:
    """Whether a question is too bare to stand alone: no name, no quotation, hardly a noun."""
    language = language_of(bare)
    if re.search(r"[“”「」《》\"]", bare):
        return False
    if _NO_SUBJECT_ZH.match(bare):
        return True
    words = _content(bare, language)
    if language == "en":
        named = any(word.name and word.start > 0 and not _dates(bare, word) for word in words)
        whole = len(words) > 2 and bool(_WHOLE.search(bare))
        return not named and not whole and len(words) <= (4 if joined else 2)
    nouns = [w for w in words if w.tag.startswith(("n", "l", "j")) and len(w.term) > 1]
    named = any(word.tag in ("ns", "nr", "nt", "nz") for word in words)
    return not named and len(nouns) <= (2 if joined else 1)


def with_topic(text: str, bare: str, before: str, behind: str) -> tuple[str, str]:
    """Return a follow-up with the topic it leaves out, and that topic ("" when there is none);
    ``bare`` is what it says without its mark and 吗.

    A follow-up that says nothing of its own ("For how much?") needs all that ``before`` asks; any
    other the topic of ``behind``, the question that first spoke of the thing.
    """
    language = language_of(text)
    own = _content(bare, language)
    base = behind if own else before
    if language == "en" and language_of(base) == "en":
        topic = _remainder(base, bare)
    else:
        nouns = any(w.tag.startswith("n") and len(w.term) > 1 for w in own)
        topic = topic_of(base, besides=nouns, joint="的" if language == "zh" else " ")
    return (_joined(text, bare, topic, language) if topic else text), topic


def topic_of(before: str, *, besides: bool = False, joint: str = "的") -> str:
    """What the question before was about, without what it asked for; ``besides`` leaves out what a
    Chinese one asks for after its question word, where the follow-up asks for something else."""
    statement = TAIL.sub("", before)
    if language_of(before) == "zh":
        asking = WH_PHRASE_ZH.search(statement)
        named = asking and any(map(is_named, _phrases(statement[: asking.start()])))
        if besides and asking and named:
            statement = statement[: asking.start()]
        statement = WH_PHRASE_ZH.sub("，", statement, count=1)  # what is counted is another phrase
        return joint.join(dict.fromkeys(_phrases(statement))) or LEAVING_ZH.sub("", statement)
    statement = without_asking(statement)
    kept = [statement[a:b] for a, b in capitalised(statement)]
    words = [
        word
        for word in re.findall(r"[A-Za-z][A-Za-z'’-]+", statement)
        if not is_empty_word(word) and not any(word in name for name in kept)
    ]
    return " ".join(kept or words[-3:])


def without_asking(statement: str) -> str:
    """A question without the words that ask."""
    if language_of(statement) == "zh":
        return WH_PHRASE_ZH.sub("", statement, count=1)
    return " ".join(WH_PHRASE_EN.sub("", statement, count=1).split())


def _phrases(statement: str) -> list[str]:
    """The noun phrases of a Chinese text, with the numbers that tell them apart."""
    spans = (span[:2] for span in noun_phrases(match_form(statement)))
    return [statement[slice(*_numbered(statement, a, b))] for a, b in spans if b - a > 1]


def _numbered(statement: str, start: int, end: int) -> tuple[int, int]:
    """A Chinese phrase with the number that tells it apart (六号线南延段, 江安5号)."""
    before = _NUMBER_BEFORE.search(statement[:start])
    after = _NUMBER_AFTER.match(statement, end)
    return (before.start() if before else start), (after.end() if after else end)


def _content(text: str, language: Language) -> list[Word]:
    return [w for w in words_of(text, language) if not is_empty_word(text[w.start : w.end])]


def _dates(text: str, word: Word) -> bool:
    """Whether a word of an English question is part of a date ("in January")."""
    dates = (q for q in find_quantities(text, "en") if q.kind == "date")
    return any(q.start <= word.start < q.end for q in dates)


def _remainder(before: str, bare: str) -> str:
    """A question without its question word, and without what that counts or names when the
    follow-up names its own ("And in how many countries?")."""
    statement = without_asking(TAIL.sub("", before))
    own = re.search(r"\b(?:how (?:many|much)|what|which)\s+(?P<noun>\w+)", bare, re.IGNORECASE)
    if own and not re.fullmatch(_HELPING, own["noun"], re.IGNORECASE):
        return re.sub(rf"^(?:[\w'’-]+ ){{1,4}}?(?={_HELPING})", "", statement)
    return statement


def _joined(text: str, bare: str, topic: str, language: Language) -> str:
    if language == "zh":
        return f"{topic}{text}"
    if found := _ASKS_ALONE.fullmatch(bare):  # "In which countries?", "When was that?"
        return f"{found['asking']} {topic}?"
    return f"{bare}: {_LEADING_HELP.sub('', topic)}?"
