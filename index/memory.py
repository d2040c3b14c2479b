"""What was read of a library at one moment, kept until it changes or room is needed."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Mapping, Sized
from threading import Lock
from typing import Any, Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


Grown = TypeVar("Grown", bound=Sized)


class Renewed(Generic[Grown]):
    """One growing value for all threads; another takes its place when it is longer than ``most``.

    Who holds the old one may go on using it.
    """

    def __init__(self, make: Callable[[], Grown], most: int) -> None:
        self._make, self._most = make, most
        self._lock = Lock()
        self._value: Grown | None = None

    def get(self) -> Grown:
        """Return the value of now."""
        with self._lock:
            if self._value is None or len(self._value) > self._most:
                self._value = self._make()
            return self._value


class Memory:
    """Values by key as of one change of a library; several threads may share it.

    What has a size goes, the least recently used first, when all sizes together exceed ``most``;
    what has none stays until the next change.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._change = -1
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._sizes: dict[Hashable, int] = {}
        self._size = 0

    def get(
        self,
        change: int,
        key: Hashable,
        read: Callable[[], Value],
        size: Callable[[Value], int] | None = None,
    ) -> Value:
        """Return the value of a key as of a change, read when it is not known."""
        with self._lock:
            if change == self._change and key in self._kept:
                self._kept.move_to_end(key)
                kept: Value = self._kept[key]
                return kept
        return self.values(change, (key,), lambda _: {key: read()}, size)[key]

    def values(
        self,
        change: int,
        keys: Collection[Key],
        read: Callable[[list[Key]], Mapping[Key, Value]],
        size: Callable[[Value], int] | None = None,
    ) -> dict[Key, Value]:
        """Return the values of keys as of a change, those that are not known read together."""
        with self._lock:
            self._follow(change)
            now = change == self._change
            found = {key: self._kept[key] for key in keys if key in self._kept} if now else {}
            for key in found:
                self._kept.move_to_end(key)
        missing = [key for key in keys if key not in found]
        if missing:
            new = read(missing)
            found |= new
            sizes = {key: size(value) if size else 0 for key, value in new.items()}
            with self._lock:
                if change == self._change:
                    self._keep(new, sizes)
        return found

    def _follow(self, change: int) -> None:
        if change > self._change:
            self._kept, self._sizes, self._size = OrderedDict(), {}, 0
            self._change = change

    def _keep(self, new: Mapping[Key, Value], sizes: Mapping[Key, int]) -> None:
        for key, value in new.items():
            if key not in self._kept:
                self._kept[key], self._sizes[key] = value, sizes[key]
                self._size += sizes[key]
        if self._size > self._most:
            self._forget()

    def _forget(self) -> None:
        while self._size > self._most:
            key, value = self._kept.popitem(last=False)
            if self._sizes[key]:
                self._size -= self._sizes.pop(key)
            else:
                self._kept[key] = value
