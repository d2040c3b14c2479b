"""Which sentences hold a name that a question asks about, in whichever script it is written."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from index.text import HAN, match_form
from index.types import Document, Sentence
from qa.asking.asked import Asked
from qa.naming.name_words import body_ending, is_rare
from qa.naming.names import people
from qa.naming.romanised import may_be_romanised, romanised
from qa.naming.surnames import SURNAMES, TWO_CHARACTERS
from qa.types import Question

MOST_HOLDING = 6  # sentences of a document; a name that more of them hold tells nothing
SHORTEST_NAME, LONGEST_NAME = 2, 4  # characters of a Chinese person's name
QUOTED = re.compile(r"[“「『《\"]([^“”「」『』《》\"]{2,20})[”」』》\"]")
_LAND = "区市省县镇村州"


def names_asked(question: Question, asked: Asked) -> tuple[str, ...]:
    """The names of a question, whole where they are a person's, in comparable form."""
    spans = list(people(question.text, question.language))
    inside = [asked.words[place] for place in asked.names]
    spans += [
        (word.start, word.end)
        for word in inside
        if not any(a <= word.start and word.end <= b for a, b in spans)
    ]
    found = (match_form(question.text[a:b]).removesuffix("'s") for a, b in spans)
    return tuple(dict.fromkeys(name for name in (*found, *quoted(question.text)) if len(name) > 1))


def quoted(text: str) -> tuple[str, ...]:
    """The short terms that a text puts in quotation marks (“两区”), in matching form."""
    return tuple(match_form(match[1].strip()) for match in QUOTED.finditer(text))


def holding(
    names: Sequence[str], document: Document, sentences: Sequence[Sentence]
) -> Iterator[int]:
    """The numbers of the few sentences that hold one of the names as the document writes it."""
    text, folded = document.text, match_form(document.text) if names else ""
    for name in names:
        if not _may_hold(name, folded):
            continue
        found = [
            sentence.number
            for sentence in sentences
            if _holds(name, text, folded, sentence.start, sentence.end)
        ]
        if len(found) <= MOST_HOLDING:
            yield from found


def holds_name(name: str, text: str) -> bool:
    """Whether a text holds a name: as it is, as a place without its kind, or in pinyin."""
    return _holds(name, text, match_form(text), 0, len(text))


def _holds(name: str, text: str, folded: str, start: int, end: int) -> bool:
    """The same of a part of a text, which is given in matching form as well."""
    chinese = HAN.search(name) is not None
    if folded.find(_short(name) if chinese else name, start, end) >= 0:
        return True
    if chinese and "·" in folded and _bare(_short(name)) in _bare(folded[start:end]):
        return True  # 唐娜·诺布尔 is written 唐娜诺布尔 too
    if chinese:
        spelt = romanised(name).lower()
        return folded.find(spelt, start, end) >= 0 and not HAN.search(text, start, end)
    return bool(HAN.search(text, start, end)) and _sounds(name, folded[start:end])


def _may_hold(name: str, folded: str) -> bool:
    """Whether a part of this text in matching form may hold a name: a quick look."""
    if HAN.search(name):
        bare = "·" in folded and _bare(_short(name)) in _bare(folded)
        return bare or _short(name) in folded or romanised(name).lower() in folded
    return name in folded or _surname_of(_letters(name)).search(folded) is not None


def _bare(name: str) -> str:
    """A foreign name without the dots between its parts."""
    return name.replace("·", "")


def holds_body(terms: Sequence[str], folded: str) -> bool:
    """Whether a text in matching form names the body that these words of a question name.

    The word before its kind will do where it is no everyday word (海阳 for 海阳科技); of everyday
    words the kind has to follow (光明 … 医院).
    """
    name = "".join(terms)
    end = body_ending(name)
    before = [term.removesuffix(end) for term in terms if term != end]
    rare = [term for term in before if is_rare(term)]
    if rare:
        return all(_short(term) in folded for term in rare)
    within = ".{0,6}?".join(re.escape(term) for term in (*before, end) if term)
    return bool(re.search(within, folded))


def says_post(name: str, post: str, folded: str) -> bool:
    """Whether a text in matching form says that somebody holds a post (局长白立成)."""
    post, name = re.escape(post), re.escape(name)
    near = rf"{post}[\s:：]*{name}|{name}.{{0,16}}{post}"
    return bool(re.search(near, folded))


def _short(name: str) -> str:
    """A Chinese name of a place without its kind."""
    return name[:-1] if len(name) > 2 and name[-1] in _LAND else name


def _sounds(name: str, folded: str) -> bool:
    """Whether a person of the text is called so in Latin letters."""
    letters = _letters(name)
    for begin in _surname_of(letters).finditer(folded):
        for size in range(SHORTEST_NAME, LONGEST_NAME + 1):
            if _in_letters(folded[begin.start() : begin.start() + size]) == letters:
                return letters in _people_in_letters(folded)
    return False


def _letters(name: str) -> str:
    return re.sub(r"[^a-z]", "", name)


@lru_cache(maxsize=1024)
def _surname_of(letters: str) -> re.Pattern[str]:
    """What the characters of a name with these letters begin with; nothing where none has them."""
    begin = may_be_romanised(letters) and [
        surname for surname, spoken in _surnames() if letters.startswith(spoken)
    ]
    return re.compile("|".join(begin or ["(?!)"]))


@lru_cache(maxsize=1)
def _surnames() -> tuple[tuple[str, str], ...]:
    """Every surname with its letters in pinyin."""
    # of two characters a given name has to follow, or the second would be it
    named = {one: romanised(one + "〇"[: len(one) - 1]) for one in (*SURNAMES, *TWO_CHARACTERS)}
    return tuple((one, _letters(name.split()[0].lower())) for one, name in sorted(named.items()))


@lru_cache(maxsize=64)  # texts may be whole documents
def _people_in_letters(folded: str) -> frozenset[str]:
    return frozenset(_in_letters(folded[a:b]) for a, b in people(folded, "zh"))


def _in_letters(name: str) -> str:
    return _letters(romanised(name).lower())
