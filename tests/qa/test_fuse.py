"""Rank fusion on lists small enough to add up by hand."""

from qa.fuse import fuse


def test_what_two_lists_agree_on_comes_first() -> None:
    # b: 1/61 + 1/60, a: 1/60, c: 1/61
    assert fuse([["a", "b"], ["b", "c"]], 3) == ["b", "a", "c"]


def test_ties_keep_one_order_and_the_limit_holds() -> None:
    assert fuse([["b"], ["a"]], 2) == ["a", "b"]
    assert fuse([["b"], ["a"]], 1) == ["a"]
    assert fuse([], 5) == []
