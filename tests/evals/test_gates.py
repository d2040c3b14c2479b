"""The gate holds what it says and lets nothing through that is missing or has dropped."""

from pathlib import Path

import pytest

from evals.gates import (
    Gate,
    check_baseline,
    check_gates,
    latest_baseline,
    load_baselines,
    load_gates,
    record_baseline,
    reset_gates,
    unreached_goals,
)
from evals.summary import Figure, Summary
from index.errors import InputError


def summary(value: float, refusals: float = 0.02) -> Summary:
    return {
        "answer_right": {"all": Figure(value, value - 0.03, value + 0.03, 100)},
        "false_refusal": {"all": Figure(refusals, refusals - 0.01, refusals + 0.01, 100)},
    }


GATES = (
    Gate("answer_right", "all", at_least=0.9, goal=0.95),
    Gate("false_refusal", "all", at_most=0.03),
)


def test_figures_at_the_limit_pass() -> None:
    assert check_gates(summary(0.9, 0.03), GATES) == ()


def test_figures_beyond_the_limit_are_named() -> None:
    short = check_gates(summary(0.89, 0.04), GATES)
    assert [(s.measure, s.wanted) for s in short] == [
        ("answer_right", "≥ 0.9"),
        ("false_refusal", "≤ 0.03"),
    ]


def test_a_missing_figure_does_not_pass() -> None:
    assert len(check_gates({}, GATES)) == 2


def test_goals_are_named_until_they_are_reached() -> None:
    assert [s.wanted for s in unreached_goals(summary(0.92), GATES)] == ["0.95"]
    assert unreached_goals(summary(0.95), GATES) == ()


def test_only_a_drop_beyond_the_interval_fails_against_the_baseline() -> None:
    before = summary(0.95)
    assert check_baseline(summary(0.93), before) == ()
    assert [s.measure for s in check_baseline(summary(0.91), before)] == ["answer_right"]
    assert [s.measure for s in check_baseline(summary(0.95, 0.05), before)] == ["false_refusal"]
    assert len(check_baseline({}, before)) == 2


def test_baselines_are_kept_by_version(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    assert latest_baseline(path) == {}
    for version, value in (("1", 0.8), ("2", 0.9), ("2", 0.95)):
        record_baseline(summary(value), {"version": version, "date": "2026-01-01"}, path)
    assert [entry["version"] for entry in load_baselines(path)] == ["1", "2"]
    assert latest_baseline(path)["answer_right"]["all"].value == 0.95


@pytest.mark.parametrize("value", [23 / 27, 0.123_45, 1 / 3])
def test_figures_hold_against_the_baseline_they_were_recorded_as(
    tmp_path: Path, value: float
) -> None:
    path, exact = tmp_path / "baseline.json", Figure(value, value, value, 4)
    same: Summary = {"answer_right": {"all": exact}, "false_refusal": {"all": exact}}
    record_baseline(same, {"version": "1", "date": "2026-01-01"}, path)
    assert check_baseline(same, latest_baseline(path)) == ()


def test_the_shipped_gates_can_be_read_and_cover_the_promises() -> None:
    measures = {gate.measure for gate in load_gates()}
    assert measures >= {
        "answer_right",
        "citation_precision",
        "citation_recall",
        "quotation_exact",
        "refusal_right",
        "false_refusal",
        "language_right",
    }


def test_an_incomplete_gate_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gates.toml"
    path.write_text('[[gate]]\nmeasure = "mrr"\n', encoding="utf-8")
    with pytest.raises(InputError, match="one of at_least, at_most"):
        load_gates(path)


def test_gates_move_to_what_is_reached_and_no_further_than_their_goal(tmp_path: Path) -> None:
    path = tmp_path / "gates.toml"
    path.write_text(
        "# kept\n"
        '[[gate]]\nmeasure = "answer_right"\nat_least = 0.5  # kept too\ngoal = 0.95\n'
        '[[gate]]\nmeasure = "false_refusal"\nat_most = 0.5\ngoal = 0.03\n'
        '[[gate]]\nmeasure = "quotation_exact"\nat_least = 1.0\n',
        encoding="utf-8",
    )
    moved = reset_gates(summary(0.876, 0.081), path)
    assert [(gate.at_least, gate.at_most) for gate in moved] == [
        (0.87, None),
        (None, 0.09),
        (1.0, None),
    ]
    reached = reset_gates(summary(0.99, 0.0), path)
    assert (reached[0].at_least, reached[1].at_most) == (0.95, 0.03)
    assert path.read_text(encoding="utf-8").startswith("# kept\n[[gate]]")
