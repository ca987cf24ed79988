"""Signals of different scales are made into one order."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from embeddings.fusion import Signals, fused, shares, standardised
from embeddings.ranking import best_first
from embeddings.weights import shipped_weights
from tests.search.texts import thorough

WEIGHTS = shipped_weights().fusion
scores = arrays.arrays(np.float32, 6, elements=st.floats(0, 10, width=16))


def everything(count: int = 6) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.ones(count, np.bool_)


@given(scores)
@thorough
def test_standard_scores_have_mean_0_and_deviation_1_or_are_all_0(
    signal: np.ndarray[tuple[int], np.dtype[np.float32]],
) -> None:
    standard = standardised(signal)
    assert standard.mean() == pytest.approx(0, abs=1e-3)
    assert standard.std() == pytest.approx(1, abs=1e-2) or not standard.any()


def test_what_is_out_of_question_does_not_move_the_mean() -> None:
    signal = np.array([1, 3, 1000], np.float32)
    inside = np.array([True, True, False])
    np.testing.assert_allclose(standardised(signal, inside)[:2], [-1, 1])


@given(scores, scores, scores)
@thorough
def test_a_passage_best_by_every_signal_comes_first(
    passage: np.ndarray[tuple[int], np.dtype[np.float32]],
    sentence: np.ndarray[tuple[int], np.dtype[np.float32]],
    lexical: np.ndarray[tuple[int], np.dtype[np.float32]],
) -> None:
    for signal in (passage, sentence, lexical):
        signal[4] = 20
    assert fused(Signals(passage, sentence, lexical), everything(), WEIGHTS).argmax() == 4


def test_the_scale_of_a_signal_does_not_matter() -> None:
    rng = np.random.default_rng(3)
    passage, sentence, lexical = rng.random((3, 6)).astype(np.float32)
    plain = fused(Signals(passage, sentence, lexical), everything(), WEIGHTS)
    scaled = fused(Signals(passage + 5, 3 * sentence, 100 * lexical), everything(), WEIGHTS)
    np.testing.assert_allclose(plain, scaled, atol=1e-3)


def test_passages_out_of_question_come_last_whatever_they_score() -> None:
    signal = np.array([9, 1, 2], np.float32)
    total = fused(Signals(signal, signal, signal), np.array([False, True, True]), WEIGHTS)
    assert total.dtype == np.float32
    assert total[0] == -np.inf
    assert total[2] > total[1] > -np.inf


def test_with_nothing_in_question_nothing_is_scored() -> None:
    signal = np.array([1, 2], np.float32)
    assert np.isneginf(fused(Signals(signal, signal, signal), np.zeros(2, np.bool_), WEIGHTS)).all()


def test_the_shares_of_the_signals_add_up_to_the_score() -> None:
    rng = np.random.default_rng(4)
    signals = Signals(*rng.random((3, 6)).astype(np.float32))
    parts = shares(signals, everything(), WEIGHTS)
    assert set(parts) == {"passage", "sentence", "lexical"}
    np.testing.assert_allclose(
        sum(parts.values()), fused(signals, everything(), WEIGHTS), atol=1e-5
    )


@given(arrays.arrays(np.float32, st.integers(0, 12), elements=st.sampled_from([-np.inf, 0, 1, 2])))
@thorough
def test_the_best_come_first_and_of_equal_ones_the_earlier(
    signal: np.ndarray[tuple[int], np.dtype[np.float32]],
) -> None:
    rows = [row for row in range(len(signal)) if np.isfinite(signal[row])]
    ordered = sorted(rows, key=lambda row: (-signal[row], row))
    assert best_first(signal, len(signal)).tolist() == ordered
    few = best_first(signal, 5)
    assert signal[few].tolist() == signal[ordered[:5]].tolist()
