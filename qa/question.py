"""Reads a question: its language and script, what it asks for, and the limits it sets itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from index.english import STOP_WORDS
from index.lexicon import load_lexicon
from index.numbers import find_quantities
from index.segmenter import tagged_words
from index.terms import analyse
from index.text import HAN, LATIN_WORD, language_of, match_form, script_leaning, script_of
from index.types import Document, Language, Profile, Scope
from qa.asking.answer_type import answer_type
from qa.asking.question_words import (
    ACCORDING,
    AS_OF,
    COUNTED,
    DOCUMENT_KINDS,
    DOCUMENT_WORD,
    EMPTY_WORDS,
    FOCUS_END,
    NEVER_ENDS_A_NAME,
    NOT_A_NAME,
    OBJECT,
    PLURAL,
    SPEAKER_EN,
    SPEAKER_ZH,
    VERSION,
    WH_FOCUS,
    ZH_CLASSIFIERS,
    ZH_QUESTION,
)
from qa.naming.chinese_people import chinese_people
from qa.naming.surnames import NEVER_GIVEN, PLAIN_SURNAMES
from qa.types import Question

# Names of a publisher stand apart by marks, and Chinese ones by spaces; a word of an English name
# ("of", "Beijing") names nobody.
_PUBLISHER_NAMES = re.compile(r"\s*[/|、,，()（）]+\s*|(?<=[一-鿿])\s+|\s+(?=[一-鿿])")


# "Did Kestrel Ferries say it would …": what a body is to do, whoever says so.
_OF_ITSELF = re.compile(r" (?:that )?(?:it|they)\b")
_REPORT = re.compile(r"的?报[道导]")  # 2022年的报道: the word for the source is its name's last
_STILL_ASKING = re.compile(
    r"\b(?:which|what|whom?|whose|how|when|where|did|does|do)\b|[哪谁誰几幾]|什[么麼]|多少",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Limits:
    scope: Scope = field(default_factory=Scope)
    wording: str | None = None


def understand(
    text: str, documents: Sequence[Document | Profile] = (), original: str | None = None
) -> Question:
    """Return what the wording of ``text`` asks for.

    ``documents`` are those of the library: a limit such as "according to the 2021 plan" is
    looked up among them. ``original`` is what was typed when ``text`` is a completed follow-up.
    """
    language = language_of(text)
    limits = _limits(text, language, documents)
    return Question(
        text=text,
        language=language,
        script=script_of(text) if language == "zh" else None,
        answer_type=answer_type(text, language),
        terms=analyse(text, language),
        focus=_focus_zh(text) if language == "zh" else _focus_en(text),
        scope=limits.scope,
        original=original,
        speaker=_speaker(text, language),
        limit=limits.wording,
    )


def as_asked(question: Question) -> Question:
    """Return the question in the language it was typed in, which is that of the answer: completed
    from the turn before, a follow-up may be in that turn's ("And in Haidian?" after 朝阳区有…?)."""
    typed = question.original
    language = spoken_in(typed) if typed else None
    if typed is None or language is None:
        return question
    told = typed if script_leaning(typed) else f"{typed}{question.text}"  # 那海淀區呢?
    script = script_of(told) if language == "zh" else None
    return replace(question, language=language, script=script)


def spoken_in(text: str) -> Language | None:
    """The language somebody speaks; ``None`` for a text of names and figures ("OTEC?", "2023?")."""
    words = LATIN_WORD.findall(text)
    names = not any(word[0].islower() or word.lower() in STOP_WORDS for word in words)
    return None if names and not HAN.search(text) else language_of(text)


def is_empty_word(word: str) -> bool:
    """Whether a word only asks or joins and never names what is asked about."""
    folded = match_form(word)
    return folded in EMPTY_WORDS or folded in STOP_WORDS


def _limits(text: str, language: Language, documents: Sequence[Document | Profile]) -> _Limits:
    folded = match_form(text)
    as_of = AS_OF.search(folded)
    if as_of:
        dates = [
            q
            for q in find_quantities(text, language)
            if q.kind == "date" and q.start >= as_of.end()
        ]
        if dates and dates[0].start - as_of.end() <= 3 and (dates[0].iso or "")[:1].isdigit():
            wording = text[as_of.start() : dates[0].end]
            return _Limits(Scope(published_until=(dates[0].iso or "")[:10]), wording)
    for pattern, of_language in VERSION:
        version = pattern.search(folded)
        held = not documents or any(d.language == of_language for d in documents)
        if version and held:
            languages: tuple[Language, ...] = ("en",) if of_language == "en" else ("zh",)
            return _Limits(Scope(languages=languages), text[version.start() : version.end()])
    for match in ACCORDING.finditer(folded):
        group = "zh" if match["zh"] else "en"
        after = match.end() if _REPORT.match(folded, match.end(group)) else match.end(group)
        named = text[match.start(group) : after]
        if _STILL_ASKING.search(named):  # "In which countries does the Trust work?"
            continue
        found = _named_documents(named, language, documents)
        if found:
            return _Limits(Scope(doc_ids=found), named.strip())
    return _Limits()


def _named_documents(
    named: str, language: Language, documents: Sequence[Document | Profile]
) -> tuple[str, ...]:
    """The documents that "新京报" or "the 2021 plan" names; none when it names no source."""
    folded = match_form(named)
    by_publisher = [
        document.doc_id
        for document in documents
        if (publisher := match_form(document.metadata.publisher or ""))
        and any(len(part) > 1 and part in folded for part in _PUBLISHER_NAMES.split(publisher))
    ]
    if by_publisher:
        return tuple(by_publisher)
    years = [
        q.iso[:4]
        for q in find_quantities(named, language)
        if q.kind == "date" and q.iso and q.iso[0].isdigit()
    ]
    if not years or not DOCUMENT_WORD.search(folded):
        return ()
    dated = [d for d in documents if (d.metadata.published or "")[:4] in years]
    kinds = [kind for kind in DOCUMENT_KINDS if kind.search(folded)]
    titles = {d.doc_id: match_form(d.metadata.title or "") for d in dated}
    of_kind = [d for d in dated if any(kind.search(titles[d.doc_id]) for kind in kinds)]
    # with several years several sources are named, and the kind cannot tell them apart
    return tuple(d.doc_id for d in (of_kind if of_kind and len(set(years)) == 1 else dated))


def _speaker(text: str, language: Language) -> str | None:
    if language == "en":
        found = next((match for p in SPEAKER_EN if (match := p.search(text))), None)
        if found and _OF_ITSELF.match(text, found.end()):  # a body, and what it is to do
            return None
        return found["name"] if found else None
    folded = match_form(text)
    for match in SPEAKER_ZH.finditer(folded):
        name = match["name"]
        start = match.start("name")
        end = start + len(name)
        named = (folded[a:b] for a, b in chinese_people(folded) if b == end and a >= start)
        person = next(named, "") or _person_at_end(name)
        if person:
            return text[end - len(person) : end]
    return None


def _person_at_end(words: str) -> str:
    """The personal name that "朝阳区委书记王灏" ends with, or ""."""
    for length in (3, 2):
        name = words[-length:]
        if len(name) == length and _may_be_a_name(name):
            return name
    return words if "·" in words else ""


def _may_be_a_name(word: str) -> bool:
    """Whether a word begins with a surname and is no common word."""
    lexicon = load_lexicon()
    number = lexicon.word_ids.get(word)
    ordinary = number is not None and bool(lexicon.ordinary[number])
    joined = word[-1] in NEVER_ENDS_A_NAME or NEVER_GIVEN.intersection(word[1:])
    return word[0] in PLAIN_SURNAMES and not (ordinary or joined or NOT_A_NAME.search(word))


def _focus_zh(text: str) -> tuple[str, ...]:
    """The nouns after the question word ("城市" in 多少个城市), or else right before it."""
    folded = match_form(text)
    asked = ZH_QUESTION.search(folded)
    if not asked:
        return ()
    after = _nouns(folded[asked.end() :], first=True)
    if after:
        return after
    before = _nouns(folded[: asked.start()], first=False)
    return before[-2:]


def _nouns(text: str, *, first: bool) -> tuple[str, ...]:
    found: list[str] = []
    for word, tag in tagged_words(text):
        if word in ZH_CLASSIFIERS or word in EMPTY_WORDS or tag in ("x", "uj", "q", "m"):
            if first and found:
                break
            continue
        if tag.startswith(("n", "l", "j", "vn")) or (first and tag == "s"):
            found.append(word)
        elif first:
            break
    return tuple(found[:3]) if first else tuple(found)


def _noun_phrase(text: str) -> str:
    """What stands before the first verb or preposition of an English question's rest."""
    return OBJECT.sub("", FOCUS_END.split(text, maxsplit=1)[0])


def _focus_en(text: str) -> tuple[str, ...]:
    match = WH_FOCUS.search(text)
    if not match:
        return ()
    counted = COUNTED.search(text)
    if counted:
        rest = _noun_phrase(text[counted.end() :])
        plurals = list(PLURAL.finditer(rest))
        rest = rest[: plurals[-1].end()] if plurals else rest
    else:
        rest = _noun_phrase(match["rest"])
    words = [w for w in re.findall(r"[A-Za-z][A-Za-z'-]+", rest) if w.lower() not in STOP_WORDS]
    if not words:  # "What is the population of …": the noun after the verb
        rest = re.sub(
            r"^\W*(?:is|are|was|were)\s+(?:the|an?)?\s*", "", match["rest"], flags=re.IGNORECASE
        )
        rest = FOCUS_END.split(rest, maxsplit=1)[0]
        words = [w for w in re.findall(r"[A-Za-z][A-Za-z'-]+", rest) if w.lower() not in STOP_WORDS]
    return tuple(words[-3:])
