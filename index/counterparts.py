"""Finds documents that say the same in the other language."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import product
from pathlib import PurePosixPath

from index.alignment import Pair, align
from index.sentences import split
from index.types import Document

# A pair of documents is looked at more closely from this share of common numbers and names on.
LEAST_SHARED = 0.3
# So many candidates of a document are aligned with it, the likeliest first.
MOST_CANDIDATES = 3
# The share of two documents' text that their alignment has to explain; news of one subject
# explain about 0.2 to 0.3 of each other, translations 0.45 and more.
LEAST_LIKENESS = 0.4
# English takes so many times the characters of Chinese.
LENGTH_RATIOS = (1.8, 7.5)
# So much of a long document is enough to tell.
COMPARED_CHARACTERS = {"zh": 4_000, "en": 16_000}

# It begins with one set of characters, so that a search passes quickly over all others.
_KEY = re.compile(
    r"[\dA-Z](?<![A-Za-z\d].)"
    r"(?:(?<=\d)\d*(?:[.,]\d+)*|(?<=[A-Z])(?:[A-Z\d&-]+|[a-z]+[A-Z]\w*))"
)


def find_counterparts(
    documents: Sequence[Document], new: Collection[str] | None = None
) -> dict[str, tuple[str, ...]]:
    """The counterparts of each document that has any, as ids in the order of ``documents``.

    Those a manifest names count as they stand; others are found by common numbers and names,
    lengths and dates that fit, and then by aligning their sentences. With ``new``, only pairs with
    one of these ids are looked for. The relation goes both ways.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in (*_declared(documents), *_detected(documents, new)):
        found[one].add(other)
        found[other].add(one)
    order = {document.doc_id: place for place, document in enumerate(documents)}
    return {
        doc_id: tuple(sorted(found[doc_id], key=order.__getitem__))
        for doc_id in order
        if doc_id in found
    }


def _declared(documents: Sequence[Document]) -> Iterable[tuple[str, str]]:
    """Pairs that a document's metadata names, by file names in the same folder."""
    by_file = {document.file: document.doc_id for document in documents}
    for document in documents:
        folder = PurePosixPath(document.file).parent
        for name in document.metadata.counterparts:
            other = by_file.get((folder / name).as_posix())
            if other and other != document.doc_id:
                yield document.doc_id, other


def _detected(
    documents: Sequence[Document], new: Collection[str] | None
) -> Iterable[tuple[str, str]]:
    """Pairs whose sentences align, found through what numbers and names they share."""
    by_language = {
        language: [document for document in documents if document.language == language]
        for language in ("zh", "en")
    }
    pairs = product(by_language["zh"], by_language["en"])
    if new is not None and not any(_may_be(*pair) for pair in pairs):
        return  # most new documents: dates and lengths alone tell
    keys = {document.doc_id: common_keys(document.text) for document in documents}
    holders: dict[str, list[Document]] = defaultdict(list)
    for document in by_language["en"]:
        for key in keys[document.doc_id]:
            holders[key].append(document)
    weights = _rarity(keys)
    for chinese in by_language["zh"]:
        shared: Counter[str] = Counter()
        others: dict[str, Document] = {}
        for key in keys[chinese.doc_id]:
            for english in holders[key]:
                if new is None or chinese.doc_id in new or english.doc_id in new:
                    shared[english.doc_id] += weights[key]  # type: ignore[assignment]
                    others[english.doc_id] = english
        own = sum(weights[key] for key in keys[chinese.doc_id])
        likely = [
            others[doc_id]
            for doc_id, weight in shared.most_common(MOST_CANDIDATES)
            if weight >= LEAST_SHARED * own and _may_be(chinese, others[doc_id])
        ]
        best = max(((likeness(chinese, one), one.doc_id) for one in likely), default=(0.0, ""))
        if best[0] >= LEAST_LIKENESS:
            yield chinese.doc_id, best[1]


@lru_cache(maxsize=8)  # a new document is looked at twice, and compared with several
def common_keys(text: str) -> frozenset[str]:
    """Numbers and names that both languages write alike, single digits left out."""
    found = (key.replace(",", "") for key in set(_KEY.findall(text)))
    return frozenset(key for key in found if len(key) > 1)


def _rarity(keys: Mapping[str, frozenset[str]]) -> dict[str, float]:
    """The weight of each key: the fewer documents hold it, the more it tells."""
    times = Counter(key for held in keys.values() for key in held)
    return {key: math.log(1 + len(keys) / count) for key, count in times.items()}


def _may_be(chinese: Document, english: Document) -> bool:
    """Whether lengths and dates allow that one translates the other."""
    low, high = LENGTH_RATIOS
    ratio = len(english.text) / max(1, len(chinese.text))
    dates = chinese.metadata.published, english.metadata.published
    if dates[0] and dates[1]:
        precision = min(len(dates[0]), len(dates[1]), len("2021-01"))
        if dates[0][:precision] != dates[1][:precision]:
            return False
    return low <= ratio <= high


def likeness(chinese: Document, english: Document) -> float:
    """How much two documents of different languages say the same, from 0 to 1.

    The mean share that aligned sentences explain of each other, over all of both texts.
    """
    one, other = _beginning(chinese), _beginning(english)
    pairs = align(one, other)
    return math.sqrt(
        _explained(one, [(pair.first, pair) for pair in pairs])
        * _explained(other, [(pair.second, pair) for pair in pairs])
    )


def _beginning(document: Document) -> Document:
    longest = COMPARED_CHARACTERS[document.language]
    if len(document.text) <= longest:
        return document
    return replace(document, text=document.text[:longest])


def _explained(document: Document, pairs: Sequence[tuple[tuple[int, int], Pair]]) -> float:
    sentences = split(document)
    lengths = [sentence.end - sentence.start for sentence in sentences]
    found = sum(sum(lengths[first : last + 1]) * pair.score for (first, last), pair in pairs)
    return found / max(1, sum(lengths))
