# ruff: noqa: E501  (one pattern is one line)
"""Where a question asks who or what a rule leaves out: sentences that tell of such ("Hotels are
exempt", 导盲犬除外, 暂不纳入); and rules that are not shown without what the next sentence takes out."""

import re
from collections.abc import Sequence

from index.library import Library
from index.text import match_form
from qa.comparing.polarity import exceptions
from qa.reading.neighbours import reaching
from qa.types import EvidenceSentence, Question

RULES = 5  # sentences, the best

_LEFT_OUT = (
    r"例外|豁免|免于|除外|排除|不(?:算|包括|包含|适用|纳入)"
    r"|\bleft out\b|\bexempt|\bexclud|\bexcept(?:ions?|ed|ing)?\b|\bapart from\b|\bother than\b|\bnot (?:have to|need|count|cover|includ|appl)"
    r"|\b(?:do|does|did)(?:n['’]t| not) (?:have to|need to|count|cover|include|apply)"
)
_ASKS = re.compile(
    rf"{_LEFT_OUT}|不受.{{0,6}}(?:约束|限制|影响)|[谁哪什].{{0,14}}(?:不用|不必|无需|不能|不可以|不得|可以不)|\bnot allowed"
)
_TELLS = re.compile(
    rf"{_LEFT_OUT}|不在此列|暂不|未(?:包括|包含|纳入|列入)|不受|无需|不必|不用|可以不|\bwithout having to\b"
)
# Who asks this of what is left out knows it already.
_WHY_OR_WHEN = re.compile(
    r"为什么|为何|为啥|什么时[候间]|何时|几时|^(?:\W|and\b|but\b|so\b|since\b|until\b)*(?:why|when)\b|[,;]\s*(?:why|when)\b[^,;]*\?\W*$"
)

# A sentence that only takes out of the one before: 学生除外, 但…不在此限, "Hotels are exempt."
_TAKES_OUT = re.compile(
    r"\W*(?:(?:但是?|不过|然而|唯)?[^,，。;；:：]{1,30}(?:除外|例外|不在此[列限]|不受此限)"
    r"|(?:(?:but|however),? )?[^,.;:]{2,80}\b(?:is|are|being) (?:exempt(?:ed)?|excepted|excluded)\b(?! from )"
    r"|(?:except|excluding|other than|apart from)\b)"
)


def asks_exemption(question: Question) -> bool:
    """Whether a question asks what is left out of a rule, not why or when it is."""
    text = match_form(question.text)
    return bool(_ASKS.search(text)) and not _WHY_OR_WHEN.search(text)


def tells_exemption(text: str) -> bool:
    """Whether a sentence tells what is left out of a rule."""
    return bool(_TELLS.search(match_form(text)) or exceptions(text))


def takes_out(text: str) -> bool:
    """Whether a sentence only takes out of the one before it."""
    return bool(_TAKES_OUT.match(match_form(text)))


def with_what_is_left_out(
    ranked: Sequence[EvidenceSentence], library: Library
) -> tuple[EvidenceSentence, ...]:
    """The sentences, the best as far as what the next of their paragraph takes out of them: whoever
    reads a rule alone, up to the semicolon, takes it to hold for all."""
    rules = [_with_next(one, library) for one in ranked[:RULES]]
    said = {
        (rule.sentence.doc_id, rule.sentence.number + 1)
        for rule, alone in zip(rules, ranked, strict=False)
        if rule is not alone
    }
    rest = (*rules, *ranked[RULES:])
    return tuple(e for e in rest if (e.sentence.doc_id, e.sentence.number) not in said)


def _with_next(evidence: EvidenceSentence, library: Library) -> EvidenceSentence:
    sentence, document = evidence.sentence, evidence.document
    sentences = library.sentences(sentence.doc_id)
    if sentence.kind == "heading" or sentence.number + 1 >= len(sentences):
        return evidence
    following = sentences[sentence.number + 1]
    text = document.text[following.start : following.end]
    if following.paragraph != sentence.paragraph or not takes_out(text):
        return evidence
    return reaching(evidence, sentence.start, following.end)
