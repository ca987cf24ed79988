"""An explanation adds up to what it explains."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import numpy as np
import pytest

from embeddings.confidence import Evidence

if TYPE_CHECKING:
    from embeddings.search import Searcher

QUESTIONS = (
    "Thu ngân sách đạt bao nhiêu?",
    "GPMB nam 1998 the nao",
    "đội nào vô địch bóng đá thế giới",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_result_is_that_of_the_search(searcher: Searcher, question: str) -> None:
    assert searcher.explain(question).result == searcher.search(question)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_shares_of_a_hit_add_up_to_its_score(searcher: Searcher, question: str) -> None:
    for ranked in searcher.explain(question, top=5).hits:
        total = sum(ranked.shares.values()) + ranked.choice
        assert total == pytest.approx(ranked.hit.score, abs=1e-4)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_evidence_adds_up_to_the_confidence(searcher: Searcher, question: str) -> None:
    explained = searcher.explain(question)
    assert list(explained.evidence) == [field.name for field in fields(Evidence)]
    logit = explained.intercept + sum(effect for _, effect in explained.evidence.values())
    assert 1 / (1 + np.exp(-logit)) == pytest.approx(explained.result.confidence)


def test_what_was_made_of_the_words_is_told(searcher: Searcher) -> None:
    explained = searcher.explain("GPMB nam 1998 the nao")
    assert "năm 1998" in explained.readings[0].text
    assert sum(reading.share for reading in explained.readings) == pytest.approx(1)
    assert {"giai", "phong", "mat", "bang"} <= set(explained.others)
    assert explained.result.missing == ("1998",)
