"""Learning the order: what sets the right sentences apart gains weight, the rest keeps its own."""

from pathlib import Path

import numpy as np
import pytest

from evals.train_order import Asked, learn

QUESTION = Asked(
    documents=Path("harbour"),
    group="harbour a",
    table=np.array([[0.9, 0.0, 0.5], [0.5, 1.0, 0.5], [0.4, 0.0, 0.5]]),
    right=np.array([False, True, False]),
)


def test_the_sign_of_the_right_sentence_gains_and_a_sign_of_all_stays() -> None:
    start = np.array([1.0, 0.0, 2.0])
    weights = learn([QUESTION] * 30, start)
    assert weights[1] > 0.5
    assert weights[2] == pytest.approx(2.0, abs=1e-3)
    scores = QUESTION.table @ weights
    assert scores.argmax() == 1


def test_one_question_alone_hardly_moves_the_weights() -> None:
    start = np.array([1.0, 0.0, 2.0])
    assert np.abs(learn([QUESTION], start) - start).max() < 0.6
