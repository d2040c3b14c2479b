"""A clause that a semicolon ends is quoted with the short sentence it is part of: alone it reads as
if it were all, and the next clause often tells how it is for others."""

from collections.abc import Iterable, Sequence

from index.library import Library
from index.types import Document, Sentence
from qa.reading.neighbours import reaching
from qa.types import EvidenceSentence

LONGEST = {"zh": 100, "en": 280}  # characters of a sentence that is quoted whole
_MARKS = (";", "；")


def in_whole_sentences(
    answers: Iterable[EvidenceSentence], library: Library
) -> tuple[EvidenceSentence, ...]:
    """The answers, each as long as the sentence it is a clause of; one in place of two clauses."""
    found: list[EvidenceSentence] = []
    for answer in answers:
        whole = _whole(answer, library)
        if not any(_holds(other, whole) for other in found):
            found.append(whole)
    return tuple(found)


def _whole(answer: EvidenceSentence, library: Library) -> EvidenceSentence:
    document, sentence = answer.document, answer.sentence
    if sentence.kind == "heading" or answer.antecedent is not None:
        return answer
    start, end = _whole_sentence(document, library.sentences(sentence.doc_id), sentence.number)
    end = max(end, sentence.end)
    if end - start > LONGEST[document.language]:
        return answer
    return reaching(answer, start, end)


def _whole_sentence(
    document: Document, sentences: Sequence[Sentence], number: int
) -> tuple[int, int]:
    """Where the sentence begins and ends whose clauses semicolons join, by the number of one."""
    first = last = number
    while first and _joined(document, sentences[first - 1], sentences[first]):
        first -= 1
    while last + 1 < len(sentences) and _joined(document, sentences[last], sentences[last + 1]):
        last += 1
    return sentences[first].start, sentences[last].end


def _joined(document: Document, one: Sentence, other: Sentence) -> bool:
    """Whether a sentence ends in a semicolon and the other goes on with it, and is no item."""
    ends = document.text[one.start : one.end].endswith(_MARKS)
    return ends and one.paragraph == other.paragraph and other.kind == "text"


def _holds(one: EvidenceSentence, other: EvidenceSentence) -> bool:
    """Whether a quotation holds another."""
    outer, inner = one.sentence, other.sentence
    same = outer.doc_id == inner.doc_id and other.antecedent is None
    return same and outer.start <= inner.start and inner.end <= outer.end
