"""What an evaluation's figures are worth, on cases small enough to count by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.calibration import (
    Bin,
    RiskPoint,
    calibration_error,
    intervals,
    reliability,
    risk_coverage,
)
from embeddings.evaluation import Judgement, judge, measure
from tests.search.test_evaluation import question, result
from tests.search.texts import thorough


def asked(confidence: float, *, right: bool) -> Judgement:
    """Return a question whose first hit is right or not."""
    return judge(question("đạt 5 tỷ"), result(0 if right else 1, confidence=confidence))


HALF_RIGHT = [asked(0.95, right=True), asked(0.95, right=False)]
outcomes = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=30).map(
    lambda pairs: [asked(confidence, right=right) for confidence, right in pairs]
)


def test_questions_of_about_the_same_confidence_share_a_bin() -> None:
    low = asked(0.1, right=False)
    assert reliability([*HALF_RIGHT, low]) == (Bin(0.1, 0.0, 1), Bin(0.95, 0.5, 2))


def test_the_calibration_error_is_the_mean_distance_from_the_share_of_right_ones() -> None:
    assert calibration_error(HALF_RIGHT) == pytest.approx(0.45)
    assert calibration_error([*HALF_RIGHT, asked(0.0, right=False)]) == pytest.approx(0.3)


def test_the_surest_are_answered_first() -> None:
    judgements = [asked(0.2, right=False), asked(0.9, right=True)]
    assert risk_coverage(judgements) == (RiskPoint(0.5, 0.0), RiskPoint(1.0, 0.5))


@given(outcomes)
@thorough
def test_no_question_is_lost_on_the_way(judgements: list[Judgement]) -> None:
    assert sum(one.questions for one in reliability(judgements)) == len(judgements)
    assert 0 <= calibration_error(judgements) <= 1
    assert risk_coverage(judgements)[-1].risk == pytest.approx(
        1 - (measure(judgements).hit_at_1 or 0)
    )


def test_an_interval_holds_the_measure_and_narrows_with_more_questions() -> None:
    few = [asked(0.5, right=place % 2 == 0) for place in range(20)]
    known, narrower = intervals(few)["hit_at_1"], intervals(few * 10)["hit_at_1"]
    assert known.low < 0.5 < known.high
    assert narrower.high - narrower.low < (known.high - known.low) / 2


def test_what_can_not_be_measured_has_no_interval() -> None:
    assert "auroc" not in intervals(HALF_RIGHT)
