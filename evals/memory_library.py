"""A library held in memory, from which documents can be left out as if they had never been in.

What is left out is gone from the searches *and* from every frequency, so that a question cannot
tell by the weight of its words that its answer was removed. Searches are exact.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext

import numpy as np
from numpy.typing import NDArray

from index.chunks import chunk
from index.embeddings.bilingual import embed
from index.records import PackedTerms
from index.sentences import split
from index.settings import IndexSettings
from index.terms import analyse
from index.types import Chunk, Document, Hit, Language, Profile, Scope, Sentence
from index.vocabulary import Vocabulary

K1, B = 1.2, 0.75


class MemoryLibrary:
    """The reading side of ``index.library.Library`` over documents in memory."""

    def __init__(self, documents: Sequence[Document], settings: IndexSettings) -> None:
        self._documents = {document.doc_id: document for document in documents}
        self._sentences: dict[str, tuple[Sentence, ...]] = {}
        self._terms: dict[str, tuple[NDArray[np.int32], ...]] = {}
        self._ids: dict[str, int] = {}
        chunks: list[Chunk] = []
        for document in documents:
            sentences = split(document)
            self._sentences[document.doc_id] = sentences
            self._terms[document.doc_id] = tuple(
                self._numbers(analyse(document.text[s.start : s.end], document.language))
                for s in sentences
            )
            chunks += chunk(document, sentences, settings)
        self._chunks = {one.chunk_id: one for one in chunks}
        self._order = tuple(self._chunks)
        self._counts = [Counter(self._of_chunk(one).tolist()) for one in chunks]
        self._postings: dict[int, list[int]] = {}
        for place, counts in enumerate(self._counts):
            for number in counts:
                self._postings.setdefault(number, []).append(place)
        names = list(self._ids)
        self._vectors = embed([[names[number] for number in self._of_chunk(one)] for one in chunks])
        self._present = np.ones(len(chunks), dtype=bool)
        self.vocabulary = self._count()
        self.notices: tuple[str, ...] = ()

    def without(self, doc_ids: Iterable[str]) -> "MemoryLibrary":
        """Return the same library as if these documents had never been in it."""
        view = object.__new__(MemoryLibrary)
        view.__dict__.update(self.__dict__)
        gone = frozenset(doc_ids)
        view._present = np.array([self._chunks[key].doc_id not in gone for key in self._order])
        view._documents = {key: one for key, one in self._documents.items() if key not in gone}
        view.vocabulary = view._count()
        return view

    def reading(self) -> AbstractContextManager[object]:
        """Nothing changes here; there for the stages that ask for one moment."""
        return nullcontext()

    def documents(self) -> tuple[Document, ...]:
        """Return the documents that are in."""
        return tuple(self._documents.values())

    def profiles(self) -> tuple[Profile, ...]:
        """Return what is known of the documents that are in."""
        return tuple(
            Profile(one.doc_id, one.language, one.metadata) for one in self._documents.values()
        )

    def document_count(self) -> int:
        """Return how many documents are in."""
        return len(self._documents)

    def documents_of(self, doc_ids: Iterable[str]) -> Mapping[str, Document]:
        """Return the documents with these ids."""
        return {doc_id: self._documents[doc_id] for doc_id in doc_ids}

    def document(self, doc_id: str) -> Document:
        """Return one document."""
        return self._documents[doc_id]

    def sentences(self, doc_id: str) -> tuple[Sentence, ...]:
        """Return the sentences of a document."""
        return self._sentences[doc_id]

    def sentence_terms(self, doc_id: str) -> tuple[NDArray[np.int32], ...]:
        """Return the term numbers of each sentence of a document."""
        return self._terms[doc_id]

    def chunk_terms(self, chunk_ids: Sequence[str]) -> Mapping[str, PackedTerms]:
        """Return the term numbers of each chunk's sentences and how many each has."""
        chunks = [self._chunks[key] for key in chunk_ids]
        own = [self._terms[one.doc_id][one.first : one.last + 1] for one in chunks]
        return {
            key: (np.concatenate(terms), np.array([len(one) for one in terms], dtype=np.int64))
            for key, terms in zip(chunk_ids, own, strict=True)
        }

    def chunks(self, chunk_ids: Sequence[str]) -> tuple[Chunk, ...]:
        """Return the chunks with these ids."""
        return tuple(self._chunks[key] for key in chunk_ids)

    def all_chunks(self) -> tuple[Chunk, ...]:
        """Return every chunk that is in."""
        return tuple(
            self._chunks[key] for key, here in zip(self._order, self._present, strict=True) if here
        )

    def vectors(self, chunk_ids: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors of these chunks as rows."""
        places = {key: place for place, key in enumerate(self._order)}
        return np.asarray(self._vectors[[places[key] for key in chunk_ids]])

    def counterparts(self, doc_id: str) -> tuple[str, ...]:  # noqa: ARG002 - as the library has it
        """No document here has a counterpart."""
        return ()

    def counterpart_sentence(self, doc_id: str, number: int) -> Sentence | None:  # noqa: ARG002
        """No sentence here has a counterpart."""
        return None

    def search_terms(
        self, weights: Mapping[str, float], limit: int, scope: Scope | None = None
    ) -> list[Hit]:
        """Return the chunks with the highest weighted BM25."""
        scores = np.zeros(len(self._order))
        lengths = np.array([sum(counts.values()) for counts in self._counts])
        relative = 1 - B + B * lengths / lengths[self._present].mean()
        total = int(self._present.sum())
        for term, weight in weights.items():
            number = self._ids.get(term)
            if number is None:
                continue
            frequency = float(self.vocabulary.document_frequency[number])
            inverse = np.log1p((total - frequency + 0.5) / (frequency + 0.5))
            for place in self._postings.get(number, ()):
                count = self._counts[place][number]
                scores[place] += (
                    weight * inverse * count * (1 + K1) / (count + K1 * relative[place])
                )
        return self._best(scores, scores > 0, limit, scope)

    def search_vectors(
        self, vector: NDArray[np.float32], limit: int, scope: Scope | None = None
    ) -> list[Hit]:
        """Return the chunks with the highest cosine."""
        return self._best(self._vectors @ vector, np.ones(len(self._order), bool), limit, scope)

    def _best(
        self,
        scores: NDArray[np.floating],
        found: NDArray[np.bool_],
        limit: int,
        scope: Scope | None,
    ) -> list[Hit]:
        allowed = self._present & found
        languages = scope.languages if scope else ()
        hits = []
        for place in np.argsort(-scores, kind="stable"):
            if allowed[place] and (
                not languages or self._chunks[self._order[place]].language in languages
            ):
                hits.append(Hit(self._order[place], float(scores[place])))
            if len(hits) == limit:
                break
        return hits

    def _numbers(self, terms: Sequence[str]) -> NDArray[np.int32]:
        return np.array(
            [self._ids.setdefault(term, len(self._ids)) for term in terms], dtype=np.int32
        )

    def _of_chunk(self, one: Chunk) -> NDArray[np.int32]:
        return np.concatenate(self._terms[one.doc_id][one.first : one.last + 1])

    def _count(self) -> Vocabulary:
        frequencies: dict[Language, NDArray[np.int32]] = {}
        chunks: dict[Language, int] = {}
        mean: dict[Language, float] = {}
        for language in ("zh", "en"):
            own = np.zeros(len(self._ids), dtype=np.int32)
            lengths = []
            for place in np.flatnonzero(self._present):
                if self._chunks[self._order[place]].language == language:
                    own[list(self._counts[place])] += 1
                    lengths.append(sum(self._counts[place].values()))
            frequencies[language] = own
            chunks[language] = len(lengths)
            mean[language] = float(np.mean(lengths)) if lengths else 0.0
        # A term that is left out everywhere keeps its number but loses its name.
        total = frequencies["zh"] + frequencies["en"]
        names = tuple(term if count else "" for term, count in zip(self._ids, total, strict=True))
        return Vocabulary(names, frequencies, chunks, mean)
