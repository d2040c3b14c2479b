"""The second look: networks small enough to work out by hand, and what the list gives them."""

from pathlib import Path

import numpy as np
import pytest

from index.errors import YinjuError
from qa.reading.second_look import (
    LIST,
    SecondLook,
    inputs,
    likeliest,
    load_second_look,
    neighbours_of,
    save_second_look,
)

# Two features; layers of one number each. What the rows say is x / (1 + e^-x) of the first input.
STEP_OF_1 = 1 / (1 + np.exp(-1.0))  # 0.7310586


def look(third: list[float], last: float, trust: float = 1.0) -> SecondLook:
    """A network whose last but one layer weighs (itself, less the mean, less the best, the one
    before, the one after) and whose last layer adds ``last`` times the outcome."""
    first = np.zeros((1, 7, 1), dtype=np.float32)
    first[0, 0, 0] = 1.0
    return SecondLook(
        names=("covered", "length"),
        mean=np.array([0.0, 10.0], dtype=np.float32),
        scale=np.array([1.0, 5.0], dtype=np.float32),
        weights={
            "first": first,
            "second": np.array([[[30.0]]], dtype=np.float32),  # so large that the step is 0 or 30x
            "third": np.array(third, dtype=np.float32).reshape(1, 5, 1),
            "last": np.array([[[last]]], dtype=np.float32),
        },
        biases={
            name: np.zeros((1, 1, 1), dtype=np.float32)
            for name in ("first", "second", "third", "last")
        },
        trust=np.array([trust], dtype=np.float32),
    )


TABLE = np.array([[0.0, 10], [1.0, 10], [0.0, 10]], dtype=np.float32)
ODDS = np.array([1.0, 0.0, -1.0], dtype=np.float32)
PLACES = (("a", 4), ("a", 5), ("b", 5))


def test_what_a_row_says_is_added_to_its_odds() -> None:
    """30 steps of 0.731 = 21.93 for the second sentence alone, and a thousandth of it counts."""
    scores = look([1, 0, 0, 0, 0], 0.001).score(TABLE, ODDS, PLACES)
    assert scores == pytest.approx([1.0, 0.001 * 30 * STEP_OF_1, -1.0], abs=1e-4)


def test_a_sentence_hears_of_the_one_after_it_and_no_other() -> None:
    """Sentence a4 stands before a5; b5 has the same number in another document."""
    scores = look([0, 0, 0, 0, 1], 0.001).score(TABLE, ODDS, PLACES)
    assert scores == pytest.approx([1 + 0.001 * 30 * STEP_OF_1, 0.0, -1.0], abs=1e-4)


def test_odds_count_by_the_trust_in_them() -> None:
    scores = look([1, 0, 0, 0, 0], 0.0, trust=0.5).score(TABLE, ODDS, PLACES)
    assert scores == pytest.approx([0.5, 0.0, -0.5])


def test_what_is_not_looked_at_stays_behind_and_in_order() -> None:
    count = LIST + 3
    table = np.zeros((count, 2), dtype=np.float32)
    odds = -np.arange(count, dtype=np.float32)
    table[LIST - 1, 0] = 2.0
    places = [("a", 2 * number) for number in range(count)]
    scores = look([1, 0, 0, 0, 0], -0.01).score(table, odds, places)
    assert likeliest(odds).tolist() == list(range(LIST))
    assert scores[LIST:].max() < scores[:LIST].min()
    assert np.all(np.diff(scores[LIST:]) < 0)


def test_no_sentence_is_no_score() -> None:
    nothing = np.zeros((0, 2), dtype=np.float32)
    assert look([1, 0, 0, 0, 0], 1.0).score(nothing, nothing[:, 0], ()).tolist() == []


def test_the_inputs_are_features_alike_in_size_and_how_far_they_fall_behind() -> None:
    """(12 - 10) / 5 = .4 and (5 - 10) / 5 = -1; odds in units of 3, ranks in units of 8."""
    table = np.array([[1.0, 12.0], [9.0, 5.0]], dtype=np.float32)
    rows = inputs(
        np.array([0.0, 10.0], dtype=np.float32),
        np.array([1.0, 5.0], dtype=np.float32),
        table,
        np.array([3.0, 0.0], dtype=np.float32),
    )
    expected = [[1, 0.4, -3, 0, 1, 0, 0], [4, -1, 0, -1.4, 0, -1, 0.125]]
    assert np.allclose(rows, expected)


def test_neighbours_are_places_in_the_list() -> None:
    assert neighbours_of([("a", 7), ("b", 8), ("a", 6)]).tolist() == [[2, -1], [-1, -1], [-1, 0]]


def test_networks_come_back_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "look.npz"
    save_second_look(path, look([1, 0, 0, 0, 0], 0.5))
    loaded = load_second_look(path, ("covered", "length"))
    expected = look([1, 0, 0, 0, 0], 0.5).score(TABLE, ODDS, PLACES)
    assert loaded.score(TABLE, ODDS, PLACES).tolist() == expected.tolist()


def test_networks_of_other_features_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "look.npz"
    save_second_look(path, look([1, 0, 0, 0, 0], 0.5))
    with pytest.raises(YinjuError, match="other features"):
        load_second_look(path, ("covered", "width"))
