"""Terms that a question puts in quotation marks (“两区”): where a text holds them, in whichever
language, and which sentences define them (“两区”即…)."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from index.lexicon import load_lexicon
from index.text import HAN, language_of, match_form
from index.types import Document, Sentence
from qa.comparing.alignment import Word, similarity, words_of
from qa.comparing.similarity import nearness
from qa.reading.named import QUOTED, quoted

MET, NEAR = 0.45, 0.4  # what a word of one term has to reach with a word of the other
_MARKS = r"[“”\"‘’'「」『』《》]*"
_AFTER = re.compile(
    rf"{_MARKS}[）)]*\s*(?:[（(][^（()）]{{1,30}}[)）]\s*)?"
    r"(?:[,，]?\s*(?:即(?!将|使|可)|也就是|指(?!出|数|标|导|挥|定)|系(?!统|列)|意[为即思]|分别|包括"
    r"|是(?!否)|就是|为(?!了))"
    r"|[,，]?\s*(?:that is\b|i\.e\.|namely\b|or\b)"
    r"|(?:is|are|was|were|means?|refers? to|stands? for|consists? of|compris\w+|includes?)\b)"
)
_BEFORE = re.compile(
    r"(?:简称|合称|统称|并称|通称|俗称|称为|称作|称之为|叫[做作]|即|就是"
    r"|\b(?:known as|called|dubbed|termed|referred to as|short for|hereinafter))"
    rf"\s*(?:the\s+)?[:：]?\s*{_MARKS}$"
)
_JOINING = frozenset("个之的与和及")


def quoted_spans(folded: str) -> Iterator[tuple[int, int, str]]:
    """Where the quoted terms of a text in matching form stand in it: start, end, term."""
    return ((m.start(1), m.end(1), m[1].strip()) for m in QUOTED.finditer(folded))


def holds_term(term: str, text: str) -> bool:
    """Whether a text quotes what a term of the other language is called in its own."""
    return any(same_term(term, other) for other in quoted(text))


def defining(
    terms: Sequence[str], document: Document, sentences: Sequence[Sentence]
) -> Iterator[int]:
    """The numbers of the sentences of a document that define one of the terms a question quotes."""
    if not terms:
        return
    folded = match_form(document.text)
    held = {term for term in terms if term in folded}
    held |= {
        other
        for other in {other for _, _, other in quoted_spans(folded)}
        if any(same_term(term, other) for term in terms)
    }
    for sentence in sentences if held else ():
        text = folded[sentence.start : sentence.end]
        if any(_defines(term, text) for term in held):
            yield sentence.number


def defines_one(terms: Sequence[str], text: str) -> bool:
    """Whether a text defines one of the terms a question quotes, in whichever language."""
    folded = match_form(text)
    return any(_defines(term, folded) for term in terms) or any(
        _defines(other, folded) and any(same_term(term, other) for term in terms)
        for other in quoted(text)
    )


def _defines(term: str, folded: str) -> bool:
    return any(
        _AFTER.match(folded, found.end()) or _BEFORE.search(folded, 0, found.start())
        for found in re.finditer(re.escape(term), folded)
    )


@lru_cache(maxsize=4096)
def same_term(one: str, other: str) -> bool:
    """Whether a Chinese and an English term are each other's translation word by word: "Two Zones"
    and 两区. Every word of either has to meet one of the other."""
    if bool(HAN.search(one)) == bool(HAN.search(other)):
        return False
    left, right = list(_parts(one)), list(_parts(other))
    if not left or not right:
        return False
    near = nearness([word.term for word in left], [word.term for word in right])
    met = (similarity(left, right) >= MET) | (near >= NEAR)
    return bool(np.all(met.any(axis=0)) and np.all(met.any(axis=1)))


def _parts(term: str) -> Iterator[Word]:
    """The words of a term, a Chinese one that the dictionary lacks as its longest known parts."""
    lexicon = load_lexicon()
    for word in words_of(term, language_of(term)):
        if not HAN.match(word.term) or word.term in lexicon.word_ids:
            parts = [word.term]
        else:
            parts = [lexicon.words[number] for number in lexicon.parts(word.term)]
        yield from (Word(0, 0, part) for part in parts if part not in _JOINING)
