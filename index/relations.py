"""How new documents relate to those of the library: counterparts in the other language, reprints.

Only documents that share rare signs with a new one are compared with it, so that the work does not
grow with the library.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from index.alignment import Pair, align
from index.catalog import Catalog
from index.counterparts import common_keys, find_counterparts
from index.entries import Relation, SentencePair
from index.near_duplicates import near_duplicates, sketch
from index.types import Document

# So many of the smallest values of its sketch stand for the wording of a document, and so many of
# its numbers and names for its subject.
WORDINGS, SUBJECTS = 16, 24
# So many of them two documents must share to be compared; of texts that are to six tenths the same
# nearly all do.
SHARED_WORDINGS, SHARED_SUBJECTS = 7, 2
# A sign that more documents bear tells nothing.
MOST_BEARERS = 64
MOST_CANDIDATES = 3
# Documents longer than this, in characters, are not aligned sentence by sentence.
MOST_CHARACTERS = 200_000

# The last bits of a sign: what it stands for.
WORDING, CHINESE_SUBJECT, ENGLISH_SUBJECT, FILE = range(4)


def signs(root: str, document: Document) -> tuple[int, ...]:
    """Return numbers that documents of the same wording, subject or manifest have in common."""
    wordings = sorted(sketch(document))[:WORDINGS]
    subjects = sorted(map(_hashed, common_keys(document.text)))[:SUBJECTS]
    subject = CHINESE_SUBJECT if document.language == "zh" else ENGLISH_SUBJECT
    folder = PurePosixPath(document.file).parent
    named = [
        document.file,
        *((folder / name).as_posix() for name in document.metadata.counterparts),
    ]
    values = [
        *(_sign(f"{document.language} {value}", WORDING) for value in wordings),
        *(_sign(str(value), subject) for value in subjects),
        *(_sign(f"{root}\n{name}", FILE) for name in named),
    ]
    return tuple(dict.fromkeys(values))


def relations(document: Document, own: Sequence[int], catalog: Catalog) -> list[Relation]:
    """Return the counterparts and reprints of a document among those that came in before it."""
    number = catalog.number(document.doc_id)
    wordings = [sign for sign in own if _kind(sign) == WORDING]
    subjects = [
        sign ^ CHINESE_SUBJECT ^ ENGLISH_SUBJECT
        for sign in own
        if _kind(sign) in (CHINESE_SUBJECT, ENGLISH_SUBJECT)
    ]
    names = [sign for sign in own if _kind(sign) == FILE]
    alike = _bearers(wordings, SHARED_WORDINGS, number, catalog)
    foreign = [
        *_bearers(names, 1, number, catalog),
        *_bearers(subjects, SHARED_SUBJECTS, number, catalog),
    ]
    return [
        *_reprints(document, [catalog.numbered(one) for one in alike]),
        *_counterparts(document, [catalog.numbered(one) for one in dict.fromkeys(foreign)]),
    ]


def _bearers(signs: Sequence[int], least: int, before: int, catalog: Catalog) -> list[int]:
    """Return the earlier documents that share ``least`` signs or more, those with most first."""
    shared = Counter(
        number
        for bearers in catalog.bearers(signs, MOST_BEARERS + 1)
        if len(bearers) <= MOST_BEARERS
        for number in bearers
        if number < before
    )
    likely = [number for number, count in shared.most_common() if count >= least]
    return likely[:MOST_CANDIDATES]


def described(found: Iterable[Relation], catalog: Catalog) -> dict[str, dict[str, str]]:
    """Return what the reports of documents say about their relations, by document id."""
    said: dict[str, dict[str, str]] = defaultdict(dict)
    for one in found:
        files = catalog.document(one.doc_id).file, catalog.document(one.other).file
        if one.similarity is None:
            said[one.doc_id]["counterpart of"] = files[1]
            said[one.other]["counterpart of"] = files[0]
        else:
            said[one.doc_id]["nearly the same as"] = f"{files[1]} ({min(one.similarity, 0.99):.0%})"
    return said


def _reprints(document: Document, others: list[Document]) -> list[Relation]:
    found = near_duplicates([*others, document], {document.doc_id}) if others else ()
    return [
        Relation(one.doc_id, one.repeats, similarity=one.similarity)
        for one in found
        if one.doc_id == document.doc_id
    ]


def _counterparts(document: Document, others: list[Document]) -> list[Relation]:
    foreign = {one.doc_id: one for one in others if one.language != document.language}
    if not foreign:
        return []
    found = find_counterparts([*foreign.values(), document], {document.doc_id})
    return [
        Relation(document.doc_id, other, pairs=_sentence_pairs(document, foreign[other]))
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


def _sign(text: str, kind: int) -> int:
    return _hashed(text) << 2 | kind


def _kind(sign: int) -> int:
    return sign & 3
