"""A sentence read against a question: which of its words are met, and which names are nowhere."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.library import Library
from index.text import match_form
from index.types import LANGUAGES
from qa.asking.asked import Asked, is_known, name_groups, whole_name
from qa.deciding.asked_attribute import SPOKEN_OF, SPOKEN_OF_UNKNOWN, focus_groups
from qa.naming.name_words import (
    ACRONYM,
    is_written_as_name,
    lacks_whole_name,
    opens_with_body,
)
from qa.naming.names import people
from qa.naming.surname_alone import surname_alone
from qa.reading.named import holds_body, holds_name, says_post
from qa.reading.signs import names_post
from qa.reading.surroundings import Support
from qa.types import EvidenceSentence, Question

ABOUT = 0.7
LEAST_NAMED = {"zh": 0.5, "en": 0.45}  # by the question's language
SAME_NAME = 0.89  # what stands letter by letter counts .9
EVERYWHERE = 0.6  # of the chunks of a language: a name that tells nothing apart
_GLOSSED = re.compile(r"(?<=[一-鿿])\s?[（(](?P<gloss>[A-Za-z][\w'’&. -]*)[）)]")
OPENING = 12  # characters, in which a sentence says whose words it gives
LONG_SURNAME = 8  # characters
LONG_NAME, MOST_OF_A_NAME = 3, 0.6  # words, and their mean match


@dataclass(frozen=True)
class Met:
    """A sentence read against a question: which of its words are met, and how much of it."""

    question: Question
    asked: Asked
    evidence: EvidenceSentence
    library: Library
    support: Support

    @cached_property
    def weights(self) -> NDArray[np.float32]:
        """The asked words' shares of the question, (asked words,)."""
        return self.asked.weights / max(float(self.asked.weights.sum()), 1e-6)

    @cached_property
    def missing(self) -> NDArray[np.bool_]:
        """The words nothing in the sentence or around it speaks of, compounds whole."""
        known = np.array([is_known(word) for word in self.asked.words])
        wide = self.support.wide
        missing = wide < np.where(known, SPOKEN_OF, SPOKEN_OF_UNKNOWN)
        for group in name_groups(self.question, self.asked):
            missing[group] = self._unnamed(group)
        for name, gloss in self._names_glossed:
            if not missing[name].all() or not missing[gloss].all():
                missing[[*name, *gloss]] = False
        missing[list(self.unmentioned)] = True
        for group in focus_groups(self.asked):
            missing[group] = bool((missing[group] & known[group]).any())
        return np.asarray(missing)

    @cached_property
    def unmentioned(self) -> tuple[int, ...]:
        """The words of people and bodies of the question that the document nowhere names."""
        named = [group for group in self.asked.bodies if self._is_another_body(group)]
        named += [(place,) for place in self.asked.names if self._is_another_person(place)]
        named += [(place,) for place in self._posts if self._is_another_post(place)]
        if self.question.language == "en" and self.support.within:
            document = self.evidence.document
            words, text = self.asked.words, self.question.text
            lacking = lacks_whole_name(
                text,
                words,
                lambda name: holds_name(name, document.text) or self._by_surname(name.split()),
            )
            low = [place for place in lacking if self.support.solid[place] < SPOKEN_OF]
            named.append(tuple(lacking) if low else ())
        return tuple(place for group in named for place in group)

    @cached_property
    def unnamed(self) -> tuple[int, ...]:
        """The names that are missing, but for one that stands all over the library."""
        vocabulary, language = self.library.vocabulary, self.question.language
        return tuple(
            place
            for place in self.asked.names
            if self.missing[place]
            and vocabulary.share(self.asked.words[place].term, language) < EVERYWHERE
            and (self.support.within or not self._is_acronym(place))
        )

    @property
    def unheard_of(self) -> bool:
        """Whether something the question calls by name, be it by everyday words ("Python") or in
        small letters ("haidian"), is missing here and stands in no document of the library."""
        return any(
            self.missing[place]
            and is_written_as_name(self.question.text, word)
            and not any(self.library.vocabulary.share(word.term, own) for own in LANGUAGES)
            for place, word in enumerate(self.asked.words)
        )

    @property
    def _names_glossed(self) -> Iterator[tuple[list[int], list[int]]]:
        """The words of names that stand in both scripts, 索尔特马什（Saltmarsh）: one will do."""
        words = self.asked.words
        for found in _GLOSSED.finditer(self.question.text):
            gloss = [
                p for p, w in enumerate(words) if found.start("gloss") <= w.start < found.end()
            ]
            name: list[int] = []
            for place in reversed(range(len(words))):
                ends = words[name[0]].start if name else found.start()
                if words[place].end == ends and (
                    place in self.asked.names or not is_known(words[place])
                ):
                    name.insert(0, place)
            if name and gloss:
                yield name, gloss

    def _is_acronym(self, place: int) -> bool:
        """Whether a word is an abbreviation, which a text of the other language writes out."""
        word = self.asked.words[place]
        return bool(ACRONYM.fullmatch(self.question.text[word.start : word.end]))

    def _is_another_person(self, place: int) -> bool:
        """Whether a Chinese name in full stands nowhere around: one character tells two apart."""
        word = self.asked.words[place]
        full = word.name and word.tag == "nr" and len(word.term) > 1 and self.support.within
        near = f"{self.evidence.text}\n{self.support.surroundings}"
        written = "·" in near and holds_name(word.term, near)
        apart = full and float(self.support.solid[place]) < SAME_NAME and not written
        return apart and not self._by_surname(self._parts_of_name([place]))

    @property
    def _somebody_opens(self) -> bool:
        """Whether the sentence begins with the words or deeds of somebody not asked about."""
        text = match_form(self.evidence.text)
        named = (text[a:b] for a, b in people(text, "zh") if a < OPENING)
        return any(name not in self.asked.folded for name in named)

    @property
    def _posts(self) -> tuple[int, ...]:
        """The words of a Chinese question that name a post, where it names nobody."""
        words = self.asked.words
        if self.question.language != "zh" or not self.support.within:
            return ()
        if any(words[place].tag == "nr" for place in self.asked.names):
            return ()
        return tuple(place for place, word in enumerate(words) if names_post(word.term))

    def _is_another_post(self, place: int) -> bool:
        """Whether the sentence begins with somebody who nowhere is said to hold the post."""
        text, post = match_form(self.evidence.text), self.asked.words[place].term
        name = next((text[a:b] for a, b in people(text, "zh") if a == 0), "")
        return bool(name) and post not in text and not says_post(name, post, self._folded)

    def is_near_post(self, place: int) -> bool:
        """Whether a Chinese post is spoken of only as one like it (董事长 by 总监)."""
        word = self.asked.words[place]
        told = word.term in match_form(self.support.surroundings) + self.evidence.text
        same = told or float(self.support.solid[place]) >= SAME_NAME
        return self.question.language == "zh" and self.support.within and not same

    @cached_property
    def _folded(self) -> str:
        return match_form(self.evidence.document.text)

    def _is_another_body(self, group: tuple[int, ...]) -> bool:
        words = [self.asked.words[place] for place in group]
        if self.question.language == "en":
            met = self.support.solid[list(group)]
            return self.support.within and float(met.max()) < SPOKEN_OF
        own = self.support.own[list(group)]
        if not self.support.within or float(own.min()) >= SAME_NAME:
            return False
        terms = [word.term for word in words]
        if float(own.max()) < SAME_NAME and opens_with_body(self.evidence.text):
            return True
        apart = float(self.support.topic[list(group)].min()) < SAME_NAME
        if apart and self._somebody_opens:
            return True
        return not holds_body(terms, self._folded)

    def _unnamed(self, group: list[int]) -> bool:
        """Whether what one name names is not spoken of: a surname will do where the document has
        the whole name, and most of a long name's words."""
        wide, least = self.support.wide[group], LEAST_NAMED[self.question.language]
        if self._by_surname(self._parts_of_name(group)):
            return False
        if self._is_another_first_name(group):
            return True
        if wide.min() >= least or self._named_in_full(group):
            return False
        return not (len(group) >= LONG_NAME and wide.mean() >= MOST_OF_A_NAME)

    def _parts_of_name(self, group: list[int]) -> list[str]:
        """The first name and the surname of a person named in full whom this group names, or what
        there is of it; of Chinese only names from abroad (卢克·坎克利)."""
        text, words = self.question.text, self.asked.words
        at = words[group[0]].start
        if self.question.language == "en":
            spans = people(text, "en")
            return next((match_form(text[a:b]).split() for a, b in spans if a <= at < b), [])
        first = words[group[0]]
        if text[first.end : first.end + 1] == "·":
            after = match_form(text[first.end + 1 : first.end + 1 + LONG_SURNAME])
            told = (after[:n] for n in range(len(after), 1, -1))
            return [first.term, next((s for s in told if s in self.evidence.text), "")]
        ends = [p for p in group[1:2] if words[p].start == first.end and first.tag == "nrt"]
        return [first.term, *(words[p].term for p in ends)]

    def _by_surname(self, parts: Sequence[str]) -> bool:
        """Whether the sentence calls somebody by the surname alone, and its document never names
        another of that surname."""
        if len(parts) != 2 or not self.support.within or len(parts[1]) < 2:
            return False
        first, last = parts
        return all(
            surname_alone(first, last, text)
            for text in (self.evidence.text, self.evidence.document.text)
        )

    def _is_another_first_name(self, group: list[int]) -> bool:
        """Whether a word of the whole name stands nowhere: Astrid Halvorsen is not Ingrid."""
        beside = [p for p in whole_name(self.question, self.asked, group) if p not in group]
        if not beside or not self.support.within or self._named_in_full(group):
            return False
        return float(self.support.wide[beside].min()) < SPOKEN_OF

    def _named_in_full(self, group: list[int]) -> bool:
        """Whether the document holds the whole name of several words, and the sentence or what
        stands around it one of them."""
        whole = whole_name(self.question, self.asked, group)
        words = self.asked.words
        name = self.question.text[words[whole[0]].start : words[whole[-1]].end]
        held = len(whole) > 1 and holds_name(match_form(name), self.evidence.document.text)
        return held and float(self.support.wide[whole].max()) >= SAME_NAME

    @property
    def hardly_told(self) -> NDArray[np.bool_]:
        """The words that are no names and of which the sentence has no more than near ones."""
        told = self.support.solid >= SPOKEN_OF
        told[[*self.asked.names, *(place for body in self.asked.bodies for place in body)]] = True
        return np.asarray(~told)

    @property
    def share(self) -> float:
        """How much of the question is missing (0..1)."""
        return float(self.weights @ self.missing)

    @property
    def covered(self) -> float:
        """How much of the question the sentence itself covers, or of what its document is not about
        anyway (0..1)."""
        untold = self.weights * (self.support.topic < ABOUT)
        share = float(untold @ self.support.own) / max(float(untold.sum()), 1e-6)
        return max(share, float(self.weights @ self.support.own))
