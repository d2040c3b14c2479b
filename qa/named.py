"""Which sentences hold a name that a question asks about, in whichever script it is written."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from index.text import HAN, match_form
from index.types import Document, Sentence
from qa.asked import Asked
from qa.name_words import body_ending, is_rare
from qa.names import people
from qa.romanised import may_be_romanised, romanised
from qa.types import Question

MOST_HOLDING = 6  # sentences of a document; a name that more of them hold tells nothing
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
    return tuple(dict.fromkeys(name for name in found if len(name) > 1))


def holding(
    names: Sequence[str], document: Document, sentences: Sequence[Sentence]
) -> Iterator[int]:
    """The numbers of the few sentences that hold one of the names as the document writes it."""
    for name in names:
        found = [
            sentence.number
            for sentence in sentences
            if holds_name(name, document.text[sentence.start : sentence.end])
        ]
        if len(found) <= MOST_HOLDING:
            yield from found


def holds_name(name: str, text: str) -> bool:
    """Whether a text holds a name: as it is, as a place without its kind, or in pinyin."""
    folded = match_form(text)
    if not HAN.search(name):
        return name in folded or (bool(HAN.search(text)) and _sounds(name, folded))
    short = name[:-1] if len(name) > 2 and name[-1] in _LAND else name
    if "·" in folded:  # 唐娜·诺布尔 is written 唐娜诺布尔 too
        short, folded = short.replace("·", ""), folded.replace("·", "")
    return short in folded or (not HAN.search(text) and romanised(name).lower() in folded)


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
        return all(_in_short(term, folded) for term in rare)
    within = ".{0,6}?".join(re.escape(term) for term in (*before, end) if term)
    return bool(re.search(within, folded))


def says_post(name: str, post: str, folded: str) -> bool:
    """Whether a text in matching form says that somebody holds a post (局长白立成)."""
    post, name = re.escape(post), re.escape(name)
    near = rf"{post}[\s:：]*{name}|{name}.{{0,16}}{post}"
    return bool(re.search(near, folded))


def _in_short(term: str, folded: str) -> bool:
    return (term[:-1] if len(term) > 2 and term[-1] in _LAND else term) in folded


def _sounds(name: str, folded: str) -> bool:
    """Whether a person of the text is called so in Latin letters."""
    letters = re.sub(r"[^a-z]", "", name)
    return may_be_romanised(letters) and letters in _people_in_letters(folded)


@lru_cache(maxsize=8192)
def _people_in_letters(folded: str) -> frozenset[str]:
    names = (romanised(folded[a:b]).lower() for a, b in people(folded, "zh"))
    return frozenset(re.sub(r"[^a-z]", "", name) for name in names)
