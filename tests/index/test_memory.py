"""What was read is read again only when it changed, or when room was needed."""

from index.memory import Memory, Renewed


class Source:
    """Counts how often each name is read."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, names: list[str]) -> dict[str, str]:
        self.read += names
        return {name: name.upper() for name in names}


def test_what_is_known_is_not_read_again() -> None:
    memory, source = Memory(100), Source()
    assert memory.values(1, ["a", "b"], source, len) == {"a": "A", "b": "B"}
    assert memory.values(1, ["b", "c"], source, len) == {"b": "B", "c": "C"}
    assert source.read == ["a", "b", "c"]


def test_a_change_makes_all_of_it_unknown() -> None:
    memory, source = Memory(100), Source()
    memory.values(1, ["a"], source, len)
    memory.values(2, ["a"], source, len)
    assert source.read == ["a", "a"]


def test_an_older_moment_never_sees_what_is_newer() -> None:
    memory = Memory(100)
    assert memory.get(2, "a", lambda: "new") == "new"
    assert memory.get(1, "a", lambda: "old") == "old"
    assert memory.get(2, "a", lambda: "newer still") == "new"


def test_the_least_recently_used_goes_first_and_what_has_no_size_stays() -> None:
    memory, source = Memory(3), Source()
    memory.get(1, "kept", lambda: "for good")
    for names in (["a", "b", "c"], ["a"], ["d"]):  # b was used longest ago
        memory.values(1, names, source, len)
    source.read.clear()
    assert memory.values(1, ["a", "c", "d"], source, len) == {"a": "A", "c": "C", "d": "D"}
    assert memory.get(1, "kept", lambda: "read again") == "for good"
    memory.values(1, ["b"], source, len)
    assert source.read == ["b"]


def test_a_value_larger_than_all_room_is_still_given() -> None:
    memory = Memory(3)
    assert memory.get(1, "long", lambda: "abcdef", len) == "abcdef"
    assert memory.get(1, "long", lambda: "again", len) == "again"


def test_a_grown_value_is_replaced_and_who_holds_the_old_one_keeps_it() -> None:
    shared: Renewed[list[int]] = Renewed(list, most=2)
    first = shared.get()
    first += [1, 2]
    assert shared.get() is first
    first.append(3)
    assert shared.get() == [] and first == [1, 2, 3]
