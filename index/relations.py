"""How new documents relate to those of the library: counterparts in the other language, reprints.

Only documents that share rare signs with a new one are compared with it, so that the work does not
grow with the library.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import PurePosixPath

from index.alignment import Pair, align
from index.catalog import Catalog
from index.counterparts import common_keys, find_counterparts
from index.entries import Relation, SentencePair
from index.near_duplicates import near_duplicates, sketch
from index.types import Document

# So many of the smallest values of its sketch stand for the wording of a document, and so many of
# its numbers and names for its subject.
WORDINGS, SUBJECTS = 8, 24
# A sign that more documents bear tells nothing.
MOST_BEARERS = 64
MOST_CANDIDATES = 5
# Documents longer than this, in characters, are not aligned sentence by sentence.
MOST_CHARACTERS = 200_000


def signs(root: str, document: Document) -> tuple[int, ...]:
    """Return numbers that documents of the same wording, subject or manifest have in common."""
    wordings = sorted(sketch(document))[:WORDINGS]
    subjects = sorted(map(_hashed, common_keys(document.text)))[:SUBJECTS]
    folder = PurePosixPath(document.file).parent
    named = [
        document.file,
        *((folder / name).as_posix() for name in document.metadata.counterparts),
    ]
    values = [
        *(_sign("wording", document.language, value) for value in wordings),
        *(_sign("subject", value) for value in subjects),
        *(_sign("file", root, name) for name in named),
    ]
    return tuple(dict.fromkeys(values))


def relations(document: Document, own: Iterable[int], catalog: Catalog) -> list[Relation]:
    """Return the counterparts and reprints of a document among those that came in before it."""
    shared: Counter[int] = Counter()
    for value in own:
        bearers = catalog.bearers(value, MOST_BEARERS + 1)
        if len(bearers) <= MOST_BEARERS:
            shared.update(bearers)
    before = catalog.number(document.doc_id)
    best = [number for number, _ in shared.most_common() if number < before]
    best = best[: 4 * MOST_CANDIDATES]
    others = [catalog.numbered(number) for number in best]
    return [*_reprints(document, others), *_counterparts(document, others)]


def described(found: Iterable[Relation], catalog: Catalog) -> dict[str, dict[str, str]]:
    """Return what the reports of documents say about their relations, by document id."""
    said: dict[str, dict[str, str]] = defaultdict(dict)
    for one in found:
        files = catalog.document(one.doc_id).file, catalog.document(one.other).file
        if one.similarity is None:
            said[one.doc_id]["counterpart of"] = files[1]
            said[one.other]["counterpart of"] = files[0]
        else:
            said[one.doc_id]["nearly the same as"] = f"{files[1]} ({one.similarity:.0%})"
    return said


def _reprints(document: Document, others: list[Document]) -> list[Relation]:
    same = [one for one in others if one.language == document.language][:MOST_CANDIDATES]
    found = near_duplicates([*same, document], {document.doc_id}) if same else ()
    return [
        Relation(one.doc_id, one.repeats, similarity=one.similarity)
        for one in found
        if one.doc_id == document.doc_id
    ]


def _counterparts(document: Document, others: list[Document]) -> list[Relation]:
    foreign = [one for one in others if one.language != document.language][:MOST_CANDIDATES]
    if not foreign:
        return []
    found = find_counterparts([*foreign, document], {document.doc_id})
    by_id = {one.doc_id: one for one in foreign}
    return [
        Relation(document.doc_id, other, pairs=_sentence_pairs(document, by_id[other]))
        for other in found.get(document.doc_id, ())
    ]


def _sentence_pairs(document: Document, other: Document) -> tuple[SentencePair, ...]:
    if max(len(document.text), len(other.text)) > MOST_CHARACTERS:
        return ()
    return tuple(pair for run in align(document, other) for pair in _unrolled(run))


def _unrolled(run: Pair) -> Iterable[SentencePair]:
    """Yield a pair for each sentence of two runs, the k-th of one with the k-th of the other."""
    (first, last), (other_first, other_last) = run.first, run.second
    for step in range(max(last - first, other_last - other_first) + 1):
        yield min(first + step, last), min(other_first + step, other_last), run.score


def _hashed(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=7).digest(), "big")


def _sign(*parts: object) -> int:
    return _hashed("\n".join(map(str, parts)))
