"""What a claim says, in the parts that can be held against a source: numbers, names, wording."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.embeddings.bilingual import surprisal
from index.english import STOP_WORDS, stem
from index.lexicon import RAREST_STEM, load_lexicon
from index.numbers import Quantity
from index.segmenter import tagged_words
from index.terms import SOUND_CHARACTERS
from index.text import HAN, language_of, match_form
from index.types import Language
from qa.claims.quantities import quantities_of
from qa.comparing.alignment import Word, words_of
from qa.comparing.word_likeness import SHORT_FORMS, glosses_of
from qa.naming.names import people
from qa.naming.surnames import PLAIN_SURNAMES
from qa.verifying.compared import LIGHT_TAGS, NAME_TAGS

Floats = NDArray[np.float32]

_FRAME_WEIGHT = 0.25
# What holds a statement together and says nothing that a source would have to say in these words.
_FRAME = re.compile(
    r"(?:位于|坐落|在于|处于|拥有|具有|共有|一共|总共|合计|包含|包括|达到|成为|属于|称为|表示|指出|认为|介绍|透露|据悉|目前|其中|进行|开展|举行|举办|召开|使用|关于|有关|来自|以及|需要|力争|争取|预计|将要|计划|打算|大约|左右|超过|不足|不到|不超|至少|最多|至多|连续|接连|以上|以下|正在|已经|获得|要求|分布|参加|名列|设有|获|围绕|没有|尚未|还没|已|未|没|不|到|时|后|前|出|有|是|要|会|称|说|达|为|共|将)"
    r"|(?:tell|told|announc|explain|report|mention|note|locat|situat|place|hold|held|has|have|had|say|said|state|total|number|includ|contain|compris|consist|maintain|list|set|expect|plan|aim|want|make|made|take|took|total|account|amount|becom|becam|call|name|known|accord|currently|also|about|more|than|differ|there|around|between|among|during|through|across|fewer|less|least|most|over|under|near|almost|exact|consecut|success|row|straight|run|lie|lay)",
)
_COUNTED_STOP = re.compile(
    r"起码|至少|最多|至多|必须|需要|应当|[<>|/“”,，、;；:：。.!?！？()（）]|(?<![a-z])(?:of|in|at|for|to|by|on|from|with|is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|already|per|a|an|the|and|or|that|which|who)(?![a-z])",
    re.IGNORECASE,
)
_PREFIXES = {
    "sino": "china",
    "anglo": "britain",
    "franco": "franc",
    "russo": "russia",
    "indo": "india",
}
_VERB_EN = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|did|does|do|shall|should|must|may|\w{2,}ed)\b"
)
HONORIFICS = frozenset(("dr", "mr", "mrs", "ms", "prof", "sir", "councillor"))
# A sentence that opens with a plural ("Lorries of …") opens with no name.
_PLURAL_FIRST = re.compile(r"\W*([A-Z][a-z]+s) (?:of|that|which|who|are|were|have|do)\b")
_WEIGHED = re.compile(
    r"\W*(?:instead of|rather than|(?:up |down )?from|to|against|compared (?:with|to)|not"
    r"|而不是|而非|不是|增加到|增至|提高到|升至|降至|减少到|调整为|改为|变为|到|由|从)\W*",
    re.IGNORECASE,
)
_LAND = tuple("市区县省镇乡村州區縣省鎮鄉")
# (是王灏) what a claim ends with is a person when no dictionary has the word.
_NAMED_LAST = re.compile(rf"(?:是|叫)([{''.join(sorted(PLAIN_SURNAMES))}][一-鿿]{{1,2}})[。.]?\Z")
WEIGHTY = 0.4  # weight of a word that says something
SHORT = 5  # letters of a stem: verbs are mostly short
_NO_COUNT = frozenset({"date"})
COUNTED_REACH = {"zh": 14, "en": 48}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a text and the places, among its words, of what it counts."""

    quantity: Quantity
    counted: tuple[int, ...]

    @property
    def weak(self) -> bool:
        """Whether it is "one" or "first" used as an article or a mark of a list."""
        return self.quantity.value == 1 and self.quantity.kind == "number"


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """A text taken apart: its words with their weights, its figures, and which words are names.

    ``names`` are places among ``words``; the words exclude those of numbers and of the grammar.
    """

    text: str
    language: Language
    words: tuple[Word, ...]
    weights: Floats
    figures: tuple[Figure, ...]
    names: tuple[int, ...]
    verb: int

    def is_subject(self, place: int) -> bool:
        """Whether a word stands before the verb: it tells what the claim is about."""
        return self.words[place].start < self.verb


def facts_of(text: str, language: Language | None = None) -> Facts:
    """Return the facts of a claim."""
    language = language or language_of(text)
    kept = [match_form(text[a:b]) for a, b in people(text, language)]
    kept += [name for name in _NAMED_LAST.findall(match_form(text)) if _proper(name) is None]
    quantities = _alike(text, quantities_of(text, language))
    spans = [(q.start, q.end) for q in quantities]
    words = tuple(
        replace(word, term=_PREFIXES.get(word.term, word.term))
        for word in words_of(text, language, kept)
        if not word.tag.startswith(LIGHT_TAGS)
        and not any(a < word.end and word.start < b for a, b in spans)
    )
    opening = _PLURAL_FIRST.match(text)
    words = tuple(
        replace(word, name=False) if opening and word.start == opening.start(1) else word
        for word in words
    )
    weights = np.array([weight(word) for word in words], dtype=np.float32)
    figures = tuple(Figure(q, counted(q, quantities, words, text, language)) for q in quantities)
    names = tuple(
        place for place, word in enumerate(words) if is_name(word) or _is_town(word, text)
    )
    return Facts(text, language, words, weights, figures, names, _verb_of(text, language))


def _alike(text: str, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The quantities, one that is weighed against another with its unit (50 yuan, not 40)."""
    found = list(quantities)
    for n, (one, other) in enumerate(pairwise(found)):
        if not _WEIGHED.fullmatch(text[one.end : other.start]) or one.kind != other.kind:
            continue
        if one.kind == "number" and bool(one.unit) != bool(other.unit):
            found[n] = replace(one, unit=one.unit or other.unit)
            found[n + 1] = replace(other, unit=one.unit or other.unit)
    return tuple(found)


def _verb_of(text: str, language: Language) -> int:
    """Where the verb begins; 0 when none is found."""
    if language == "en":
        verb = _VERB_EN.search(text)
        return verb.start() if verb else 0
    place = 0
    for token, tag in tagged_words(match_form(text)):
        if tag in ("v", "vd") and place:
            return place
        place += len(token)
    return 0


def weight(word: Word) -> float:
    """How much of a statement a word says: rare words and nouns most, frame words least."""
    if _FRAME.fullmatch(word.term) or word.term in HONORIFICS:
        return _FRAME_WEIGHT * 0.5
    factor = 0.6 if word.tag.startswith(("v", "a")) else 1.0
    return factor * (0.25 + min(1.0, surprisal(load_lexicon(), word.term) / RAREST_STEM))


def counted(
    quantity: Quantity,
    quantities: Sequence[Quantity],
    words: Sequence[Word],
    text: str,
    language: Language,
) -> tuple[int, ...]:
    """The places of the words right after a number: "30 cities", "251项开放改革举措"."""
    if quantity.kind in _NO_COUNT or quantity.unit not in ("", "person"):
        return ()
    end = min(len(text), quantity.end + COUNTED_REACH[language])
    following = [q.start for q in quantities if q.start >= quantity.end]
    end = min([end, *following])
    skip = re.compile(r"\s*(?:of (?:the |all )?)?", re.IGNORECASE)
    first = skip.match(text, quantity.end)
    start = first.end() if first else quantity.end
    stop = _COUNTED_STOP.search(text, start, end)
    if stop:
        end = stop.start()
    return tuple(
        place
        for place, word in enumerate(words)
        if quantity.end <= word.start < end
        and not word.tag.startswith(("v", "d"))
        and not _FRAME.fullmatch(word.term)
    )


def may_name(word: Word) -> bool:
    """Whether a word is written as a name, or names one place, person or body."""
    return word.name or is_name(word)


def is_name(word: Word) -> bool:
    """Whether a word names one place, person or body, so that another word is another thing."""
    if word.term in _countries():
        return word.name or bool(HAN.match(word.term))
    if _FRAME.fullmatch(word.term) or word.term in HONORIFICS:
        return False
    if not HAN.match(word.term):
        return word.name and not ordinary(word)
    if len(word.term) < 2 or not word.tag.startswith(NAME_TAGS):
        return False
    proper = _proper(word.term)
    if proper is not None:
        return proper
    # the segmenter calls many a word it does not know a person (通风井): the form has to agree
    transliterated = len(word.term) > 2 and SOUND_CHARACTERS.issuperset(word.term)
    return word.tag == "ns" or word.name or transliterated


def is_thing(word: Word) -> bool:
    """Whether a word names a thing rather than what is done or how it is."""
    return word.name or word.tag.startswith("n") or (not word.tag and len(word.term) > SHORT)


def _is_town(word: Word, text: str) -> bool:
    """Whether a Chinese word that no dictionary has stands before 市, 区, 县 and the like."""
    unknown = len(word.term) > 1 and _proper(word.term) is None and not word.tag.startswith("v")
    return bool(HAN.match(word.term)) and unknown and text[word.end : word.end + 1] in _LAND


def is_country(word: Word) -> bool:
    """Whether a word names a country or one of its large cities."""
    return word.term in _countries() or word.term in SHORT_FORMS


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    """Countries and cities in their shortened and English forms (法, French), common words too."""
    english = (name for place in SHORT_FORMS for name in glosses_of(place))
    capitals = (name for name in english if not _is_small(name))
    return frozenset(SHORT_FORMS.values()) - {"中"} | frozenset(capitals)


@lru_cache(maxsize=32_768)
def _proper(term: str) -> bool | None:
    """Whether the translations of a Chinese word are proper names; None when it has none."""
    lexicon = load_lexicon()
    if term not in lexicon.word_ids:
        return None
    numbers = [lexicon.stem_ids.get(name) for name in glosses_of(term)]
    return any(number is not None and not lexicon.lower_case[number] for number in numbers)


def ordinary(word: Word) -> bool:
    """Whether a capitalised word is one that is written small elsewhere."""
    return not HAN.match(word.term) and _is_small(word.term)


def is_written_small(word: str) -> bool:
    """Whether an English word is an everyday one: grammar, or written small in the dictionary."""
    return word.lower() in STOP_WORDS or _is_small(stem(word))


def _is_small(name: str) -> bool:
    lexicon = load_lexicon()
    number = lexicon.stem_ids.get(name)
    return number is not None and bool(lexicon.lower_case[number])
