"""What translations tell of the texts of another language that a question is limited to.

"What does the English version say of …", asked in Chinese, is laid against the Chinese
counterparts of the English texts as well: what is likely there is likely here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.library import Library
from qa.reading.odds import Weighed, weigh
from qa.reading.scope import wants_other_language
from qa.types import Passage, Question


def weigh_across(question: Question, passages: Sequence[Passage], library: Library) -> Weighed:
    """Weigh every sentence of the passages as an answer: where texts of the other language are
    asked for, each by the better of itself and of its translation into the question's."""
    weighed = weigh(question, passages, library)
    if not wants_other_language(question):
        return weighed
    there = weigh(question, tuple(_translated(question, passages, library)), library)
    passed = dict(weighed.odds)
    for doc_id, number in weighed.odds:
        other = library.counterpart_sentence(doc_id, number)
        if other is not None and (likely := there.odds.get((other.doc_id, other.number))):
            passed[doc_id, number] = max(passed[doc_id, number], likely)
    return Weighed(passed, max(weighed.confidence, there.confidence))


def _translated(
    question: Question, passages: Sequence[Passage], library: Library
) -> Iterator[Passage]:
    """The passages as the question's language has them, where their documents are told in it."""
    for passage in passages:
        chunk = passage.chunk
        ends = (chunk.first, chunk.last)
        one, other = (library.counterpart_sentence(chunk.doc_id, number) for number in ends)
        if one is None or other is None or one.doc_id != other.doc_id:
            continue
        first, last = sorted((one, other), key=lambda sentence: sentence.number)
        document = library.document(first.doc_id)
        there = replace(
            chunk,
            chunk_id=f"{document.doc_id}:{first.start}-{last.end}",
            doc_id=document.doc_id,
            start=first.start,
            end=last.end,
            first=first.number,
            last=last.number,
            language=question.language,
            context=first.section,
        )
        text = document.text[first.start : last.end]
        yield replace(passage, chunk=there, document=document, text=text)
