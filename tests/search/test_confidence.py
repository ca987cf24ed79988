"""How sure the search is: by the evidence, and told apart for answerable and absurd questions."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.confidence import Evidence, confidence, outcome
from embeddings.hit import Outcome
from embeddings.weights import ConfidenceWeights, shipped_weights
from tests.search.texts import thorough

if TYPE_CHECKING:
    from embeddings.search import Searcher

INPUTS = tuple(field.name for field in fields(Evidence))
NONE = Evidence(**dict.fromkeys(INPUTS, 0.0))
PLAIN = ConfidenceWeights(
    means=(0.0,) * len(INPUTS),
    spreads=(1.0,) * len(INPUTS),
    slopes=(1.0,) * len(INPUTS),
    intercept=0.0,
    answered_from=0.6,
    on_topic_from=0.8,
)


def test_the_shipped_weights_fit_the_evidence() -> None:
    weights = shipped_weights().confidence
    for numbers in (weights.means, weights.spreads, weights.slopes):
        assert len(numbers) == len(INPUTS)
    assert min(weights.spreads) > 0
    assert 0 < weights.answered_from < 1
    assert 0 < confidence(NONE, weights) < 1


@pytest.mark.parametrize("name", INPUTS)
def test_evidence_moves_the_confidence_the_way_its_slope_points(name: str) -> None:
    more = replace(NONE, **{name: 1.0})
    assert confidence(NONE, PLAIN) == pytest.approx(0.5)
    assert confidence(more, PLAIN) == pytest.approx(1 / (1 + np.exp(-1)))


@given(st.lists(st.floats(-20, 20), min_size=len(INPUTS), max_size=len(INPUTS)))
@thorough
def test_confidence_is_a_probability(values: list[float]) -> None:
    evidence = Evidence(**dict(zip(INPUTS, values, strict=True)))
    np.testing.assert_array_equal(evidence.values(), values)
    assert 0 <= confidence(evidence, PLAIN) <= 1


@pytest.mark.parametrize(
    ("probability", "best_sentence", "coverage", "expected"),
    [
        (0.6, 0.8, 0.1, Outcome.ANSWERED),
        (0.59, 0.8, 0.1, Outcome.NOT_STATED),
        (0.99, 0.79, 0.1, Outcome.OFF_TOPIC),
        (0.99, 0.79, 0.4, Outcome.ANSWERED),
        (0.1, 0.79, 0.4, Outcome.NOT_STATED),
        (0.59, 0.8, 0.0, Outcome.OFF_TOPIC),
        (0.6, 0.8, 0.0, Outcome.ANSWERED),
    ],
)
def test_thresholds_decide_between_an_answer_not_stated_and_off_topic(
    probability: float, best_sentence: float, coverage: float, expected: Outcome
) -> None:
    evidence = replace(NONE, best_sentence=best_sentence, coverage=coverage)
    assert outcome(probability, evidence, PLAIN) is expected


@pytest.mark.parametrize(
    "absurd",
    [
        "Con mèo của tôi thích nghe nhạc jazz vào lúc nửa đêm không?",
        "Cách nấu phở bò ngon tại nhà?",
        "zxqv wjkf plmb",
    ],
)
def test_an_absurd_question_is_less_sure_than_one_the_report_answers_in_its_words(
    searcher: Searcher, absurd: str
) -> None:
    literal = searcher.search("Quyết định số 1234/QĐ-UBND ngày 15/6/2023 phê duyệt đồ án nào?")
    assert searcher.search(absurd).confidence < literal.confidence


def test_a_year_the_report_does_not_speak_of_makes_it_less_sure(searcher: Searcher) -> None:
    question = "Năm {} UBND thành phố đã ban hành bao nhiêu công văn?"
    right, wrong = (searcher.search(question.format(year)) for year in (2023, 1998))
    assert right.missing == ()
    assert wrong.missing == ("1998",)
    assert wrong.confidence < right.confidence


def test_a_passage_stands_out_where_the_others_are_further_off(searcher: Searcher) -> None:
    def stands_out(question: str) -> float:
        ranking = searcher.rank(question)
        hit = searcher.hit(ranking, int(ranking.order[0]))
        return searcher.evidence(ranking, hit, ()).stands_out

    sharp = stands_out("Năm 2023 Thành phố tiếp nhận bao nhiêu công văn đến?")
    assert sharp > stands_out("Kết quả thực hiện nhiệm vụ là gì?") >= 0
