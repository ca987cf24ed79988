"""Retrieval is as good as it was promised to be, on questions that people wrote of the report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from embeddings.evaluation import Evaluation, evaluate, read_questions

if TYPE_CHECKING:
    from embeddings.search import Searcher

QUESTIONS = Path(__file__).parents[1] / "data" / "questions-346.jsonl"


@pytest.fixture(scope="module")
def evaluation(searcher: Searcher) -> Evaluation:
    return evaluate(searcher, read_questions(QUESTIONS))


def test_every_question_is_asked(evaluation: Evaluation) -> None:
    assert evaluation.overall.questions == 130
    assert sum(measures.questions for measures in evaluation.styles.values()) == 130


@pytest.mark.parametrize(
    ("measure", "floor"), [("hit_at_1", 0.74), ("hit_at_3", 0.85), ("citation", 0.97)]
)
def test_the_floor_holds(evaluation: Evaluation, measure: str, floor: float) -> None:
    assert getattr(evaluation.overall, measure) >= floor
