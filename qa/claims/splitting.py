"""Splits a draft into the claims that can be checked, each a span of the draft."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.numbers import find_quantities
from index.segmenter import tagged_words
from index.sentences import split_text
from index.text import language_of, match_form
from index.types import Language
from qa.comparing.alignment import words_of
from qa.types import Claim

# Where one sentence joins statements of fact; a part is a claim of its own when it has a figure
# or is long enough to say something.
_JOINTS = {
    "zh": re.compile(r"[;；，]|(?<!\d),|,(?!\d)"),
    "en": re.compile(
        r";|,? (?:and|while|but|whereas) (?=(?:it|they|he|she|the|was|is|has|had|were|are|will) )"
    ),
}  # fmt: skip
_QUESTION = re.compile(r"[?？]\s*[”\"』」]?\s*$")
_OPINION = re.compile(
    r"我(?:们)?(?:认为|觉得|希望|相信)|个人认为|应该|值得|真是|多么|太.{1,6}了"
    r"|\b(?:I|we) (?:think|believe|hope|feel|guess)\b|\bin my (?:view|opinion)\b|\bshould\b"
    r"|\b(?:beautiful|wonderful|amazing|terrible)\b",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^\W*(?:你好|您好|大家好|各位|谢谢|感谢|再见|早上好"
    r"|(?:hello|hi|dear|thank(?:s| you)|good (?:morning|evening)|bye|regards)\b)",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"^\W*(?:请(?!求|愿|来|到|了|过|示|假|辞|柬|战|客)|敬请|恳请|让我们"
    r"|欢迎(?:大家|各位|您|你|订阅|关注|转发|点击|来电|扫码)"
    r"|(?:祝|祝愿|愿)(?:大家|各位|您|你|我们)|但愿"
    r"|(?:please|let us|let['’]s|may (?:you|we)|stay tuned|click (?:here|on|the|below)"
    r"|subscribe (?:to|now|here)|contact us (?:at|for|on)|join us|welcome to)\b)",
    re.IGNORECASE,
)
_PRONOUN_EN = re.compile(r"(?:it|they|he|she|this|which|who)\s+", re.IGNORECASE)
_VERB_EN = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|did|does|do|shall|should|must|may"
    r"|\w{2,}ed|held|took|made|won|lost|built|grew|rose|fell|hosts?|attracts?|receives?|plans?)\b"
)
_VERB_FIRST = re.compile(_VERB_EN.pattern.removeprefix(r"\b"))
_CONNECTIVE_ZH = re.compile(
    r"(?:并且|并|且|同时|其中|而且|而|也|还|又|另外|另|此外|均|同時|還)*(?P<pronoun>它们?|其|该[市区国省县]|这里)?"
)
_BESIDES_ZH = re.compile(r"除[^,，。;；]{1,30}外\s*\Z")
_UNLESS_ZH = re.compile(
    r"\s*(?:就算|即使|即便|哪怕|纵然|縱然|无论|無論|不论|不論|不管|如果|若是|只要|只有|除非|一旦|要是|假如)"
)
_TOPIC_ZH = re.compile(r"[^，,；;。是有为為]*的[一-鿿]{1,3}\s*")  # a noun with what it is told by
LONGEST_SUBJECT_ZH = 16
FEWEST_WORDS = 2  # a heading of one word claims nothing
FEWEST_CHARACTERS = {"zh": 6, "en": 18}
FEWEST_COUNTED = {"zh": 6, "en": 12}  # of a part that states a number


@dataclass(frozen=True, slots=True)
class ClaimPart:
    """A claim, and what is checked: its text with the subject it leaves to the part before it."""

    claim: Claim
    complete: str


def split_parts(text: str) -> tuple[ClaimPart, ...]:
    """Return the claims of a draft in order: its sentences, parted where they join facts."""
    found: list[ClaimPart] = []
    for start, end in split_text(text, language_of(text)):
        language = language_of(text[start:end])
        subject = ""
        for number, (first, last) in enumerate(_parts(text, start, end, language)):
            part = text[first:last]
            complete = _with_subject(part, subject, language) if number else part
            subject = _subject(part, language) or subject
            found.append(ClaimPart(Claim(part, first, last), complete))
    return tuple(found)


def _with_subject(part: str, subject: str, language: Language) -> str:
    """The part with the subject in front, when it opens without one or with a pronoun."""
    if not subject:
        return part
    if language == "en":
        pronoun = _PRONOUN_EN.match(part)
        rest = part[pronoun.end() :] if pronoun else part
        return f"{subject} {rest}" if pronoun or _VERB_FIRST.match(part) else part
    opening = _CONNECTIVE_ZH.match(part)
    rest = part[opening.end() :] if opening else part
    tagged = next((tag for _, tag in tagged_words(match_form(rest)) if tag[0] not in "xcdt"), "v")
    return subject + rest if tagged[0] in "vpdm" or (opening and opening["pronoun"]) else part


def _subject(part: str, language: Language) -> str:
    """The words of a part before its verb; empty when it opens with the verb or is too long."""
    if language == "en":
        verb = _VERB_EN.search(part)
        subject = part[: verb.start()].strip(" ,") if verb else ""
        return subject if subject and not _PRONOUN_EN.match(subject + " ") else ""
    place, begun = 0, 0
    for token, tag in tagged_words(match_form(part)):
        if tag[0] in "vpd" and place > begun:
            break
        place += len(token)
        if tag[0] in "tx" and begun == place - len(token):
            begun = place  # a date in front is not the subject
    subject = part[begun:place]
    return subject if 2 <= len(subject) <= LONGEST_SUBJECT_ZH else ""


def is_checkable(text: str) -> bool:
    """Return whether a claim says something that a document could bear out."""
    text = match_form(text)
    if any(kind.match(text) for kind in (_GREETING, _REQUEST)) or _QUESTION.search(text):
        return False
    language = language_of(text)
    if find_quantities(text, language):
        return True
    says_something = len(words_of(text, language)) >= FEWEST_WORDS
    return says_something and not _OPINION.search(text)


def _parts(text: str, start: int, end: int, language: Language) -> Iterator[tuple[int, int]]:
    place = start
    enough = FEWEST_CHARACTERS[language]
    for joint in _JOINTS[language].finditer(text, start, end):
        if joint[0] in ",，" and not _both_count(
            text[place : joint.start()], text[joint.end() : end]
        ):
            continue
        counted = any(q.kind != "date" for q in find_quantities(text[joint.end() : end], language))
        least = FEWEST_COUNTED[language] if counted else enough
        if joint.start() - place >= enough and end - joint.end() >= least:
            yield from _trimmed(text, place, joint.start())
            place = joint.end()
    yield from _trimmed(text, place, end)


def _both_count(before: str, after: str) -> bool:
    """Whether what stands on both sides of a comma states a number of its own."""
    if _BESIDES_ZH.search(before) or _UNLESS_ZH.match(before) or _TOPIC_ZH.fullmatch(before):
        return False  # 除…外, 就算… and 去博物馆的人 say nothing without what follows
    joined = _CONNECTIVE_ZH.match(after)
    if joined and joined[0]:
        return True
    clause = re.split(r"，|(?<!\d),|,(?!\d)", after, maxsplit=1)[0]
    return all(
        any(q.kind in ("number", "share") for q in find_quantities(side, "zh"))
        for side in (before, clause)
    )


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
