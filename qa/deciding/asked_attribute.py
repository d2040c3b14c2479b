"""Whether a sentence speaks of what is asked, and not only of whom or what the question names."""

import numpy as np
from numpy.typing import NDArray

from index.library import Library
from qa.asking.asked import Asked, is_known
from qa.asking.dimensions import sums_asked
from qa.asking.telephones import OF_TELEPHONES, asks_telephone
from qa.naming.names import capitalised
from qa.reading.surroundings import LITERAL, Support, matches
from qa.types import EvidenceSentence, Question

SPOKEN_OF, SPOKEN_OF_UNKNOWN = 0.45, 0.35  # the second for words no dictionary holds
NEAR_FOCUS = 0.6  # met as itself, or by a near word
MOST_ATTRIBUTE = 0.8
SAME_WORD, LEAST_WEIGHT = 0.9, 0.3
MOST_OF_WHOSE = 0.7
NEARLY_SPOKEN_OF = 0.35  # by a near word: a founder is an entrepreneur
COUNTED_KINDS = ("number", "share")


def focus_groups(asked: Asked) -> list[list[int]]:
    """The words of the focus that are no names, those of one compound (常住人口) together."""
    groups: list[list[int]] = []
    named = {*asked.names, *(place for body in asked.bodies for place in body)}
    for place in asked.focus:
        if place in named:
            continue
        if groups and asked.words[groups[-1][-1]].end == asked.words[place].start:
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups


def nothing_counted(question: Question, asked: Asked, support: Support) -> bool:
    """Whether no word of what a Chinese question counts (常住人口) is met, in its own language."""
    counting = question.answer_type in COUNTED_KINDS and question.language == "zh"
    if not counting or not support.within:
        return False
    known = support.wide >= np.where([is_known(w) for w in asked.words], 0.0, LITERAL)
    sums = sums_asked(asked.folded)
    groups = [
        [p for p in own if known[p]]
        for own in focus_groups(asked)
        if not any(a <= asked.words[own[0]].start < b for a, b in sums)
    ]
    met = [min(float(support.wide[place]) for place in group) for group in groups if group]
    return bool(met) and max(met) < NEAR_FOCUS


def missing_in_twin(
    question: Question, asked: Asked, evidence: EvidenceSentence, library: Library
) -> NDArray[np.bool_] | None:
    """What the same sentence in the question's own language does not speak of, if there is one."""
    key = evidence.sentence.doc_id, evidence.sentence.number
    twin = library.counterpart_sentence(*key)
    if twin is None:
        return None
    document = library.document(twin.doc_id)
    text = document.text[twin.start : twin.end]
    missing: NDArray[np.bool_] = matches(asked, text, question.language) < NEARLY_SPOKEN_OF
    return missing


def attribute_missing(asked: Asked, missing: NDArray[np.bool_]) -> bool:
    """Whether of what is asked about the named hardly a word is spoken of."""
    places = list(asked.attribute)
    weight = float(asked.weights[places].sum())
    spoken = float(asked.weights[places] @ missing[places]) < MOST_ATTRIBUTE * weight
    return weight >= LEAST_WEIGHT and not spoken


def telephone_of_another(asked: Asked, support: Support) -> bool:
    """Whether a telephone number is asked for, and the sentence and what stands around it do not
    speak of whose it is in the question's own words: the archive's is not the library's."""
    if not asks_telephone(asked.folded) or not support.within:
        return False
    whose = [
        place
        for place, word in enumerate(asked.words)
        if not OF_TELEPHONES.search(asked.folded[word.start : word.end])
    ]
    told = np.where(support.wide[whose] >= SAME_WORD, asked.weights[whose], 0.0)
    return bool(whose) and float(told.sum()) < MOST_OF_WHOSE * float(asked.weights[whose].sum())


def another_is_named(question: Question, asked: Asked, support: Support) -> bool:
    """Whether a name of several words ("Storm Petrel") stands nowhere in the sentence or around it.

    Its words may be everyday words, so that only the question's own language can tell.
    """
    if question.language != "en" or not support.within:
        return False
    for start, end in capitalised(question.text):
        inside = [
            p for p, word in enumerate(asked.words) if start <= word.start and word.end <= end
        ]
        if start > 0 and len(inside) > 1 and not float(support.solid[inside].max()) >= SPOKEN_OF:
            return True
    return False
