"""Groups sentences into chunks under a token budget: the unit that is embedded and searched."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.settings import IndexSettings
from index.tokens import count
from index.types import Chunk, Document, Sentence


def chunk(
    document: Document, sentences: Sequence[Sentence], settings: IndexSettings
) -> tuple[Chunk, ...]:
    """Sentence-aligned chunks of a document, in order.

    A chunk holds sentences of one section and at most ``settings.chunk_tokens`` tokens; a single
    longer sentence is a chunk of its own. Neighbours within a section share
    ``settings.overlap_sentences`` sentences. ``context`` is the section's heading where the chunk
    does not hold it itself.
    """
    costs = _costs(document.text, sentences)
    chunks = []
    for first, last in _ranges(sentences, costs, settings):
        start, end = sentences[first].start, sentences[last].end
        chunks.append(
            Chunk(
                chunk_id=f"{document.doc_id}:{start}-{end}",
                doc_id=document.doc_id,
                start=start,
                end=end,
                first=first,
                last=last,
                tokens=sum(costs[first : last + 1]),
                language=document.language,
                context=None if sentences[first].kind == "heading" else sentences[first].section,
            )
        )
    return tuple(chunks)


def _costs(text: str, sentences: Sequence[Sentence]) -> list[int]:
    """Tokens of each sentence with the white space after it; their sum bounds that of a chunk."""
    starts = [sentence.start for sentence in sentences]
    return [count(text[start:end]) for start, end in pairwise([*starts, len(text)])]


def _ranges(
    sentences: Sequence[Sentence], costs: Sequence[int], settings: IndexSettings
) -> Iterator[tuple[int, int]]:
    """First and last sentence number of each chunk, both inclusive."""
    for first, last in _sections(sentences):
        start = first
        while start <= last:
            end, total = start, costs[start]
            while end < last and total + costs[end + 1] <= settings.chunk_tokens:
                end += 1
                total += costs[end]
            yield start, end
            if end == last:
                break
            start = max(end + 1 - _overlap(costs, start, end, settings), start + 1)


def _overlap(costs: Sequence[int], start: int, end: int, settings: IndexSettings) -> int:
    """How many last sentences the next chunk repeats, keeping room for the next sentence."""
    shared = min(settings.overlap_sentences, end - start)
    while shared and sum(costs[end + 1 - shared : end + 2]) > settings.chunk_tokens:
        shared -= 1
    return shared


def _sections(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Runs of sentences that belong together: headings in a row and the text under them."""
    start = 0
    for number in range(1, len(sentences)):
        starts_section = sentences[number].kind == "heading" != sentences[number - 1].kind
        if starts_section:
            yield start, number - 1
            start = number
    if sentences:
        yield start, len(sentences) - 1
