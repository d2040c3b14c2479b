"""The search for words of an open library: its store opened when needed, mended when damaged."""

from collections.abc import Callable, Mapping
from threading import RLock

from index.catalog import Catalog
from index.derived import WORDS_FOLDER, follow_words, usable_words
from index.errors import LibraryBusy, LibraryDamaged, StorageFailed
from index.lexical import Lexical
from index.lock import writer_lock
from index.settings import IndexSettings
from index.types import Scope

Notice = Callable[[str, str | None], None]

FAILED, MENDED = "words failed", "words mended"
# Removed chunks stay in the store until the next run of indexing: some more are asked for.
SPARE = 20


class WordSearch:
    """Searches the words; builds their store anew, with a notice, when it is unusable."""

    def __init__(self, settings: IndexSettings, catalog: Catalog, notice: Notice) -> None:
        self._data_dir = settings.data_dir
        self._catalog = catalog
        self._notice = notice
        self._lock = RLock()
        self._store: Lexical | None = None

    def search(
        self, weights: Mapping[str, float], limit: int, scope: Scope
    ) -> list[tuple[int, float]]:
        """Return chunk numbers with scores, best first; nothing, with a notice, if it cannot."""
        numbers = self._catalog.term_numbers(list(weights))
        known = {numbers[term]: weight for term, weight in weights.items() if term in numbers}
        if not known or limit < 1:
            return []
        try:
            return self._search(known, limit, scope)
        except (LibraryDamaged, StorageFailed):
            return self._search_mended(known, limit, scope)

    def open(self) -> Lexical:
        """Return the open store, after bringing it in step with the catalog where it is not."""
        with self._lock:
            if self._store is None:
                state = usable_words(self._data_dir, self._catalog)
                if state is None or state.change != self._catalog.change():
                    self._follow(anew=state is None)
                self._store = Lexical(self._data_dir / WORDS_FOLDER)
            return self._store

    def _search(
        self, weights: Mapping[int, float], limit: int, scope: Scope
    ) -> list[tuple[int, float]]:
        language = scope.languages[0] if len(scope.languages) == 1 else None
        by_language_only = scope == Scope() or (
            language is not None and scope == Scope(languages=scope.languages)
        )
        documents = None if by_language_only else self._catalog.in_scope(scope)
        found = self.open().search(weights, limit + SPARE, language=language, documents=documents)
        self._notice(FAILED, None)
        return found

    def _search_mended(
        self, weights: Mapping[int, float], limit: int, scope: Scope
    ) -> list[tuple[int, float]]:
        try:
            with self._lock:
                self._store = None
                self._follow(anew=True)
            return self._search(weights, limit, scope)
        except (LibraryDamaged, StorageFailed) as error:
            self._notice(FAILED, f"Words are not searched now: {error}")
            return []

    def _follow(self, *, anew: bool) -> None:
        """Bring the words in step, unless another process is just doing that."""
        try:
            with writer_lock(self._data_dir):
                follow_words(self._data_dir, self._catalog, anew=anew)
                if anew:
                    self._notice(MENDED, "The index of words was missing or damaged: built anew.")
        except LibraryBusy:
            return
        except StorageFailed:
            # Who may only read serves what is there; without any words that is told.
            if anew:
                raise
