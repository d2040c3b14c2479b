"""Whose words a claim gives, against who says them in the source."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from index.english import WORD, stem
from index.lexicon import load_lexicon
from index.text import match_form
from index.types import Language
from qa.claims.facts import HONORIFICS, Facts, ordinary
from qa.claims.sources import Source
from qa.comparing.alignment import Word, similarity, words_of
from qa.naming.names import capitalised, people
from qa.verifying.compared import NAME_MATCHED, Finding

# The verb that makes a person a speaker, right after or before the name, within the same clause.
_SAYS: dict[Language, re.Pattern[str]] = {
    "zh": re.compile(
        r"[^,，。;；]{0,16}?(?:说|表示|认为|介绍|称|提到|透露|强调|指出|回答|谈到|宣布|承诺|提出|主张|呼吁|建议|坦言)"
    ),
    "en": re.compile(
        r"(?: (?:of|from|at) [^.;]{3,60}?|,[^,.;]{3,60},)? (?:has |have |had )?"
        r"(?:said|says|told|announced|stated|argued|explained|replied|added|claimed|noted|stressed"
        r"|warned|proposed|promised|asked|pointed out|reported|urged|insisted|thinks|believes)\b"
    ),
}
_SAID_BY: dict[Language, re.Pattern[str]] = {
    "zh": re.compile(
        r"(?:说|表示|提出|透露|强调|指出|宣布|承诺|主张).{2,60}的(?:人)?(?:，|,)?是[^,，。]{0,16}\Z"
    ),
    "en": re.compile(r"\b(?:said|says|according to|told by) (?:[A-Z][\w.'’-]* )*\Z"),
}
_BY_FORM = re.compile(
    r"(?:馆长|馆長|书记|書記|主任|局长|局長|处长|处長|校长|院长|部长|经理|主席|教授|博士|先生|女士)"
    r"(?P<name>[一-鿿]{2,3})(?=$|[。，,：:]|说|表示|提出|指出|认为|介绍|透露)"
    r"|(?:^|(?<=[。；\n]))(?P<name2>[一-鿿]{2,3})(?=说|表示|提出|指出|认为|介绍|透露|：|:)"
)
_REACH = 24  # characters of post and place before a name that belong to it


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks in a text: the name, and the whole phrase with post and place."""

    name: str
    phrase: str


def speakers_in(text: str, language: Language) -> tuple[Speaker, ...]:
    """Return the people a text itself gives words to."""
    found = []
    spans = _chinese_people(text) if language == "zh" else _english_people(text)
    told = match_form(text) if language == "zh" else text
    for start, end in spans:
        before = told[:start]
        if _SAYS[language].match(told, end) or _SAID_BY[language].search(before):
            found.append(Speaker(text[start:end], text[_phrase_start(before, language) : end]))
    return tuple(found)


def _chinese_people(text: str) -> Iterator[tuple[int, int]]:
    """Spans of personal names; of rare surnames where the form alone tells (副馆长薄一宁)."""
    known = dict(people(text, "zh"))
    folded = match_form(text)
    for match in _BY_FORM.finditer(folded):
        start, end = match.span("name" if match["name"] else "name2")
        ordinary_word = folded[start:end] in load_lexicon().word_ids
        if (match["name"] or not ordinary_word) and start not in known:
            known[start] = end
    yield from sorted(known.items())


def _english_people(text: str) -> Iterator[tuple[int, int]]:
    """Spans of personal names, posts and forms of address in front left out."""
    for first, end in capitalised(text):
        words = [
            Word(first + m.start(), first + m.end(), stem(m[0]))
            for m in WORD.finditer(text[first:end])
        ]
        named = list(dropwhile(lambda word: word.term in HONORIFICS or ordinary(word), words))
        addressed = len(named) < len(words)
        if len(named) in (2, 3) or (named and addressed):
            yield named[0].start, end


def _phrase_start(before: str, language: Language) -> int:
    marks = ",，。;；:：" + ("是" if language == "zh" else '.“"')
    last = max(before.rfind(mark) for mark in marks) + 1
    return max(last, len(before) - _REACH)


def other_speaker(claim: Facts, source: Source) -> Iterator[Finding]:
    """Yield the speaker of a claim where the sentence is spoken by others only."""
    claimed = speakers_in(claim.text, claim.language)
    if not claimed:
        return
    line = source.line
    by = speakers_in(line.text, line.language)
    named = [speaker.name for speaker in by] or list(_spoken_by(source))
    for speaker in claimed if named else ():
        if not any(_is_same(speaker.name, claim.language, name, line.language) for name in named):
            yield Finding("name", speaker.phrase, named[0])


def _spoken_by(source: Source) -> Sequence[str]:
    speaker = source.evidence.sentence.speaker or ""
    language = source.line.language
    return [speaker[a:b] for a, b in people(speaker, language)] or [speaker] * bool(speaker)


def _is_same(one: str, language: Language, other: str, other_language: Language) -> bool:
    if match_form(one) in match_form(other) or match_form(other) in match_form(one):
        return True
    words = words_of(one, language, (match_form(one),))
    others = words_of(other, other_language, (match_form(other),))
    match = similarity(words, others, near=False)
    return bool(match.size) and float(match.max()) >= NAME_MATCHED
