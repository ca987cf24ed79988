"""The date of a document is told by the sentence that cites it with its date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from embeddings.hit import Outcome
from embeddings.issue_date import tells_issue_date

if TYPE_CHECKING:
    from embeddings.search import Searcher

CITED = "Kế hoạch được giao tại Quyết định số 77/QĐ-UBND ngày 05/04/2022 và Công văn số 9/CV-SXD."


@pytest.mark.parametrize(
    "asked",
    [
        "Quyết định 77 ban hành ngày nào?",
        "quyết định số 77/QĐ-UBND được ký khi nào",
        "Quyết định 77 của UBND thành phố ra đời bao giờ?",
    ],
)
def test_a_document_with_its_date_tells_when_it_was_issued(asked: str) -> None:
    assert tells_issue_date(asked, CITED)


@pytest.mark.parametrize(
    "other",
    [
        "Quyết định 7 ban hành ngày nào?",
        "Công văn 9 ban hành ngày nào?",
        "Quyết định 77 về việc gì?",
        "Quyết định 77 có hiệu lực từ ngày nào?",
        "Ngày nào khánh thành cầu theo Quyết định 77?",
    ],
)
def test_another_document_or_another_question_is_not_told(other: str) -> None:
    assert not tells_issue_date(other, CITED)


@pytest.mark.parametrize("typed", ["Quyết định 2469 ban hành ngày nào?", "qđ 2469 ngày nào"])
def test_the_date_of_a_document_that_stands_twice_is_answered(
    searcher: Searcher, typed: str
) -> None:
    found = searcher.search(typed)
    assert found.outcome is Outcome.ANSWERED
    start, end = found.hits[0].highlight[0]
    assert "2469/QĐ-UBND ngày" in found.hits[0].passage.text[start:end]
